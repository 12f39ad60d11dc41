"""The story, entered from an empty ledger through the pages alone, is the story of the files."""

import csv
import io
import zipfile
from collections import Counter

import pytest

from networks.models import Fee, Membership, Organisation
from reflections.story import FOLDER
from tests.browser.looking import unfold
from tests.networks.views.sending import send
from tests.reflections.conftest import tell_story
from tests.reflections.pages import words_of
from tests.reflections.scenes import scenes


def rows_of(name):
    with (FOLDER / f"{name}.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


class Hands:
    """Types the first form of each kind in the browser, and the others as a browser sends them."""

    def __init__(self, page, client, base):
        self.page, self.client, self.base = page, client, base
        self.typed = set()

    def type(self, form, address, /, **values):
        values = {name: value for name, value in values.items() if value not in ("", [])}
        if form in self.typed:
            answer = send(self.client, address, **values)
            assert answer.status_code == 302, (form, values, words_of(answer))
        else:
            self.typed.add(form)
            self._type_in_browser(address, values)

    def _type_in_browser(self, address, values):
        self.page.goto(self.base + address)
        unfold(self.page)
        for name, value in values.items():
            self._fill(name.replace("fee_", "fee-"), value)
        with self.page.expect_response(lambda answer: answer.request.method == "POST") as sent:
            self.page.locator("main .form-end .primary").click()
        assert sent.value.status == 302, (address, self.page.locator("main").inner_text())
        self.page.wait_for_load_state()

    def _fill(self, name, value):
        controls = self.page.locator(f'main form [name="{name}"]')
        days = self.page.locator('main form [name="date_when"]')
        if name == "date" and days.count():
            # The last is another day than today or yesterday, which shows the field for it.
            days.last.evaluate("radio => radio.click()")
        kind = controls.first.evaluate("element => element.type")
        if kind == "radio":
            self.page.locator(f'main form [name="{name}"][value="{value}"]').check()
        elif kind == "checkbox":
            for box in controls.all():
                box.set_checked(box.evaluate("element => element.value") in value)
        elif kind == "select-one":
            controls.select_option(str(value))
        else:
            controls.fill(value)


class Story:
    """Where the story stands in the ledger that is being typed."""

    def __init__(self, owner, hands):
        self.owner, self.hands = owner, hands

    def enter(self):
        self.preferences()
        for row in rows_of("organisations"):
            self.network(row)
        for row in rows_of("organisations"):
            if row["host"]:
                pk = self.pk(row["name"])
                self.hands.type("host", f"/networks/{pk}/edit/", host=self.pk(row["host"]))
        for kind in ("fees", "roles", "activities", "appraisals", "decisions", "reflections"):
            for row in rows_of(kind):
                getattr(self, kind)(**row)

    def pk(self, name):
        return Organisation.objects.get(owner=self.owner, name=name).pk

    def membership(self, name, start):
        return Membership.objects.get(organisation=self.pk(name), started_on=start).pk

    def preferences(self):
        rows = rows_of("preferences")
        chosen = {row["setting"]: row["value"] for row in rows if not row["from"]}
        self.hands.type("preferences", "/preferences/", hour_value=chosen["hour_value"])
        for row in rows:
            if since := row["from"]:
                address = "/preferences/tax-rates/add/"
                self.hands.type("tax rate", address, since=since, number=row["value"])

    def network(self, row):
        held = [
            membership
            for membership in rows_of("memberships")
            if membership["organisation"] == row["name"]
        ]
        parent = self.pk(row["parent"]) if row["parent"] else ""
        known = {name: row[name] for name in ("name", "short_name", "kind", "setting", "website")}
        tax_relief = "100" if row["tax_relief"] == "yes" else ""
        self.hands.type(
            "network", "/networks/add/",
            **known, parent=parent, tax_relief=tax_relief, **joining(held[0]),
        )  # fmt: skip
        pk = self.pk(row["name"])
        self.leave(held[0])
        for fee in held[1:]:
            self.hands.type("rejoining", f"/networks/{pk}/join/", **joining(fee))
            self.leave(fee)
        if row["notes"]:
            self.hands.type("network's notes", f"/networks/{pk}/edit/", notes=row["notes"])

    def leave(self, row):
        if row["ended_on"]:
            pk = self.membership(row["organisation"], row["started_on"])
            end = {name: row[name] for name in ("ended_on", "reason_left")}
            self.hands.type("leaving", f"/memberships/{pk}/leave/", **end)

    def fees(self, *, organisation, membership_started_on, notes, **row):
        membership = self.membership(organisation, membership_started_on)
        if row["paid_on"] != membership_started_on:
            self.hands.type(
                "fee", f"/memberships/{membership}/fees/add/", **spoken(row), notes=notes
            )
        elif notes:
            fee = Fee.objects.get(membership=membership, paid_on=row["paid_on"])
            self.hands.type("fee's notes", f"/fees/{fee.pk}/", notes=notes)

    def roles(self, *, organisation, **row):
        self.hands.type("role", f"/networks/{self.pk(organisation)}/roles/add/", **row)

    def activities(
        self, *, organisation, found_through, currency, exchange_rate, cpd, cost_paid_by, **row
    ):
        """The page remembers who paid last time, so that "self" has to be said too."""
        row |= {"cpd": ["on"] if cpd == "yes" else "", "cost_paid_by": cost_paid_by or "self"}
        row["given"] = {"yes": "True", "no": "False"}.get(row["given"], "")
        row["found_through"] = self.pk(found_through) if found_through else ""
        self.hands.type("activity", "/log/", organisation=self.pk(organisation), **row)

    def appraisals(self, *, organisation, membership_started_on, **row):
        membership = self.membership(organisation, membership_started_on)
        self.hands.type("appraisal", f"/memberships/{membership}/appraisals/add/", **row)

    def decisions(self, *, organisation, **row):
        self.hands.type("decision", "/renewals/decisions/add/", network=organisation, **row)

    def reflections(self, *, organisations, **row):
        about = [str(self.pk(name)) for name in organisations.split("; ")]
        self.hands.type("reflection", "/journal/write/", organisations=about, **row)


def joining(row):
    """A membership as the page for joining asks for it, with the fee of its first day."""
    names = ("started_on", "category", "held_by", "reason_joined", "credential", "notice_days")
    start = row["organisation"], row["started_on"]
    fees = [fee for fee in rows_of("fees") if (fee["organisation"], fee["paid_on"]) == start]
    told = {f"fee_{name}": value for fee in fees for name, value in spoken(fee).items()}
    held_for = [purpose for purpose in row["held_for"].split("; ") if purpose]
    return {name: row[name] for name in names} | {"held_for": held_for} | told


def spoken(row):
    names = ("kind", "paid_on", "covers_from", "covers_until", "paid_by")
    about = "about " if row["certainty"] == "about" else ""
    return {"amount": about + row["amount"]} | {name: row[name] for name in names}


def exported(client, user):
    """The rows of each file of the ledger, in whatever order they are."""
    client.force_login(user)
    content = b"".join(client.get("/ledger/export/").streaming_content)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        texts = {name: archive.read(name).decode() for name in archive.namelist()}
    rows = {name: csv.reader(io.StringIO(texts[name])) for name in texts}
    # The last column is the row's ref, which every ledger gives anew.
    return {name: Counter(tuple(row[:-1]) for row in rows[name]) for name in rows}


def differences(these, those):
    """The rows that are in one of two ledgers alone, by file."""
    assert these.keys() == those.keys()
    return {
        name: (these[name] - those[name], those[name] - these[name])
        for name in these
        if these[name] != those[name]
    }


def scene_of(client, owner, scene):
    """What the pages say of a scene: the rows of the CSV file, and the dashboard's result."""
    own = Organisation.objects.filter(owner=owner)
    query = {
        "period": "custom", "from": scene.first, "until": scene.last, "lens": scene.lens,
        "leave_out": [own.get(name=name).pk for name in scene.left_out],
    }  # fmt: skip
    text = client.get("/summary.csv", query).getvalue().decode("utf-8-sig")
    rows = {row["organisation"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}
    found = {name: {k: rows[name][k] for k in figures} for name, figures in scene.rows.items()}
    return found, words_of(client.get("/", query))


@pytest.fixture
def typist(page, live_server, sign_in, client, reader):
    """Who has typed the whole story."""
    sign_in(reader)
    Story(reader, Hands(page, client, live_server.url)).enter()
    return reader


def test_typed_story_is_that_of_the_files(typist, client):
    typed = exported(client, typist)
    brought_in = exported(client, tell_story(username="importer"))
    assert differences(typed, brought_in) == {}
    client.force_login(typist)
    for scene in scenes():
        rows, words = scene_of(client, typist, scene)
        assert rows == scene.rows, str(scene)
        score = scene.result["score"]
        assert f"Offline {score['offline']} : {score['online']} online" in words
