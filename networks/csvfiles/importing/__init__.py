"""From rows of cells to the ledger: checked, matched with what is stored, saved as one change."""
