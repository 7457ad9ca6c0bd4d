"""What kind of actor a name is: by its head noun, the model's label, the lexicon and the words around it, in that order of trust."""

from __future__ import annotations

from ..lexicon.names import normal
from ..lexicon.nominals import nominals
from ..lexicon.titles import titles
from ..lexicon.world import World
from .grid import Grid
from .names import is_acronym
from .spans import Name

_LABELS = {"PERSON": "person", "ORG": "organisation", "NORP": "people"}
_NO_ACTOR = frozenset(
    {
        "FAC",
        "EVENT",
        "WORK_OF_ART",
        "LAW",
        "PRODUCT",
        "LOC",
        "DATE",
        "TIME",
        "MONEY",
        "QUANTITY",
        "PERCENT",
        "ORDINAL",
        "CARDINAL",
        "LANGUAGE",
    }
)


def kind(grid: Grid, name: Name, world: World) -> str | None:
    """The kind of the actor that a name calls; None if what it calls is no actor, or nothing tells."""
    if name.entry is not None:
        return name.entry.kind
    text = grid.text[name.first : name.last]
    words = normal(text).split()
    if grid.words[name.start] in nominals().ships and len(words) > 1:
        return "military"
    if not words or words[-1] in nominals().no_actor.last or words[0] in nominals().no_actor.first or _unfit(grid, name):
        return None
    if len(words) == 1 and name.label != "PERSON" and (found := nominals().head(words)) and found[0].with_state != "own":
        return None
    by_head = (
        nominals().name_kind(words[: words.index("of")] if "of" in words[1:] else words) if len(words) > 1 or name.label == "ORG" else None
    )
    if by_head and name.label != "PERSON":
        return by_head
    said = _said(grid, name)
    if said is not None:
        return said or None
    if name.label in _NO_ACTOR or (name.label == "PERSON" and len(words) == 1 and world.place(text)):
        return None
    if name.label == "PERSON" and is_acronym(text) and len(words) == 1:
        return "organisation"
    if name.label == "NORP" and (grid.roles[name.end - 1] == "modifier" or grid.pos[name.end - 1] == "ADJ"):
        return None
    return _LABELS.get(name.label) or _acronym(name, text) or _full_name(grid, name, words)


def _unfit(grid: Grid, name: Name) -> bool:
    """Whether a name follows a word that makes it no actor (*Operation Steel Curtain*)."""
    before = name.start - 1
    return before >= 0 and grid.capital(before) and grid.keys[before] in nominals().no_actor.first


def _said(grid: Grid, name: Name) -> str | None:
    """What the text itself says: a title before the name, *who* behind it, or the noun beside it (*the far-right party Forza Nuova*);

    empty if that noun is no actor's (*an exercise, Unified Trident*)."""
    after = name.end + (name.end < len(grid) and grid.words[name.end] == ",")
    if name.titles or (after < len(grid) and grid.lower[after] in ("who", "whom")):
        return "person"
    root = grid.root(name.start, name.end)
    beside = [grid.heads[root]] if grid.roles[root] in ("apposition", "name") else []
    if name.start >= 2 and grid.words[name.start - 1] == "," and name.end < len(grid) and grid.words[name.end] == ",":
        beside.append(name.start - 2)
    beside += [c for c in grid.near(root) if grid.roles[c] == "apposition" or (grid.roles[c] == "modifier" and c == name.start - 1)]
    for i in beside:
        if grid.pos[i] not in ("NOUN", "PROPN"):
            continue
        if grid.keys[i] in nominals().no_actor.last and grid.pos[i] == "NOUN" and not titles().named(grid.keys[i]):
            return ""
        if titles().named(grid.keys[i]):
            return "person"
        found = nominals().head([grid.lower[i]])
        if found and found[0].with_state == "own" and not found[2]:
            return found[0].kind
    return None


def _acronym(name: Name, text: str) -> str | None:
    return "organisation" if name.label != "GPE" and is_acronym(text) and name.end - name.start == 1 and len(text) > 2 else None


def _full_name(grid: Grid, name: Name, words: list[str]) -> str | None:
    """Two or three proper nouns of which nothing else is known are a person's name."""
    plain = all(grid.pos[i] == "PROPN" or grid.words[i] == "-" for i in range(name.start, name.end)) and all(
        word.isalpha() for word in words
    )
    return "person" if name.label == "" and 2 <= len(words) <= 4 and plain and not is_acronym(grid.words[name.end - 1]) else None
