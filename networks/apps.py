"""The app of what a person belongs to, pays and does."""

from django.apps import AppConfig


class NetworksConfig(AppConfig):
    name = "networks"
    verbose_name = "What happened"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Registers its system check.
        from networks import catalogue  # noqa: F401
