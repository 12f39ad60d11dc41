"""Memberships in the admin once more, with their appraisals."""

from django.contrib import admin

from networks.admin.membership import FeeInline, MembershipAdmin
from networks.models import Membership
from reflections.admin.appraisal import AppraisalInline

admin.site.unregister(Membership)


@admin.register(Membership)
class AppraisedMembershipAdmin(MembershipAdmin):
    """A changed start is checked against the appraisals on the same page."""

    inlines = [FeeInline, AppraisalInline]

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.rows_below_follow = True
        return form
