"""Event records in the shape of POLECAT, the data set coded with PLOVER (Halterman, A., et al. (2023). PLOVER and POLECAT: A new
political event ontology and dataset): tab-separated, a row for each piece of evidence that has a PLOVER type.

Columns that our records know nothing of are left empty. Intensity is the value of `analysis/scale.toml`; Contexts holds our status.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pycountry

from extract.files import replacing
from extract.lexicon.schema import schema
from extract.records import End, Relation

from ..analysis.balance import scale
from .csv import defused

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Primary Actor Sector", "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Primary Recipient Sector", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)
_SECTORS = {
    "state": "GOV", "government": "GOV", "igo": "IGO", "military": "MIL", "armed group": "REB", "party": "PTY", "person": "",
    "people": "CVL", "organisation": "BUS", "medium": "MED",
}


def write(graph: nx.MultiDiGraph[str], path: Path) -> tuple[Path, ...]:
    """Write the events by document and place."""
    with replacing(path) as part, part.open("w", encoding="utf-8", errors="replace", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, restval="", dialect="excel-tab", lineterminator="\n")
        writer.writeheader()
        writer.writerows({key: defused(value) for key, value in event.items()} for event in _events(graph))
    return (path,)


def _events(graph: nx.MultiDiGraph[str]) -> Iterator[dict[str, Any]]:
    quads = {quad.name: number for number, quad in enumerate(schema().quads, start=1)}
    for _, _, data in graph.edges(data=True):
        for record in data["evidence"]:
            if record.plover and record.quad:
                yield {**_event(record, quads), **_end(graph, "Actor", record.source), **_end(graph, "Recipient", record.target)}


def _event(record: Relation, quads: dict[str, int]) -> dict[str, Any]:
    return {
        "Event ID": f"{record.doc}:{record.trigger.start}:{record.type}:{record.source.start}:{record.target.start}",
        "Event Date": record.date, "Event Type": record.plover, "Event Mode": record.type, "Intensity": scale().get(record.type),
        "Quad Code": quads[record.quad or ""], "Contexts": record.status, "Source": record.publisher or record.doc,
        "Publication Date": record.date, "Language": "en",
    }


def _end(graph: nx.MultiDiGraph[str], what: str, end: End) -> dict[str, str]:
    node = graph.nodes[end.actor]
    country = pycountry.countries.get(alpha_3=node["code"] or "")
    return {
        f"{what} Name": end.actor, f"{what} Country": country.name if country else "", f"Primary {what} Sector": _SECTORS[node["kind"]],
        f"{what} Name Raw": end.text,
    }
