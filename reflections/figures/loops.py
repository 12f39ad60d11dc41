"""Links that lead back to where they began.

The rules and the database refuse them; a database that was changed by hand may hold one all the
same. Then every page still answers, and says so.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from reflections.figures.rows import Network

LINKS = ("parent_id", "successor_id")


def without_loops(networks: dict[int, Network]) -> tuple[dict[int, Network], tuple[str, ...]]:
    """The networks with one link of each loop cut, that of the network entered last.

    Beside them what is wrong, a sentence for each loop.
    """
    messages = []
    for link in LINKS:
        for loop in _loops(networks, link):
            cut: dict[str, Any] = {link: None}
            networks = networks | {loop[0]: replace(networks[loop[0]], **cut)}
            messages.append(_sentence([networks[pk].short for pk in loop], link))
    return networks, tuple(messages)


def _loops(networks: dict[int, Network], link: str) -> Iterator[list[int]]:
    """The ids of each loop, once, from its highest on."""
    done: set[int] = set()
    for start in networks:
        way: dict[int, None] = {}
        pk: int | None = start
        while pk in networks and pk not in done and pk not in way:
            way[pk] = None
            pk = getattr(networks[pk], link)
        if pk in way:
            loop = list(way)[list(way).index(pk) :]
            first = loop.index(max(loop))
            yield loop[first:] + loop[:first]
        done |= way.keys()


def _sentence(names: list[str], link: str) -> str:
    verb = "lies inside" if link == "parent_id" else "became"
    way = ", which ".join(f"{verb} {name}" for name in [*names[1:], names[0]])
    cut = "at the top" if link == "parent_id" else "for itself"
    return f"{names[0]} {way}. That cannot be: until you edit one of them, {names[0]} counts {cut}."
