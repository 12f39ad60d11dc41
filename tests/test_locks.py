"""A lock holds all that pyproject.toml needs, with hashes, and nothing else.

What a package needs is read from the installed one, for this Python and this system.
"""

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
LOCKS = {
    "requirements.txt": PROJECT["dependencies"],
    "requirements-dev.txt": [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]],
}


def locked(lock: str) -> Iterator[tuple[Requirement, list[str]]]:
    """Each package with its hashes."""
    text = (ROOT / lock).read_text()
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    for entry in "\n".join(lines).replace("\\\n", " ").splitlines():
        requirement, *hashes = re.split(r"\s+--hash=", entry.strip())
        yield Requirement(requirement), hashes


def applies(requirement: Requirement, extra: str = "") -> bool:
    return requirement.marker is None or requirement.marker.evaluate({"extra": extra})


def needed(wanted: list[str]) -> Iterator[Requirement]:
    """What is wanted here, and all that this needs in turn."""
    waiting = [Requirement(text) for text in wanted]
    seen = set()
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        if (name, *requirement.extras) in seen or not applies(requirement):
            continue
        seen.add((name, *requirement.extras))
        yield requirement
        for text in distribution(name).requires or []:
            deeper = Requirement(text)
            if any(applies(deeper, extra) for extra in {"", *requirement.extras}):
                deeper.marker = None
                waiting.append(deeper)


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_holds_what_is_needed_and_nothing_else(lock):
    names = {canonicalize_name(entry.name) for entry, _ in locked(lock) if applies(entry)}
    assert names == {canonicalize_name(entry.name) for entry in needed(LOCKS[lock])}


@pytest.mark.parametrize("lock", LOCKS)
def test_locked_versions_are_those_that_are_asked_for(lock):
    versions = {
        canonicalize_name(entry.name): str(entry.specifier).removeprefix("==")
        for entry, _ in locked(lock)
        if applies(entry)
    }
    for requirement in needed(LOCKS[lock]):
        version = versions[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version, prereleases=True), str(requirement)


@pytest.mark.parametrize("lock", LOCKS)
def test_each_package_is_held_to_one_version_by_its_hashes(lock):
    for entry, hashes in locked(lock):
        assert re.fullmatch(r"==[^*,]+", str(entry.specifier)), str(entry)
        assert hashes and all(re.fullmatch(r"sha256:[0-9a-f]{64}", digest) for digest in hashes)


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_names_no_address(lock):
    assert "://" not in (ROOT / lock).read_text()


def test_both_locks_hold_the_same_versions():
    base, dev = ({(entry.name, str(entry.specifier)) for entry, _ in locked(k)} for k in LOCKS)
    assert base <= dev
