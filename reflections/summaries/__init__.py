"""From the database to every figure: a constant number of queries, then pure functions."""
