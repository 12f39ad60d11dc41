import pytest

from tests.factories import OrganisationFactory


@pytest.fixture
def bla():
    return OrganisationFactory(name="Business Librarians Association", short_name="BLA")
