"""Pure rules of days, money and words: no Django, no clock, no database."""
