"""Data entry: every list, form and choice holds the signed-in person's own rows alone."""

from networks.admin import accounts, activity, fee, membership, organisation, preference, role

__all__ = ["accounts", "activity", "fee", "membership", "organisation", "preference", "role"]
