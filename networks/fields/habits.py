"""How the person at the keyboard writes dates and numbers, for every field that reads them.

Held beside the request, as Django holds its language and time zone: a form in the admin or a filter
has nobody else to ask. Looked up only where what was typed could be two things.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from networks.arithmetic.typed_dates import DateOrder
from networks.arithmetic.typed_numbers import NumberStyle


@dataclass(frozen=True, slots=True)
class Habits:
    """`date_order` is None where the person never said; `numbers` too, outside English money."""

    date_order: DateOrder | None = None
    numbers: NumberStyle | None = NumberStyle.POINT


_look_up: ContextVar[Callable[[], Habits]] = ContextVar("look_up_habits", default=Habits)


def own_habits() -> Habits:
    return _look_up.get()()


@contextmanager
def writing_as(look_up: Callable[[], Habits]) -> Iterator[None]:
    """Within it `look_up`, which should remember its answer, says how the person writes."""
    token = _look_up.set(look_up)
    try:
        yield
    finally:
        _look_up.reset(token)
