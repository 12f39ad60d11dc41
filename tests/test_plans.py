"""No query of any page reads what others have: in a house full of them, every plan is looked at."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from networks.models import Activity, Fee, Membership, Organisation, Preference, Role
from networks.views import page_cache
from reflections.models import Appraisal, Decision, Reflection
from tests.keepers import fill_ledger, keeper

pytestmark = pytest.mark.django_db

OTHERS = 300
# How often each row is copied for every other person, and what it hangs on.
COPIES = [
    (Organisation, 2, "auth_user", "owner_id"),
    (Membership, 1, "networks_organisation", "organisation_id"),
    (Fee, 3, "networks_membership", "membership_id"),
    (Activity, 6, "networks_organisation", "organisation_id"),
    (Role, 1, "networks_organisation", "organisation_id"),
    (Preference, 1, "auth_user", "owner_id"),
    (Appraisal, 1, "networks_membership", "membership_id"),
    (Decision, 1, "networks_organisation", "organisation_id"),
    (Reflection, 2, "auth_user", "owner_id"),
]
LEDGER = {model._meta.db_table for model, *_ in COPIES}
LEDGER |= {"reflections_reflection_organisations", "networks_change", "networks_changedrow"}
NUMBERED = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) "
PAGES = [
    "/", "/?period=all", "/networks/", "/networks/?text=a", "/networks/{network}/",
    "/networks/{network}/activities/", "/networks/{network}/gave/", "/networks/{network}/history/",
    "/networks/compare/?network={network}", "/networks/purposes/", "/networks/add/",
    "/networks/{network}/edit/", "/memberships/{membership}/", "/fees/{fee}/",
    "/memberships/{membership}/fees/add/", "/memberships/{membership}/leave/",
    "/networks/{network}/join/", "/networks/{network}/merge/", "/roles/{role}/",
    "/memberships/{membership}/appraisals/add/", "/appraisals/{appraisal}/", "/renewals/",
    "/renewals/{membership}/", "/renewals/decisions/", "/renewals/decisions/{decision}/",
    "/calendar/", "/reminders/", "/log/", "/log/?another=1", "/log/?network={network}",
    "/log/?what=fee", "/log/?what=appraisal", "/log/?what=role", "/activities/",
    "/activities/?text=a", "/activities/{activity}/", "/activities.csv", "/search/?q=ada",
    "/journal/", "/journal/write/", "/journal/{reflection}/", "/journal/{reflection}/edit/",
    "/preferences/", "/bin/", "/past/activity/{activity}/", "/adds-up/", "/adds-up/result/",
    "/adds-up/in-and-out/", "/reports/", "/look/", "/summary.csv", "/renewals.csv",
    "/ledger/export/", "/admin/networks/activity/", "/admin/networks/fee/",
    "/admin/networks/organisation/", "/admin/reflections/reflection/",
]  # fmt: skip


def copy(cursor, model, times, parent, link, pattern):
    """The pattern's columns for every row of the parents, so many times over."""
    columns = [field.column for field in model._meta.concrete_fields if not field.primary_key]
    random = "lower(hex(randomblob(16)))" if connection.vendor == "sqlite" else "gen_random_uuid()"
    other = {link: "p.id", "ref": random}
    if model is Organisation:
        other |= {"name": "o.name || n.i", "name_key": "o.name_key || n.i"}
    values = ", ".join(other.get(column, f"o.{column}") for column in columns)
    mine = "p.owner_id = " if parent == "networks_organisation" else "p.id = "
    if parent == "networks_membership":
        mine = "p.organisation_id = "
    cursor.execute(
        f"INSERT INTO {model._meta.db_table} ({', '.join(columns)}) {NUMBERED % times}"
        f"SELECT {values} FROM {parent} p, n, {model._meta.db_table} o "
        f"WHERE o.id = {pattern.pk} AND NOT {mine}%s",
        [_own_parent(parent, pattern)],
    )


def _own_parent(parent, pattern):
    organisation = getattr(pattern, "organisation", None)
    if parent == "auth_user":
        return pattern.owner_id
    return organisation.owner_id if organisation else pattern.membership.organisation_id


def fill_with_others(cursor, rows):
    owner = rows[Organisation].owner
    columns = [f.column for f in owner._meta.concrete_fields if not f.primary_key]
    values = ", ".join("'other' || n.i" if c == "username" else f"o.{c}" for c in columns)
    cursor.execute(
        f"INSERT INTO auth_user ({', '.join(columns)}) {NUMBERED % OTHERS}"
        f"SELECT {values} FROM auth_user o, n WHERE o.id = %s",
        [owner.pk],
    )
    for model, times, parent, link in COPIES:
        copy(cursor, model, times, parent, link, rows[model])
    cursor.execute(
        "INSERT INTO reflections_reflection_organisations (reflection_id, organisation_id) "
        "SELECT r.id, o.id FROM reflections_reflection r JOIN networks_organisation o "
        "ON o.owner_id = r.owner_id WHERE r.owner_id <> %s",
        [owner.pk],
    )
    cursor.execute(
        "INSERT INTO networks_change (owner_id, at, kind, label, is_open, home_currency) "
        "SELECT id, CURRENT_TIMESTAMP, 'added', 'Something', TRUE, 'GBP' FROM auth_user"
    )
    cursor.execute(
        'INSERT INTO networks_changedrow (change_id, model, "row", what, label, version) '
        "SELECT c.id, 'networks.activity', a.id, 'added', '', 0 FROM networks_activity a "
        "JOIN networks_organisation o ON o.id = a.organisation_id "
        "JOIN networks_change c ON c.owner_id = o.owner_id"
    )
    cursor.execute("ANALYZE")
    if connection.vendor == "postgresql":
        # Small as the house is, to read a table whole would cost next to nothing.
        cursor.execute("SET LOCAL enable_seqscan = off")


def plan_of(cursor, sql):
    """What is wrong with how the database would carry it out: tables that it reads whole."""
    if connection.vendor == "postgresql":
        cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}")
        [(plan,)] = cursor.fetchall()
        plan = json.loads(plan) if isinstance(plan, str) else plan
        return list(_read_whole(plan[0]["Plan"]))
    cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
    steps = [step.split()[1] for *_, step in cursor.fetchall() if step.startswith("SCAN ")]
    tables = {alias: table for table, alias in re.findall(r'"(\w+)" ([UTV]\d+)\b', sql)}
    return [step for step in steps if tables.get(step, step) in LEDGER]


def _read_whole(node):
    """Every node of PostgreSQL's plan that walks a table, or its index, from end to end."""
    kind, table = node["Node Type"], node.get("Relation Name", "")
    is_bounded = "Index Cond" in node or kind == "Bitmap Heap Scan"
    of_ledger = table in LEDGER or kind == "Bitmap Index Scan"
    if of_ledger and not is_bounded:
        yield f"{kind} of {table or node['Index Name']}"
    for below in node.get("Plans", []):
        yield from _read_whole(below)


def test_no_page_reads_the_rows_of_others(client):
    owner = keeper("ada")
    rows = fill_ledger(owner)
    client.force_login(owner)
    ids = {model.__name__.lower(): row.pk for model, row in rows.items()}
    ids["network"] = ids["organisation"]
    wrong, asked = [], 0
    page_cache.pages.clear()
    with connection.cursor() as cursor:
        fill_with_others(cursor, rows)
        assert plan_of(cursor, "SELECT COUNT(*) FROM networks_activity") != []
        for page in PAGES:
            with CaptureQueriesContext(connection) as captured:
                answer = client.get(page.format(**ids))
                content = b"".join(answer) if answer.streaming else answer.content
            assert answer.status_code == 200 and content, page
            queries = [query["sql"] for query in captured if query["sql"].startswith("SELECT")]
            asked += len(queries)
            wrong += [(page, bad, sql) for sql in queries for bad in plan_of(cursor, sql)]
    assert asked > 2 * len(PAGES)
    told = [f"{page}: {bad} for {sql[:2000]}" for page, bad, sql in wrong]
    assert told == [], "\n".join(told)
