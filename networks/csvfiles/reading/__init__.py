"""From files as they come to rows of cells, each file taken for that of one table."""
