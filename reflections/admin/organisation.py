from django.contrib import admin

from networks.admin.organisation import MembershipInline, OrganisationAdmin, RoleInline
from networks.models import Organisation
from reflections.admin.decision import DecisionInline
from reflections.forms.rows import AppraisedMembershipForm

admin.site.unregister(Organisation)


class AppraisedMembershipInline(MembershipInline):
    form = AppraisedMembershipForm


@admin.register(Organisation)
class DecidedOrganisationAdmin(OrganisationAdmin):
    inlines = [AppraisedMembershipInline, RoleInline, DecisionInline]
