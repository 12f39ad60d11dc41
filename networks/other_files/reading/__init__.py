"""From any file that people have to grids of cells, or to lists of lines."""
