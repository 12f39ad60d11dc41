"""Networks in the admin once more, with the decisions about them."""

from django.contrib import admin

from networks.admin.organisation import MembershipInline, OrganisationAdmin, RoleInline
from networks.models import Organisation
from reflections.admin.decision import DecisionInline

admin.site.unregister(Organisation)


@admin.register(Organisation)
class DecidedOrganisationAdmin(OrganisationAdmin):
    inlines = [MembershipInline, RoleInline, DecisionInline]
