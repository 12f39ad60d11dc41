"""What `manage.py check` says of the catalogue's files."""

from typing import Any

from django.core.checks import CheckMessage, Error, register

from networks.catalogue.shipped import catalogue


@register()
def check_catalogue(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Each row of a catalogue's file that cannot be used, and why."""
    return [
        Error(problem, hint="See CATALOGUE_FILES and the README.", id="networks.E001")
        for problem in catalogue().problems
    ]
