"""What a person can choose of the world that they live in: where it is, and how it writes."""

from collections import defaultdict

from django.conf import settings

from networks.arithmetic.periods import format_day
from networks.fields.languages import EXAMPLE, language_in_words, languages
from networks.models.preference_setting import time_zones


def zones_by_continent() -> list:
    """By continent, each place as its name ends."""
    places = defaultdict(list)
    for zone in sorted(time_zones()):
        continent, _, place = zone.partition("/")
        if place and continent not in ("Etc", "SystemV"):
            places[continent].append((zone, place.replace("_", " ").replace("/", ", ")))
    return [("", f"Not said: {settings.TIME_ZONE.rpartition('/')[2]}"), *places.items()]


def languages_by_example() -> list[tuple[str, str]]:
    return [
        ("", f"British: {format_day(EXAMPLE)}, 1,234.50"),
        *((code, language_in_words(code)) for code in languages()),
    ]
