"""The graph's own file format: JSON that holds the records, from which the graph is built again.

    {"format": "whowhom-graph", "version": 1, "title": "…", "rules": {"merge": [[…]], "never_merge": [[…]]},
     "records": [actor and relation records, one a line]}
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

from extract.errors import RecordError
from extract.records import Actor, Relation

from ..errors import FileError
from ..files import replacing
from ..rules import Groups, Rules
from .records import line, record

FORMAT = "whowhom-graph"
VERSION = 1


class Saved(NamedTuple):
    """What a file holds."""

    title: str
    rules: Rules
    records: tuple[Actor | Relation, ...]


def write(path: Path, saved: Saved) -> None:
    """Write the file, whole or not at all.

    Raises
    ------
    OutputError
        If it cannot be written.
    """
    head = {"format": FORMAT, "version": VERSION, "title": saved.title, "rules": asdict(saved.rules)}
    with replacing(path) as part, part.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        file.write(json.dumps(head, ensure_ascii=False)[:-1] + ', "records": [')
        for place, found in enumerate(saved.records):
            file.write((",\n" if place else "\n") + line(found))
        file.write("\n]}\n")


def read(path: Path) -> Saved:
    """What the file holds, checked.

    Raises
    ------
    FileError
        If it cannot be read, is no saved graph, is of another version, or a record in it is broken.
    """
    data = _parsed(path)
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise FileError(f"{path}: is not a saved graph (no \"format\": \"{FORMAT}\" in it)")
    if data.get("version") != VERSION:
        raise FileError(f"{path}: is a graph of version {data.get('version')!r}; this program reads version {VERSION}")
    try:
        return Saved(_title(data), _rules(data), tuple(_records(data)))
    except (KeyError, ValueError, RecordError) as error:
        raise FileError(f"{path}: {_lack(error)}") from None


def _parsed(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise FileError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise FileError(f"{path}: is not a saved graph: not UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise FileError(f"{path}: is not valid JSON: {error}") from None


def _lack(error: Exception) -> str:
    return f"lacks {error.args[0]!r}" if isinstance(error, KeyError) else str(error)


def _title(data: dict[str, Any]) -> str:
    if not isinstance(data["title"], str):
        raise ValueError("title must be a text")
    return data["title"]


def _rules(data: dict[str, Any]) -> Rules:
    rules = data["rules"]
    if not isinstance(rules, dict):
        raise ValueError("rules must be an object")
    return Rules(_groups(rules["merge"]), _groups(rules["never_merge"]))


def _groups(groups: Any) -> Groups:
    if not isinstance(groups, list) or not all(isinstance(group, list) for group in groups):
        raise ValueError("rules must be lists of groups of names")
    if not all(isinstance(name, str) for group in groups for name in group):
        raise ValueError("rules must be about names")
    return tuple(map(tuple, groups))


def _records(data: dict[str, Any]) -> list[Actor | Relation]:
    if not isinstance(data["records"], list):
        raise ValueError("records must be a list")
    found = []
    for place, item in enumerate(data["records"], start=1):
        try:
            found.append(record(item))
        except RecordError as error:
            raise RecordError(f"record {place}: {error}") from None
    return found
