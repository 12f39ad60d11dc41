from datetime import date

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from networks.arithmetic.money import Lens
from networks.arithmetic.periods import Period
from reflections.figures.rows import Ledger
from reflections.forms.scope import ScopeForm
from reflections.scope import Scope
from tests.reflections.rows import a_ledger, a_membership, a_network

TODAY = date(2026, 11, 23)
LEDGER = a_ledger(
    a_network(1, memberships=[a_membership("2009-02-16")]), a_network(2), a_network(3, parent_id=1)
)
LAST_12_MONTHS = Period(date(2025, 11, 24), TODAY)


def form_of(query, ledger=LEDGER, today=TODAY):
    return ScopeForm(QueryDict(query), ledger=ledger, today=today)


def scope_of(query, **more):
    return form_of(query, **more).scope()


def messages(query):
    form = form_of(query)
    form.scope()
    return form.errors.keys()


@pytest.mark.parametrize(
    ("query", "first", "last"),
    [
        ("", date(2025, 11, 24), TODAY),
        ("period=12m", date(2025, 11, 24), TODAY),
        ("period=year", date(2026, 1, 1), date(2026, 12, 31)),
        ("period=year&year=2011", date(2011, 1, 1), date(2011, 12, 31)),
        ("period=tax", date(2026, 4, 6), date(2027, 4, 5)),
        ("period=tax&year=2010", date(2010, 4, 6), date(2011, 4, 5)),
        ("period=all", date(2009, 2, 16), TODAY),
        ("period=custom&from=2010-11-01&until=2011-10-31", date(2010, 11, 1), date(2011, 10, 31)),
        ("period=custom&from=2011-10-31&until=2011-10-31", date(2011, 10, 31), date(2011, 10, 31)),
        ("period=custom&from=1900-01-01&until=2199-12-31", date(1900, 1, 1), date(2199, 12, 31)),
        ("from=2010-11-01&until=2011-10-31", date(2010, 11, 1), date(2011, 10, 31)),
        ("year=2011", date(2011, 1, 1), date(2011, 12, 31)),
        ("period=12m&year=2011&from=2010-11-01", date(2025, 11, 24), TODAY),
        ("period=year&year=1900", date(1900, 1, 1), date(1900, 12, 31)),
        ("period=year&year=2198", date(2198, 1, 1), date(2198, 12, 31)),
    ],
)
def test_period_in_the_address(query, first, last):
    assert scope_of(query).period == Period(first, last)
    assert not messages(query)


def test_tax_year_turns_on_6_april():
    assert scope_of("period=tax", today=date(2026, 4, 5)).period.first == date(2025, 4, 6)


def test_year_before_29_february_is_the_28th():
    assert scope_of("", today=date(2024, 2, 29)).period.first == date(2023, 3, 1)


@pytest.mark.parametrize(
    "ledger",
    [
        Ledger({}),
        a_ledger(a_network(1)),
        a_ledger(a_network(1, memberships=[a_membership("2030")])),
    ],
)
def test_all_time_of_nothing_so_far_is_the_last_12_months(ledger):
    assert scope_of("period=all", ledger=ledger).period == LAST_12_MONTHS


@pytest.mark.parametrize("lens", list(Lens))
def test_lens_in_the_address(lens):
    assert scope_of(f"lens={lens}").lens is lens


# What nobody can mean: the default counts, and a message names the field.
JUNK = [
    ("period=x", "period"),
    ("period=CUSTOM", "period"),
    ("lens=x", "lens"),
    ("lens=__class__", "lens"),
    ("period=year&year=0", "year"),
    ("period=year&year=-1", "year"),
    ("period=year&year=1899", "year"),
    ("period=year&year=2199", "year"),
    ("period=year&year=99999", "year"),
    ("period=tax&year=abc", "year"),
    ("period=year&year=2011.5", "year"),
    ("period=year&year=1e3", "year"),
    ("period=year&year=" + "9" * 20, "year"),
    ("period=year&year=" + "9" * 5000, "year"),
    ("period=custom", "from"),
    ("period=custom&from=2011-01-01", "until"),
    ("period=custom&until=2011-01-01", "from"),
    ("period=custom&from=2011-01-02&until=2011-01-01", "until"),
    ("from=2011-01-01", "until"),
    ("from=2011-02-30&until=2011-03-01", "from"),
    ("year=abc", "year"),
    ("period=custom&from=0001&until=9999", "from"),
    ("period=custom&from=0001-01-01&until=2011-01-01", "from"),
    ("period=custom&from=01/01/0001&until=2011-01-01", "from"),
    ("period=custom&from=2011-01-01&until=31/12/9999", "until"),
    ("period=custom&from=2011-01-01&until=9999-12-31", "until"),
    ("period=custom&from=2023-02-29&until=2023-03-01", "from"),
    ("period=custom&from=２０１１-01-01&until=2023-03-01", "from"),
    ("period=custom&from=infinity&until=2023-03-01", "from"),
    ("period=custom&from=2199-12-31&until=2200-01-01", "until"),
]


@pytest.mark.parametrize(("query", "field"), JUNK, ids=lambda text: text[:60])
def test_junk_counts_as_the_default_and_is_said(query, field):
    scope = scope_of(query)
    assert field in messages(query)
    assert scope.lens is Lens.MINE
    assert scope.period in (
        LAST_12_MONTHS,
        Period(date(2026, 1, 1), date(2026, 12, 31)),
        Period(date(2026, 4, 6), date(2027, 4, 5)),
    )


def test_one_bad_part_leaves_the_rest_as_asked():
    scope = scope_of("period=custom&from=2010-11-01&until=2011-10-31&lens=x&year=abc&leave_out=2")
    assert scope.period == Period(date(2010, 11, 1), date(2011, 10, 31))
    assert scope.left_out == (2,)


def test_bad_day_leaves_the_lens_as_asked():
    assert scope_of("period=custom&from=x&until=2011-10-31&lens=time").lens is Lens.TIME


def test_last_of_doubled_keys_counts():
    scope = scope_of("period=year&period=tax&lens=all&lens=time&year=2001&year=2010")
    assert (scope.period.first, scope.lens) == (date(2010, 4, 6), Lens.TIME)


@pytest.mark.parametrize(
    ("query", "left_out"),
    [
        ("leave_out=2", (2,)),
        ("leave_out=2&leave_out=1", (2, 1)),
        ("leave_out=2&leave_out=2", (2,)),
        ("leave_out=99&leave_out=0&leave_out=-1&leave_out=x&leave_out=", ()),
        ("leave_out=２&leave_out=02&leave_out=2.0&leave_out=" + "9" * 5000, ()),
        ("&".join(["leave_out=3"] * 1000), (3,)),
    ],
    ids=lambda value: str(value)[:40],
)
def test_left_out_are_own_networks_each_once(query, left_out):
    assert scope_of(query).left_out == left_out


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", "in the last 12 months"),
        ("period=all", "since the first day recorded"),
        ("period=year&year=2011", "in 2011"),
        ("period=tax&year=2010", "in the UK tax year 2010-11"),
        (
            "period=custom&from=2010-11-01&until=2011-10-31",
            "from 1 November 2010 to 31 October 2011",
        ),
        ("period=custom&from=2011-10-31&until=2011-10-31", "on 31 October 2011"),
    ],
)
def test_period_in_words(query, words):
    assert scope_of(query).words == words


def test_neighbours_stay_inside_the_calendar():
    first = scope_of("period=tax&year=1900").neighbours
    last = scope_of("period=year&year=2198").neighbours
    assert [link.label for link in first] == ["1900-01", "1901-02"]
    assert [link.label for link in last] == ["2197", "2198"]


def test_choosing_a_period_keeps_lens_and_what_is_left_out():
    links = scope_of("period=year&year=2011&lens=all&leave_out=2").period_links
    assert [link.href for link in links] == [
        "?lens=all&leave_out=2",
        "?period=year&lens=all&leave_out=2",
        "?period=tax&lens=all&leave_out=2",
        "?period=all&lens=all&leave_out=2",
    ]
    assert not any(link.current for link in links)


scopes = st.builds(
    lambda choice, days, year, lens, left_out: (choice, sorted(days), year, lens, left_out),
    st.sampled_from(["12m", "year", "tax", "all", "custom"]),
    st.lists(st.dates(date(1900, 1, 1), date(2199, 12, 31)), min_size=2, max_size=2),
    st.none() | st.integers(1900, 2198),
    st.sampled_from(list(Lens)),
    st.lists(st.sampled_from([1, 2, 3]), unique=True),
)


@given(scopes)
def test_address_leads_back_to_its_scope(parts):
    choice, days, year, lens, left_out = parts
    scope = Scope(
        choice,
        Period(*days),
        lens,
        tuple(left_out),
        year if choice in ("year", "tax") else None,
    )
    back = scope_of(scope.query.removeprefix("?"))
    assert back.query == scope.query
    assert (back.choice, back.lens, back.left_out) == (choice, lens, tuple(left_out))


@given(
    st.dictionaries(
        st.sampled_from(["period", "year", "from", "until", "lens", "leave_out"]),
        st.text(max_size=12),
    )
)
def test_no_address_is_too_odd_to_read(values):
    query = QueryDict(mutable=True)
    query.update(values)
    assert ScopeForm(query, ledger=LEDGER, today=TODAY).scope().period
