"""The admin site: one person's data entry, not an office with a view of everyone."""

from django.contrib.admin import AdminSite
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.safestring import mark_safe

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
# Django's short cut to any row's page by content type and id tells whether it exists; lists of
# choices are whole, so that nothing is asked while one types.
LEFT_OUT = {"view_on_site", "autocomplete"}


class LedgerAdminSite(AdminSite):
    site_title = site_header = "Worth Renewing · data entry"
    index_title = "Your ledger"
    site_url = reverse_lazy("dashboard")  # type: ignore[assignment]  # lazy text will do
    # templates/admin/base_site.html draws one that needs no script.
    enable_nav_sidebar = False
    empty_value_display = mark_safe('<span class="none">—</span>')

    def get_urls(self):
        return [url for url in super().get_urls() if getattr(url, "name", "") not in LEFT_OUT]

    @method_decorator(login_not_required)
    def login(self, request, extra_context=None):
        """Everyone signs in at the one page, which has the one throttle."""
        if request.user.is_authenticated and not self.has_permission(request):
            raise PermissionDenied
        goal = request.GET.get(REDIRECT_FIELD_NAME, "") or reverse("admin:index")
        return redirect_to_login(goal)

    def password_change(self, request, extra_context=None):
        """As with signing in: the one page, with the one throttle."""
        return redirect("password_change")

    def get_app_list(self, request, app_label=None):
        apps = super().get_app_list(request, app_label)
        for app in apps:
            for listed in app["models"]:
                called = getattr(self._registry[listed["model"]], "called", "")
                listed["name"] = called or listed["name"]
            app["models"].sort(key=lambda model: _place(model["object_name"]))
        return sorted(apps, key=lambda app: _place(app["models"][0]["object_name"]))


def _place(name: str) -> int:
    return ORDER.index(name) if name in ORDER else len(ORDER)
