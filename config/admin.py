"""The admin site: one person's data entry, not an office with a view of everyone."""

from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator

ORDER = [
    "Organisation",
    "Membership",
    "Fee",
    "Activity",
    "Role",
    "Preference",
    "Appraisal",
    "Decision",
    "Reflection",
]


class OfferedAutocomplete(AutocompleteJsonView):
    """Serves the choices of a form that the person may fill in, and of no other column."""

    def process_request(self, request):
        asked = (request.GET.get("app_label"), request.GET.get("model_name"))
        forms = [
            form
            for model, form in self.admin_site._registry.items()
            if (model._meta.app_label, model._meta.model_name) == asked
            and (form.has_add_permission(request) or form.has_change_permission(request))
        ]
        offered = {name for form in forms for name in form.get_autocomplete_fields(request)}
        if request.GET.get("field_name") not in offered:
            raise PermissionDenied
        return super().process_request(request)


class LedgerAdminSite(AdminSite):
    site_title = site_header = "Worth Renewing · data entry"
    index_title = "Your ledger"
    site_url = reverse_lazy("dashboard")
    empty_value_display = "—"

    def get_urls(self):
        # Django's short cut to any row's page by content type and id tells whether it exists.
        return [url for url in super().get_urls() if getattr(url, "name", "") != "view_on_site"]

    @method_decorator(login_not_required)
    def login(self, request, extra_context=None):
        """Everyone signs in at the one page, which has the one throttle."""
        if request.user.is_authenticated and not self.has_permission(request):
            raise PermissionDenied
        goal = request.GET.get(REDIRECT_FIELD_NAME, "") or reverse("admin:index")
        return redirect_to_login(goal)

    def autocomplete_view(self, request):
        return OfferedAutocomplete.as_view(admin_site=self)(request)

    def password_change(self, request, extra_context=None):
        """As with signing in: the one page, with the one throttle."""
        return redirect("password_change")

    def get_app_list(self, request, app_label=None):
        apps = super().get_app_list(request, app_label)
        for app in apps:
            app["models"].sort(key=lambda model: _place(model["object_name"]))
        return sorted(apps, key=lambda app: _place(app["models"][0]["object_name"]))


def _place(name: str) -> int:
    return ORDER.index(name) if name in ORDER else len(ORDER)
