"""What happened over the years: spells, gaps, silence, hours, and what came of decisions."""
