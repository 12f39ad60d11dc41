"""Of two who change one ledger at the same moment, the second waits and then sees what is there."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.db import connection


def lock_ledger(owner: User) -> None:
    """Hold the ledger until the transaction ends; whoever locks anything of it locks this first.

    On SQLite a transaction of ours waits for all others from its start.
    """
    if connection.features.has_select_for_update:
        # Without the key: rows that only point to the account need not wait.
        people = get_user_model().objects.select_for_update(no_key=True)
        people.filter(pk=owner.pk).first()


def check_deferred_constraints() -> None:
    """IntegrityError here, where it is answered in words, instead of at the end of it all."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
