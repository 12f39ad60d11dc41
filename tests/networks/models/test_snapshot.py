import io
from concurrent.futures import ThreadPoolExecutor
from zipfile import ZipFile

from django.db import connection

from networks.csvfiles.exporting.whole_ledger import zip_pieces
from reflections.csv_tables import LEDGER
from tests.factories import OrganisationFactory, UserFactory
from tests.networks.csvfiles.files import bring_in

ROLES = b"organisation,title,started_on\nBrought in,Chair,2011-03-12\n"
ORGANISATIONS = b"name,kind,setting\nBrought in,other,offline\n"


def rows_in(pieces):
    with ZipFile(io.BytesIO(b"".join(pieces))) as archive:
        return {name: archive.read(name).count(b"\n") - 1 for name in archive.namelist()}


def test_export_during_which_an_import_commits_is_all_of_before(database_for_threads):
    owner = UserFactory()
    OrganisationFactory.create_batch(2, owner=owner)

    def import_meanwhile():
        try:
            return bring_in(owner, organisations=ORGANISATIONS, roles=ROLES)
        finally:
            connection.close()

    pieces = zip_pieces(LEDGER, owner)
    sent = [next(pieces)]
    with ThreadPoolExecutor(1) as elsewhere:
        assert elsewhere.submit(import_meanwhile).result(timeout=60).problems == []
    before, after = rows_in([*sent, *pieces]), rows_in(zip_pieces(LEDGER, owner))
    assert (before["organisations.csv"], before["roles.csv"]) == (2, 0)
    assert (after["organisations.csv"], after["roles.csv"]) == (3, 1)
