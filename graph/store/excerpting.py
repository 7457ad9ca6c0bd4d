"""A selection of a store as records and what is known of the whole, of which `graph.build` makes the graph."""

from __future__ import annotations

from collections.abc import Iterator

from extract.actors.join import OWN
from extract.records import Actor, Relation
from extract.store import rows

from ..excerpt import ActorRest, Excerpt, Name, RelationRest
from . import relations
from .actors import SAME_LIKENESS, why
from .asked import Asked
from .database import Database

_NAMED = "a.name AS source_name, b.name AS target_name, edge.type"
_ENDS = "JOIN nodes AS a ON a.node = edge.source JOIN nodes AS b ON b.node = edge.target"
_THERE = "LEFT JOIN ends USING (actor) LEFT JOIN placed ON placed.doc = said.doc AND placed.actor = said.actor"
_NODE = "coalesce(ends.node, placed.node)"
_SHOWN = f"""
    FROM actors JOIN joints ON {SAME_LIKENESS}
    LEFT JOIN nodes AS alone ON alone.doc = actors.doc AND alone.actor = actors.actor JOIN shown ON shown.node = coalesce(joints.node, alone.node)"""


def everything(database: Database) -> tuple[Actor | Relation, ...]:
    """All records of a store. Raises as `Database.run` does."""
    actors = [rows.actor(row) for row in database.dicts("SELECT * FROM actors ORDER BY part, row")]
    return *actors, *(rows.relation(row) for row in database.dicts("SELECT * FROM relations ORDER BY part, row"))


def excerpt(database: Database, asked: Asked) -> tuple[tuple[Actor | Relation, ...], Excerpt]:
    """The records of the tables that `selection.select` made of what is asked, and what is known of the whole. Raises as `Database.run` does."""
    database.run("""
        CREATE OR REPLACE TEMP TABLE embedded AS SELECT relations.* FROM relations SEMI JOIN picked USING (part, row)""")
    database.run("""
        CREATE OR REPLACE TEMP TABLE shown AS SELECT DISTINCT nodes.* FROM nodes
        SEMI JOIN (SELECT source AS node FROM chosen UNION SELECT target FROM chosen) USING (node)""")
    told = [rows.relation(row) for row in database.dicts("SELECT * FROM embedded ORDER BY part, row")]
    actors, names = _actors(database)
    names |= _speakers(database)
    docs = {record.doc for record in told}
    families = relations.members(database)
    return (*actors, *told), Excerpt(
        tuple(names[key] for key in sorted(names)), tuple(sorted({families[doc] for doc in docs if doc in families})),
        tuple(_actor_rests(database, actors, names)), tuple(_relation_rests(database, asked)))


def _actors(database: Database) -> tuple[list[Actor], dict[tuple[str, str], Name]]:
    """The actors shown, as the documents have them whose evidence is embedded, and their names."""
    actors, names = [], {}
    for row in database.dicts(f"""
            SELECT actors.*, shown.name, joints.why, actors.doc = joints.first OR joints.node IS NULL AS founder {_SHOWN}
            WHERE actors.doc IN (SELECT doc FROM embedded) ORDER BY actors.doc, actors.actor"""):
        actor = rows.actor(row)
        actors.append(actor)
        names[actor.doc, actor.actor] = Name(actor.doc, actor.actor, row["name"], why(row["why"], row["founder"]))
    return actors, names


def _speakers(database: Database) -> dict[tuple[str, str], Name]:
    """The names of those who say what is embedded and are not shown themselves."""
    found = database.rows(f"""
        SELECT DISTINCT said.doc, said.actor, nodes.name FROM (SELECT doc, unnest(said_by) AS actor FROM embedded) AS said
        {_THERE} JOIN nodes ON nodes.node = {_NODE} ANTI JOIN shown ON shown.node = nodes.node""")
    return {(doc, actor): Name(doc, actor, name, OWN) for doc, actor, name in found}


def _actor_rests(database: Database, actors: list[Actor], names: dict[tuple[str, str], Name]) -> Iterator[ActorRest]:
    """What the store tells beyond the embedded records of each actor shown."""
    embedded: dict[str, int] = {}
    for actor in actors:
        name = names[actor.doc, actor.actor].name
        embedded[name] = embedded.get(name, 0) + len(actor.mentions)
    known = {
        column: dict(database.rows(f"""
            SELECT name, list(DISTINCT text ORDER BY text) FROM (
                SELECT shown.name, unnest({texts}) AS text {_SHOWN}) GROUP BY name"""))
        for column, texts in (("aliases", "list_append(aliases, actors.actor)"), ("roles", "roles"))}
    for name, kind, code, mentions in database.rows("SELECT name, kind, code, mentions FROM shown ORDER BY name"):
        aliases, roles = (tuple(known[column].get(name, ())) for column in ("aliases", "roles"))
        yield ActorRest(name, kind, code, aliases, roles, mentions - embedded.get(name, 0))


def _relation_rests(database: Database, asked: Asked) -> Iterator[RelationRest]:
    """The evidence for the relations chosen that is not embedded."""
    relations.aggregate(database, "here_edges", facts="picked")
    statuses: dict[tuple[str, str, str], dict[str, int]] = {}
    for source, target, type_, status, count in database.rows(f"""
            SELECT {_NAMED}, status, count(*) FROM facts AS edge SEMI JOIN chosen USING (source, target, type) ANTI JOIN picked USING (part, row)
            {_ENDS} WHERE {asked.pieces} GROUP BY ALL ORDER BY ALL""", **asked.of_pieces_alone):
        statuses.setdefault((source, target, type_), {})[status] = count
    for source, target, type_, whole, here in database.rows(f"""
            SELECT {_NAMED}, edge.doubt, here_edges.doubt FROM chosen AS edge JOIN here_edges USING (source, target, type)
            {_ENDS} WHERE edge.pieces > here_edges.pieces ORDER BY ALL"""):
        yield RelationRest(source, target, type_, statuses[source, target, type_], round(whole / here, 12) if here else 1.0)
