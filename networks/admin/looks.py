"""How fields look in the admin: as on the pages, for none of them needs a script."""

from django.db import models

from networks.forms.widgets import DayInput, short_text

LOOKS = {
    models.DateField: {"widget": DayInput},
    models.TextField: {"widget": short_text(3)},
}
