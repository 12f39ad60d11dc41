"""By which day a membership had surely begun, where nobody remembers since when (METHOD, Time)."""

from datetime import date

from networks.models import Membership

# What dates a fee, an activity and an appraisal: the first of these that it has.
DATED_BY = ("covers_from", "paid_on", "date")


def first_dated(membership: Membership) -> date | None:
    """The day of its first fee or appraisal, or of its network's first activity."""
    # By relation and not by name: appraisals are of an app that this one does not know.
    rows = [
        row
        for relation in membership._meta.related_objects
        for row in relation.related_model._default_manager.filter(
            **{relation.field.name: membership.pk}
        )
    ]
    if membership.organisation_id:
        rows += membership.organisation.activities.all()
    days = (next(day for name in DATED_BY if (day := getattr(row, name, None))) for row in rows)
    return min(days, default=None)
