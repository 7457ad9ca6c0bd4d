"""From names in a text to the actors that bear them: full names first, then what shortens them."""

from __future__ import annotations

import re

from ..lexicon.names import normal
from ..lexicon.nominals import nominals
from .cast import Cast, Draft
from .grid import Grid
from .kinds import kind
from .names import is_acronym, part_of_person, parts
from .spans import Name, spelled

_BRACKET = re.compile(r"(?:['’]s)?\s*\(\s*(?:also known as|known as|or|formerly|the)?\s*[\"“'‘]?([^()\n]{2,60}?)[\"”'’]?\s*\)")


def assign(grid: Grid, names: list[Name], cast: Cast) -> dict[Name, Draft]:
    """The draft of each name that calls an actor; demonyms and seats of government call their state."""
    found: dict[Name, Draft] = {}
    texts = {name: spelled(grid.text[name.first : name.last]) for name in names}
    kinds = {name: kind(grid, name, cast.world) for name in names}
    surnames = {own[-1] for name, text in texts.items() if kinds[name] == "person" and len(own := parts(text)) > 1}
    kinds |= {name: "person" for name, text in texts.items() if name.entry is None and kinds[name] != "person" and _one_of(text, surnames)}
    short = _bracketed(grid, texts, kinds, cast)
    surnames = {
        own[-1] for name, text in texts.items() if kinds[name] == "person" and name.entry is None and len(own := parts(text)) > 1
    }
    for late in (False, True):
        for name, text in texts.items():
            what = kinds[name]
            if what is None or late == _full(name, text, surnames, short):
                continue
            found[name] = _draft(grid, name, text, what, cast, short)
    found |= {
        name: draft
        for name, text in texts.items()
        if kinds[name] is None and name.label not in ("FAC", "EVENT") and (draft := _recalled(name, text, cast))
    }
    for name, draft in found.items():
        for held in name.titles:
            draft.hold(held.title)
        if draft.kind not in ("person", "state") and name.end - name.start > 1:
            draft.callings.add(grid.lower[name.end - 1])
    return found


def _recalled(name: Name, text: str, cast: Cast) -> Draft | None:
    """Whom a name of one word recalls of which nothing else tells the kind: a person by the surname, a body by its whole name."""
    if name.entry is not None or not text:
        return None
    called = [draft for draft in cast.persons_called(text) if part_of_person(parts(text), parts(draft.name)) == 3]
    return called[0] if called else cast.find(text) if len(text) > 4 or text.isupper() else None


def _one_of(text: str, surnames: set[str]) -> bool:
    own = parts(text)
    return len(own) == 1 and own[0] in surnames and not is_acronym(text)


def _full(name: Name, text: str, surnames: set[str], short: dict[str, Draft]) -> bool:
    """Whether a name stands for itself: known, or of several words; not a surname that a full name of the text bears."""
    if normal(text) in short:
        return False
    own = parts(text)
    if name.entry is not None:
        return not (name.entry.kind == "person" and len(own) == 1 and own[0] in surnames)
    return len(own) > 1


def _draft(grid: Grid, name: Name, text: str, what: str, cast: Cast, short: dict[str, Draft]) -> Draft:
    if normal(text) in short:
        return short[normal(text)]
    if what == "military" and (navy := nominals().ships.get(grid.words[name.start])) and (state := cast.world.state(navy)):
        military = cast.military(cast.known(state))
        cast.alias(military, text)
        return military
    if (
        what == "person"
        and name.entry is not None
        and name.entry.kind == "person"
        and len(parts(text)) == 1
        and (called := cast.persons_called(text))
    ):
        draft = next((draft for draft in called if draft.entry is name.entry), called[0])
        cast.alias(draft, text)
        return draft
    if name.entry is not None:
        draft = cast.known(name.entry)
        if name.via == "name":
            cast.alias(draft, text)
        return draft
    if what == "person":
        return _person(name, text, cast)
    return cast.body(text, what)


def _person(name: Name, text: str, cast: Cast) -> Draft:
    """The person of a name; where a surname fits several, the one whose gender the title does not contradict."""
    gender = next((held.title.gender for held in name.titles if held.title.gender), None)
    called = cast.persons_called(text) if len(parts(text)) == 1 else []
    fitting = [draft for draft in called if not gender or draft.gender in (None, gender)]
    if called and not fitting:
        return cast.own(f"{name.titles[0].title.name} {text}", "person")
    return fitting[0] if fitting else cast.person(text)


def _bracketed(grid: Grid, texts: dict[Name, str], kinds: dict[Name, str | None], cast: Cast) -> dict[str, Draft]:
    """Short names that a text sets in brackets behind full ones (or the other way round), by normal form."""
    found: dict[str, Draft] = {}
    for name, text in texts.items():
        beside = _BRACKET.match(grid.text, name.last)
        what = kinds[name]
        if not beside or what in (None, "person", "state") or name.via in ("demonym", "metonym"):
            continue
        full, other = text, spelled(beside[1])
        if is_acronym(full) and not is_acronym(other):
            full, other = other, full
        known = name.entry is not None and normal(full) == normal(text)
        if (other and is_acronym(other) and cast.expands(other, full)) or _renames(beside[0], other):
            draft = cast.known(name.entry) if known and name.entry else cast.body(full, what)
            cast.alias(draft, full)
            cast.alias(draft, other)
            found[normal(other)] = draft
    return found


def _renames(bracket: str, other: str) -> bool:
    return "known as" in bracket and other[:1].isupper()
