"""Whether the site works, and is set up as it should be."""
