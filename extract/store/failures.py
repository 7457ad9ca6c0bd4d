"""The list of what a store's run could not read or analyse: `failed.jsonl`, a line each, with the part in whose making it happened.

A line `{"part": …, "doc": …, "digest": …, "error": …}` of a document keeps it from being tried again: who deletes the line has it tried
again. Where an input could not be read, doc and digest are null.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ..errors import OutputError
from ..files import replacing, sound

NAME = "failed.jsonl"


def read(folder: Path, parts: Iterable[str]) -> list[dict[str, Any]]:
    """The lines that count: those of these parts, and of none."""
    counted = {None, *parts}
    return [line for line in _lines(folder / NAME) if line.get("part") in counted]


def keep(folder: Path, parts: Iterable[str]) -> list[dict[str, Any]]:
    """The lines that count, after the others, left by an interruption, were taken out of the file."""
    path, counted = folder / NAME, read(folder, parts)
    text = "".join(map(_line, counted)).encode()
    if path.exists() and path.read_bytes() != text:
        with replacing(path) as part:
            part.write_bytes(text)
    return counted


def add(folder: Path, lines: Iterable[dict[str, Any]]) -> None:
    """Add lines; they are on the disk when this returns.

    Raises
    ------
    OutputError
        If they cannot be written.
    """
    if text := "".join(map(_line, lines)).encode():
        path = folder / NAME
        try:
            with path.open("ab") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise OutputError(f"{path}: cannot be written: {error.strerror or error}") from None


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    if not path.exists():
        return
    for line in path.read_bytes().splitlines():
        try:
            data = json.loads(line)
        except ValueError:
            continue  # half a line: power went while it was written
        if isinstance(data, dict):
            yield data


def _line(data: dict[str, Any]) -> str:
    return sound(json.dumps(data, ensure_ascii=False)) + "\n"
