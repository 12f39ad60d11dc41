from django.contrib.admin.apps import AdminConfig


class LedgerAdminConfig(AdminConfig):
    default_site = "config.admin.LedgerAdminSite"

    def ready(self):
        super().ready()
        # Registers its system checks.
        from config import checks  # noqa: F401
