from datetime import date

from networks.arithmetic.spells import Spell
from reflections.figures.belonging import Belonging
from reflections.figures.tree import TreeEntry
from reflections.templatetags.network_rows import network_row
from tests.reflections.rows import a_membership, a_network

NASTY = "<b>Ada & co</b>"


def row(belonging, *, depth=0, words="", spells=(), last=None, became=None, closed_on=None):
    memberships = [a_membership(f"{s.first}", s.last and f"{s.last}") for s in spells]
    network = a_network(3, name=NASTY, closed_on=closed_on, memberships=memberships)
    return network_row(
        TreeEntry(network, depth, None, belonging, spells, last, became), words, "?lens=all"
    )


def test_row_without_figures_says_since_when_and_dashes():
    spells = (Spell(date(2003, 5, 1), date(2006, 4, 30)), Spell(date(2010, 1, 1), None))
    written = row(Belonging.MEMBER, depth=9, spells=spells, last=date(2011, 3, 12))
    assert '<tr class="d6">' in written
    assert "<td>2003–2006, since 2010</td>" in written
    assert '<td class="when">12 March 2011</td>' in written
    assert '<td class="num cost none">—</td>' in written
    assert '<td class="num worth none">—</td>' in written
    assert '<td class="verdict last"></td>' in written


def test_row_says_what_a_closed_network_became():
    became = a_network(5, name="Next")
    written = row(Belonging.CLOSED, closed_on="2010-05-01", became=became)
    assert (
        '<td>closed 2010, became <a href="/networks/5/?lens=all"><bdi>Next</bdi></a></td>'
        in written
    )
    assert "<td>closed 2010</td>" in row(Belonging.CLOSED, closed_on="2010-05-01")


def test_row_of_one_never_joined_has_neither_membership_nor_activity():
    written = row(Belonging.NEVER)
    assert "<td>not a member</td>" in written
    assert '<span class="none">none yet</span>' in written


def test_a_name_is_text_and_hits_are_marked_in_it():
    written = row(Belonging.NEVER, words="ada")
    assert "<b>" not in written
    assert 'aria-label="Compare &lt;b&gt;Ada &amp; co&lt;/b&gt;"' in written
    assert "<bdi>&lt;b&gt;<mark>Ada</mark> &amp; co&lt;/b&gt;</bdi>" in written
