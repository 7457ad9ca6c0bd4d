"""The graph's own file format: JSON that holds the records, from which the graph is built again.

    {"format": "whowhom-graph", "version": 1, "title": "…", "rules": {"merge": [[…]], "never_merge": [[…]]},
     "corrections": [corrections by hand, in their order],
     "excerpt": null, or what is known of the store of which the records are an excerpt,
     "records": [actor and relation records, one a line]}

`graph-1.schema.json` publishes it as JSON Schema; what `read` checks, and how fast, comes of the same types.
"""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from extract.errors import RecordError
from extract.files import replacing, sound
from extract.records import Actor, Relation

from ..collection import put_off
from ..corrections import corrections
from ..corrections.corrections import Correction
from ..errors import FileError
from ..excerpt import Excerpt
from ..rules import Groups, Rules
from . import records

FORMAT = "whowhom-graph"
VERSION = 1


class Saved(NamedTuple):
    """What a file holds."""

    title: str
    rules: Rules
    corrections: tuple[Correction, ...]
    records: tuple[Actor | Relation, ...]
    excerpt: Excerpt | None = None


class _Rules(msgspec.Struct):
    merge: Groups
    never_merge: Groups


class _File(msgspec.Struct):
    """The file, its parts still to be read."""

    title: str
    rules: _Rules
    records: list[msgspec.Raw]
    corrections: list[msgspec.Raw] = []
    excerpt: Excerpt | None = None


class _Head(msgspec.Struct):
    format: Any = None
    version: Any = None


def write(path: Path, saved: Saved) -> None:
    """Write the file, whole or not at all.

    Raises
    ------
    OutputError
        If it cannot be written.
    """
    head = {"format": FORMAT, "version": VERSION, "title": sound(saved.title), "rules": saved.rules, "corrections": saved.corrections,
            "excerpt": saved.excerpt}
    with replacing(path) as part, part.open("wb") as file:
        file.write(msgspec.json.encode(head)[:-1] + b',"records":[')
        for place, found in enumerate(saved.records):
            file.write(b",\n" if place else b"\n")
            file.write(records.packed(found))
        file.write(b"\n]}\n")


def read(path: Path) -> Saved:
    """What the file holds, checked.

    Raises
    ------
    FileError
        If it cannot be read, is no saved graph, is of another version, or a record in it is broken.
    """
    data = _mapped(path)
    head = _decoded(path, data, msgspec.json.Decoder(_Head), f'is not a saved graph (no "format": "{FORMAT}" in it)')
    if head.format != FORMAT:
        raise FileError(f'{path}: is not a saved graph (no "format": "{FORMAT}" in it)')
    if head.version != VERSION:
        raise FileError(f"{path}: is a graph of version {head.version!r}; this program reads version {VERSION}")
    with put_off():
        file = _decoded(path, data, msgspec.json.Decoder(_File))
        try:
            made = corrections.joined(map(corrections.decoded, file.corrections))
            return Saved(file.title, Rules(file.rules.merge, file.rules.never_merge), made, tuple(_records(file.records)), file.excerpt)
        except (ValueError, RecordError) as error:
            raise FileError(f"{path}: {error}") from None


def _mapped(path: Path) -> mmap.mmap:
    """The bytes of a file, left on disk until they are looked at; it is closed when the last part of it is forgotten."""
    try:
        with path.open("rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except OSError as error:
        raise FileError(f"{path}: cannot be read: {error.strerror}") from None
    except ValueError:  # an empty file cannot be mapped
        raise FileError(f"{path}: is not valid JSON: it is empty") from None


def _decoded(path: Path, data: mmap.mmap, decoder: msgspec.json.Decoder[Any], other: str | None = None) -> Any:
    try:
        return decoder.decode(data)
    except UnicodeDecodeError:
        raise FileError(f"{path}: is not a saved graph: not UTF-8") from None
    except msgspec.ValidationError as error:
        raise FileError(f"{path}: {other or error}") from None
    except (msgspec.DecodeError, RecursionError) as error:
        raise FileError(f"{path}: is not valid JSON: {error}") from None


def _records(raw: list[msgspec.Raw]) -> Iterator[Actor | Relation]:
    unpack = records.Unpacker()
    for place, item in enumerate(raw, start=1):
        try:
            yield unpack(item)
        except RecordError as error:
            raise RecordError(f"record {place}: {error}") from None
