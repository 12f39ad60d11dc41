"""How fields look in the admin: as on the pages, for none of them needs a script."""

from typing import Any

from django import forms
from django.db import models

from networks.forms.widgets import DayInput, short_text

LOOKS: dict[type[models.Field], dict[str, Any]] = {
    models.DateField: {"widget": DayInput},
    models.TextField: {"widget": short_text(3)},
    # Django's has the address a second time, as a link.
    models.URLField: {"widget": forms.URLInput},
}
