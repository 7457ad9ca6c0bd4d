"""The words that state relations and the frames of their arguments (`triggers/*.toml`; the format is in `triggers/README.md`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import Field

from ..errors import LexiconError
from .schema import schema
from .tables import Row, fault, read
from .words import classes

_HERE = Path(__file__).parent / "triggers"


class Entry(Row):
    """An entry as the table spells it."""

    example: str
    frame: str | tuple[str, ...] = ()
    needs: dict[str, str] = {}
    unless: dict[str, str] = {}
    status: str | None = None
    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    counter: str | None = Field(None, alias="not")


class TriggerTable(Row):
    """One file: the entries of one relation type."""

    frames: dict[str, str | tuple[str, ...]] = {}
    verb: dict[str, str | Entry] = {}
    noun: dict[str, str | Entry] = {}
    adjective: dict[str, str | Entry] = {}
    preposition: dict[str, str | Entry] = {}
    conjunction: dict[str, str | Entry] = {}


@dataclass(frozen=True)
class Frame:
    """Where the ends stand: slots in order of preference; a `joint` frame states a symmetric relation."""

    source: tuple[str, ...]
    target: tuple[str, ...]
    joint: bool


@dataclass(frozen=True)
class Trigger:
    """A compiled entry. `words` must all stand with the trigger; `needs` and `unless` are (slot, lemmas); `source` and `target` the kinds of the
    actors there, any if empty."""

    name: str
    type: str
    pos: str
    lemmas: frozenset[str]
    words: tuple[frozenset[str], ...]
    frames: tuple[Frame, ...]
    needs: tuple[tuple[str, frozenset[str]], ...]
    unless: tuple[tuple[str, frozenset[str]], ...]
    source: frozenset[str]
    target: frozenset[str]
    status: str | None
    example: str
    counter: str | None

    @property
    def weight(self) -> int:
        """How much the entry asks for: of two entries on one word, the heavier is tried first."""
        return 2 * len(self.words) + 2 * len(self.needs) + len(self.unless) + bool(self.source) + bool(self.target)


Index = dict[tuple[str, str], tuple[Trigger, ...]]


@cache
def triggers() -> Index:
    """The shipped entries by (lemma, part of speech), the most demanding first.

    Raises
    ------
    LexiconError
        If a table is broken: one line a fault, with file and line.
    """
    return load(_HERE)


def sign(verb: str) -> int:
    """Whether what a verb says is cooperation (1) or conflict (-1), by its entries; 0 where they tell neither or both. Of a lemma."""
    quads = {quad.name: quad.sign for quad in schema().quads}
    signs = {quads.get(schema().types[trigger.type].quad or "", 0) for trigger in triggers().get((verb, "verb"), ())}
    return signs.pop() if len(signs) == 1 else 0


def load(folder: Path) -> Index:
    """The entries of every table in a folder; each file is named after its relation type. Raises LexiconError as `triggers` does."""
    found: dict[tuple[str, str], list[Trigger]] = {}
    faults: list[str] = []
    for path in sorted(folder.glob("*.toml")):
        for trigger in _of_file(path, faults):
            for lemma in trigger.lemmas:
                found.setdefault((lemma, trigger.pos), []).append(trigger)
    faults += [f"{folder}: {line}" for entries in found.values() for line in _rivals(entries)]
    if faults:
        raise LexiconError("\n".join(sorted(set(faults))))
    return {key: tuple(sorted(entries, key=lambda t: (-t.weight, t.name))) for key, entries in found.items()}


def _of_file(path: Path, faults: list[str]) -> Iterator[Trigger]:
    """The entries of one table; its faults are added to `faults`."""
    if path.stem not in schema().types:
        faults.append(f"{path}:1: no relation type is called {path.stem}")
        return
    try:
        table = read(path, TriggerTable)
    except LexiconError as error:
        faults.append(str(error))
        return
    for pos in ("verb", "noun", "adjective", "preposition", "conjunction"):
        for key, entry in getattr(table, pos).items():
            try:
                yield _compile(path.stem, pos, key, entry, table.frames.get(pos, ()))
            except ValueError as error:
                faults.append(fault(path, path.read_text(encoding="utf-8"), (pos, key), str(error)))


def _rivals(entries: list[Trigger]) -> list[str]:
    """Pairs of entries of different types that ask for the same, so that nothing says which wins."""
    seen: dict[tuple[object, ...], Trigger] = {}
    lines = []
    for trigger in entries:
        asks = (trigger.words, trigger.needs, trigger.unless, trigger.source, trigger.target)
        rival = seen.setdefault(asks, trigger)
        if rival.type != trigger.type:
            lines.append(f"{rival.name} and {trigger.name} claim the same words: give one of them a condition (needs, unless or a further word)")
    return lines


def _compile(relation: str, pos: str, key: str, entry: str | Entry, frame: str | tuple[str, ...]) -> Trigger:
    spelled = Entry(example=entry) if isinstance(entry, str) else entry
    frames = spelled.frame or frame
    if not frames:
        raise ValueError("has no frame, and the file's [frames] has none for its part of speech")
    if spelled.status is not None and spelled.status not in schema().rank:
        raise ValueError(f"unknown status {spelled.status!r}")
    if unknown := {*spelled.source, *spelled.target} - {kind.name for kind in schema().kinds}:
        raise ValueError(f"unknown kind {min(unknown)!r}")
    if not ("S[" in spelled.example and "T[" in spelled.example):
        raise ValueError("the example must mark its source as S[…] and its target as T[…]")
    first, *rest = key.split()
    symmetric = schema().types[relation].symmetric
    return Trigger(
        name=f"{relation}: {key}, {pos}", type=relation, pos=pos, lemmas=_members(first), words=tuple(_members(w) for w in rest),
        frames=tuple(_frame(f, symmetric) for f in ((frames,) if isinstance(frames, str) else frames)),
        needs=_conditions(spelled.needs), unless=_conditions(spelled.unless),
        source=frozenset(spelled.source), target=frozenset(spelled.target), status=spelled.status, example=spelled.example, counter=spelled.counter,
    )


def _members(words: str) -> frozenset[str]:
    try:
        return classes().members(words)
    except KeyError as error:
        raise ValueError(f"no word class is called @{error.args[0]} (classes.toml)") from None


def _conditions(spelled: dict[str, str]) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((slot, _members(words)) for slot, words in sorted(spelled.items()))


def _frame(text: str, symmetric: bool) -> Frame:
    sides = [tuple(slot.strip() for slot in side.split("|")) for side in text.replace("&", ">").split(">")]
    if len(sides) > 2 or not all(slot for side in sides for slot in side) or (len(sides) == 2 and ("&" in text) != symmetric):
        raise ValueError(f"frame {text!r} is not 'SOURCE > TARGET' (for a symmetric type 'A & B', or one slot that holds both)")
    return Frame(sides[0], sides[1] if len(sides) == 2 else (), symmetric or len(sides) == 1)
