"""Forms for the rows of a ledger, which the pages and the admin share."""

from networks.forms.priced import ActivityForm, FeeForm
from networks.forms.record import (
    LedgerForm,
    OwnRowsField,
    is_row_id,
    own_rows,
    refusal,
    row_named,
)

__all__ = [
    "ActivityForm",
    "FeeForm",
    "LedgerForm",
    "OwnRowsField",
    "is_row_id",
    "own_rows",
    "refusal",
    "row_named",
]
