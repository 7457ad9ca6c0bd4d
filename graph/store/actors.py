"""Who is who in a store: the join across documents, done on the distinct actors, and its outcome as tables.

    nodes    node (numbered by name), name, kind, code, mentions: an actor of the graph, as `graph.build` makes it
    ends     actor, node: the actors of documents whose name alone tells which node they are
    placed   doc, actor, node: the others
    joints   actor, person, code, node (null: in each document one of its own), first (document), why: what joined the namesakes
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from extract.actors.join import OWN, SAME, Group, Likeness, Namesakes, grouped, titled
from extract.store.schemas import pa

from ..rules import Rules
from .database import Database, table

_ALIKE = "actor, kind = 'person' AS person, code"
SAME_LIKENESS = "joints.actor = actors.actor AND joints.person = (actors.kind = 'person') AND joints.code IS NOT DISTINCT FROM actors.code"
"""Which row of `joints` belongs to one of `actors`."""


def settle(database: Database, rules: Rules) -> None:
    """Make the tables. Raises as `Database.run` does."""
    found, kinds = _namesakes(database)
    groups = list(titled(grouped(found, rules.world())))
    _fill_joints(database, found, groups)
    _fill_groups(database, groups, kinds)
    _number(database)
    _place(database)


def why(joined: str, founder: bool) -> str:
    """What joined an actor of a document to its node, as `extract.actors.join` says it; a founder is the first of namesakes, or alone."""
    return SAME if joined == OWN and not founder else joined


def _namesakes(database: Database) -> tuple[list[Namesakes], Mapping[Likeness, Counter[str]]]:
    """The distinct actors, and how often the mentions of each are of which kind."""
    aliases: defaultdict[Likeness, set[str]] = defaultdict(set)
    for actor, person, code, alias in database.rows(f"SELECT DISTINCT {_ALIKE}, unnest(aliases) FROM actors"):
        aliases[Likeness(actor, person, code)].add(alias)
    kinds: defaultdict[Likeness, Counter[str]] = defaultdict(Counter)
    weights: Counter[Likeness] = Counter()
    first: dict[Likeness, str] = {}
    rows = database.rows(
        f"SELECT {_ALIKE}, kind, sum(len(mentions)), sum(greatest(len(mentions), 1)), min(doc) FROM actors GROUP BY ALL ORDER BY ALL")
    for actor, person, code, kind, mentions, weight, doc in rows:
        like = Likeness(actor, person, code)
        kinds[like][kind] += int(mentions)
        weights[like] += int(weight)
        first[like] = min(first.get(like, doc), doc)
    return [Namesakes(like, frozenset(aliases.get(like, ())), weights[like], first[like]) for like in first], kinds


def _fill_joints(database: Database, found: Iterable[Namesakes], groups: Iterable[tuple[Group, str]]) -> None:
    place = {like: (number, reason) for number, (group, _) in enumerate(groups) for like, reason in group.members.items()}
    rows = [(*each.like, *place.get(each.like, (None, OWN)), each.first) for each in found]
    text = pa.string()
    database.fill("joints", table(rows, actor=text, person=pa.bool_(), code=text, founded=pa.int32(), why=text, first=text))


def _fill_groups(database: Database, groups: Iterable[tuple[Group, str]], kinds: Mapping[Likeness, Counter[str]]) -> None:
    rows = []
    for number, (group, name) in enumerate(groups):
        votes: Counter[str] = Counter()
        codes: Counter[str] = Counter()
        for like in group.members:
            votes.update(kinds[like])
            if like.code:
                codes[like.code] += kinds[like].total()
        rows.append((number, name, _prevailing(votes), _prevailing(codes), votes.total()))
    database.fill("found", table(rows, founded=pa.int32(), name=pa.string(), kind=pa.string(), code=pa.string(), mentions=pa.int64()))


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


def _prevailing(votes: Counter[str]) -> str | None:
    """What most mentions say; of what is said as often, the first by alphabet."""
    return min(votes, key=lambda value: (-votes[value], value), default=None)

