"""Inputs to documents: plain text, JSONL and standard input; one bad document never costs the others."""

from __future__ import annotations

import hashlib
import json
import logging
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from os import PathLike
from pathlib import Path
from typing import Any

from .decode import decode, is_english
from .errors import InputError
from .records import Document

logger = logging.getLogger(__name__)

STANDARD_INPUT = "-"
_LINES = (".jsonl", ".ndjson", ".json")
_METADATA = ("title", "publisher", "url")


def read(
    paths: Iterable[str | PathLike[str]], *, date: str | None = None, on_error: Callable[[InputError], None] | None = None
) -> Iterator[Document]:
    """The documents of the inputs, in their order.

    Parameters
    ----------
    paths
        Text files, JSONL files (`.jsonl`, `.ndjson`, `.json`, or a text that begins with `{"`), `-` for standard input.
        A text file's id is its stem, made unique.
    date
        ISO 8601 date for documents that have none.
    on_error
        Told of each document that cannot be read; the others are still read. Without it the first fault is raised.

    Raises
    ------
    InputError
        Without `on_error`: a missing, unreadable, empty or binary file, a folder, a broken line, an id used twice.

    Warnings (an encoding that was guessed, a text that is not English, metadata of the wrong shape) go to this module's logger.
    """
    ids = _Ids()
    for path in paths:
        for entry in _entries(str(path), date, ids):
            if isinstance(entry, Document):
                yield entry
            elif on_error is None:
                raise entry
            else:
                on_error(entry)


def iso_date(text: str) -> str:
    """The day (YYYY-MM-DD) that an ISO 8601 date or time names.

    Raises
    ------
    ValueError
        If `text` is neither.
    """
    return datetime.fromisoformat(text.strip()).date().isoformat()


def stem(path: str | PathLike[str]) -> str:
    """What a document or graph made from this input is called: the file's name without its suffix, or `stdin`."""
    return "stdin" if str(path) == STANDARD_INPUT else Path(path).stem


def lines(path: str) -> Iterator[tuple[str, dict[str, Any] | InputError]]:
    """The JSON objects of a JSONL file: the place (`file: line n`) and the object, or the fault if the line is broken.

    Raises
    ------
    InputError
        If the file as a whole cannot be read.
    """
    return _objects(path, _content(path))


class _Ids:
    """Which ids are taken, and by which text."""

    def __init__(self) -> None:
        self._text: dict[str, bytes] = {}
        self._files: set[tuple[str, bytes]] = set()

    def for_file(self, stem: str, text: str) -> str | None:
        """The stem made unique; None if a file of this stem and text has been read."""
        digest = _digest(text)
        if (stem, digest) in self._files:
            return None
        self._files.add((stem, digest))
        name, number = stem, 1
        while name in self._text:
            number += 1
            name = f"{stem}-{number}"
        self._text[name] = digest
        return name

    def take(self, name: str, text: str) -> bool:
        """Claim an id that the input states; False if the same text has it already."""
        digest = _digest(text)
        if name not in self._text:
            self._text[name] = digest
            return True
        if self._text[name] != digest:
            raise InputError(f"another document has the id {name!r} and a different text")
        return False


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=16).digest()


def _entries(path: str, date: str | None, ids: _Ids) -> Iterator[Document | InputError]:
    try:
        text = _content(path)
    except InputError as error:
        yield error
        return
    name = stem(path)
    if _is_lines(path, text):
        for number, (place, line) in enumerate(_objects(path, text), start=1):
            yield from _line(line, place, f"{name}-{number}", date, ids)
    elif unique := ids.for_file(name, text):
        _check_language(path, text)
        yield Document(unique, text, date=date)


def _line(line: dict[str, Any] | InputError, place: str, spare_id: str, date: str | None, ids: _Ids) -> Iterator[Document | InputError]:
    """The document of one JSONL line, its fault, or nothing if it has been read before."""
    try:
        if isinstance(line, InputError):
            raise line
        document = _document(line, place, spare_id, date)
        if ids.take(document.id, document.text):
            _check_language(place, document.text)
            yield document
    except InputError as error:
        yield error if error is line else InputError(f"{place}: {error}")


def _content(path: str) -> str:
    """The decoded text of a file or of standard input; its line ends stay as they are."""
    try:
        data = sys.stdin.buffer.read() if path == STANDARD_INPUT else Path(path).read_bytes()
    except IsADirectoryError:
        raise InputError(f"{path}: is a folder; name the files in it") from None
    except FileNotFoundError:
        raise InputError(f"{path}: there is no such file") from None
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot be read: {getattr(error, 'strerror', error)}") from None
    try:
        text, encoding = decode(data)
    except InputError as error:
        raise InputError(f"{_name(path)}: {error}") from None
    if not text.strip():
        raise InputError(f"{_name(path)}: is empty")
    if encoding:
        logger.warning("%s: is not UTF-8; read as %s", _name(path), encoding)
    return text


def _objects(path: str, text: str) -> Iterator[tuple[str, dict[str, Any] | InputError]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            place = f"{_name(path)}: line {number}"
            yield place, _object(line, place)


def _object(line: str, place: str) -> dict[str, Any] | InputError:
    try:
        value = json.loads(line)
        if "\\ud" in line.lower():
            _check_letters(value)
    except (ValueError, RecursionError) as error:
        return InputError(f"{place}: is not valid JSON: {str(error).splitlines()[0]}")
    return value if isinstance(value, dict) else InputError(f"{place}: is not a JSON object")


def _check_letters(value: Any) -> None:
    """Refuse half a surrogate pair, which JSON can spell and no file can hold."""
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise ValueError("half of a surrogate pair (a broken \\u escape)") from None


def _document(line: dict[str, Any], place: str, spare_id: str, date: str | None) -> Document:
    text, name = line.get("text"), line.get("id")
    if not isinstance(text, str):
        raise InputError("lacks its text" if text is None else "its text is not a string")
    if not text.strip():
        raise InputError("its text is empty")
    if isinstance(name, bool) or not isinstance(name, (str, int, type(None))):
        raise InputError("its id is not a string")
    known = {key: _metadata(line, key, place) for key in _METADATA}
    return Document(str(name) if name not in (None, "") else spare_id, text, date=_date(line, place) or date, **known)


def _metadata(line: dict[str, Any], key: str, place: str) -> str | None:
    value = line.get(key)
    if value is not None and not isinstance(value, str):
        logger.warning("%s: its %s is not a string and is left out", place, key)
        return None
    return value or None


def _date(line: dict[str, Any], place: str) -> str | None:
    value = line.get("date")
    if value in (None, ""):
        return None
    try:
        return iso_date(value)
    except (TypeError, ValueError, AttributeError):
        logger.warning("%s: its date is not ISO 8601 (YYYY-MM-DD) and is left out: %.40r", place, value)
        return None


def _check_language(name: str, text: str) -> None:
    if not is_english(text):
        logger.warning("%s: does not read like English; the rules know no other language", _name(name))


def _is_lines(path: str, text: str) -> bool:
    return path.lower().endswith(_LINES) or text.startswith('{"')


def _name(path: str) -> str:
    return "standard input" if path == STANDARD_INPUT else path
