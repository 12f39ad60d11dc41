"""Every page that sets cost beside worth."""

from django.urls import path

from reflections.views.activities import activities
from reflections.views.activity import activity_add, activity_delete, activity_edit
from reflections.views.adds_up import adds_up, adds_up_in_and_out, adds_up_result
from reflections.views.api import api, openapi
from reflections.views.appraisals import appraisal_add, appraisal_delete, appraisal_edit
from reflections.views.calendar import (
    calendar,
    calendar_amounts,
    calendar_feed,
    calendar_ics,
    calendar_off,
    calendar_replace,
)
from reflections.views.compare import compare
from reflections.views.dashboard import dashboard
from reflections.views.decisions import (
    decision_add,
    decision_delete,
    decision_edit,
    decisions,
)
from reflections.views.did_you_go import did_you_go
from reflections.views.exports import (
    activities_file,
    compare_file,
    decisions_file,
    journal_file,
    ledger_export,
    ledger_xlsx,
    networks_file,
    purposes_file,
    renewals_file,
    reports_file,
    summary_file,
)
from reflections.views.glossary import glossary
from reflections.views.importing import (
    ledger_columns,
    ledger_examples,
    ledger_import,
    ledger_problems,
    ledger_templates,
)
from reflections.views.journal import journal, journal_entry
from reflections.views.journal_writing import (
    journal_delete,
    journal_edit,
    journal_preview,
    journal_write,
)
from reflections.views.leaving import membership_leave
from reflections.views.log import log
from reflections.views.look import look
from reflections.views.mail import mail, mail_off, mail_replace, mail_sort
from reflections.views.matching import ledger_leave_out, ledger_match
from reflections.views.networks import networks
from reflections.views.organisation import organisation
from reflections.views.purposes import purposes
from reflections.views.reminders import preview_reminders, reminders_off, reminders_turn
from reflections.views.renewal_brief import renewal_brief
from reflections.views.renewals import renewals
from reflections.views.reports import reports
from reflections.views.search import search
from reflections.views.sitting import sitting_begin, sitting_end, sitting_turn
from reflections.views.story import story_load, story_remove

# What each list and report is as a file: its view, and the endings that it has.
FILES = {
    "summary": (summary_file, ("csv", "xlsx", "json")),
    "renewals": (renewals_file, ("csv", "xlsx", "json")),
    "networks": (networks_file, ("csv", "xlsx", "json")),
    "activities": (activities_file, ("csv", "xlsx", "json")),
    "compare": (compare_file, ("csv", "xlsx")),
    "purposes": (purposes_file, ("csv", "xlsx")),
    "reports": (reports_file, ("csv", "xlsx")),
    "decisions": (decisions_file, ("csv", "xlsx")),
    "journal": (journal_file, ("csv", "xlsx")),
}

urlpatterns = [
    path("", dashboard, name="dashboard"),
    path("adds-up/", adds_up, name="adds_up"),
    path("adds-up/result/", adds_up_result, name="adds_up_result"),
    path("adds-up/in-and-out/", adds_up_in_and_out, name="adds_up_in_and_out"),
    path("reports/", reports, name="reports"),
    path("api/", api, name="api"),
    path("api/openapi.json", openapi, name="openapi"),
    path("look/", look, name="look"),
    path("help/", glossary, name="help"),
    path("networks/", networks, name="networks"),
    path("networks/purposes/", purposes, name="purposes"),
    path("networks/compare/", compare, name="compare"),
    path("networks/<int:pk>/", organisation, name="organisation"),
    path("networks/<int:pk>/money/", organisation, name="organisation_money"),
    path(
        "networks/<int:pk>/activities/",
        organisation,
        {"place": "activities"},
        name="organisation_activities",
    ),
    path("networks/<int:pk>/gave/", organisation, {"place": "gave"}, name="organisation_gave"),
    path(
        "networks/<int:pk>/history/",
        organisation,
        {"place": "history"},
        name="organisation_history",
    ),
    path("ledger/export/", ledger_export, name="ledger_export"),
    path("ledger.xlsx", ledger_xlsx, name="ledger_xlsx"),
    path("ledger/import/", ledger_import, name="ledger_import"),
    path("ledger/import/match/", ledger_match, name="ledger_match"),
    path("ledger/import/leave-out/", ledger_leave_out, name="ledger_leave_out"),
    path("ledger/import/problems.csv", ledger_problems, name="ledger_problems"),
    path("ledger/columns/", ledger_columns, name="ledger_columns"),
    path("ledger/examples/", ledger_examples, name="ledger_examples"),
    path("ledger/empty/", ledger_templates, name="ledger_templates"),
    path("ledger/story/load/", story_load, name="story_load"),
    path("ledger/story/remove/", story_remove, name="story_remove"),
    path("renewals/", renewals, name="renewals"),
    path("renewals/<int:pk>/", renewal_brief, name="renewal_brief"),
    path("renewals/decisions/", decisions, name="decisions"),
    path("renewals/decisions/add/", decision_add, name="decision_add"),
    path("renewals/decisions/<int:pk>/", decision_edit, name="decision_edit"),
    path("renewals/decisions/<int:pk>/delete/", decision_delete, name="decision_delete"),
    path("calendar/", calendar, name="calendar"),
    path("calendar/replace/", calendar_replace, name="calendar_replace"),
    path("calendar/amounts/", calendar_amounts, name="calendar_amounts"),
    path("calendar/off/", calendar_off, name="calendar_off"),
    path("calendar.ics", calendar_ics, name="calendar_ics"),
    path("calendar/<str:token>.ics", calendar_feed, name="calendar_feed"),
    path("mail/", mail, name="mail"),
    path("mail/replace/", mail_replace, name="mail_replace"),
    path("mail/off/", mail_off, name="mail_off"),
    path("mail/sort/", mail_sort, name="mail_sort"),
    path("reminders/", preview_reminders, name="preview_reminders"),
    path("reminders/turn/", reminders_turn, name="reminders_turn"),
    path("reminders/off/<str:token>/", reminders_off, name="reminders_off"),
    path("log/", log, name="log"),
    path("activities/", activities, name="activities"),
    path("search/", search, name="search"),
    path("activities/went/", did_you_go, name="did_you_go"),
    path("activities/add/", activity_add, name="activity_add"),
    path("activities/<int:pk>/", activity_edit, name="activity_edit"),
    path("activities/<int:pk>/delete/", activity_delete, name="activity_delete"),
    path("memberships/<int:pk>/leave/", membership_leave, name="membership_leave"),
    path("memberships/<int:pk>/appraisals/add/", appraisal_add, name="appraisal_add"),
    path("appraisals/<int:pk>/", appraisal_edit, name="appraisal_edit"),
    path("appraisals/<int:pk>/delete/", appraisal_delete, name="appraisal_delete"),
    path("renewals/year/", sitting_begin, name="sitting"),
    path("renewals/year/end/", sitting_end, name="sitting_end"),
    path("renewals/year/<int:pk>/", sitting_turn, name="sitting_turn"),
    path("journal/", journal, name="journal"),
    path("journal/write/", journal_write, name="journal_write"),
    path("journal/preview/", journal_preview, name="journal_preview"),
    path("journal/<int:pk>/", journal_entry, name="journal_entry"),
    path("journal/<int:pk>/edit/", journal_edit, name="journal_edit"),
    path("journal/<int:pk>/delete/", journal_delete, name="journal_delete"),
]
urlpatterns += [
    path(f"{name}.{ending}", view, {"ending": ending}, name=f"{name}_{ending}")
    for name, (view, endings) in FILES.items()
    for ending in endings
]
