import re

from django.conf import settings

from tests.migrated import ROOMS


def test_migrations_use_only_what_the_name_of_the_kept_database_knows():
    migrations = sorted(settings.BASE_DIR.glob("*/migrations/0*.py"))
    text = "".join(migration.read_text() for migration in migrations)
    rooms = set(re.findall(r"^(?:import|from) (?:networks|reflections)\.(\w+)", text, re.MULTILINE))
    assert "fields" in rooms and rooms <= set(ROOMS)
