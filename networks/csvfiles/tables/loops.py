"""Chains of rows that lead back to where they began."""

from collections import defaultdict


def in_loops(links: dict[str, list[str]]) -> set[str]:
    """Those from which following `links` leads back to where it began."""
    # What leads into a loop without being in one is left here, too: only a walk can tell.
    leads_on = _without_dead_ends(links)
    return {start for start in leads_on if start in _reached(start, leads_on)}


def _without_dead_ends(links: dict[str, list[str]]) -> dict[str, list[str]]:
    """Nearly every ledger has no loop at all: then nothing is left."""
    leads_to = {start: {end for end in ends if end in links} for start, ends in links.items()}
    leading_to = defaultdict(set)
    for start, ends in leads_to.items():
        for end in ends:
            leading_to[end].add(start)
    waiting = [start for start, ends in leads_to.items() if not ends]
    while waiting:
        dead = waiting.pop()
        del leads_to[dead]
        for start in leading_to[dead]:
            leads_to[start].discard(dead)
            if not leads_to[start]:
                waiting.append(start)
    return {start: sorted(ends) for start, ends in leads_to.items()}


def _reached(start: str, links: dict[str, list[str]]) -> set[str]:
    reached, waiting = set(), list(links[start])
    while waiting:
        step = waiting.pop()
        if step not in reached:
            reached.add(step)
            waiting += links[step]
    return reached
