"""Well-known bodies to pick from, as data that anyone can extend by a file (CATALOGUE_FILES)."""

from networks.catalogue.bodies import Body, Catalogue, read_catalogue
from networks.catalogue.checks import check_catalogue
from networks.catalogue.shipped import catalogue

__all__ = ["Body", "Catalogue", "catalogue", "check_catalogue", "read_catalogue"]
