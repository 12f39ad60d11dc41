from hypothesis import given
from hypothesis import strategies as st

from networks.arithmetic.hits import excerpt, pieces
from networks.arithmetic.text import fold


def shown(text, words):
    return "".join(
        f"[{piece.text}]" if piece.is_hit else piece.text for piece in pieces(text, words)
    )


def test_hits_are_found_without_case_or_accents():
    assert shown("Soirée À Évora", "evora SOIREE") == "[Soirée] À [Évora]"
    assert shown("Łódź, cœur", "lodz coeur") == "[Łódź], [cœur]"
    assert shown("e\u0301te", "ete") == "[e\u0301te]"


def test_hits_that_touch_or_overlap_are_one():
    assert shown("committee", "comm mitt ee") == "[committee]"
    assert shown("nothing of it", "xyz") == "nothing of it"
    assert shown("nothing asked", "  ") == "nothing asked"


def test_excerpt_shows_the_first_hit_between_whole_words():
    text = "one two three four five six seven eight nine ten needle eleven twelve thirteen"
    assert excerpt(text, "needle", 30) == "…eight nine ten needle eleven…"
    assert excerpt("short\n\ntext", "text", 30) == "short text"


@given(st.text(max_size=60), st.text(max_size=6))
def test_pieces_lose_nothing_and_mark_what_the_search_finds(text, words):
    cut = pieces(text, words)
    assert "".join(piece.text for piece in cut) == text
    found = any(word in fold(text) for word in fold(words).split())
    assert any(piece.is_hit for piece in cut) == found
