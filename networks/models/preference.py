"""What a person chose for their whole ledger."""

from collections.abc import Iterable
from datetime import date
from typing import Self
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from networks.arithmetic.currencies import WRITTEN_WITH_A_POINT
from networks.arithmetic.typed_dates import DateOrder
from networks.arithmetic.typed_numbers import NumberStyle
from networks.fields import DayField, LineField, PlainDecimalField, SearchField
from networks.fields.habits import Habits
from networks.fields.languages import languages, order_of, style_of
from networks.models.constraints import THREE_CAPITALS, one_of, ref_once, three_capitals, within
from networks.models.home_currency import refuse_other_currency
from networks.models.preference_setting import (
    HIGHEST,
    LISTED,
    UK_TAX_YEAR,
    WORDED,
    WORDS,
    PreferenceSetting,
    one_of_its_words,
    time_zones,
)
from networks.models.prepared import PreparedQuery
from networks.models.record import Record

DEFAULT_CURRENCY = "GBP"
# The days on which they begin.
UK_TAX_YEARS = [date(year, 4, 6) for year in range(1900, 2200)]

HOME_CURRENCY = PreparedQuery(
    lambda owner: Preference.objects.of(owner).filter(setting="home_currency").values("currency")
)


class PreferenceQuerySet(models.QuerySet["Preference"]):
    def of(self, owner: User) -> Self:
        return self.filter(owner=owner)

    def spelled_out(self, owner: User) -> list["Preference"]:
        """The owner's rows, with the home currency even where it was never chosen.

        That one is not stored and has no id; a file without it would mean another currency to a
        ledger that is kept in another.
        """
        rows: list[Preference] = list(self.of(owner).order_by("id"))
        if all(row.setting != PreferenceSetting.HOME_CURRENCY for row in rows):
            chosen = {"setting": PreferenceSetting.HOME_CURRENCY, "currency": DEFAULT_CURRENCY}
            rows.insert(0, Preference(owner_id=owner.pk, **chosen))
        return rows

    def home_currency(self, owner_id: int) -> str:
        [currencies] = HOME_CURRENCY.columns(owner_id)
        return currencies[0] if currencies else DEFAULT_CURRENCY

    def today(self, owner_id: int) -> date:
        """The day that it is for them, who may be elsewhere than the server."""
        return timezone.localdate(timezone=ZoneInfo(self.time_zone(owner_id)))

    def time_zone(self, owner_id: int) -> str:
        """The name of the one that they said, else of the place where the server stands."""
        name = self._word(owner_id, PreferenceSetting.TIME_ZONE)
        return name or timezone.get_default_timezone_name()

    def language(self, owner_id: int) -> str | None:
        """The code of the one in which they read dates and numbers; None for British English."""
        return self._word(owner_id, PreferenceSetting.LANGUAGE)

    def _word(self, owner: int, setting: str) -> str | None:
        return self.filter(owner=owner, setting=setting).values_list("words", flat=True).first()

    def habits(self, owner_id: int) -> Habits:
        """How they write dates and numbers: as they said, else as their language or currency."""
        values = {row.setting: row.words or row.currency for row in self.filter(owner_id=owner_id)}
        order = values.get(PreferenceSetting.DATE_ORDER)
        numbers = values.get(PreferenceSetting.NUMBER_STYLE)
        home = values.get(PreferenceSetting.HOME_CURRENCY, DEFAULT_CURRENCY)
        language = values.get(PreferenceSetting.LANGUAGE)
        usual = NumberStyle.POINT if home in WRITTEN_WITH_A_POINT else None
        return Habits(
            date_order=DateOrder(order) if order else order_of(language),
            numbers=NumberStyle(numbers) if numbers else style_of(language) or usual,
        )


def says_uk_tax_year(rows: "Iterable[Preference]") -> bool:
    """As a person said; else whoever keeps their ledger in pounds does (METHOD, Tax)."""
    values = {row.setting: row.words or row.currency for row in rows}
    in_pounds = values.get(PreferenceSetting.HOME_CURRENCY, DEFAULT_CURRENCY) == DEFAULT_CURRENCY
    return values.get(PreferenceSetting.TAX_YEAR, UK_TAX_YEAR if in_pounds else "") == UK_TAX_YEAR


class Preference(Record):
    """One choice of a person: a currency, a number or one of the words that its setting takes.

    A tax rate also says from which tax year.
    """

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="preferences", editable=False
    )
    setting = models.CharField(max_length=13, choices=PreferenceSetting.choices)
    since = DayField(
        "from", null=True, blank=True, help_text="For a tax rate: 6 April of the year."
    )
    currency = LineField(
        max_length=3,
        blank=True,
        default="",
        validators=[RegexValidator(THREE_CAPITALS, "Give a currency as its three letters.")],
    )
    number = PlainDecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    words = LineField(max_length=40, blank=True, default="")
    search_text = SearchField(source=("setting", "currency"))

    objects = PreferenceQuerySet.as_manager()

    class Meta:
        ordering = ["setting", "since", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "setting"],
                name="preference_set_once",
                condition=Q(setting__in=["home_currency", "hour_value", *sorted(WORDED)]),
                violation_error_message="You have set this already: change that one.",
            ),
            models.UniqueConstraint(
                fields=["owner", "since"],
                name="preference_one_tax_rate_a_year",
                condition=Q(setting="tax_rate"),
                violation_error_message="There is a tax rate from that day already.",
            ),
            models.UniqueConstraint(
                fields=["owner", "number"],
                name="preference_reminder_once",
                condition=Q(setting="reminder_days"),
                violation_error_message="You are reminded that many days before already.",
            ),
            models.CheckConstraint(
                condition=Q(setting="home_currency", number=None, since=None, words="")
                & three_capitals("currency")
                | Q(
                    setting="tax_rate",
                    currency="",
                    words="",
                    number__isnull=False,
                    since__isnull=False,
                    since__in=UK_TAX_YEARS,
                )
                | Q(
                    setting__in=["hour_value", "reminder_days"],
                    currency="",
                    words="",
                    number__isnull=False,
                    since=None,
                )
                | one_of_its_words()
                | Q(Q(setting__in=LISTED, currency="", number=None, since=None), ~Q(words="")),
                name="preference_value_fits_setting",
                violation_error_message="That value does not fit the setting.",
            ),
            ref_once("preference", "owner"),
            one_of("preference", "setting", PreferenceSetting),
            within("preference", "since", UK_TAX_YEARS[0], UK_TAX_YEARS[-1]),
            within("preference", "number", 0, HIGHEST[PreferenceSetting.HOUR_VALUE]),
        ]

    def __str__(self) -> str:
        return self.get_setting_display()

    def clean(self) -> None:
        if self.setting == PreferenceSetting.HOME_CURRENCY:
            self._clean_currency()
        elif self.setting in WORDED:
            self._clean_words()
        elif self.setting:
            self._clean_number()
        if self.words and self.setting not in WORDED:
            raise ValidationError({"words": "This setting takes no word."})
        self._clean_since()

    def _clean_currency(self) -> None:
        if not self.currency:
            raise ValidationError({"currency": "Give your currency as its three letters."})
        if self.number is not None:
            raise ValidationError({"number": "A home currency has no number."})

    def _clean_words(self) -> None:
        if self.setting == PreferenceSetting.TIME_ZONE:
            if self.words not in time_zones():
                raise ValidationError({"words": "Give a time zone such as Europe/London."})
        elif self.setting == PreferenceSetting.LANGUAGE:
            if self.words not in languages():
                raise ValidationError({"words": f"Give one of {', '.join(languages())}."})
        elif self.words not in (values := [value for value, _ in WORDS[self.setting]]):
            raise ValidationError({"words": f"Give {' or '.join(values)}."})
        if self.currency or self.number is not None:
            raise ValidationError({"words": "This setting takes a word alone."})

    @property
    def in_words(self) -> str:
        """What was chosen, as its form says it; empty for a currency or a number."""
        return dict(WORDS.get(self.setting, [])).get(self.words, self.words)

    def _clean_number(self) -> None:
        if self.number is None:
            raise ValidationError({"number": "Give a number."})
        if self.currency:
            raise ValidationError({"currency": "Only the home currency has one."})
        highest = HIGHEST[self.setting]
        if self.number > highest:
            raise ValidationError({"number": f"At most {highest:,f}."})
        if self.setting == PreferenceSetting.REMINDER_DAYS and self.number % 1:
            raise ValidationError({"number": "Give whole days."})

    def _clean_since(self) -> None:
        if self.setting == PreferenceSetting.TAX_RATE:
            if not self.since or (self.since.month, self.since.day) != (4, 6):
                raise ValidationError({"since": "Give the first day of a tax year, a 6 April."})
        elif self.since:
            raise ValidationError({"since": "Only a tax rate begins on a day."})

    def check_in_ledger(self) -> None:
        super().check_in_ledger()
        self.check_turning()

    def check_turning(self) -> None:
        """A row that was the home currency and is another setting now leaves the default one."""
        is_home = self.setting == PreferenceSetting.HOME_CURRENCY
        if is_home or self._is_stored_as_home():
            refuse_other_currency(self.owner_id, self.currency if is_home else DEFAULT_CURRENCY)

    def check_deleting(self) -> None:
        if self._is_stored_as_home():
            refuse_other_currency(self.owner_id, DEFAULT_CURRENCY)

    def _is_stored_as_home(self) -> bool:
        home = PreferenceSetting.HOME_CURRENCY
        return bool(self.pk) and Preference.objects.filter(pk=self.pk, setting=home).exists()
