"""Chains of rows that lead back to where they began."""

from collections import defaultdict


def in_loops(links: dict[str, list[str]]) -> set[str]:
    """Those from which following `links` leads back to where it began."""
    # What leads into a loop without being in one is left here, too: only a walk can tell.
    leads_on = _without_dead_ends(links)
    return {start for start in leads_on if start in _reached(start, leads_on)}


def _without_dead_ends(links: dict[str, list[str]]) -> dict[str, list[str]]:
    """Nearly every ledger has no loop at all: then nothing is left."""
    ends = {start: {end for end in found if end in links} for start, found in links.items()}
    leading_to = defaultdict(set)
    for start, found in ends.items():
        for end in found:
            leading_to[end].add(start)
    waiting = [start for start, found in ends.items() if not found]
    while waiting:
        dead = waiting.pop()
        del ends[dead]
        for start in leading_to[dead]:
            ends[start].discard(dead)
            if not ends[start]:
                waiting.append(start)
    return {start: sorted(found) for start, found in ends.items()}


def _reached(start: str, links: dict[str, list[str]]) -> set[str]:
    found, waiting = set(), list(links[start])
    while waiting:
        step = waiting.pop()
        if step not in found:
            found.add(step)
            waiting += links[step]
    return found
