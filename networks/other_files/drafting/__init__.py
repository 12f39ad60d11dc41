"""From grids and what they mean to rows of the ledger's own files."""
