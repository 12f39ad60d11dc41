"""Data entry for what a person got out, and the places in the networks' pages where it belongs."""

from reflections.admin import appraisal, decision, membership, organisation, reflection

__all__ = ["appraisal", "decision", "membership", "organisation", "reflection"]
