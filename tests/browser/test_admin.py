"""Every page of the admin on a phone and a desk, in light and dark."""

from itertools import cycle

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.urls import reverse

from networks.models import Fee, Membership, Organisation
from tests.browser import looking

# One of these in turn for each page, so that both looks of each size are looked at many times.
LOOKS = [{(390, "light"), (1280, "dark")}, {(1280, "light"), (390, "dark")}]
UNBROKEN = "Zusammengeschrieben" * 9 + "erVerein!"
ARABIC = "الجمعية الدولية لأمناء المكتبات والمعلومات في القاهرة والإسكندرية"


@pytest.fixture
def page(context):
    """Without the listener of all other tests: axe trips the CSP."""
    return context.new_page()


@pytest.fixture
def named(teller):
    return name_at_length(teller)


def name_at_length(person):
    """Some names of the story as long as they come, and as foreign."""
    own = Organisation.objects.of(person)
    for short, name in (("CILIP", UNBROKEN), ("BLA", ARABIC)):
        network = own.get(short_name=short)
        network.name, network.short_name = name, ""
        network.save()
    return person


def address(model, view, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{view}", args=args)


def row_of(model, person):
    """The row with the most below it."""
    if model is User:
        return person
    if model is Organisation:
        return model.objects.of(person).get(name=UNBROKEN)
    if model is Membership:
        return model.objects.of(person).filter(ended_on=None, organisation__name=ARABIC).get()
    return model.objects.of(person).first()


def addresses(person):
    yield reverse("admin:index")
    yield reverse("admin:app_list", args=["networks"])
    for model in admin.site._registry:
        pk = row_of(model, person).pk
        yield address(model, "changelist")
        # Whoever is new is invited, on a page of the site.
        yield from [] if model is User else [address(model, "add")]
        yield from (address(model, view, pk) for view in ("change", "delete"))
    yield address(Fee, "changelist") + "?paid_by__exact=employer&q=2"
    for model in (Fee, Organisation):
        yield address(model, "history", row_of(model, person).pk)
    yield address(Organisation, "add") + "?_popup=1"
    yield reverse("admin:auth_user_password_change", args=[person.pk])


def faults_of(page, base, where, looks):
    answer = page.goto(base + where)
    faults = [] if answer.status == 200 else [f"answers {answer.status}"]
    return [f"{where}: {fault}" for fault in (*faults, *looking.faults(page, "html", looks))]


def ask_to_delete_all(page, base):
    """Up to the page that asks whether all fees of the list are to go."""
    page.goto(base + address(Fee, "changelist"))
    for box in page.locator("[name=_selected_action]").all():
        box.check()
    page.locator("[name=action]").select_option("delete_selected")
    with page.expect_navigation():
        page.get_by_role("button", name="Go").click()


def test_every_page_of_the_admin_fits_and_is_accessible(page, live_server, sign_in, named):
    sign_in(named)
    faults = []
    for where, looks in zip(addresses(named), cycle(LOOKS), strict=False):
        faults += faults_of(page, live_server.url, where, looks)
    ask_to_delete_all(page, live_server.url)
    faults += [
        f"deleting several: {fault}" for fault in looking.faults(page, "html", LOOKS[0] | LOOKS[1])
    ]
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)
