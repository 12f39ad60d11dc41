"""Every page that sets cost beside worth."""

from django.urls import path

from reflections.views.dashboard import dashboard
from reflections.views.exports import ledger_export, summary_csv
from reflections.views.organisation import organisation

urlpatterns = [
    path("", dashboard, name="dashboard"),
    path("networks/<int:pk>/", organisation, name="organisation"),
    path("ledger/export/", ledger_export, name="ledger_export"),
    path("summary.csv", summary_csv, name="summary_csv"),
]
