"""Mail that people send to their ledger: what it says is an activity, or waits to be sorted."""
