"""The actors of a store by any of their names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from extract.lexicon.schema import schema

from ..answers.sequences import Rows
from ..queries.filters import Words, known
from ..queries.names import NAMING, Names
from ..queries.query import ACTORS
from .database import Database


class StoreNames:
    """Who bears which name: the canonical ones are looked up, the others listed when one is first asked for."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def nodes(self, texts: Iterable[str]) -> set[int]:
        """The nodes of actors.

        Raises
        ------
        UnknownActor
            If nobody bears one of the names, or several do.
        """
        wanted = list(texts)
        found = dict(self._database.rows("SELECT name, node FROM nodes WHERE name IN (SELECT unnest($names))", names=wanted))
        return {found[text] if text in found else self._listed[self._others.find(text)] for text in wanted}

    @cached_property
    def _listed(self) -> dict[str, int]:
        return dict(self._database.rows("SELECT name, node FROM nodes"))

    @cached_property
    def _others(self) -> Names:
        """What the texts call each actor."""
        called: dict[str, set[str]] = defaultdict(set)
        for name, text in self._database.rows("""
                SELECT DISTINCT nodes.name, text FROM (
                    SELECT doc, actor, unnest(list_concat([actor], aliases, list_transform(
                        list_filter(mentions, lambda each: list_contains($forms, each.form)), lambda each: each.text))) AS text FROM actors) AS said
                LEFT JOIN ends USING (actor) LEFT JOIN placed ON placed.doc = said.doc AND placed.actor = said.actor
                JOIN nodes ON nodes.node = coalesce(ends.node, placed.node)""", forms=list(NAMING)):
            called[name].add(text)
        persons = [name for (name,) in self._database.rows("SELECT name FROM nodes WHERE kind = 'person'")]
        return Names({name: called[name] for name in self._listed}, persons)


def listed(database: Database, kind: Words, country: Words) -> Rows:
    """The actors of a kind and of a country, the most connected first.

    Raises
    ------
    UnknownWord
        If the kind or country is not known; the message tells the closest.
    """
    kinds = kind and sorted(known(kind, [each.name for each in schema().kinds], "kind of actor"))
    there = [code for (code,) in database.rows("SELECT DISTINCT code FROM nodes WHERE code IS NOT NULL ORDER BY code")] if country else []
    codes = country and sorted(known(country, there, "country"))
    rows = database.rows("""
        WITH named AS (
            SELECT coalesce(joints.node, alone.node) AS node, list(DISTINCT text ORDER BY text) AS texts
            FROM (SELECT doc, actor, kind, code, unnest(list_append(aliases, actor)) AS text FROM actors) AS actors
            JOIN joints ON joints.actor = actors.actor AND joints.person = (actors.kind = 'person') AND joints.code IS NOT DISTINCT FROM actors.code
            LEFT JOIN nodes AS alone ON alone.doc = actors.doc AND alone.actor = actors.actor GROUP BY ALL),
        degrees AS (SELECT node, count(*) AS relations FROM (SELECT source AS node FROM edges UNION ALL SELECT target FROM edges) GROUP BY node)
        SELECT name, kind, code, list_filter(texts, lambda text: text <> name), mentions, coalesce(relations, 0)
        FROM nodes JOIN named USING (node) LEFT JOIN degrees USING (node)
        WHERE ($kinds IS NULL OR list_contains($kinds, kind)) AND ($codes IS NULL OR list_contains($codes, code))
        ORDER BY coalesce(relations, 0) DESC, mentions DESC, name""", kinds=kinds, codes=codes)
    return Rows(((*row[:3], tuple(row[3]), *row[4:]) for row in rows), columns=ACTORS)
