from django.apps import apps
from django.contrib.admin.apps import AdminConfig
from django.contrib.auth.apps import AuthConfig

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

        _hide_how_people_sign_in()


def _hide_how_people_sign_in():
    """django-allauth would list everybody's addresses and codes apart from their accounts."""
    from django.contrib.admin import site

    for model in list(site._registry):
        if model.__module__.startswith("allauth."):
            site.unregister(model)


class PeopleConfig(AuthConfig):
    verbose_name = "People"
