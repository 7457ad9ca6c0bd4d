"""What a user has corrected by hand: a log that outlives the graph it was made on and is replayed by the next build.

The log is JSONL, a correction a line, each with the moment at which it was made; two logs are joined by putting their lines
together in the order of the moments, so that it does not matter which came first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from extract.errors import RecordError
from extract.files import replacing
from extract.lexicon.schema import schema
from extract.records import Relation

from ..errors import FileError
from ..identity import Place, identity

SUFFIX = ".corrections.jsonl"


class Correction(msgspec.Struct, frozen=True, tag_field="correction", forbid_unknown_fields=True):
    """One correction, made at a moment (ISO 8601, UTC)."""

    at: str


class Merge(Correction, frozen=True, tag="merge"):
    """The actor `other` is the actor `name`."""

    name: str
    other: str


class Rename(Correction, frozen=True, tag="rename"):
    """The actor `name` is called `new`."""

    name: str
    new: str


class Split(Correction, frozen=True, tag="split"):
    """Part of what stands under `name` is another actor, `new`: in these documents and where it is called so (none: in all)."""

    name: str
    new: str
    docs: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()


class Evidence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A piece of evidence, by what makes it the same piece in the next build."""

    doc: str
    type: str
    sentence: Place
    trigger: Place
    source: Place
    target: Place


class Drop(Correction, frozen=True, tag="drop"):
    """The text does not say so."""

    evidence: Evidence


class Retype(Correction, frozen=True, tag="retype"):
    """What the text says is a relation of another type."""

    evidence: Evidence
    type: str


_LINE: msgspec.json.Decoder[Correction] = msgspec.json.Decoder(Merge | Rename | Split | Drop | Retype)


class Revision:
    """The corrections of relations, ready to be replayed on many."""

    def __init__(self, corrections: Iterable[Correction]) -> None:
        self._corrections = [each for each in corrections if isinstance(each, Drop | Retype)]
        self._sentences = {(each.evidence.doc, each.evidence.sentence) for each in self._corrections}

    def of(self, relations: Iterable[Relation]) -> Iterable[Relation]:
        """The relations as the corrections leave them."""
        return self._revised(relations) if self._corrections else relations

    def _revised(self, relations: Iterable[Relation]) -> Iterator[Relation]:
        for relation in relations:
            sentence = relation.sentence
            if (relation.doc, (sentence.text, sentence.start, sentence.end)) not in self._sentences:
                yield relation
            elif (revised := self._replayed(relation)) is not None:
                yield revised

    def _replayed(self, relation: Relation) -> Relation | None:
        for correction in self._corrections:
            if evidence(relation) == correction.evidence:
                if isinstance(correction, Drop):
                    return None
                relation = _retyped(relation, correction.type)
        return relation


def evidence(relation: Relation) -> Evidence:
    """How a log names a piece of evidence."""
    return Evidence(*identity(relation))


def now(log: Sequence[Correction]) -> str:
    """The moment of the next correction of a log, after all that are in it."""
    moment = datetime.now(UTC)
    if log:
        moment = max(moment, datetime.fromisoformat(log[-1].at) + timedelta(microseconds=1))
    return moment.isoformat(timespec="microseconds")


def joined(*logs: Iterable[Correction]) -> tuple[Correction, ...]:
    """Several logs as one, each correction once, in the order in which they were made."""
    lines = {line(each): each for log in logs for each in log}
    return tuple(lines[key] for key in sorted(lines, key=lambda key: (lines[key].at, key)))


def line(correction: Correction) -> bytes:
    """A correction as one line of JSON."""
    return msgspec.json.encode(correction)


def decoded(data: bytes) -> Correction:
    """The correction that a line of JSON holds, checked.

    Raises
    ------
    ValueError
        If it is none; the message says what is wrong.
    """
    found = _LINE.decode(data)
    datetime.fromisoformat(found.at)
    if isinstance(found, Retype) and found.type not in schema().types:
        raise ValueError(f"there is no relation type {found.type!r}")
    return found


def beside(path: Path) -> Path:
    """The log that belongs to the graph saved at `path`."""
    return path.with_name(path.stem + SUFFIX)


def read(path: Path) -> tuple[Correction, ...]:
    """The log in a file; none if there is no such file.

    Raises
    ------
    FileError
        If the file cannot be read or a line is no correction; names the line.
    """
    try:
        lines = path.read_bytes().splitlines()
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise FileError(f"{path}: cannot be read: {error.strerror}") from None
    return joined(_decoded(path, number, text) for number, text in enumerate(lines, start=1) if text.strip())


def write(path: Path, log: Iterable[Correction]) -> None:
    """Write a log, whole or not at all.

    Raises
    ------
    OutputError
        If the file cannot be written.
    """
    with replacing(path) as part:
        part.write_bytes(b"".join(line(each) + b"\n" for each in log))


def keep(path: Path, log: Iterable[Correction]) -> Path:
    """See that the file at `path` has all corrections of a log besides those that are in it; none makes no file.

    Raises
    ------
    FileError, OutputError
        If the file cannot be read or written.
    """
    before = read(path)
    if (after := joined(before, log)) != before:
        write(path, after)
    return path


def _decoded(path: Path, number: int, text: bytes) -> Correction:
    try:
        return decoded(text)
    except (ValueError, RecordError) as error:
        raise FileError(f"{path}: line {number}: is no correction: {error}") from None


def _retyped(relation: Relation, type_: str) -> Relation:
    book = schema().types[type_]
    return replace(relation, type=type_, plover=book.plover, quad=book.quad, symmetric=book.symmetric)
