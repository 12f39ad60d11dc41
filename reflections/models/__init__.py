"""What a person got out of their networks, in their own words and numbers."""

from reflections.models.appraisal import Appraisal
from reflections.models.calendar_feed import CalendarEvent, CalendarFeed
from reflections.models.decision import Choice, Decision
from reflections.models.mail import MailAddress, MailedMessage
from reflections.models.matching import Matching
from reflections.models.reflection import Reflection, ReflectionModel
from reflections.models.reminder import Reminded, ReminderChoice, ReminderKind, ReminderRule
from reflections.models.story_load import StoryLoad
from reflections.models.upload import Upload

__all__ = [
    "Appraisal",
    "CalendarEvent",
    "CalendarFeed",
    "Choice",
    "Decision",
    "MailAddress",
    "MailedMessage",
    "Matching",
    "Reflection",
    "ReflectionModel",
    "Reminded",
    "ReminderChoice",
    "ReminderKind",
    "ReminderRule",
    "StoryLoad",
    "Upload",
]
