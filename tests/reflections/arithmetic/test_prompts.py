import pytest

from reflections.arithmetic.prompts import PROMPTS, is_untouched, outline


def test_outline_is_the_headings_of_the_model_with_room_under_each():
    assert outline("what") == "## What?\n\n\n\n## So what?\n\n\n\n## Now what?\n"


def test_free_entry_has_no_headings():
    assert outline("free") == ""


@pytest.mark.parametrize(
    "body", ["", " \n", *map(outline, PROMPTS), "## What?\r\n## So what?\n## Now what?"]
)
def test_headings_alone_may_be_replaced(body):
    assert is_untouched(body)


@pytest.mark.parametrize(
    "body", ["Dear diary", outline("gibbs") + "Words", "## What?\n", "## What?\n\nWords"]
)
def test_anything_written_stays(body):
    assert not is_untouched(body)
