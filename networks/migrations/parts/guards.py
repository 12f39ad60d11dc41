"""Rules that reach over several rows, held by the database itself, in both editions.

Two memberships held by the same party do not overlap; following parent, host or successor never leads
back; no link joins two people's ledgers, and nothing changes hands.
"""

from networks.migrations.parts import sqlite

# A vague end may have come on any day that it names, so only the days before them are surely held.
NO_OVERLAP = """
    ALTER TABLE networks_membership ADD CONSTRAINT membership_no_overlap EXCLUDE USING gist (
        int8range(organisation_id, organisation_id, '[]') WITH &&,
        int4range(CASE held_by WHEN 'self' THEN 0 ELSE 1 END,
                  CASE held_by WHEN 'self' THEN 0 ELSE 1 END, '[]') WITH &&,
        daterange(started_on, CASE ended_on_precision
            WHEN 'day' THEN ended_on
            WHEN 'month' THEN greatest(started_on, ended_on - extract(day FROM ended_on)::int)
            ELSE greatest(started_on, make_date(extract(year FROM ended_on)::int - 1, 12, 31))
        END, '[]') WITH &&
    ) WHERE (ended_on IS NULL OR ended_on >= started_on)
"""


def _surely_until(row: str) -> str:
    """The same for SQLite."""
    return f"""
    CASE WHEN {row}.ended_on IS NULL THEN '9999-12-31'
        WHEN {row}.ended_on_precision = 'day' THEN {row}.ended_on
        WHEN {row}.ended_on_precision = 'month'
            THEN max({row}.started_on, date({row}.ended_on, 'start of month', '-1 day'))
        ELSE max({row}.started_on, date({row}.ended_on, 'start of year', '-1 day'))
    END"""


OVERLAP = f"""
    EXISTS (SELECT 1 FROM networks_membership other
            WHERE other.organisation_id = NEW.organisation_id AND other.id <> NEW.id
            AND other.held_by = NEW.held_by
            AND other.started_on <= {_surely_until("NEW")}
            AND NEW.started_on <= {_surely_until("other")})
"""


def _loop(link: str) -> str:
    return f"""
    EXISTS (WITH RECURSIVE up(id) AS (
                SELECT NEW.{link}_id UNION
                SELECT o.{link}_id FROM networks_organisation o JOIN up ON o.id = up.id)
            SELECT 1 FROM up WHERE id = NEW.id)
"""


CHAIN_LOOP = _loop("successor")
# Since there are hosts, a network goes with what it is inside of and with what it lives on, so that neither
# way, nor one that changes between them, may lead back.
TREE_LOOP = """
    EXISTS (WITH RECURSIVE up(id) AS (
                SELECT NEW.parent_id UNION SELECT NEW.host_id UNION
                SELECT CASE way.host WHEN 1 THEN o.host_id ELSE o.parent_id END
                FROM up JOIN networks_organisation o ON o.id = up.id
                CROSS JOIN (SELECT 0 AS host UNION ALL SELECT 1) way)
            SELECT 1 FROM up WHERE id = NEW.id)
"""


def _two_ledgers(*links: str) -> str:
    """By equalities, for which there are indexes: put with IN, both databases read every network of everybody."""
    there = " OR ".join(f"o.id = NEW.{link}_id" for link in links)
    back = " OR ".join(f"o.{link}_id = NEW.id" for link in links)
    return f"""
    EXISTS (SELECT 1 FROM networks_organisation o WHERE o.owner_id <> NEW.owner_id AND
            ({there}
             OR {back}))
"""


TWO_LEDGERS_BEFORE_HOSTS = _two_ledgers("parent", "successor")
TWO_LEDGERS = _two_ledgers("parent", "host", "successor")
FOUND_ELSEWHERE = """
    NEW.found_through_id IS NOT NULL AND
    EXISTS (SELECT 1 FROM networks_organisation own, networks_organisation other
            WHERE own.id = NEW.organisation_id AND other.id = NEW.found_through_id
            AND own.owner_id <> other.owner_id)
"""
JOINS = "a link would join two ledgers"
LOOPS = "a network would lie inside or follow itself"
STAYS = "an organisation never changes hands"


def _organisation_guard(two_ledgers: str, tree_loop: str, links: str) -> list[str]:
    """For PostgreSQL: each edition puts it in the place of the other's."""
    return [
        "DROP TRIGGER IF EXISTS organisation_guard ON networks_organisation",
        # The lock makes two people at once in one ledger take turns, so that together they close no loop.
        f"""
    CREATE OR REPLACE FUNCTION networks_organisation_guard() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'UPDATE' AND NEW.owner_id <> OLD.owner_id THEN
            RAISE integrity_constraint_violation
                USING MESSAGE = '{STAYS}';
        END IF;
        PERFORM pg_advisory_xact_lock(hashtext('networks_organisation'), NEW.owner_id::int);
        IF {two_ledgers} THEN
            RAISE integrity_constraint_violation USING MESSAGE = '{JOINS}';
        END IF;
        IF {tree_loop} OR {CHAIN_LOOP} THEN
            RAISE integrity_constraint_violation USING MESSAGE = '{LOOPS}';
        END IF;
        RETURN NULL;
    END $$
    """,
        f"""
    CREATE TRIGGER organisation_guard
    AFTER INSERT OR UPDATE OF {links}, owner_id ON networks_organisation
    FOR EACH ROW EXECUTE FUNCTION networks_organisation_guard()
    """,
    ]


FIRST_GUARD = _organisation_guard(
    TWO_LEDGERS_BEFORE_HOSTS, _loop("parent"), "parent_id, successor_id"
)
FIRST_ON_POSTGRESQL = [NO_OVERLAP, *FIRST_GUARD]
FIRST_OFF_POSTGRESQL = [
    "DROP TRIGGER organisation_guard ON networks_organisation",
    "DROP FUNCTION networks_organisation_guard()",
    "ALTER TABLE networks_membership DROP CONSTRAINT membership_no_overlap",
]
SECOND_ON_POSTGRESQL = [
    *_organisation_guard(TWO_LEDGERS, TREE_LOOP, "parent_id, host_id, successor_id"),
    f"""
    CREATE FUNCTION networks_activity_guard() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF {FOUND_ELSEWHERE} THEN
            RAISE integrity_constraint_violation USING MESSAGE = '{JOINS}';
        END IF;
        RETURN NULL;
    END $$
    """,
    """
    CREATE TRIGGER activity_found_in_own_ledger
    AFTER INSERT OR UPDATE OF organisation_id, found_through_id ON networks_activity
    FOR EACH ROW EXECUTE FUNCTION networks_activity_guard()
    """,
]
SECOND_OFF_POSTGRESQL = [
    "DROP TRIGGER activity_found_in_own_ledger ON networks_activity",
    "DROP FUNCTION networks_activity_guard()",
    *FIRST_GUARD,
]


def _on_new_and_changed(rules: dict[str, tuple[str, str, str, str]]) -> dict[str, str]:
    """Every rule needs a trigger of SQLite for new rows and one for changed ones."""
    return {
        f"{name}_{verb}": sqlite.trigger(f"{name}_{verb}", event, table, condition, message)
        for name, (table, columns, condition, message) in rules.items()
        for verb, event in (("insert", "INSERT"), ("update", f"UPDATE OF {columns}"))
    }


def _ledgers_and_tree(two_ledgers: str, tree_loop: str, ways_up: str) -> dict[str, str]:
    table = "networks_organisation"
    return _on_new_and_changed(
        {
            "organisation_two_ledgers": (
                table,
                f"{ways_up}, successor_id, owner_id",
                two_ledgers,
                JOINS,
            ),
            "organisation_parent_loop": (table, ways_up, tree_loop, LOOPS),
        }
    )


FIRST_LINKS_ON_SQLITE = _ledgers_and_tree(TWO_LEDGERS_BEFORE_HOSTS, _loop("parent"), "parent_id")
FIRST_ON_SQLITE = {
    **_on_new_and_changed(
        {
            "membership_overlap": (
                "networks_membership",
                "organisation_id, held_by, started_on, ended_on, ended_on_precision",
                OVERLAP,
                "memberships overlap",
            ),
            "organisation_successor_loop": (
                "networks_organisation",
                "successor_id",
                # The spaces are there in every database, and their schemas are compared.
                f"{CHAIN_LOOP}    ",
                LOOPS,
            ),
        }
    ),
    **FIRST_LINKS_ON_SQLITE,
    "organisation_owner_stays": sqlite.trigger(
        "organisation_owner_stays",
        "UPDATE OF owner_id",
        "networks_organisation",
        "NEW.owner_id <> OLD.owner_id",
        STAYS,
    ),
}
FOUND_ON_SQLITE = _on_new_and_changed(
    {
        "activity_two_ledgers": (
            "networks_activity",
            "organisation_id, found_through_id",
            FOUND_ELSEWHERE,
            JOINS,
        )
    }
)
SECOND_ON_SQLITE = _ledgers_and_tree(TWO_LEDGERS, TREE_LOOP, "parent_id, host_id") | FOUND_ON_SQLITE


def _carry_out(schema_editor, statements: list[str]) -> None:
    for statement in statements:
        schema_editor.execute(statement)


def _install(schema_editor, on_postgresql: list[str], on_sqlite: dict[str, str]) -> None:
    if schema_editor.connection.vendor == "postgresql":
        _carry_out(schema_editor, on_postgresql)
    else:
        sqlite.install(schema_editor.execute, on_sqlite)


def install_first(schema_editor):
    _install(schema_editor, FIRST_ON_POSTGRESQL, FIRST_ON_SQLITE)


def uninstall_first(schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        _carry_out(schema_editor, FIRST_OFF_POSTGRESQL)
    else:
        sqlite.uninstall(schema_editor.execute, FIRST_ON_SQLITE)


def install_second(schema_editor):
    """In the place of the first edition's."""
    _install(schema_editor, SECOND_ON_POSTGRESQL, SECOND_ON_SQLITE)


def uninstall_second(schema_editor):
    """The first edition's come back."""
    if schema_editor.connection.vendor == "postgresql":
        _carry_out(schema_editor, SECOND_OFF_POSTGRESQL)
    else:
        sqlite.uninstall(schema_editor.execute, FOUND_ON_SQLITE)
        sqlite.install(schema_editor.execute, FIRST_LINKS_ON_SQLITE)
