"""Evidence with its words, fetched from the store by its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extract.records import Relation
from extract.store import rows

from .database import Database

Edge = tuple[int, int, str]


def fetched(database: Database, table: str) -> Iterator[tuple[Edge, Relation]]:
    """The pieces that a table like `facts` lists, each with its edge; ends and speakers bear the names of their nodes.

    Raises as `Database.run` does.
    """
    database.run(f"""
        CREATE OR REPLACE TEMP TABLE fetched AS
        SELECT relations.* EXCLUDE (source, target, type), relations.source, relations.target, relations.type,
            {table}.source AS a, {table}.target AS b, {table}.type AS edge_type FROM relations JOIN {table} USING (part, row)""")
    names = {(doc, actor): name for doc, actor, name in database.rows("""
        SELECT said.doc, said.actor, nodes.name FROM (
            SELECT doc, source AS actor FROM fetched UNION SELECT doc, target FROM fetched UNION SELECT doc, unnest(said_by) FROM fetched) AS said
        LEFT JOIN ends USING (actor) LEFT JOIN placed ON placed.doc = said.doc AND placed.actor = said.actor
        JOIN nodes ON nodes.node = coalesce(ends.node, placed.node)""")}
    for row in database.dicts("SELECT * FROM fetched ORDER BY part, row"):
        yield (row["a"], row["b"], row["edge_type"]), _named(rows.relation(row), names)


def _named(relation: Relation, names: dict[tuple[str, str], str]) -> Relation:
    source, target = (replace(end, actor=names[relation.doc, end.actor]) for end in (relation.source, relation.target))
    said = relation.attribution
    speakers = said and replace(said, actors=tuple(names.get((relation.doc, actor), actor) for actor in said.actors))
    return replace(relation, source=source, target=target, attribution=speakers)
