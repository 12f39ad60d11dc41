from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command

from networks.models import Activity
from reflections.figures.load import read_ledger
from reflections.management.commands import demo
from tests.factories import OrganisationFactory, ReflectionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def debug(settings, monkeypatch):
    settings.DEBUG = True
    monkeypatch.setattr(demo.timezone, "localdate", lambda: date(2026, 11, 23))


def test_demo_has_the_story_as_of_today(capsys):
    call_command("demo")
    assert Activity.objects.latest("date").date == date(2026, 10, 28)
    assert "15 years later. Sign in as demo / demo." in capsys.readouterr().out


def test_demo_may_enter_data():
    group, _ = Group.objects.get_or_create(name="Ledger keepers")
    call_command("demo")
    person = get_user_model().objects.get(username="demo")
    assert (person.check_password("demo"), person.is_staff) == (True, True)
    assert list(person.groups.all()) == [group]
    assert not person.is_superuser


def test_demo_is_there_without_the_group_too():
    Group.objects.all().delete()
    call_command("demo")
    assert not get_user_model().objects.get(username="demo").groups.exists()


def test_second_demo_does_nothing_and_says_so(capsys):
    call_command("demo")
    Activity.objects.filter(title="Committee meeting").delete()
    left = Activity.objects.count()
    call_command("demo")
    assert Activity.objects.count() == left
    assert "has a ledger already" in capsys.readouterr().out


@pytest.mark.parametrize("factory", [OrganisationFactory, ReflectionFactory])
def test_demo_is_refused_beside_the_ledger_of_another(factory):
    factory()
    with pytest.raises(CommandError, match="Other people keep their ledgers here"):
        call_command("demo")
    assert not get_user_model().objects.filter(username="demo").exists()


def test_demo_that_is_there_already_may_be_asked_for_again_beside_others(capsys):
    call_command("demo")
    OrganisationFactory()
    call_command("demo")
    assert "has a ledger already" in capsys.readouterr().out


def test_demo_is_refused_with_debug_off(settings):
    settings.DEBUG = False
    with pytest.raises(CommandError, match="DEBUG"):
        call_command("demo")
    assert not get_user_model().objects.exists()


def test_demo_can_be_removed_as_the_example_story():
    call_command("demo")
    person = get_user_model().objects.get(username="demo")
    assert len(read_ledger(person).story) == 15
