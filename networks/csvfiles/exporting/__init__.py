"""From the ledger to files: all of it or what a page lists, as CSV, JSON or a workbook."""
