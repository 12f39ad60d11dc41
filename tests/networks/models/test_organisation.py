from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError

from networks.models import Organisation
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db


def test_name_with_what_nobody_sees_in_it_is_the_one_that_is_there():
    linkedin = OrganisationFactory(name="LinkedIn")
    double = OrganisationFactory.build(owner=linkedin.owner, name="Linked\u200bIn")
    with pytest.raises(ValidationError, match="You already have a network called"):
        double.full_clean()


def test_keys_from_before_follow_what_is_seen_where_they_can():
    owner = OrganisationFactory(name="LinkedIn").owner
    alone = OrganisationFactory(owner=owner, name="CI\u200bLIP")
    double = OrganisationFactory(owner=owner, name="x")
    rows = Organisation.objects.filter(owner=owner)
    rows.filter(pk=alone.pk).update(name_key="ci\u200blip")
    rows.filter(pk=double.pk).update(name="Linked\u200bIn", name_key="linked\u200bin")
    import_module("networks.migrations.0003_second_edition_rows").compare_names_as_seen(apps)
    keys = list(rows.order_by("id").values_list("name_key", flat=True))
    assert keys == ["linkedin", "cilip", "linked\u200bin"]


def test_network_is_called_by_its_ref_its_name_or_a_short_name_of_its_own():
    guild = OrganisationFactory(name="Guild of Scribes", short_name="GoS")
    own = Organisation.objects.of(guild.owner)
    for words in ("guild of scribes ", "gos", str(guild.ref), str(guild.ref).upper()):
        assert own.called(words) == [guild]
    assert own.called("") == own.called("Guild") == []


def test_full_name_comes_before_the_same_short_one_and_a_short_one_can_be_doubtful():
    gos = OrganisationFactory(name="Guild of Scribes", short_name="GS")
    stones = OrganisationFactory(owner=gos.owner, name="Guild of Stonemasons", short_name="gs")
    OrganisationFactory(name="GS")
    own = Organisation.objects.of(gos.owner)
    assert own.called("GS") == [gos, stones]
    named = OrganisationFactory(owner=gos.owner, name="Gs")
    assert own.called("GS") == [named]
