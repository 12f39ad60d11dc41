"""Files that are not laid out as a ledger's: spreadsheets, statements and calendars.

`reading/` makes each a grid of cells or a list of lines; what these mean is matched and chosen by
the person (`meanings/`), and turned into the ledger's own CSV files (`drafting/`), which come in
as all others do. `material.py` takes an upload through all three.
"""
