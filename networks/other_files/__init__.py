"""Files that are not laid out as a ledger's: spreadsheets, statements and calendars.

Each becomes a grid of cells or a list of lines; what these mean is matched and chosen by the
person, and turned into the ledger's own CSV files, which come in as all others do.
"""
