"""Networks and memberships to choose from, the likeliest first."""

from collections.abc import Iterator
from datetime import date

from django.contrib.auth.models import User

from networks.arithmetic.periods import format_vague, last_12_months
from networks.forms import own_rows
from networks.models import Activity, Membership, Organisation

MOST_USED = 6


def own_networks(owner: User) -> dict[int, Organisation]:
    """All of a person's networks by id, in the order of their short names."""
    rows = sorted(own_rows(Organisation, owner), key=lambda network: network.short.casefold())
    return {network.pk: network for network in rows}


def busy_networks(owner: User, today: date) -> list[int]:
    """Ids of the networks with activities in the last year, those with the most first."""
    return Activity.objects.of(owner).busiest_networks(last_12_months(today).first)


def networks_by_use(owner: User, today: date) -> Iterator[tuple]:
    """Choices: the networks most used in the last year, then the others by name."""
    names = {pk: network.short for pk, network in own_networks(owner).items()}
    busy = busy_networks(owner, today)[:MOST_USED]
    yield "", "Choose one"
    if len(names) <= MOST_USED:
        place = {pk: number for number, pk in enumerate(busy)}
        yield from sorted(names.items(), key=lambda choice: place.get(choice[0], MOST_USED))
        return
    if busy:
        yield "Lately", [(pk, names[pk]) for pk in busy]
    yield (
        "All others" if busy else "All",
        [choice for choice in names.items() if choice[0] not in busy],
    )


def memberships_in_words(owner: User) -> Iterator[tuple]:
    """Choices: the memberships that are held now, then the ended ones, each by network."""
    own = own_rows(Membership, owner).order_by("organisation__name_key", "-started_on")
    held: list[tuple[int, str]] = []
    ended: list[tuple[int, str]] = []
    for membership in own:
        (ended if membership.end else held).append((membership.pk, membership_in_words(membership)))
    yield "", "Choose one"
    if held:
        yield "Now", held
    if ended:
        yield "Earlier", ended


def membership_in_words(membership: Membership) -> str:
    words = [membership.organisation.short]
    if membership.category:
        words.append(membership.category)
    if membership.end:
        words.append(f"{format_vague(membership.start)} to {format_vague(membership.end)}")
    return ", ".join(words)
