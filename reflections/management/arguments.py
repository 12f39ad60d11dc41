"""What the commands that show figures are asked with."""

import argparse
from datetime import date

from django.contrib.auth.models import User
from django.core.management.base import CommandError, CommandParser

from networks.arithmetic.money import Lens
from networks.arithmetic.periods import parse_day
from networks.arithmetic.text import same_name
from networks.arithmetic.words import listed
from networks.models import Organisation


def day(text: str) -> date:
    try:
        return parse_day(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def add_scope(parser: CommandParser) -> None:
    """Whose ledger, under which lens, without which networks, and how it is written."""
    parser.add_argument("--user", required=True, metavar="NAME")
    parser.add_argument("--lens", choices=[lens.value for lens in Lens], default=Lens.MINE.value)
    parser.add_argument("--leave-out", action="append", default=[], metavar="NAME")
    parser.add_argument("--format", choices=["table", "csv", "json"], default="table")


def ids_named(owner: User, names: list[str]) -> list[int]:
    """Of one's own networks, by what they are called; any that is not there is an error."""
    called = Organisation.objects.of(owner).by_what_they_are_called() if names else {}
    ids = []
    for name in names:
        # More than one network may be short for the same letters.
        networks = called.get(same_name(name), [])
        if not networks:
            raise CommandError(f"No network in this ledger is called {name}.")
        if len(networks) > 1:
            names_meant = listed(map(str, networks))
            raise CommandError(f"{name} is short for {names_meant}: give the full name.")
        ids.append(networks[0].pk)
    return ids


def aligned(rows: list[tuple[str, ...]]) -> list[str]:
    """Lines of a table: the first and last columns to the left, figures to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = []
    for first, *figures, last in rows:
        right = [cell.rjust(width) for cell, width in zip(figures, widths[1:-1], strict=True)]
        lines.append("  ".join([first.ljust(widths[0]), *right, last]) + "\n")
    return lines
