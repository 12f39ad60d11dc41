"""What is planned, and what was planned and has had its day: did you go?"""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Exists, OuterRef

from networks.models import Activity
from networks.models.change import ChangedRow, RowChange
from reflections.figures.rows import Network

ASKED_FOR_DAYS = 90


def coming_up(owner, group: Iterable[Network], today: date) -> list[Activity]:
    """The next first; they count in no figure until their day."""
    return list(_of(owner, group).filter(date__gt=today).order_by("date", "id"))


def did_you_go(owner, group: Iterable[Network], today: date) -> list[Activity]:
    """Entered before their day, which has come, and neither rated nor changed since."""
    about = ChangedRow.objects.filter(model=Activity._meta.label_lower, row=OuterRef("pk"))
    before = about.filter(what=RowChange.ADDED, change__at__date__lt=OuterRef("date"))
    after = about.filter(change__at__date__gte=OuterRef("date"))
    recent = _of(owner, group).filter(
        date__range=(today - timedelta(days=ASKED_FOR_DAYS), today), rating=None, outcome=""
    )
    return list(recent.filter(Exists(before), ~Exists(after)).order_by("date", "id"))


def _of(owner, group: Iterable[Network]):
    below = Activity.objects.of(owner).filter(organisation__in=[one.id for one in group])
    return below.select_related("organisation")
