"""Catalogues from files, good and bad."""

import pytest

from networks.catalogue import catalogue, read_catalogue
from networks.catalogue.checks import check_catalogue

HEADER = "name,short_name,kind,setting,parent,website\n"
GUILD = "Guild of Beekeepers,GoB,association,offline,,https://bees.example.org/\n"


@pytest.fixture
def write(tmp_path):
    """A function that writes a file of the catalogue and gives back its path."""

    def as_file(text, name="bodies.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return as_file


def test_shipped_catalogue_is_whole():
    assert catalogue().problems == []
    assert len(catalogue().tops) > 40


def test_each_shipped_body_has_an_address_of_its_own():
    assert len({body.key for body in catalogue().bodies.values()}) == len(catalogue().bodies)


def test_groups_stand_below_their_body():
    found = catalogue()
    cilip = found.search("CILIP")[0]
    assert {"ARLG", "UKeiG", "CILIP West Midlands"} <= {
        body.short for body in found.groups_of(cilip)
    }


def test_row_becomes_a_body(write):
    found = read_catalogue([write(HEADER + GUILD)])
    body = found.get("guild-of-beekeepers")
    assert (body.short, body.kind, body.website) == (
        "GoB",
        "association",
        "https://bees.example.org/",
    )


def test_setting_is_offline_unless_given(write):
    found = read_catalogue([write("name,kind\nGuild,union\n")])
    assert found.get("guild").setting == "offline"


def test_later_file_takes_the_place_of_a_namesake_and_adds_groups(write):
    more = "name,kind,parent\nGUILD OF BEEKEEPERS,union,\nYoung Bees,branch,Guild of Beekeepers\n"
    found = read_catalogue([write(HEADER + GUILD), write(more, "more.csv")])
    assert [(body.name, body.kind) for body in found.bodies.values()] == [
        ("GUILD OF BEEKEEPERS", "union"),
        ("Young Bees", "branch"),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name,short_name\nGuild,G\n", "line 1, kind: This column must be there."),
        ("name,kind,fee\nGuild,union,12\n", "line 1, fee: There is no such column"),
        ("name,kind\nGuild,club\n", "line 2, kind: “club” is not one of professional_body"),
        ("name,kind\nGuild,\n", "line 2, kind: This must not be empty."),
        ("name,kind\n,union\n", "line 2, name: This must not be empty."),
        ("name,kind,setting\nGuild,union,outdoors\n", "line 2, setting: "),
        ("name,kind,website\nGuild,union,javascript:alert(1)\n", "line 2, website: "),
        ("name,kind\nGuild,union,more\n", "line 2: This row has 3 cells where the header has 2."),
        ("name,kind,parent\nGuild,union,Nobody\n", "line 2: its parent “Nobody” is in no file."),
        ("name,kind,parent\nA,union,B\nB,union,A\n", "line 2: its parent “A” lies inside itself."),
        (
            'name,kind\n"Guild,union\n',
            "line 2: A quotation mark is opened in this row",
        ),
        ("", "The file is empty"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(write, text, said):
    path = write(text)
    problems = read_catalogue([path]).problems
    assert problems[0].startswith(str(path))
    assert said in problems[0]


def test_bad_row_leaves_the_good_ones(write):
    found = read_catalogue([write("name,kind\nGuild,club\nUnion,union\n")])
    assert [body.name for body in found.bodies.values()] == ["Union"]


def test_missing_file_is_an_error_of_the_system_check(settings, tmp_path):
    settings.CATALOGUE_FILES = [tmp_path / "nowhere.csv"]
    errors = check_catalogue(None)
    assert ["nowhere.csv" in error.msg for error in errors] == [True]
    assert errors[0].id == "networks.E001"


def test_file_that_is_not_text_is_an_error(settings, tmp_path):
    path = tmp_path / "picture.csv"
    path.write_bytes(b"\x89PNG\xff")
    settings.CATALOGUE_FILES = [path]
    assert str(path) in check_catalogue(None)[0].msg


@pytest.mark.parametrize("text", ["ukeig", "UK electronic", "electronic group information"])
def test_search_finds_names_and_short_names_by_any_words(text):
    assert catalogue().search(text)[0].short == "UKeiG"


def test_search_folds_accents(write):
    found = read_catalogue([write("name,kind\nSociété des Bibliothécaires,association\n")])
    assert len(found.search("societe")) == 1


def test_file_is_read_as_generously_as_those_of_a_ledger(tmp_path):
    path = tmp_path / "bodies.csv"
    path.write_bytes("Name;Kind\nÉvora Guild;Professional body\n".encode("cp1252"))
    found = read_catalogue([path])
    assert found.problems == []
    assert [(body.name, body.kind) for body in found.tops] == [("Évora Guild", "professional_body")]
