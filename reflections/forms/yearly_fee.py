"""The fee that a decision was about, as people say it."""

from typing import Any

from django.contrib.auth.models import User
from django.utils.functional import SimpleLazyObject

from networks.forms.amounts import HomeAmountField
from networks.models import Preference


class YearlyFeeField(HomeAmountField):
    """For a year, in home money: "£15.30 a month" is £183.60, "about 150" is £150."""

    def __init__(self, **kwargs: Any):
        super().__init__(a_year=True, a_guess=True, **kwargs)

    def belong_to(self, owner: User) -> None:
        """Their currency is asked for where an amount stands in the field, and only there."""
        home = SimpleLazyObject(lambda: Preference.objects.home_currency(owner.pk))
        self.usual_currency = home  # type: ignore[assignment]  # a str once it is looked at
