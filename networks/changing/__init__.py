"""The one way in which a person's rows are saved and deleted, wherever they do it.

Whatever a person does in one go is one Change:

    with one_change(owner, "Left CILIP", ChangeKind.CHANGED) as steps:
        steps.save(decision)
        steps.save(membership, form.save)
    steps.change  # to offer an undo for; None where nothing changed

The other modules build on it: undo and past read what was changed, merging and converting change
many rows as one.
"""

from networks.changing.steps import AT_ONCE, Steps, goes_with, one_change, save, throw_away

__all__ = ["AT_ONCE", "Steps", "goes_with", "one_change", "save", "throw_away"]
