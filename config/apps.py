"""Django's admin and accounts, as this site has them."""

from django.contrib.admin.apps import AdminConfig
from django.contrib.auth.apps import AuthConfig


class LedgerAdminConfig(AdminConfig):
    default_site = "config.admin.LedgerAdminSite"

    def ready(self) -> None:
        # Not at the head of the module: it is read before there are any models.
        from django.contrib.admin import site

        super().ready()
        # Registers its system checks.
        from config.health import checks  # noqa: F401

        # django-allauth would list everybody's addresses, keys and codes for every administrator.
        for model in list(site._registry):
            if model.__module__.startswith("allauth."):
                site.unregister(model)


class PeopleConfig(AuthConfig):
    verbose_name = "People"
