"""What of a store goes into one graph: the edges that fit a question, of them those among the most prominent actors, of each some evidence.

    passing   like `edges`, of the evidence that fits
    ranked    node, place: the actors of these edges, those asked for first, then the most prominent that are related to one before them
    chosen    the edges of `passing` that the graph shows
    picked    the facts that it embeds
"""

from __future__ import annotations

from typing import NamedTuple

from . import relations
from .asked import Asked
from .database import Database

MOST_EDGES = 3_000
"""Where nobody says how many actors to show: as many as have so many edges among them. A page of more is slow and shows a hairball."""

MOST_PIECES = 20_000
"""How much evidence a graph embeds, shared alike among its edges."""

MOST_ACTORS = 10_000
"""How many actors a graph shows that has those too that no relation names."""


class Size(NamedTuple):
    """How much there is."""

    actors: int
    relations: int
    pieces: int


class Selection(NamedTuple):
    """How much of how much was chosen; `whole`: all that the store has."""

    chosen: Size
    passing: Size
    embedded: int
    whole: bool

    @property
    def left(self) -> str:
        """What is left out, in words, a line; empty if nothing is."""
        if self.chosen == self.passing and self.embedded == self.chosen.pieces:
            return ""
        parts = [f"{some:,} of {all_:,} {what}" for some, all_, what in zip(
            (*self.chosen[:2], self.embedded), self.passing, ("actors with relations", "relations", "pieces of evidence"), strict=True)]
        return f"shown of what fits: {', '.join(parts)}; --top and the filters choose others\n"


def select(database: Database, asked: Asked, top: int | None, most: int = MOST_PIECES) -> Selection:
    """Make the tables, of at most so many actors (None: as many as fit) and pieces. Raises as `Database.run` does."""
    asks = bool(asked.of_edges or asked.of_pieces or asked.least > 1)
    _pass(database, asked, asks)
    _rank(database, asked)
    database.run("""
        CREATE OR REPLACE TEMP TABLE chosen AS SELECT passing.* FROM passing
        JOIN ranked AS a ON a.node = source JOIN ranked AS b ON b.node = target WHERE greatest(a.place, b.place) <= $last""",
        last=_last(database) if top is None else top)
    chosen, passing = _size(database, "chosen"), _size(database, "passing")
    share = _share(database, most)
    relations.pick(database, "picked", "chosen", asked.pieces, share, **asked.of_pieces_alone)
    embedded = database.one("SELECT count(*) FROM picked")[0]
    nodes = database.one("SELECT count(*) FROM nodes")[0]
    return Selection(chosen, passing, embedded, not asks and chosen == passing and embedded == passing.pieces and nodes <= MOST_ACTORS)


def _pass(database: Database, asked: Asked, asks: bool) -> None:
    if not asks:
        database.run("CREATE OR REPLACE TEMP VIEW passing AS SELECT * FROM edges")
        return
    database.run("DROP VIEW IF EXISTS passing")
    relations.aggregate(database, "passing_edges", condition=f"{asked.edges} AND {asked.pieces}", **asked.parameters)
    database.run("DELETE FROM passing_edges WHERE pieces < $least", least=asked.least)
    database.run("CREATE TEMP VIEW passing AS SELECT * FROM passing_edges")


def _rank(database: Database, asked: Asked) -> None:
    database.run("""
        CREATE OR REPLACE TEMP TABLE ranked AS
        WITH prominent AS (
            SELECT node, row_number() OVER (ORDER BY list_contains($centre, node) DESC, sum(pieces) DESC, node)::INTEGER AS place FROM (
                SELECT source AS node, pieces FROM passing UNION ALL SELECT target, pieces FROM passing) GROUP BY node),
        pairs AS (
            SELECT source, target, greatest(a.place, b.place) AS later FROM passing
            JOIN prominent AS a ON a.node = source JOIN prominent AS b ON b.node = target),
        related AS (
            SELECT node, min(later) AS since FROM (
                SELECT source AS node, later FROM pairs UNION ALL SELECT target, later FROM pairs) GROUP BY node)
        SELECT node, row_number() OVER (ORDER BY since, place <> since, place)::INTEGER AS place FROM prominent JOIN related USING (node)
        """, centre=sorted(asked.centre))


def _last(database: Database) -> int:
    """The last place at which an actor is shown, if at most `MOST_EDGES` edges are to be."""
    return int(database.one("""
        SELECT coalesce(max(place), 2) FROM (
            SELECT place, sum(count(*)) OVER (ORDER BY place) AS edges FROM (
                SELECT greatest(a.place, b.place) AS place FROM passing
                JOIN ranked AS a ON a.node = source JOIN ranked AS b ON b.node = target) GROUP BY place)
        WHERE edges <= $most""", most=MOST_EDGES)[0])


def _share(database: Database, most: int) -> int:
    """How many pieces of each edge may be embedded, at least one."""
    sizes = list(database.rows("SELECT pieces, count(*) FROM chosen GROUP BY pieces ORDER BY pieces"))
    room, edges = most, sum(count for _, count in sizes)
    for pieces, count in sizes:
        if pieces * edges > room:
            return int(max(1, room // edges))
        room -= pieces * count
        edges -= count
    return max((int(pieces) for pieces, _ in sizes), default=1)


def _size(database: Database, table: str) -> Size:
    actors = database.one(f"SELECT count(*) FROM (SELECT source FROM {table} UNION SELECT target FROM {table})")[0]
    return Size(actors, *database.one(f"SELECT count(*), coalesce(sum(pieces), 0)::BIGINT FROM {table}"))
