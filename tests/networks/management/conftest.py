from io import StringIO

import pytest
from django.core.management import call_command

from tests.factories import (
    ActivityFactory,
    FeeFactory,
    ReflectionFactory,
)


@pytest.fixture
def kept(tmp_path):
    """A backup of a ledger with one fee, one activity and one entry about their network."""
    fee = FeeFactory(amount="184.00")
    network = fee.membership.organisation
    ActivityFactory(organisation=network, title="Soirée à Évora", hours="1.25")
    entry = ReflectionFactory(owner=network.owner)
    entry.organisations.add(network)
    path = tmp_path / "ledger.backup"
    call_command("backup", path, stdout=StringIO())
    return path
