import pytest

from networks.other_files.cells import as_address, as_hours


@pytest.mark.parametrize(
    ("cell", "hours"),
    [("1h 30m", "1.50"), ("1,5", "1.50"), ("2", "2.00"), ("half day", "half day")],
)
def test_hours_are_as_the_files_have_them_and_what_is_not_read_stays(cell, hours):
    assert as_hours(cell) == hours


@pytest.mark.parametrize(
    ("cell", "address"),
    [
        ("cilip.org.uk", "https://cilip.org.uk"),
        ("www.bl.uk/friends", "https://www.bl.uk/friends"),
        ("http://x.example", "http://x.example"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("none yet", "none yet"),
    ],
)
def test_address_without_its_beginning_gets_one(cell, address):
    assert as_address(cell) == address
