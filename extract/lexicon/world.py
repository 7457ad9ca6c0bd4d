"""The world that the program knows: its actors with all their names, and the states in which places lie.

The tables are data, `actors/*.toml`; `actors/README.md` documents the format. A user's own table is laid over them and wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from itertools import chain
from pathlib import Path

from ..errors import LexiconError
from .actor_rows import ActorRow, Group, PlaceRow, Table, UserTable
from .names import Index, normal
from .tables import fault, read

TABLES = Path(__file__).with_name("actors")
PLACES = TABLES / "places.toml"
FILES = ("states", "igos", "governments", "militaries", "armed_groups", "parties", "media", "companies", "peoples", "people")

_IRREGULAR_MAN = re.compile(r"(?:sh|ch|ts|wo)man$")
_NO_PLURAL = re.compile(r"(?:s|sh|ese|ench|utch)$|[A-Z]\.?$")


@dataclass(frozen=True, slots=True)
class Entry:
    """What the lexicon knows of an actor: `demonyms[0]` is its adjective (*Iraqi*), `source` the name of the file."""

    name: str
    kind: str
    code: str | None = None
    capital: str | None = None
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    source: str = ""


@dataclass
class World:
    """All known actors by their names (within an index a name has one bearer), and the keys of names that are no actors'."""

    entries: tuple[Entry, ...] = ()
    merge: tuple[Group, ...] = ()
    never_merge: tuple[Group, ...] = ()
    ignore: frozenset[str] = frozenset()
    names: Index[Entry] = field(default_factory=Index)
    demonyms: Index[Entry] = field(default_factory=Index)
    metonyms: Index[Entry] = field(default_factory=Index)
    places: Index[Entry] = field(default_factory=Index)

    def name(self, text: str) -> Entry | None:
        """Whom `text` names: *Russia*, *Russian Federation*, *NATO*."""
        return self.names.find(text)

    def demonym(self, text: str) -> Entry | None:
        """Whose demonym `text` is, adjective or people: *Russian*, *Russians*, *Frenchmen*, *U.S.*."""
        return self.demonyms.find(text)

    def metonym(self, text: str) -> Entry | None:
        """For whom the capital or seat of government `text` stands: *Moscow*, *the Kremlin*."""
        return self.metonyms.find(text)

    def place(self, text: str) -> Entry | None:
        """The state in which the place `text` lies; capitals and seats are places too."""
        return self.places.find(text) or self.metonyms.find(text)

    def state(self, code: str) -> Entry | None:
        """The state of the ISO 3166-1 alpha-3 code `code`."""
        return self._states.get(code)

    def ignored(self, text: str) -> bool:
        """Whether `text`, or the actor that it names, is none by the user's word; or holds names, as *Persian Gulf*, but is none."""
        known = self.name(text) or self.demonym(text) or self.metonym(text)
        return normal(text) in self.ignore or (known is not None and normal(known.name) in self.ignore)

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of all names, demonyms and metonyms."""
        return frozenset(chain(self.names, self.demonyms, self.metonyms))

    @cached_property
    def openings(self) -> dict[str, int]:
        """The first word of every known or ignored name, and how many words follow it in the longest."""
        longest: dict[str, int] = {}
        for key in self.keys | self.ignore:
            first, *rest = key.split()
            longest[first] = max(longest.get(first, 0), len(rest))
        return longest

    @cached_property
    def _states(self) -> dict[str, Entry]:
        return {entry.code: entry for entry in self.entries if entry.kind == "state" and entry.code}


_Fault = tuple[Path, tuple[str | int, ...], str]


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the table `path`, where it stands in there, and the entry of the actor that it is about."""

    path: Path
    at: tuple[str, int]
    row: ActorRow
    entry: Entry

    def claims(self, world: World) -> Iterator[tuple[Index[Entry], str, str]]:
        """Each name that the row claims: the index, the row's key and the name."""
        row = self.row
        keys = (
            (world.names, "name", (row.name,)),
            (world.names, "aliases", row.aliases),
            (world.demonyms, "demonyms", row.demonyms),
            (world.metonyms, "capital", (row.capital,) if row.capital else ()),
            (world.metonyms, "former", row.former),
            (world.metonyms, "metonyms", row.metonyms),
        )
        for index, key, listed in keys:
            for name in (name for name in listed if name not in row.yields):
                yield from ((index, key, form) for form in (numbers(name) if key == "demonyms" else (name,)))


def load(actors_file: Path | None = None) -> World:
    """The world that ships with the package, with the user's `actors_file` laid over it.

    Raises
    ------
    LexiconError
        If a table is at fault: a line each, with file and line.
    """
    return _shipped() if actors_file is None else _overlaid(actors_file)


def numbers(demonym: str) -> tuple[str, ...]:
    """`demonym` with its plural if that is regular: *Russian, Russians*; *Frenchman, Frenchmen*; *Chinese*; *U.S.*."""
    if _IRREGULAR_MAN.search(demonym):
        return demonym, demonym[:-3] + "men"
    return (demonym,) if _NO_PLURAL.search(demonym) else (demonym, demonym + "s")


@cache
def _shipped() -> World:
    lines, table = _shipped_lines(), _shipped_places()
    world = World(tuple(line.entry for line in lines), ignore=frozenset(map(normal, table.ignore)))
    _stop_at(_claim(world, lines) + _settle(world, PLACES, table.place))
    return world


@cache
def _shipped_lines() -> tuple[_Line, ...]:
    paths = (TABLES / f"{name}.toml" for name in FILES)
    return tuple(_Line(path, at, row, _entry(row, kind, path)) for path in paths for at, kind, row in _rows(read(path, Table)))


@cache
def _shipped_places() -> Table:
    return read(PLACES, Table)


def _overlaid(path: Path) -> World:
    """The user's world with the shipped one beneath it: a name that the user's rows claim is lost to the shipped rows."""
    table = read(path, UserTable)
    lines, renewed = _user_lines(path, table)
    beneath = [replace(line, entry=renewed.get(line.entry.name, line.entry)) for line in _shipped_lines()]
    entries = tuple({line.entry.name: line.entry for line in (*beneath, *lines)}.values())
    world = World(entries, table.merge, table.never_merge)
    faults = _claim(world, lines)
    _claim(world, beneath)
    _stop_at(faults + _settle(world, path, table.place))
    _settle(world, PLACES, _shipped_places().place)
    world.ignore = frozenset(normal(name) for name in (*table.ignore, *(n for n in _shipped_places().ignore if not world.name(n))))
    return world


def _user_lines(path: Path, table: UserTable) -> tuple[list[_Line], dict[str, Entry]]:
    """The user's rows, and by their old names the shipped entries that the rows change."""
    lines: list[_Line] = []
    renewed: dict[str, Entry] = {}
    faults: list[_Fault] = []
    for at, kind, row in _rows(table):
        known = _meant(row, kind)
        if known is None and kind is None:
            faults.append((path, (*at, "name"), f"nobody knows {row.name!r}; give it a kind"))
        elif known is not None and known.name in renewed:
            faults.append((path, (*at, "name"), f"{row.name!r} is {renewed[known.name].name!r}, which has a row already; write one row"))
        else:
            lines.append(_Line(path, at, row, _entry(row, kind, path, known)))
            if known is not None:
                renewed[known.name] = lines[-1].entry
    _stop_at(faults)
    return lines, renewed


def _meant(row: ActorRow, kind: str | None) -> Entry | None:
    """The shipped entry that a user's row changes: it bears the row's name, as an alias only if the kinds agree."""
    known = _shipped().name(row.name)
    if known is not None and kind not in (None, known.kind) and normal(known.name) != normal(row.name):
        return None
    return known


def _rows(table: Table) -> Iterator[tuple[tuple[str, int], str | None, ActorRow]]:
    """Each row with its place in the table and its kind."""
    yield from ((("state", place), row.kind or "state", row) for place, row in enumerate(table.state))
    yield from ((("actor", place), row.kind or table.kind, row) for place, row in enumerate(table.actor))


def _entry(row: ActorRow, kind: str | None, path: Path, known: Entry | None = None) -> Entry:
    """The entry of a row; what the row leaves open is as in `known`."""
    old = known or Entry(row.name, kind or "")
    aliases = dict.fromkeys((*row.aliases, old.name, *old.aliases))
    return Entry(
        name=row.name,
        kind=kind or old.kind,
        code=row.code or old.code,
        capital=row.capital or old.capital,
        aliases=tuple(alias for alias in aliases if alias != row.name),
        demonyms=tuple(dict.fromkeys((*row.demonyms, *old.demonyms))),
        metonyms=tuple(dict.fromkeys((*row.seats, *old.metonyms))),
        source=path.name,
    )


def _claim(world: World, lines: Iterable[_Line]) -> list[_Fault]:
    """Enter the names of the rows in the world; faults are the names that another actor bears."""
    return [
        (line.path, (*line.at, key), f"{name!r} is a name of {holder.name} ({holder.source}); strike one of them")
        for line in lines
        for index, key, name in line.claims(world)
        if (holder := index.add(name, line.entry, name in line.row.exact))
    ]


def _settle(world: World, path: Path, rows: Iterable[PlaceRow]) -> list[_Fault]:
    """Enter the places of the table `path`; faults are unknown states and places that lie elsewhere already."""
    faults: list[_Fault] = []
    for at, row in enumerate(rows):
        state = world.name(row.state)
        if state is None:
            faults.append((path, ("place", at, "state"), f"there is no state {row.state!r}; add it, or write its name as in its row"))
            continue
        for name in row.names:
            if holder := world.places.add(name, state):
                faults.append((path, ("place", at, "names"), f"{name!r} lies in {holder.name}; strike one of them"))
    return faults


def _stop_at(faults: Iterable[_Fault]) -> None:
    told = [fault(path, path.read_text(encoding="utf-8-sig"), entry, message) for path, entry, message in faults]
    if told:
        raise LexiconError("\n".join(told))
