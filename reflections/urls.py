"""Every page that sets cost beside worth."""

from django.urls import path

from reflections.views.brief import renewal_brief
from reflections.views.dashboard import dashboard
from reflections.views.decisions import (
    decision_add,
    decision_delete,
    decision_edit,
    decisions,
)
from reflections.views.exports import ledger_export, summary_csv
from reflections.views.organisation import organisation
from reflections.views.renewals import renewals

urlpatterns = [
    path("", dashboard, name="dashboard"),
    path("networks/<int:pk>/", organisation, name="organisation"),
    path("ledger/export/", ledger_export, name="ledger_export"),
    path("renewals/", renewals, name="renewals"),
    path("renewals/<int:pk>/", renewal_brief, name="renewal_brief"),
    path("renewals/decisions/", decisions, name="decisions"),
    path("renewals/decisions/add/", decision_add, name="decision_add"),
    path("renewals/decisions/<int:pk>/", decision_edit, name="decision_edit"),
    path("renewals/decisions/<int:pk>/delete/", decision_delete, name="decision_delete"),
    path("summary.csv", summary_csv, name="summary_csv"),
]
