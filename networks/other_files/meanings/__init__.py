"""What the columns, rows and words of a grid mean: guessed first, then chosen by the person."""
