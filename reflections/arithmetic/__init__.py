"""Pure rules of worth: no Django, no clock, no database."""
