"""People who enter data, their ledgers, and forms as a browser would send them."""

from pathlib import Path
from unittest import mock

from django.apps import apps
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.db import connection
from django.template.base import Template
from django.test.signals import template_rendered

from networks.backup.rows import lines, tables
from tests import factories

LEDGER_APPS = ("networks", "reflections")


def keeper(username, **kwargs):
    """Someone who may enter data, as an administrator makes them."""
    user = factories.UserFactory(username=username, is_staff=True, **kwargs)
    user.groups.add(Group.objects.get(name="Ledger keepers"))
    return user


def fill_ledger(owner):
    """One row of each kind, by model; each text in it names its owner."""
    name = owner.username
    organisation = factories.OrganisationFactory(owner=owner, name=f"{name}'s network")
    membership = factories.MembershipFactory(organisation=organisation, category=f"{name}'s grade")
    reflection = factories.ReflectionFactory(owner=owner, title=f"{name}'s thoughts")
    reflection.organisations.add(organisation)
    rows = [
        organisation,
        membership,
        reflection,
        factories.FeeFactory(membership=membership, notes=f"{name}'s fee"),
        factories.ActivityFactory(organisation=organisation, title=f"{name}'s meeting"),
        factories.RoleFactory(organisation=organisation, title=f"{name}'s office"),
        factories.AppraisalFactory(membership=membership, note=f"{name}'s view"),
        factories.DecisionFactory(organisation=organisation, because=f"{name}'s reason"),
        factories.PreferenceFactory(owner=owner),
    ]
    return {type(row): row for row in rows}


def ledger_rows():
    """Everything stored in all ledgers, to compare before and after."""
    models = [model for app in LEDGER_APPS for model in apps.get_app_config(app).get_models()]
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in models}


def whatever_names(word):
    """Every table in which it stands, in whatever column."""
    models = [*tables(), Session]
    return [model.__name__ for model in models if word in b"".join(lines(model)).decode()]


def bytes_of_file():
    """The file of SQLite, with what belongs to it."""
    path = Path(connection.settings_dict["NAME"])
    return b"".join(file.read_bytes() for file in path.parent.glob(path.name + "*"))


def context_of(client, address):
    """What a page is made of, for a form that is only sent on: drawing it takes half the time."""

    def told(template, context):
        template_rendered.send(sender=template, template=template, context=context)
        return ""

    with mock.patch.object(Template, "_render", told):
        return client.get(address).context


def untouched_form(client, address):
    """What a browser would send back from the form of an admin page."""
    return as_posted(context_of(client, address))


def as_posted(context):
    """The same of a page that was answered already."""
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
        forms += [form.fee for form in inline.formset.forms if hasattr(form, "fee")]
    posted = {}
    for bound in (field for form in forms for field in form):
        value = bound.value()
        if not (value is None or value is False or value in ("", [])):
            posted[bound.html_name] = "on" if value is True else value
    return posted


def errors_of(response):
    """Every message of an admin form that was refused, its inlines included."""
    context = response.context
    said = [text for texts in context["adminform"].form.errors.values() for text in texts]
    for inline in context["inline_admin_formsets"]:
        said += inline.formset.non_form_errors()
        said += [
            t for form in inline.formset.forms for texts in form.errors.values() for t in texts
        ]
    return said
