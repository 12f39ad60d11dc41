"""A bar for the steps that can take long, on a terminal only."""

from typing import TypeVar

from tqdm import tqdm

Item = TypeVar("Item")


def progress(items: list[Item], doing: str) -> tqdm:
    return tqdm(items, desc=doing, unit=" rows", delay=1, leave=False, disable=None)
