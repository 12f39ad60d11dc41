"""Numbers as people type them: 1,184.00 and 1.184,00, 80,50, 1 234, 1,20,000 (in lakhs).

A mark that could be two things is refused with both readings, unless the person's own style says.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from networks.arithmetic.money import parse_decimal

_SAME_MARKS = str.maketrans({"’": "'", "\u00a0": " ", "\u2009": " ", "\u202f": " "})
_DIGITS = re.compile(r"[0-9]+")
_GROUPS = re.compile(r"[1-9][0-9]{0,2}(?:([,.' ])[0-9]{3})(?:\1[0-9]{3})*")
_LAKHS = re.compile(r"[1-9][0-9]?(?:(,)[0-9]{2})+,[0-9]{3}")


class NumberStyle(StrEnum):
    """Which mark stands before the pennies; the other one parts the thousands."""

    POINT = "point"
    COMMA = "comma"

    @property
    def mark(self) -> str:
        return "." if self == NumberStyle.POINT else ","


@dataclass(frozen=True, slots=True)
class _Reading:
    """Plain digits with a point, and the marks that were taken for it and for the thousands."""

    plain: str
    point: str
    thousands: str

    def fits(self, style: NumberStyle) -> bool:
        return self.point in ("", style.mark) and self.thousands != style.mark


def read_number(
    text: str,
    *,
    places: int,
    whole_digits: int,
    negative: bool = False,
    style: NumberStyle | None = NumberStyle.POINT,
) -> Decimal:
    """The one number that `text` can be; `style` is None where the person's own is not known.

    Raises ValueError, in words for the person, where there is none, or two; the limits are those
    of `parse_decimal`.
    """
    plain = plain_number(text, style)
    try:
        return parse_decimal(plain, places=places, whole_digits=whole_digits, negative=negative)
    except ValueError as error:
        readings = _readings(text.strip().translate(_SAME_MARKS).removeprefix("-"))
        whole = [reading.plain for reading in readings if not reading.point]
        # 1.234 has too many places as it stands, but may have been meant as a thousand.
        if "decimal place" in str(error) and whole:
            raise ValueError(
                f"{str(error)[:-1]}; for {int(whole[0]):,} write {whole[0]}."
            ) from None
        raise


def plain_number(text: str, style: NumberStyle | None) -> str:
    """The number as digits and a point, or `text` where it is none; ValueError where it is two."""
    typed = text.strip().translate(_SAME_MARKS)
    sign = "-" if typed[:1] == "-" else ""
    readings = list(_readings(typed.removeprefix("-")))
    return sign + _chosen(typed, readings, style) if readings else typed


def is_read_in_any_style(text: str) -> bool:
    """Whether a person's style makes no difference: digits and at most two after a point."""
    return re.fullmatch(r"[0-9]*(?:\.[0-9]{0,2})?", text.strip()) is not None


def _readings(digits: str) -> Iterator[_Reading]:
    digits = digits.removesuffix(".")
    for point in ("", ".", ","):
        whole, mark, fraction = digits.partition(point) if point else (digits, "", "")
        if mark != point or (point and not _DIGITS.fullmatch(fraction)):
            continue
        match = _GROUPS.fullmatch(whole) or _LAKHS.fullmatch(whole)
        thousands = match.group(1) if match else ""
        if (match is None and not _DIGITS.fullmatch(whole)) or (point and thousands == point):
            continue
        bare = "".join(filter(str.isdecimal, whole))
        yield _Reading(f"{bare}.{fraction}" if fraction else bare, point, thousands)


def _chosen(typed: str, readings: list[_Reading], style: NumberStyle | None) -> str:
    if style is None:
        if len(readings) > 1:
            first, second = (reading.plain for reading in readings[:2])
            raise ValueError(
                f"{typed} could be {first} or {second}: write it without a mark for the thousands."
            )
        return readings[0].plain
    fitting = [reading.plain for reading in readings if reading.fits(style)]
    if fitting:
        return fitting[0]
    if style == NumberStyle.COMMA and not readings[0].thousands:
        # What a form shows stays readable: it writes a point.
        return readings[0].plain
    if not readings[0].point:
        raise ValueError(f"Write it without marks for the thousands: {readings[0].plain}.")
    where = "point, as in 75.50" if style == NumberStyle.POINT else "comma, as in 75,50"
    raise ValueError(f"Write pennies after a {where}.")


def write_number(value: Decimal, *, places: int, style: NumberStyle | None) -> str:
    """What `read_number` reads back to the same; no thousands where the style is not known."""
    if style is None:
        return f"{value:.{places}f}"
    text = f"{value:,.{places}f}"
    return text if style == NumberStyle.POINT else text.translate(str.maketrans(",.", ".,"))
