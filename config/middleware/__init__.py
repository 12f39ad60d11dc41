"""What every request goes through on its way to a view, in the order of settings.MIDDLEWARE."""
