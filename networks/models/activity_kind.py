"""What kinds of things are done."""

from django.db import models


class ActivityKind(models.TextChoices):
    CONFERENCE = "conference"
    EVENT = "event"
    TRAINING = "training"
    TALK = "talk"
    VISIT = "visit"
    COMMITTEE = "committee"
    VOLUNTEERING = "volunteering"
    MENTORING = "mentoring"
    WRITING = "writing"
    READING = "reading"
    DISCUSSION = "discussion"
    OTHER = "other"
