"""FollowTheMoney entities, a line of JSON each, for Aleph: actors by kind; who leads has a Directorship, who belongs a Membership, the rest
are of type UnknownLink."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pycountry

from extract.extras import extra
from extract.files import replacing, sound

from . import flat

_DATASET = "whowhom"
_SCHEMATA = {
    "person": "Person", "state": "PublicBody", "government": "PublicBody", "igo": "Organization", "military": "Organization",
    "armed group": "Organization", "party": "Organization", "people": "LegalEntity", "organisation": "Organization",
    "medium": "Organization",
}
_LINKS = {"leads": ("Directorship", "director", "organization"), "member_of": ("Membership", "member", "organization")}
_ANY = ("UnknownLink", "subject", "object")


def write(graph: nx.MultiDiGraph[str], path: Path) -> tuple[Path, ...]:
    """Write the entities, actors before links."""
    model = extra("followthemoney").model
    with replacing(path) as part, part.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        for entity in _entities(graph, model):
            file.write(json.dumps(entity.to_dict(), ensure_ascii=False, sort_keys=True) + "\n")
    return (path,)


def _entities(graph: nx.MultiDiGraph[str], model: Any) -> Iterator[Any]:
    actors = {name: _actor(model, name, node) for name, node in graph.nodes(data=True)}
    yield from actors.values()
    for source, target, type_ in graph.edges(keys=True):
        yield _link(model, actors[source], actors[target], flat.edge(graph, source, target, type_))


def _actor(model: Any, name: str, node: dict[str, Any]) -> Any:
    entity = model.make_entity(_SCHEMATA[node["kind"]], key_prefix=_DATASET)
    entity.make_id("actor", sound(name))
    entity.add("name", sound(name))
    entity.add("alias", list(map(sound, node["aliases"])))
    entity.add("position" if entity.schema.name == "Person" else "description", list(map(sound, node["roles"])))
    if (country := pycountry.countries.get(alpha_3=node["code"] or "")) is not None:
        entity.add("country", country.alpha_2)
    return entity


def _link(model: Any, source: Any, target: Any, edge: flat.Values) -> Any:
    schema, start, end = _LINKS.get(str(edge["relation"]), _ANY)
    if schema != "UnknownLink" and not (
        source.schema.is_a(model.get(schema).get(start).range) and target.schema.is_a(model.get(schema).get(end).range)
    ):
        schema, start, end = _ANY
    link = model.make_entity(schema, key_prefix=_DATASET)
    link.make_id("link", source.id, edge["relation"], target.id)
    link.add(start, source)
    link.add(end, target)
    link.add("role", str(edge["relation"]).replace("_", " "))
    link.add("status", edge["status"])
    link.add("date", edge["date"] or None)
    link.add("summary", sound(str(edge["sentence"])))
    link.add("recordId", sound(str(edge["document"])))
    return link
