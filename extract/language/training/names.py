"""The closed lists of ``names.toml``: states, peoples, titles, label names."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LABELS = ("PERSON", "ORG", "GPE", "LOC", "NORP", "EVENT")


@dataclass(frozen=True)
class Names:
    """The lists, ready to look words up in."""

    states: frozenset[str]
    ambiguous: frozenset[str]
    peoples: frozenset[str]
    titles: tuple[tuple[str, ...], ...]
    prefixes: tuple[str, ...]
    abbreviations: tuple[str, ...]
    joined: tuple[tuple[str, ...], ...]
    unruly: tuple[str, ...]
    irregular: dict[str, str]
    labels: dict[str, str]


def _entries(text: str) -> list[str]:
    return [entry.strip() for entry in text.replace("\n", " ").split(",") if entry.strip()]


@cache
def names() -> Names:
    """Read the lists once."""
    data = tomllib.loads(Path(__file__).with_name("names.toml").read_text("utf-8"))
    titles = {tuple(entry.split()) for entry in _entries(data["titles"])}
    return Names(
        states=frozenset(_spread(_entries(data["states"]))),
        ambiguous=frozenset(_entries(data["ambiguous"])),
        peoples=frozenset(_spread(_plurals(_entries(data["peoples"])))),
        titles=tuple(sorted(titles, key=len, reverse=True)),
        prefixes=tuple(_entries(data["prefixes"])),
        abbreviations=tuple(_entries(data["abbreviations"])),
        joined=tuple(tuple(entry.split()) for entry in _entries(data["joined"])),
        unruly=tuple(_entries(data["unruly"])),
        irregular=dict((entry.split()[0], entry.split()[1]) for entry in _entries(data["irregular"])),
        labels=data["labels"],
    )


def _plurals(entries: list[str]) -> list[str]:
    """Add the plural of each name that can take one by *s*."""
    return entries + [entry + "s" for entry in entries if not re.search(r"(s|sh|ch|ese)$", entry)]


def _spread(entries: list[str]) -> list[str]:
    """Write each name with its tokens apart, as the corpora do (*Guinea - Bissau*), besides as it stands."""
    return entries + [entry.replace("-", " - ") for entry in entries if "-" in entry]


def is_state(name: str) -> bool:
    """Say whether a name, its tokens joined by blanks, is that of a state."""
    return name in names().states and name not in names().ambiguous


def is_people(name: str) -> bool:
    """Say whether a name is that of a people, a faith or a political camp."""
    return name in names().peoples
