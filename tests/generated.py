"""Generated affairs of any size, for tests and benchmarks of the page: scale-free, three relations an actor."""

from __future__ import annotations

import random

import networkx as nx

from extract.lexicon.schema import schema
from extract.records import Actor, End, Mention, Relation, Span


def affairs(size: int, seed: int = 1) -> list[Actor | Relation]:
    """Records of `size` actors in fifty dated documents; the same every time."""
    chance = random.Random(seed)
    bodies = [kind.name for kind in schema().kinds if kind.name != "person"]  # persons of like names would be joined
    kinds = [chance.choice(bodies) for _ in range(size)]
    pairs = nx.barabasi_albert_graph(size, 3, seed=seed).edges()
    relations = [_relation(chance, place, ends, kinds) for place, ends in enumerate(pairs)]
    named = sorted({(relation.doc, end.actor, end.kind) for relation in relations for end in (relation.source, relation.target)})
    actors = (Actor(doc, name, kind, None, (), (), (Mention(name, 0, len(name), "name", "made"),)) for doc, name, kind in named)
    return [*actors, *relations]


def _relation(chance: random.Random, place: int, ends: tuple[int, int], kinds: list[str]) -> Relation:
    row = chance.choice([one for one in schema().relations if not one.source and not one.target])
    source, target = (End(f"Actor {end}", kinds[end], f"Actor {end}", 0, 0) for end in ends)
    text = f"{source.text} {row.label} {target.text}, a paper reported from the capital on a day in spring, without much more to say of it."
    start = place * 1000
    at = [start + text.index(part) for part in (source.text, target.text + ",", row.label)]
    ends_ = [End(end.actor, end.kind, end.text, at_, at_ + len(end.text)) for end, at_ in zip((source, target), at, strict=False)]
    doc = chance.randrange(50)
    return Relation(
        f"doc {doc}", Span(text, start, start + len(text)), *ends_, row.name, row.plover, row.quad, row.symmetric,
        Span(row.label, at[2], at[2] + len(row.label)), chance.choice(schema().statuses).name, None, round(chance.uniform(0.3, 0.98), 2),
        ("made",), f"2017-{1 + doc % 12:02}-{1 + doc % 28:02}", f"Paper {doc % 5}",
    )
