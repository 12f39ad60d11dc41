"""What several migrations of both apps do; the loader of migrations passes over a folder."""
