"""Which column a heading means, however people write it."""

from collections.abc import Iterable

# What people call a column whose name is another here, written as `heading_key` gives it.
NEAR_NAMES = {
    "organisation": ("organisationname", "nameoforganisation", "network", "body"),
    "started_on": ("start", "started", "startdate", "dateofstart", "joined", "joinedon"),
    "ended_on": ("end", "ended", "enddate", "dateofend", "left", "lefton"),
    "membership_started_on": ("membershipstart", "membershipstartdate", "membershipstarted"),
    "paid_on": ("paid", "datepaid", "paiddate", "paymentdate", "dateofpayment"),
    "covers_from": ("coveredfrom", "coverfrom"),
    "covers_until": ("covereduntil", "coveruntil", "coversto", "coveredto"),
    "short_name": ("abbreviation", "acronym"),
    "website": ("url", "webaddress"),
    "notes": ("note", "comment", "comments"),
    "note": ("notes", "comment", "comments"),
}


def heading_key(text: str) -> str:
    """Equal for headings that differ in case, spaces, hyphens, underscores or American spelling."""
    bare = "".join(text.split()).replace("-", "").replace("_", "").casefold()
    return bare.replace("organization", "organisation").replace("practicing", "practising")


def heading_by_key(headings: Iterable[str]) -> dict[str, str]:
    """The heading that is meant by each key; a near name never stands for one that is there."""
    names = {heading_key(heading): heading for heading in headings}
    near = {key: name for name in names.values() for key in NEAR_NAMES.get(name, ())}
    return near | names
