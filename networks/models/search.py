"""The one way to search rows."""

from typing import TypeVar

from django.db.models import Q, QuerySet

from networks.arithmetic.text import fold

Rows = TypeVar("Rows", bound=QuerySet)


def saying(rows: Rows, words: str, *columns: str) -> Rows:
    """Those with every one of the words in one of these columns, each a path to a SearchField."""
    # Word by word, for each may stand in another column.
    for word in fold(words).split():
        in_a_column = Q()
        for column in columns:
            in_a_column |= Q(**{f"{column}__contains": word})
        rows = rows.filter(in_a_column)
    return rows
