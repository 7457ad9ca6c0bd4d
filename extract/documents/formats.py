"""The formats of documents, one file each; here the table of them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from . import jsonl, text
from .jsonl import Row


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the suffixes and the first bytes that tell it, how it is read, and whether a file of it holds many documents."""

    suffixes: tuple[str, ...]
    opening: tuple[bytes, ...]
    read: Callable[[io.BufferedReader, str], Iterator[Row]]
    many: bool


TEXT = Format((".txt", ".text", ".md"), (), text.read, many=False)

FORMATS = (
    Format((".jsonl", ".ndjson", ".json"), (b'{"', b'\xef\xbb\xbf{"'), jsonl.read, many=True),
    TEXT,
)


def of(path: str, head: bytes) -> Format:
    """The format of a file, told by its suffix or else by the bytes it begins with."""
    suffix = Path(path).suffix.lower()
    for each in FORMATS:
        if suffix in each.suffixes or head.startswith(each.opening):
            return each
    return TEXT
