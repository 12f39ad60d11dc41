"""`python -m benchmarks.importing ROWS`: an import in a process of its own, for its memory's sake.

Prints seconds of the import and of bare inserts of the same rows, and peak memory in kilobytes.
What was imported stays, so that a second run meets it again.
"""

import io
import os
import resource
import sys
import time
from datetime import date, timedelta

NETWORKS = 60
IN_IT = "organisation_id IN (SELECT id FROM networks_organisation WHERE owner_id = %s)"


def main(rows: int) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
    import django

    django.setup()
    owner = _owner()
    seconds = _import(owner, _file(rows))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(seconds, _bare(owner), peak)


def _owner():
    from django.contrib.auth import get_user_model

    from networks.models import Organisation

    owner, is_new = get_user_model().objects.get_or_create(username="importer")
    if is_new:
        names = [Organisation(owner=owner, name=f"Network {n}") for n in range(NETWORKS)]
        Organisation.objects.bulk_create(names)
    return owner


def _file(rows: int) -> bytes:
    lines = ["organisation,date,title,hours,cost,rating"]
    lines += [_line(n) for n in range(rows)]
    return "\n".join(lines).encode()


def _line(n: int) -> str:
    day = date(2000, 1, 1) + timedelta(days=n % 9000)
    return f"Network {n % NETWORKS},{day},Meeting {n},2.50,6.20,{n % 5 + 1}"


def _import(owner, content: bytes) -> float:
    from networks import csvfiles
    from reflections.csv_tables import LEDGER

    start = time.perf_counter()
    sources = csvfiles.from_stream(LEDGER, "activities.csv", io.BytesIO(content))
    plan = csvfiles.bring_in(owner, sources)
    assert plan.ok, plan.problems[:3]
    return time.perf_counter() - start


def _bare(owner) -> float:
    """Seconds to put the same rows in by executemany or COPY; they end as they were."""
    from django.db import connection, transaction

    from networks.models import Activity

    columns = [field.column for field in Activity._meta.concrete_fields if not field.primary_key]
    names, marks = ", ".join(columns), ", ".join(["%s"] * len(columns))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SELECT {names} FROM networks_activity WHERE {IN_IT}", [owner.pk])
        stored = cursor.fetchall()
        cursor.execute(f"DELETE FROM networks_activity WHERE {IN_IT}", [owner.pk])
        start = time.perf_counter()
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY networks_activity ({names}) FROM STDIN") as copy:
                for row in stored:
                    copy.write_row(row)
        else:
            cursor.executemany(f"INSERT INTO networks_activity ({names}) VALUES ({marks})", stored)
        took = time.perf_counter() - start
        transaction.set_rollback(True)
    return took


main(int(sys.argv[1]))
