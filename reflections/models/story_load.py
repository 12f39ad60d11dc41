"""Which rows of a ledger are those of the example story."""

from django.conf import settings
from django.db import models


class StoryLoad(models.Model):
    """Which rows of a ledger came with the example story: their numbers by the table's name.

    It outlives the story, which may come back from the bin.
    """

    owner = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="story_load"
    )
    rows = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"The example story of {self.owner}"
