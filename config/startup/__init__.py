"""What config.settings is made from. Nothing here may ask for a setting, or for a model."""
