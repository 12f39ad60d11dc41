"""What is to be decided, by when, and all that speaks for or against it (METHOD, Renewals)."""
