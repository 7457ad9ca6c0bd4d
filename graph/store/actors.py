"""Who is who in a store: the join across documents, done on the distinct actors, and its outcome as tables.

    nodes    node (numbered by name), name, kind, code, mentions: an actor of the graph, as `graph.build` makes it
    ends     actor, node: the actors of documents whose name alone tells which node they are
    placed   doc, actor, node: the others
    joints   actor, person, code, node (null: in each document one of its own), first (document), why: what joined the namesakes
"""

from __future__ import annotations

from collections.abc import Iterable

from extract.actors.join import OWN, SAME, Group, Likeness, Namesakes, grouped, titled
from extract.store.schemas import pa

from ..collection import put_off
from ..rules import Rules
from .database import Database, table

_ALIKE = "actor, kind = 'person' AS person, code"
_VOTES = """(
    SELECT founded, kinds.* FROM kinds JOIN joints ON joints.actor = kinds.actor AND joints.person = kinds.person
    AND joints.code IS NOT DISTINCT FROM kinds.code WHERE founded IS NOT NULL)"""
SAME_LIKENESS = "joints.actor = actors.actor AND joints.person = (actors.kind = 'person') AND joints.code IS NOT DISTINCT FROM actors.code"
"""Which row of `joints` belongs to one of `actors`."""


@put_off()
def settle(database: Database, rules: Rules) -> None:
    """Make the tables. Raises as `Database.run` does."""
    found = _namesakes(database)
    groups = list(titled(grouped(found, rules.world())))
    _fill_joints(database, found, groups)
    _fill_groups(database, groups)
    _number(database)
    _place(database)


def why(joined: str, founder: bool) -> str:
    """What joined an actor of a document to its node, as `extract.actors.join` says it; a founder is the first of namesakes, or alone."""
    return SAME if joined == OWN and not founder else joined


def _namesakes(database: Database) -> list[Namesakes]:
    """The distinct actors; how often the mentions of each are of which kind stays in a table, `kinds`."""
    database.run(f"""
        CREATE OR REPLACE TEMP TABLE kinds AS
        SELECT {_ALIKE}, kind, sum(len(mentions))::BIGINT AS mentions, sum(greatest(len(mentions), 1))::BIGINT AS weight, min(doc) AS first
        FROM actors GROUP BY ALL""")
    aliases = {Likeness(*like): frozenset(called) for *like, called in database.rows(f"""
        SELECT actor, person, code, list(alias) FROM (SELECT DISTINCT {_ALIKE}, unnest(aliases) AS alias FROM actors) GROUP BY ALL""")}
    none: frozenset[str] = frozenset()
    rows = database.rows("SELECT actor, person, code, sum(weight)::BIGINT, min(first) FROM kinds GROUP BY ALL ORDER BY ALL")
    return [Namesakes(like, aliases.get(like, none), weight, first) for *key, weight, first in rows for like in [Likeness(*key)]]


def _fill_joints(database: Database, found: Iterable[Namesakes], groups: Iterable[tuple[Group, str]]) -> None:
    place = {like: (number, reason) for number, (group, _) in enumerate(groups) for like, reason in group.members.items()}
    rows = [(*each.like, *place.get(each.like, (None, OWN)), each.first) for each in found]
    text = pa.string()
    database.fill("joints", table(rows, actor=text, person=pa.bool_(), code=text, founded=pa.int32(), why=text, first=text))


def _fill_groups(database: Database, groups: Iterable[tuple[Group, str]]) -> None:
    """The nodes of several documents; of kinds and codes that as many mentions have, the first by alphabet prevails."""
    rows = [(number, name) for number, (_, name) in enumerate(groups)]
    database.fill("named", table(rows, founded=pa.int32(), name=pa.string()))
    database.run(f"""
        CREATE OR REPLACE TEMP TABLE found AS SELECT founded, name, kind, code, mentions FROM named
        JOIN (SELECT founded, sum(mentions)::BIGINT AS mentions FROM {_VOTES} GROUP BY founded) USING (founded)
        LEFT JOIN (SELECT founded, first(kind ORDER BY votes DESC, kind) AS kind FROM (
            SELECT founded, kind, sum(mentions) AS votes FROM {_VOTES} GROUP BY ALL) GROUP BY founded) USING (founded)
        LEFT JOIN (SELECT founded, first(code ORDER BY votes DESC, code) AS code FROM (
            SELECT founded, code, sum(mentions) AS votes FROM {_VOTES} WHERE code IS NOT NULL GROUP BY ALL) GROUP BY founded) USING (founded)""")


def _number(database: Database) -> None:
    """Give the nodes their numbers, in the order of their names: those of several documents, and those of one."""
    database.run(f"""
        CREATE OR REPLACE TEMP TABLE apart AS
        SELECT doc, actors.actor, actors.actor AS name, any_value(kind) AS kind, any_value(actors.code) AS code, any_value(len(mentions)) AS mentions
        FROM actors JOIN joints ON {SAME_LIKENESS} WHERE founded IS NULL GROUP BY doc, actors.actor""")
    database.run("""
        UPDATE apart SET name = actor || ' (' || doc || ')'
        WHERE name IN (SELECT name FROM apart GROUP BY name HAVING count(*) > 1) OR name IN (SELECT name FROM found)""")
    while database.one("SELECT count(*) FROM apart JOIN found USING (name)")[0]:
        database.run("UPDATE apart SET name = name || ' (' || doc || ')' WHERE name IN (SELECT name FROM found)")
    database.run("""
        CREATE OR REPLACE TEMP TABLE nodes AS
        SELECT (row_number() OVER (ORDER BY name) - 1)::INTEGER AS node, * FROM (
            SELECT name, kind, code, mentions, founded, NULL AS doc, NULL AS actor FROM found
            UNION ALL SELECT name, kind, code, mentions, NULL, doc, actor FROM apart)""")


def _place(database: Database) -> None:
    """Tell the node of each actor of a document: by its name alone where that suffices."""
    database.run("CREATE OR REPLACE TEMP TABLE joints AS SELECT joints.*, node FROM joints LEFT JOIN nodes USING (founded)")
    database.run("""
        CREATE OR REPLACE TEMP TABLE ends AS SELECT actor, min(node) AS node FROM joints
        GROUP BY actor HAVING count(DISTINCT node) = 1 AND count(node) = count(*)""")
    database.run(f"""
        CREATE OR REPLACE TEMP TABLE placed AS
        SELECT actors.doc, actors.actor, min(coalesce(joints.node, nodes.node)) AS node
        FROM actors JOIN joints ON {SAME_LIKENESS}
        LEFT JOIN nodes ON nodes.doc = actors.doc AND nodes.actor = actors.actor
        WHERE actors.actor NOT IN (SELECT actor FROM ends) GROUP BY actors.doc, actors.actor""")
