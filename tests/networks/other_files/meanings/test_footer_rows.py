from networks.other_files.grids import read_text
from networks.other_files.meanings.footer_rows import footer_rows


def beneath(text):
    return footer_rows(read_text("mine.csv", text.encode()), 0)


def test_total_and_remark_after_a_gap_are_not_of_the_list():
    text = "Name,Joined,Fee\nA,2001,5\nB,2002,6\nTotal,,11\n\nNB: ask about B,,\n,,see there\n"
    assert beneath(text) == {4: "Total", 6: "NB: ask about B", 7: "see there"}


def test_last_network_of_which_nothing_more_is_said_stays():
    assert beneath("Name,Joined,Fee\nA,2001,5\nB,2002,6\nC,,\n") == {}


def test_list_of_names_alone_is_all_list():
    assert beneath("Name,Joined,Fee\nA,,\nB,,\n\nC,,\n") == {}
