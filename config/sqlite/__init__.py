"""Django's own backend for SQLite, where whoever waits to write stands in a queue."""
