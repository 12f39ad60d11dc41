"""How fast the program is, from outside; `make bench` runs it, and no test asserts a time."""
