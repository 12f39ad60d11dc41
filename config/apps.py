from django.apps import apps
from django.contrib.admin.apps import AdminConfig

# People's second factors are their own.
NOT_HERE = ["account", "mfa", "socialaccount"]


class LedgerAdminConfig(AdminConfig):
    default_site = "config.admin.LedgerAdminSite"

    def ready(self):
        from django.contrib.admin import site

        super().ready()
        for app in NOT_HERE:
            for model in apps.get_app_config(app).get_models():
                if site.is_registered(model):
                    site.unregister(model)
        # Registers its system checks.
        from config import checks  # noqa: F401
