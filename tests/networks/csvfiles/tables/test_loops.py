import pytest

from networks.csvfiles.tables.loops import in_loops


@pytest.mark.parametrize(
    ("links", "looping"),
    [
        ({}, ""),
        ({"a": ""}, ""),
        ({"a": "a"}, "a"),
        ({"a": "b", "b": ""}, ""),
        ({"a": "b", "b": "a", "c": "a"}, "ab"),
        ({"c": "a", "a": "b", "b": "a", "d": "c"}, "ab"),
        ({"a": "b", "b": "c", "c": "b", "x": "y", "y": "x"}, "bcxy"),
        ({"a": "b", "c": "b", "b": "d", "d": ""}, ""),
        ({"a": "?"}, ""),
        ({"a": "bc", "b": "d", "c": "d", "d": ""}, ""),
        ({"a": "bc", "b": "", "c": "a"}, "ac"),
        ({"a": "b", "b": "ac", "c": "x", "x": "y", "y": "x"}, "abxy"),
    ],
)
def test_loop_is_what_leads_back_to_itself(links, looping):
    assert in_loops({start: [*ends] for start, ends in links.items()}) == set(looping)


def test_chain_of_any_length_is_walked():
    assert in_loops({n: [n + 1] for n in range(100_000)}) == set()
