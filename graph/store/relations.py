"""What is related to what in a store, as tables.

    facts    part, row, source, target (nodes), type, status, confidence, date, family, copy: a piece of evidence without its words, each piece once;
             family numbers the copies of one story, copy is the document where it is one of them
    edges    source, target, type, pieces, status, denied (pieces), doubt: an edge as `graph.build` makes it; doubt is 1 - its confidence
    types, statuses: enums in the order of the schema, so that the least status is the most real
"""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter

from extract.copies import families
from extract.errors import StoreError
from extract.lexicon.schema import schema
from extract.store import rows
from extract.store.schemas import pa

from ..identity import distinct
from .database import Database, table


def settle(database: Database) -> None:
    """Make the tables; `actors.settle` must have been here before.

    Raises
    ------
    StoreError
        If the store speaks of actors that it has no record of, or of types or statuses that the schema lacks.
    """
    _fill_families(database)
    _fill_facts(database)
    _check(database)
    _drop_doubles(database)
    aggregate(database, "edges")


def aggregate(database: Database, into: str, *, facts: str = "facts", condition: str = "TRUE", **parameters: object) -> None:
    """Make a table like `edges` of facts that fit a condition. Raises as `Database.run` does."""
    database.run(f"""
        CREATE OR REPLACE TEMP TABLE {into} AS
        SELECT source, target, type, count(*) AS pieces, min(status) AS status, count(*) FILTER (status = 'denied') AS denied,
            coalesce(product(1 - confidence) FILTER (family IS NULL), 1) AS doubt
        FROM {facts} WHERE {condition} GROUP BY source, target, type""", **parameters)
    database.run(f"""
        UPDATE {into} SET doubt = {into}.doubt * told.doubt FROM (
            SELECT source, target, type, product(doubt) AS doubt FROM (
                SELECT source, target, type, family, min(doubt) AS doubt FROM (
                    SELECT source, target, type, family, copy, product(1 - confidence) AS doubt FROM {facts}
                    WHERE family IS NOT NULL AND {condition} GROUP BY ALL) GROUP BY ALL) GROUP BY ALL) AS told
        WHERE told.source = {into}.source AND told.target = {into}.target AND told.type = {into}.type""", **parameters)


def pick(database: Database, into: str, edges: str, condition: str, most: int | None, **parameters: object) -> None:
    """Make a table of the facts of some edges that fit a condition, at most so many of each: in turn of each status, the surest first.

    Raises as `Database.run` does.
    """
    database.run(f"""
        CREATE OR REPLACE TEMP TABLE {into} AS SELECT * EXCLUDE (turn, place) FROM (
            SELECT *, row_number() OVER (PARTITION BY source, target, type ORDER BY turn, status, part, row) AS place FROM (
                SELECT *, row_number() OVER (PARTITION BY source, target, type, status ORDER BY confidence DESC, part, row) AS turn
                FROM facts SEMI JOIN {edges} USING (source, target, type) WHERE {condition}))
        WHERE place <= coalesce($most, place)""", most=most, **parameters)


def members(database: Database) -> dict[str, tuple[str, ...]]:
    """The documents that are copies of one another, by each of them."""
    found: dict[str, list[str]] = {}
    for first, doc in database.rows("SELECT first, doc FROM families ORDER BY first, doc"):
        found.setdefault(first, []).append(doc)
    return {doc: tuple(docs) for docs in found.values() for doc in docs}


def _fill_families(database: Database) -> None:
    """The documents that have copies."""
    signatures = dict(database.rows("SELECT id, signature FROM documents WHERE octet_length(signature) > 0"))
    found = families(signatures)
    docs = sorted(found)
    numbers = {first: number for number, first in enumerate(sorted(set(found.values())))}
    database.fill("families", pa.table({
        "doc": pa.array(docs, pa.string()), "first": pa.array([found[doc] for doc in docs], pa.string()),
        "family": pa.array([numbers[found[doc]] for doc in docs], pa.int32())}))


def _fill_facts(database: Database) -> None:
    """All evidence: its ends as nodes, those of a symmetric relation in the order of their names, none from a node to itself."""
    for name, words in (("types", schema().types), ("statuses", schema().rank)):
        database.run(f"DROP TYPE IF EXISTS {name}")
        database.run(f"CREATE TYPE {name} AS ENUM ({', '.join(map(_literal, words))})")
    symmetric = [name for name, book in schema().types.items() if book.symmetric]
    database.run(f"""
        CREATE OR REPLACE TEMP TABLE facts AS
        SELECT part, row, CASE WHEN turned THEN b ELSE a END AS source, CASE WHEN turned THEN a ELSE b END AS target,
            type, status, confidence, date, family, copy, trace
        FROM (
            SELECT part, row, {_node("source")} AS a, {_node("target")} AS b, try_cast(type AS types) AS type, try_cast(status AS statuses) AS status,
                confidence, date, family, CASE WHEN family IS NOT NULL THEN relations.doc END AS copy,
                hash(relations.doc, sentence_start, trigger_start, trigger_end) AS trace,
                a > b AND list_contains($symmetric, relations.type) AS turned
            FROM relations {_JOINS} LEFT JOIN families ON families.doc = relations.doc
        ) WHERE a IS DISTINCT FROM b OR a IS NULL""", symmetric=symmetric)


_JOINS = """
    LEFT JOIN ends AS own_source ON own_source.actor = relations.source LEFT JOIN ends AS own_target ON own_target.actor = relations.target
    LEFT JOIN placed AS source_there ON source_there.doc = relations.doc AND source_there.actor = relations.source
    LEFT JOIN placed AS target_there ON target_there.doc = relations.doc AND target_there.actor = relations.target"""


def _node(end: str) -> str:
    return f"coalesce(own_{end}.node, {end}_there.node)"


def _check(database: Database) -> None:
    """See that every relation has found its actors, its type and its status."""
    wrong = database.one("""
        SELECT count(*) FILTER (source IS NULL OR target IS NULL), count(*) FILTER (type IS NULL), count(*) FILTER (status IS NULL),
            count(*) FILTER (confidence IS NULL OR NOT confidence BETWEEN 0 AND 1) FROM facts""")
    for count, what in zip(wrong, ("an actor that its document does not have", "no type that there is", "no status that there is",
                                   "no confidence from 0 to 1"), strict=True):
        if count:
            raise StoreError(f"{database.folder}: the store is damaged: {count} of its relations have {what}")


def _drop_doubles(database: Database) -> None:
    """Leave of the records that are the same evidence the one that a graph of records keeps."""
    database.run("""
        CREATE OR REPLACE TEMP TABLE alike AS SELECT part, row, dense_rank() OVER (ORDER BY source, target, type, trace) AS alike
        FROM facts SEMI JOIN (SELECT source, target, type, trace FROM facts GROUP BY ALL HAVING count(*) > 1) USING (source, target, type, trace)""")
    doubles: list[tuple[int, int]] = []
    found = database.dicts("SELECT relations.*, alike FROM relations JOIN alike USING (part, row) ORDER BY alike")
    for _, several in groupby(found, key=itemgetter("alike")):
        records = [(rows.relation(row), (row["part"], row["row"])) for row in several]
        kept = set(map(id, distinct([record for record, _ in records])))
        doubles += [place for record, place in records if id(record) not in kept]
    if doubles:
        database.fill("doubles", table(doubles, part=pa.int32(), row=pa.int32()))
        database.run("DELETE FROM facts USING doubles WHERE doubles.part = facts.part AND doubles.row = facts.row")
    database.run("ALTER TABLE facts DROP COLUMN trace")


def _literal(word: str) -> str:
    return "'" + word.replace("'", "''") + "'"
