"""The lanes of the timeline: when the person was in each network, and what lay between."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from networks.addresses import address
from networks.arithmetic.money import format_amount
from networks.arithmetic.periods import ROUGH, format_vague
from networks.arithmetic.spells import Spell
from networks.arithmetic.typed_dates import length_in_words
from networks.charts import DrawnSpell, Lane
from reflections.figures.belonging import names_before
from reflections.figures.rows import Ledger, Network
from reflections.history.spells import MISSED, Gap, gaps_of, spells_of
from reflections.history.unpaid import unpaid_in
from reflections.scope import Scope


def lane_of(network: Network, ledger: Ledger, scope: Scope) -> Lane:
    """The network's spells for the timeline, and what lies between them in words.

    What it was called before, when it closed and went on as this, is the same line.
    """
    before = names_before(ledger, network)
    memberships = tuple(
        membership for member in (*before, network) for membership in member.memberships
    )
    whole = replace(network, memberships=memberships)
    starts = {membership.days.first: membership.start for membership in memberships}
    ends = {membership.days.last: format_vague(membership.end) for membership in memberships}
    drawn = tuple(
        DrawnSpell(
            spell.first,
            spell.last,
            _spell_note(
                spell, format_vague(starts[spell.first]), ends[spell.last] if spell.last else None
            )
            + _called(spell, before),
            starts[spell.first].precision in ROUGH,
        )
        for spell in spells_of(whole)
    )
    gaps = gaps_of(whole, whole.would_miss)
    notes = tuple(_gap_note(gap, whole, ledger.currency) for gap in gaps)
    return Lane(
        network.short,
        network.setting,
        address("organisation", network.id) + scope.query,
        drawn,
        notes,
    )


def _called(spell: Spell, before: Iterable[Network]) -> str:
    """What it was called in that time, if otherwise: , until 30 April 2026 as Guild."""
    ended = [
        (network.closing, network.short)
        for network in before
        if network.closing and spell.first <= network.closing.last < (spell.last or date.max)
    ]
    return "".join(f", until {format_vague(closing)} as {name}" for closing, name in ended)


def _spell_note(spell: Spell, started: str, ended: str | None) -> str:
    if spell.last is None:
        return f"since {started}"
    return f"{started} to {ended}, {length_in_words(spell.first, spell.last)}"


def _gap_note(gap: Gap, network: Network, currency: str) -> str:
    parts = [length_in_words(gap.days.first, gap.days.last)]
    unpaid = unpaid_in(gap.days, network)
    if unpaid is not None and unpaid.value:
        parts.append(f"{format_amount(unpaid, currency)} not paid")
    if gap.missed is not None:
        parts.append(MISSED[gap.missed])
    return ", ".join(parts)
