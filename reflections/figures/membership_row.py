"""A membership as a frozen row, with its fees and what was said of it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from networks.arithmetic.periods import Period, Precision, VagueDate
from reflections.arithmetic.worth import Valuation
from reflections.figures.fee_row import FeeRow


@dataclass(frozen=True, slots=True)
class Answers:
    """What an appraisal says, looking back from its date; None is not answered."""

    on: date
    put_in: int | None
    got_out: int | None
    would_miss: int | None


@dataclass(frozen=True, slots=True)
class MembershipRow:
    """A membership, its fees and valuations; `days` counts a vague end as METHOD does.

    `refused` is the fee for a year that the person refused when they left or did not come back,
    before the next membership, if a decision names it.
    """

    id: int
    category: str
    days: Period
    is_open: bool
    notice_days: int | None
    fees: tuple[FeeRow, ...] = ()
    valuations: tuple[Valuation, ...] = ()
    answers: tuple[Answers, ...] = ()
    held_for: tuple[str, ...] = ()
    number: str = ""
    renews_itself: bool | None = None
    how_to_leave: str = ""
    start_precision: Precision = Precision.DAY
    refused: Decimal | None = None
    end_precision: Precision = Precision.DAY

    @property
    def start(self) -> VagueDate:
        return VagueDate(self.days.first, self.start_precision)

    @property
    def end(self) -> VagueDate:
        return VagueDate(self.days.last, self.end_precision)
