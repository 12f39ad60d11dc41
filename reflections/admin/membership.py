from django.contrib import admin

from networks.admin.membership import FeeInline, MembershipAdmin
from networks.models import Membership
from reflections.admin.appraisal import AppraisalInline

admin.site.unregister(Membership)


@admin.register(Membership)
class AppraisedMembershipAdmin(MembershipAdmin):
    """A changed start is checked against the appraisals on the same page."""

    inlines = [FeeInline, AppraisalInline]
