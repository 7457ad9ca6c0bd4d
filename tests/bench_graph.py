"""Time a big graph: `python tests/bench_graph.py [ACTORS] [EVIDENCE]`; 50,000 and 1,000,000 by default. Needs the extras cypher and pandas.

A seeded generator writes a saved graph: articles of fifty statements of some twenty relations
among a dozen actors each, some actors in very many of them.
Then it is loaded in a process of its own, and asked: beside each question, the same by a plain scan in networkx and in pandas.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

from measured import memory

import graph
from extract.lexicon.schema import schema
from extract.records import Actor, End, Mention, Relation, Span
from graph.formats import json as saved
from graph.rules import NO_RULES

PER_ARTICLE, CAST = 50, 12
FILLER = "as officials said on the day, without much more to say of it, in a report that others in the capital would not confirm"


def main() -> None:
    """Write, load in a fresh process, print."""
    code = ("import time, sys; start = time.perf_counter(); import graph\n"
            "print(f'import graph {time.perf_counter() - start:.2f} s, spaCy:', 'spacy' in sys.modules)")
    subprocess.run([sys.executable, "-c", code], check=True)
    size, evidence = (int(given) for given in (*sys.argv[1:3], *("50000", "1000000")[len(sys.argv[1:3]):]))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "big.json"
        start = time.perf_counter()
        saved.write(path, saved.Saved("big", NO_RULES, (), tuple(records(size, evidence))))
        print(f"made and saved in {time.perf_counter() - start:.1f} s: {path.stat().st_size / 1e6:.0f} MB")
        subprocess.run([sys.executable, __file__, "--ask", path], check=True)


def records(size: int, evidence: int, seed: int = 1) -> Iterator[Actor | Relation]:
    """As many actors and pieces of evidence, the same every time."""
    chance = random.Random(seed)
    names = [f"Actor {number}" for number in range(size)]
    kinds = [chance.choice(schema().kinds).name for _ in names]
    weights = list(accumulate(1 / (rank + 10) for rank in range(size)))
    unseen = iter(range(size))
    for article in range(evidence // PER_ARTICLE):
        cast = {number for number in (next(unseen, None) for _ in range(4)) if number is not None}
        cast |= set(chance.choices(range(size), cum_weights=weights, k=CAST - len(cast)))
        yield from article_of(chance, f"article {article}", sorted(cast), names, kinds)


def article_of(chance: random.Random, doc: str, cast: list[int], names: list[str], kinds: list[str]) -> Iterator[Actor | Relation]:
    """The records of one article: its actors, then its relations."""
    for number in cast:
        yield Actor(doc, names[number], kinds[number], None, (), (), (Mention(names[number], 0, len(names[number]), "name", "made"),))
    date = f"20{chance.randrange(10, 25)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
    stated = [(*chance.sample(cast, 2), chance.choice(schema().relations)) for _ in range(PER_ARTICLE // 2)]
    for place in range(PER_ARTICLE):
        (a, b, book), status = chance.choice(stated), chance.choice(schema().statuses).name
        text, start = f"{names[a]} {book.label} {names[b]}, {FILLER}.", 200 * place
        ends = [
            End(names[n], kinds[n], names[n], start + at, start + at + len(names[n]))
            for n, at in ((a, 0), (b, text.index(names[b] + ",")))]
        at = start + len(names[a]) + 1
        yield Relation(
            doc, Span(text, start, start + len(text)), *ends, book.name, book.plover, book.quad, book.symmetric,
            Span(book.label, at, at + len(book.label)), status, None, round(chance.uniform(0.3, 0.98), 2), ("made",), date, None)


def ask(path: Path) -> None:
    """Load a graph and time questions to it."""
    begun = time.perf_counter(), time.process_time()
    g = graph.load(path)
    took = time.perf_counter() - begun[0], time.process_time() - begun[1]
    print(f"load {took[0]:.1f} s ({took[1]:.1f} s of one core), {memory():.2f} GiB; {g.summary}")
    names = list(g)
    told("first question (indexes names)", lambda: g[names[-1]].relations, times=1)
    frame = told("to_pandas", lambda: g.to_pandas(), times=1)
    told("ego: first (orders relations)", lambda: g.ego(names[-1]), times=1)
    told("path: first (lists pairs)", lambda: g.path(names[0], names[1]), times=1)
    told("cypher: first (fills the database)", lambda: g.cypher("MATCH (a:Actor) RETURN count(*)"), times=1)
    names.sort(key=lambda name: -g.nx.degree(name))
    for place in (0, 100, len(names) // 2):
        compare(g, frame, names[place], names[len(names) // 3])
    print(f"in the end {memory():.2f} GiB")


def compare(g: Any, frame: Any, name: str, other: str) -> None:
    """The same questions about one actor, by the graph, by a scan in networkx, and in pandas."""
    print(f"\n{name}: {g.nx.degree(name)} relations")
    told("relations(source=…)", lambda: g.relations(source=name))
    told("    networkx scan", lambda: [edge for edge in g.nx.edges(keys=True, data=True) if edge[0] == name], times=1)
    told("    pandas", lambda: frame[frame.source == name], times=3)
    told("    ten of them", lambda: g.relations(source=name)[:10].to_pandas())
    told("relations(source=…, status=…, since=…)", lambda: g.relations(source=name, status="alleged", since="2020"))
    told("ego(…)", lambda: g.ego(name))
    told("    ten of them", lambda: g.ego(name)[:10].to_pandas())
    told("path(…)", lambda: g.path(name, other))
    told("timeline(…)", lambda: g.timeline(name))
    told("    ten of them", lambda: g.timeline(name)[:10].to_pandas())
    told("cypher: neighbours", lambda: g.cypher("MATCH (a:Actor {name: $who})-[r:arms|trains]->(b) RETURN b.name, r.status", who=name))
    told("    pandas", lambda: frame[(frame.source == name) & frame.type.isin(["arms", "trains"])][["target", "status"]], times=3)


def told(what: str, question: Callable[[], Any], times: int = 7) -> Any:
    """Ask some times, print the best time, which other programs disturb least, and return the answer."""
    took = []
    for _ in range(times):
        start = time.perf_counter()
        answer = question()
        took.append(time.perf_counter() - start)
    print(f"{what:42} {1000 * min(took):10.1f} ms  {len(answer)} rows", flush=True)
    return answer


if __name__ == "__main__":
    if sys.argv[1:2] == ["--ask"]:
        ask(Path(sys.argv[2]))
    else:
        main()
