"""What a form field makes of what is typed, as the person writes it."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.forms import modelform_factory

from networks.arithmetic.periods import VagueDate
from networks.arithmetic.typed_dates import DateOrder
from networks.arithmetic.typed_numbers import NumberStyle
from networks.fields import DayFormField, VagueDateFormField
from networks.fields.habits import Habits, writing_as
from networks.models import Activity, Fee

AMERICAN = Habits(DateOrder.MONTH_FIRST, NumberStyle.POINT)
GERMAN = Habits(DateOrder.DAY_FIRST, NumberStyle.COMMA)
HOURS = modelform_factory(Activity, fields=["hours"]).base_fields["hours"]
AMOUNT = modelform_factory(Fee, fields=["amount"]).base_fields["amount"]


@pytest.mark.parametrize("field", [DayFormField(), VagueDateFormField()])
@pytest.mark.parametrize("text", ["15th July 2004", "15 Sept 2004", "15.7.2004", "13/7/24"])
def test_every_field_of_a_date_reads_every_spelling(field, text):
    assert field.clean(text)


@pytest.mark.parametrize(
    ("habits", "day"), [(AMERICAN, date(2004, 3, 4)), (GERMAN, date(2004, 4, 3))]
)
def test_figures_of_a_date_are_read_as_the_person_writes_them(habits, day):
    with writing_as(lambda: habits):
        assert DayFormField().clean("3/4/2004") == VagueDateFormField().clean("3/4/2004").day == day
    with pytest.raises(ValidationError, match="could be 3 April 2004 or 4 March 2004"):
        DayFormField().clean("3/4/2004")


@pytest.mark.parametrize(("field", "text"), [(HOURS, "7,5"), (AMOUNT, "1.184,50")])
def test_number_is_read_as_the_person_writes_it(field, text):
    with writing_as(lambda: GERMAN):
        assert field.clean(text) == Decimal({"7,5": "7.5", "1.184,50": "1184.50"}[text])
    with pytest.raises(ValidationError, match="after a point"):
        field.clean(text)


def test_habits_are_not_asked_for_where_they_make_no_difference():
    def look_up():
        raise AssertionError("A query for nothing.")

    with writing_as(look_up):
        assert HOURS.clean("7.5") == Decimal("7.50")
        assert DayFormField().clean("2004-03-04") == date(2004, 3, 4)
        assert VagueDateFormField().clean(" 2004-03 ") == VagueDate.parse("2004-03")


@pytest.mark.parametrize("text", ["$15", "15 €", "A$15", "£15", "₹15"])
def test_sign_is_refused_where_the_currency_has_a_field_of_its_own(text):
    with pytest.raises(ValidationError, match="Write the number alone"):
        AMOUNT.clean(text)
