import pytest

from networks.other_files.drafting.cells import as_address, as_hours, without_remark


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


@pytest.mark.parametrize(
    ("text", "amount", "remark"),
    [
        ("£45 (reduced)", "£45", "reduced"),
        (" 45 ( half a year ) ", "45", "half a year"),
        ("(45)", "(45)", ""),
        ("45 (2)", "45 (2)", ""),
        ("reduced (half)", "reduced (half)", ""),
        ("45 (a) (b)", "45 (a) (b)", ""),
        ("45 (a", "45 (a", ""),
        ("1 " * 50_000, "1 " * 50_000, ""),
    ],
)
def test_remark_in_brackets_is_apart_from_its_amount(text, amount, remark):
    assert without_remark(text) == (amount, remark)
