import io
import zipfile

import pytest

from networks.csvfiles.reading import sources as module
from tests.networks.csvfiles.files import from_path, from_stream

ROLES = "organisation,title,started_on\n"


def zipped(entries, compression=zipfile.ZIP_DEFLATED):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, text in entries:
            archive.writestr(name, text)
    stream.seek(0)
    return stream


def texts(sources):
    """The bytes of the files of each table, by its name."""
    return {name: [file.data for file in files] for name, files in sources.files.items()}


def reasons(sources):
    return [str(problem) for problem in sources.problems]


def test_folder_gives_its_files_and_names_the_others(tmp_path):
    (tmp_path / "roles.csv").write_text(ROLES)
    (tmp_path / "notes.txt").write_text("hello")
    (tmp_path / "old").mkdir()
    found = from_path(tmp_path)
    assert (texts(found), found.left_alone) == ({"roles": [ROLES.encode()]}, ["notes.txt", "old"])


def test_one_file_is_known_by_its_name(tmp_path):
    (tmp_path / "Roles.CSV").write_text(ROLES)
    assert texts(from_path(tmp_path / "Roles.CSV")) == {"roles": [ROLES.encode()]}


@pytest.mark.parametrize(
    "name", ["rolls.csv", "roles (1).csv", "My ledger - roles.csv", "ROLES - Copy.csv", "x.txt"]
)
def test_file_of_another_name_is_known_by_its_headings(tmp_path, name):
    (tmp_path / name).write_text(ROLES)
    found = from_path(tmp_path / name)
    assert texts(found) == {"roles": [ROLES.encode()]}
    assert found.notes == [f"{name} is read as roles.csv."]


def test_file_is_known_by_a_word_of_its_name_when_its_headings_are_wrong(tmp_path):
    (tmp_path / "roles (2).csv").write_text("BLA;Web Officer;2009\n")
    assert list(from_path(tmp_path).files) == ["roles"]


def test_file_with_headings_of_a_ledger_that_lack_one_is_not_passed_over(tmp_path):
    (tmp_path / "roles.csv").write_text(ROLES)
    (tmp_path / "paid.csv").write_text("organisation,kind,amount,currency\n")
    assert reasons(from_path(tmp_path)) == [
        "paid.csv: Its columns are like those of fees.csv, which needs organisation, "
        "membership_started_on, paid_on: mend its first line, or leave the file out."
    ]


@pytest.mark.parametrize("name", ["roles.xlsx", "Ledger.ods", "fees.numbers"])
def test_spreadsheets_own_file_is_to_be_saved_as_csv_first(name):
    [reason] = reasons(from_stream(name, io.BytesIO(b"PK")))
    assert reason.startswith(f"{name}: This is a spreadsheet's own file. Save it as CSV first")


def test_two_files_of_one_kind_are_read_as_one():
    more = f"{ROLES}BLA,Officer,2009\n"
    found = from_stream("my.zip", zipped([("roles.csv", ROLES), ("b/roles.csv", more)]))
    assert texts(found) == {"roles": [ROLES.encode(), more.encode()]}
    assert [file.name for file in found.files["roles"]] == ["roles.csv", "b/roles.csv"]


def test_same_file_twice_is_read_once_and_said():
    found = from_stream("my.zip", zipped([("roles.csv", ROLES), ("roles (1).csv", ROLES)]))
    assert texts(found) == {"roles": [ROLES.encode()]}
    assert found.notes[-1] == "roles (1).csv is roles.csv once more, so it is read once."


def test_path_that_is_not_there_is_refused(tmp_path):
    assert reasons(from_path(tmp_path / "roles.csv")) == ["roles.csv: No such file or directory"]


def test_folder_without_files_of_a_ledger_is_refused(tmp_path):
    (tmp_path / "notes.txt").write_text("hello")
    [reason] = reasons(from_path(tmp_path))
    assert "There is no file of a ledger in it" in reason


@pytest.mark.parametrize("folder", ["", "ledger/", "my/old/ledger/"])
def test_zip_gives_its_files_from_whatever_folder_in_it(folder):
    found = from_stream("my.zip", zipped([(f"{folder}roles.csv", ROLES), ("a/b/notes.md", "")]))
    assert (texts(found), found.left_alone) == ({"roles": [ROLES.encode()]}, ["notes.md"])


def test_litter_of_a_zip_is_not_spoken_of():
    litter = [("__MACOSX/._roles.csv", "x"), ("ledger/", "")]
    found = from_stream("my.zip", zipped([*litter, ("ledger/roles.csv", ROLES)]))
    assert (list(found.files), found.left_alone) == (["roles"], [])


def test_zip_in_a_zip_is_left_alone():
    inner = zipped([("fees.csv", "")]).getvalue()
    found = from_stream("my.zip", zipped([("roles.csv", ROLES), ("old.zip", inner)]))
    assert (list(found.files), found.left_alone) == (["roles"], ["old.zip"])


def encrypted():
    data = bytearray(zipped([("roles.csv", ROLES)]).getvalue())
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + flags] |= 1
    return io.BytesIO(data)


def with_bad_checksum():
    data = zipped([("roles.csv", ROLES)], zipfile.ZIP_STORED).getvalue()
    return io.BytesIO(data.replace(b"title", b"tile!", 1))


def with_doubled_entry():
    with pytest.warns(UserWarning, match="Duplicate name"):
        return zipped([("roles.csv", ROLES), ("roles.csv", ROLES)])


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda: zipped([("../roles.csv", ROLES)]), "points outside"),
        (lambda: zipped([("/roles.csv", ROLES)]), "points outside"),
        (lambda: zipped([("a/../../roles.csv", ROLES)]), "points outside"),
        (with_doubled_entry, "more than once"),
        (encrypted, "encrypted"),
        (with_bad_checksum, "cannot be read: Bad CRC-32"),
        (lambda: io.BytesIO(b"not a zip"), "cannot be read"),
        (lambda: zipped([("notes.txt", "x")]), "no file of a ledger"),
        (lambda: zipped([(f"{n}.txt", "") for n in range(1001)]), "1,001 files"),
    ],
)
def test_zip_is_refused(make, reason):
    found = from_stream("my.zip", make())
    assert found.files == {}
    assert reason in " ".join(reasons(found))


def test_zip_that_would_grow_too_large_is_refused_unread(monkeypatch):
    monkeypatch.setattr(module, "_sorted", lambda *_: pytest.fail("it was unpacked"))
    found = from_stream("my.zip", zipped([("roles.csv", "0" * 1001)]), 1000)
    assert "would be over" in reasons(found)[0]


def test_file_is_read_no_further_than_its_limit(monkeypatch):
    monkeypatch.setattr(module, "LARGEST_FILE", 1000)
    found = from_stream("my.zip", zipped([("roles.csv", "0" * 1001)]))
    assert "too large" in reasons(found)[0]


def test_link_in_a_zip_is_not_followed(tmp_path):
    secret = tmp_path / "secret.csv"
    secret.write_text(f"{ROLES}Secret,Officer,2009\n")
    link = zipfile.ZipInfo("roles.csv")
    link.external_attr = 0o120777 << 16
    found = from_stream("my.zip", zipped([(link, str(secret))]))
    assert texts(found) == {"roles": [str(secret).encode()]}


def test_files_in_another_order_are_the_same_ledger():
    entries = [("b/roles.csv", ROLES), ("fees.csv", "organisation,membership_started_on,paid_on\n")]
    there, back = (from_stream("my.zip", zipped(order)) for order in (entries, entries[::-1]))
    assert texts(there) == texts(back)
