"""JSON Lines: one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from ..errors import InputError
from . import streams
from .rows import Row
from .sources import Source
from .streams import Stream


def lines(path: str) -> Iterator[Row]:
    """The JSON objects of a JSONL file: the place (`file: line n`) and the object, or the fault if the line is broken.

    Raises
    ------
    InputError
        If the file as a whole cannot be read.
    """
    source = Source(path, "")
    with streams.opened(source) as stream:
        yield from read(stream, source.name, {})


def read(stream: Stream, name: str, columns: Mapping[str, str]) -> Iterator[Row]:
    """The objects of a stream.

    Raises
    ------
    InputError
        If it holds none or is no text.
    """
    empty = True
    for number, line in streams.lines(stream, name):
        if isinstance(line, InputError) or line.strip():
            empty, place = False, f"{name}: line {number}"
            yield place, line if isinstance(line, InputError) else _object(line, place)
    if empty:
        raise InputError("is empty")


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
