"""What is typed on the admin's pages of networks and memberships."""

# What the form of a first fee sends that nobody has touched.
NO_FEE = {
    "fee-kind": "subscription",
    "fee-paid_by": "self",
    "fee-every": "year",
    "fee-which": "now",
}
FEE = {"kind": "subscription", "certainty": "exact", "paid_by": "self", "paid_on": "2011-03-16"}
ADD = "/admin/networks/organisation/add/"
ADD_MEMBERSHIP = "/admin/networks/membership/add/"


def added(posted, prefix, place, **values):
    """The form with one more row, as its button would have added it."""
    total = {f"{prefix}-TOTAL_FORMS": place + 1}
    return posted | total | {f"{prefix}-{place}-{name}": v for name, v in values.items()}
