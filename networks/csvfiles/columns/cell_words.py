"""Words in cells, as people and the pages write them."""

import re
from collections.abc import Mapping
from difflib import get_close_matches

from django.db import models

from networks.csvfiles.columns.column import quoted

YES_NO = {"yes": True, "no": False, "y": True, "n": False, "true": True, "false": False}
# What stands for no end.
GOES_ON = {"present", "current", "to date", "now", "ongoing"}


def same_word(text: str) -> str:
    """Equal for words that differ in case, spaces, hyphens and underscores."""
    return re.sub(r"[\s_-]+", " ", text).strip().casefold()


def choices_by_word(field: models.Field) -> dict[str, str]:
    """The choice that each word means: its name in the files, and its label on the pages."""
    choices = field.flatchoices if field.choices else []
    labels = {same_word(str(label)): choice for choice, label in choices}
    # A name in the files goes before a label, should the two ever be the same.
    return labels | {same_word(choice): choice for choice, _ in choices}


def did_you_mean(text: str, meaning_of: Mapping[str, str]) -> str:
    """A question to put behind a message: what is nearest to a misspelt word; else nothing.

    `meaning_of` has it by each word, written as `same_word` does.
    """
    # Nearer than difflib's usual 0.6: a question beside the mark is worse than none.
    close = get_close_matches(same_word(text), meaning_of, n=1, cutoff=0.7)
    return f" Do you mean {meaning_of[close[0]]}?" if close else ""


def not_one_of(field: models.Field, text: str) -> str:
    """What is wrong with a word that is none of the field's choices."""
    choices = ", ".join(choice for choice, _ in field.flatchoices)
    return f"{quoted(text)} is not one of {choices}.{did_you_mean(text, choices_by_word(field))}"
