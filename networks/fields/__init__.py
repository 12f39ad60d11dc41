"""Columns with manners: each knows how it is typed, checked and shown in a form."""

from networks.fields.dates import (
    AS_KNOWN,
    DayField,
    DayFormField,
    PrecisionField,
    VagueDateField,
    VagueDateFormField,
)
from networks.fields.numbers import MoneyField, PlainDecimalField, ShareField
from networks.fields.several import SEPARATOR, SeveralField, split_several
from networks.fields.texts import (
    DerivedField,
    LineField,
    ProseField,
    SearchField,
    WebAddressField,
    searchable,
    validate_line,
    validate_no_separator,
    validate_prose,
    validate_visible,
    validate_web_address,
)

__all__ = [
    "AS_KNOWN",
    "SEPARATOR",
    "DayField",
    "DayFormField",
    "DerivedField",
    "LineField",
    "MoneyField",
    "PlainDecimalField",
    "PrecisionField",
    "ProseField",
    "SearchField",
    "SeveralField",
    "ShareField",
    "VagueDateField",
    "VagueDateFormField",
    "WebAddressField",
    "searchable",
    "split_several",
    "validate_line",
    "validate_no_separator",
    "validate_prose",
    "validate_visible",
    "validate_web_address",
]
