"""Columns of the CSV files: how the cells of each are written and read."""
