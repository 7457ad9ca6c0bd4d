"""Read a TOML table of the lexicon and check it against its pydantic model; every fault is told with file and line."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from ..errors import LexiconError


class Row(BaseModel):
    """A checked row: unknown keys are faults, and no row changes after it is loaded."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, str_min_length=1)


Lemmas = Annotated[frozenset[str], BeforeValidator(lambda value: value.split() if isinstance(value, str) else value)]
"""A set of lemmas, spelled in the table as one text of words parted by blanks."""

Table = TypeVar("Table", bound=Row)

_HEADER = re.compile(r"\s*(\[\[?)\s*(.+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*("(?:[^"\\]|\\.)*"|'[^']*'|[\w.\-]+)\s*=""")


def read(path: Path, model: type[Table]) -> Table:
    """The table in the file `path`, checked.

    Raises
    ------
    LexiconError
        If the file cannot be read, is no TOML or breaks the model: one line a fault, as `file:line: entry: what is wrong`.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        return model.model_validate(tomllib.loads(text))
    except OSError as error:
        raise LexiconError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise LexiconError(f"{path}: is not UTF-8; save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{path}: is not valid TOML: {error}") from None
    except RecursionError:
        raise LexiconError(f"{path}: is not valid TOML: its brackets are nested too deep") from None
    except ValidationError as error:
        raise LexiconError("\n".join(fault(path, text, e["loc"], e["msg"]) for e in error.errors())) from None


def fault(path: Path, text: str, entry: tuple[str | int, ...], message: str) -> str:
    """One line that names the file, the line on which `entry` stands in its `text`, the entry and what is wrong."""
    return f"{path}:{line_of(text, entry)}: {'.'.join(map(str, entry))}: {message}"


def line_of(text: str, entry: tuple[str | int, ...]) -> int:
    """The line (from 1) of the deepest part of `entry`, a path of keys and indices, that `text` spells out."""
    seen: dict[str, int] = {}
    table: tuple[str | int, ...] = ()
    best, line = 0, 1
    for number, row in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(row):
            name = header[2].strip("\"'")
            seen[name] = seen.get(name, -1) + 1
            table = (name, seen[name]) if header[1] == "[[" else tuple(header[2].replace('"', "").split("."))
            path = table
        elif key := _KEY.match(row):
            path = (*table, key[1].strip("\"'"))
        else:
            continue
        if len(path) > best and entry[: len(path)] == path:
            best, line = len(path), number
    return line
