"""The text before it is saved, with all that was typed kept."""

import pytest

from reflections.models import Reflection
from tests.factories import (
    AppraisalFactory,
    MembershipFactory,
    OrganisationFactory,
    ReflectionFactory,
    UserFactory,
)
from tests.reflections.pages import words_of
from tests.reflections.test_markdown import SCRIPTS, found_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(client):
    person = UserFactory()
    client.force_login(person)
    return person


def typed(**changed):
    return {"date": "2011-03-12", "title": "", "model": "free", "body": "*Well*"} | changed


def test_preview_shows_the_text_and_saves_nothing(client, person):
    page = client.post("/journal/preview/", typed())
    assert '<div class="prose"><p><em>Well</em></p>' in page.content.decode()
    assert not Reflection.objects.exists()


def test_preview_keeps_all_that_was_typed_and_says_nothing_about_it(client, person):
    membership = MembershipFactory(organisation__owner=person, organisation__name="BLA")
    prefix = f"membership-{membership.pk}"
    answers = {
        f"{prefix}-put_in": "4",
        f"{prefix}-worth_per_year": "lots",
        f"{prefix}-opened_version": "",
    }
    sent = typed(
        date="12 Octember", tags="a; b", model="kolb", organisations=[membership.organisation_id]
    )
    page = client.post("/journal/preview/", sent | answers | {"next": "/bin/"})
    html = page.content.decode()
    assert page.status_code == 200
    for kept in ("12 Octember", "a; b", "*Well*", "lots", "/bin/"):
        assert kept in html
    assert f'name="{prefix}-put_in" value="4" id="id_{prefix}-put_in_3" checked' in html
    assert [network.is_ticked for network in page.context["writing"].networks] == [True]
    assert page.context["form"]["model"].value() == "kolb"
    assert "errorlist" not in html


def test_preview_of_an_entry_leads_back_to_the_entry(client, person):
    entry = ReflectionFactory(owner=person, title="Old")
    page = client.post(
        "/journal/preview/", typed(entry=entry.pk, opened_version="0")
    ).content.decode()
    assert f'action="/journal/{entry.pk}/edit/"' in page
    assert 'name="opened_version" value="0"' in page
    entry.refresh_from_db()
    assert (entry.title, entry.version) == ("Old", 0)


def test_preview_is_newer_than_any_draft(client, person):
    assert "data-draft-newer>" in client.post("/journal/preview/", typed()).content.decode()


def test_text_alone_is_sent_to_a_script(client, person):
    page = client.post("/journal/preview/", {"only": "text", "body": "**Well**"})
    assert page.content.decode().strip() == (
        '<div class="prose"><p><strong>Well</strong></p>\n</div>'
    )


@pytest.mark.parametrize("sent", [{"only": "text"}, {"only": "text", "body": " \n"}, {}])
def test_no_text_says_so(client, person, sent):
    assert "Nothing written yet." in client.post("/journal/preview/", sent).content.decode()


def test_too_long_a_text_is_not_rendered(client, person):
    page = client.post("/journal/preview/", {"only": "text", "body": "[" * 200_001})
    assert "at most 200000 characters" in page.content.decode()


@pytest.mark.parametrize("text", SCRIPTS)
def test_no_script_gets_into_preview_or_entry(client, person, text):
    shown = client.post("/journal/preview/", {"only": "text", "body": text}).content.decode()
    entry = ReflectionFactory(
        owner=person, body=text, title=text[:200].replace("\n", " "), tags=[text[:50]]
    )
    pages = [
        client.get(address)
        for address in ("/journal/", f"/journal/{entry.pk}/", f"/journal/{entry.pk}/edit/")
    ]
    plain = client.get("/bin/")
    for html in (shown, *(page.content.decode() for page in pages)):
        assert not found_in(html).attributes & {"onerror", "onload", "onclick", "onmouseover"}
        assert not found_in(html).tags & {"img", "iframe", "base", "style", "math"}
    scripts = [page.content.decode().count("<script") for page in (plain, *pages)]
    assert scripts == [3, 3, 3, 5]


def test_headings_of_the_model_come_where_no_text_stands(client, person):
    page = client.post("/journal/preview/", typed(headings="1", model="four_fs", body=" "))
    body = page.context["form"]["body"].value()
    assert body.split() == ["##", "Facts", "##", "Feelings", "##", "Findings", "##", "Futures"]


def test_headings_of_another_model_are_replaced_while_nothing_is_under_them(client, person):
    sent = typed(headings="1", model="free", body="## What?\n\n## So what?\n\n## Now what?\n")
    assert client.post("/journal/preview/", sent).context["form"]["body"].value() == ""


def test_changing_the_model_never_loses_text(client, person):
    sent = typed(headings="1", model="gibbs", body="## What?\n\nMine")
    page = client.post("/journal/preview/", sent)
    assert page.context["form"]["body"].value() == "## What?\n\nMine"


@pytest.mark.parametrize("entry", ["x", "0", "9" * 30, "-1", "１"])
def test_entry_that_never_was_is_not_found(client, person, entry):
    assert client.post("/journal/preview/", typed(entry=entry)).status_code == 404


def test_another_persons_entry_is_as_good_as_none(client, person):
    theirs = ReflectionFactory()
    assert client.post("/journal/preview/", typed(entry=theirs.pk)).status_code == 404


def test_another_persons_network_is_not_shown_as_ticked(client, person):
    theirs = OrganisationFactory(name="Theirs")
    assert "Theirs" not in words_of(
        client.post("/journal/preview/", typed(organisations=[theirs.pk]))
    )


def test_another_persons_answers_are_not_shown(client, person):
    theirs = AppraisalFactory(worth_per_year="77.00").membership
    page = client.post(
        "/journal/preview/", typed(**{f"membership-{theirs.pk}-opened_version": "0"})
    )
    assert "77.00" not in words_of(page)


def test_preview_is_asked_for_by_post_alone(client, person):
    assert client.get("/journal/preview/").status_code == 405


def test_page_allows_no_script_of_its_own_and_connects_to_this_site_alone(client, person):
    policy = client.get("/journal/write/").headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "connect-src 'self'" in policy
    assert "unsafe" not in policy


def test_page_after_signing_out_forgets_drafts(client, person):
    page = client.post("/accounts/logout/", follow=True)
    assert "data-forget-drafts" in page.content.decode()


def test_page_that_asks_to_sign_in_again_keeps_drafts(client):
    page = client.get("/journal/write/", follow=True)
    assert "data-forget-drafts" not in page.content.decode()
