"""Chains of rows that lead back to where they began."""


def in_loops(links: dict[str, str | None]) -> set[str]:
    """Those from which following `links` leads back to where it began."""
    looping: set[str] = set()
    seen: set[str] = set()
    for start in links:
        path: dict[str, int] = {}
        step: str | None = start
        while step is not None and step not in seen:
            seen.add(step)
            path[step] = len(path)
            step = links.get(step)
        if step in path:
            looping |= {key for key, place in path.items() if place >= path[step]}
    return looping
