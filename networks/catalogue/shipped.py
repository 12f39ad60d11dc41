"""The catalogue that this site offers: the bodies that we ship, and its own files."""

from functools import cache
from pathlib import Path

from django.conf import settings

from networks.catalogue.bodies import Catalogue, read_catalogue

SHIPPED = Path(__file__).with_name("bodies.csv")


def catalogue() -> Catalogue:
    """Ours and the files of CATALOGUE_FILES, read once; what is wrong in them is left out."""
    return _read(tuple(settings.CATALOGUE_FILES))


@cache
def _read(paths: tuple[Path, ...]) -> Catalogue:
    return read_catalogue([SHIPPED, *paths])
