"""The graph's file format as JSON Schema, made of the types that check it; `python -m graph.formats.schema` prints it."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import msgspec

from extract.lexicon.schema import schema
from extract.records import Actor, Relation

from ..corrections.corrections import Drop, Merge, Rename, Retype, Split
from ..excerpt import Excerpt
from ..rules import Rules
from .json import FORMAT, VERSION

PUBLISHED = Path(__file__).with_name(f"graph-{VERSION}.schema.json")


def json_schema() -> dict[str, Any]:
    """The schema of a saved graph."""
    types = [Actor, Relation, Merge | Rename | Split | Drop | Retype, Rules, Excerpt]
    _, parts = msgspec.json.schema_components(types, ref_template="#/$defs/{name}")
    _name_words(parts)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A graph saved by whowhom",
        "type": "object",
        "required": ["format", "version", "title", "rules", "records"],
        "properties": {
            "format": {"const": FORMAT}, "version": {"const": VERSION}, "title": {"type": "string"}, "rules": {"$ref": "#/$defs/Rules"},
            "excerpt": {"anyOf": [{"$ref": "#/$defs/Excerpt"}, {"type": "null"}]},
            "corrections": {"type": "array", "items": {"oneOf": [
                {"$ref": f"#/$defs/{kind.__name__}"} for kind in (Merge, Rename, Split, Drop, Retype)]}},
            "records": {"type": "array", "items": {"oneOf": [{"$ref": "#/$defs/Actor"}, {"$ref": "#/$defs/Relation"}]}},
        },
        "$defs": parts,
    }


def _name_words(parts: dict[str, Any]) -> None:
    """Say what the types leave open: which words there are, and what a record calls itself."""
    for name in ("Actor", "Relation"):
        parts[name]["properties"] = {"record": {"const": name.lower()}, **parts[name]["properties"]}
        parts[name]["required"] = ["record", *parts[name]["required"]]
    words = {"type": list(schema().types), "status": list(schema().rank)}
    for key, allowed in words.items():
        parts["Relation"]["properties"][key] = {"enum": allowed}
    parts["Relation"]["properties"]["confidence"] |= {"minimum": 0, "maximum": 1}


if __name__ == "__main__":
    json.dump(json_schema(), sys.stdout, ensure_ascii=False, indent=1)
    print()
