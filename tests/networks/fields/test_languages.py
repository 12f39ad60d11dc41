"""Dates and numbers in a person's own language, which has its names from Django."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from networks.arithmetic.money import format_money, without_noughts
from networks.arithmetic.periods import VagueDate, format_day, format_vague
from networks.arithmetic.typed_dates import DateOrder, read_vague
from networks.arithmetic.typed_numbers import NumberStyle
from networks.arithmetic.words import plain
from networks.arithmetic.writing import written_as
from networks.fields.dates import readable
from networks.fields.languages import languages, order_of, style_of, writing_of
from networks.models import Preference
from tests.factories import MembershipFactory, OrganisationFactory, UserFactory
from tests.networks.views.sending import send
from tests.reflections.pages import words_of

DAY, MONEY = date(2011, 3, 12), Decimal("1234.5")


@pytest.mark.parametrize(
    ("code", "day", "month", "money"),
    [
        (None, "12 March 2011", "March 2011", "€1,234.50"),
        ("xx", "12 March 2011", "March 2011", "€1,234.50"),
        ("en", "March 12, 2011", "March 2011", "€1,234.50"),
        ("de", "12. März 2011", "März 2011", "€1.234,50"),
        ("fr", "12 mars 2011", "mars 2011", "€1\N{NO-BREAK SPACE}234,50"),
        ("es", "12 de marzo de 2011", "marzo de 2011", "€1\N{NO-BREAK SPACE}234,50"),
        ("cs", "12. března 2011", "březen 2011", "€1\N{NO-BREAK SPACE}234,50"),
        ("hu", "2011. március 12.", "2011. március", "€1\N{NO-BREAK SPACE}234,50"),
    ],
)
def test_each_language_writes_its_own_way(code, day, month, money):
    with written_as(writing_of(code)):
        assert format_day(DAY) == day
        assert format_vague(VagueDate.parse("2011-03")) == month
        assert format_money(MONEY, "EUR") == money
    assert (format_day(DAY), plain(MONEY)) == ("12 March 2011", "1,234.5")


@pytest.mark.parametrize(
    ("code", "amounts"), [(None, "£184 and £1,002.50 a year"), ("de", "£184 and £1.002,50 a year")]
)
def test_whole_amounts_alone_lose_their_noughts(code, amounts):
    with written_as(writing_of(code)):
        several = [format_money(Decimal(184)), format_money(Decimal("1002.50"))]
        assert without_noughts(f"{' and '.join(several)} a year") == amounts


@pytest.mark.parametrize("text", ["12. März 2011", "12. Maerz 2011", "März 2011", "12 March 2011"])
def test_months_are_read_in_the_persons_language_and_in_english(text):
    with written_as(writing_of("de")):
        if "Maerz" in text:
            with pytest.raises(ValueError, match="no month called Maerz"):
                read_vague(text)
        else:
            assert str(read_vague(text)) == ("2011-03" if text == "März 2011" else "2011-03-12")


def test_what_a_field_shows_is_read_back_in_every_language():
    months = [f"2011-{month:02}" for month in range(1, 13)]
    known = [VagueDate.parse(month + day) for month in months for day in ("", "-12")]
    for code in languages():
        with written_as(writing_of(code)):
            assert [read_vague(readable(vague)) for vague in known] == known


@pytest.mark.parametrize(
    ("code", "order", "style"),
    [
        (None, None, None),
        ("de", DateOrder.DAY_FIRST, NumberStyle.COMMA),
        ("en", DateOrder.MONTH_FIRST, NumberStyle.POINT),
        ("sv", None, NumberStyle.COMMA),
    ],
)
def test_figures_are_read_as_the_language_writes_them(code, order, style):
    assert (order_of(code), style_of(code)) == (order, style)


@pytest.mark.django_db
def test_language_is_chosen_among_the_preferences_and_holds_on_every_page(client):
    person = UserFactory()
    member = MembershipFactory(
        organisation=OrganisationFactory(owner=person), started_on=date(2011, 3, 12)
    )
    client.force_login(person)
    send(client, "/preferences/", language="de")
    assert Preference.objects.of(person).get(setting="language").words == "de"
    page = client.get(f"/memberships/{member.pk}/")
    assert 'value="12. März 2011"' in page.content.decode()
    send(client, f"/memberships/{member.pk}/", started_on="3/4/2011", ended_on="31. Mai 2012")
    member.refresh_from_db()
    assert (member.started_on, member.ended_on) == (date(2011, 4, 3), date(2012, 5, 31))
    assert "3. April 2011" in words_of(client.get(f"/networks/{member.organisation_id}/history/"))
    # And of nobody else afterwards.
    assert format_day(DAY) == "12 March 2011"


@pytest.mark.django_db
def test_language_that_is_none_is_refused(client):
    person = UserFactory()
    client.force_login(person)
    assert list(send(client, "/preferences/", language="kl").context["form"].errors) == ["language"]
    broken = Preference(owner=person, setting="language", words="kl")
    with pytest.raises(ValidationError, match="Give one of az, "):
        broken.full_clean()
