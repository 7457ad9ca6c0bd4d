"""Time a big store: `python tests/bench_store.py [RECORDS]`; 1,000,000 by default. Needs the extra store.

A seeded generator writes a store (`stores.py`). A process of its own aggregates it on two cores (who is who, what is related to what), takes
from it the graph of the most prominent actors and asks it; its memory is watched. Beside it stands a plain count of the same rows by their
names with DuckDB, on this machine in the same run, by which the times can be compared with those of another machine.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import stores
from measured import memory

import graph
from graph.store import actors, relations

CORES = 2


def main() -> None:
    """Write, aggregate in a fresh process, print."""
    records = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as folder:
        took, _ = timed(lambda: stores.write(Path(folder), records))
        sizes = {path.name: sum(file.stat().st_size for file in path.rglob("*")) / 1e6 for path in Path(folder).iterdir() if path.is_dir()}
        print(f"{records:,} records made and written in {took:.1f} s: {sum(sizes.values()):.0f} MB "
              f"({', '.join(f'{name} {size:.0f}' for name, size in sorted(sizes.items()))})", flush=True)
        subprocess.run([sys.executable, __file__, "--ask", folder], check=True)


def ask(folder: Path) -> None:
    """Aggregate a store and ask it."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, set(sorted(os.sched_getaffinity(0))[:CORES]))
    store = graph.open_store(folder)
    database = store._read
    plain = told("plain count of rows by source, target, type", lambda: database.one(
        "SELECT count(*) FROM (SELECT source, target, type, count(*) FROM relations GROUP BY ALL)"))
    whole = told("aggregation: who is who", lambda: actors.settle(database, store.rules))
    whole += told("aggregation: what is related to what", lambda: relations.settle(database))
    store.__dict__["_database"] = database
    print(f"{'aggregation':52} {whole:8.2f} s, {whole / plain:.0f} times the plain count, {memory():.2f} GiB at most so far; {store.summary}")
    told("graph of the most prominent actors", store.graph)
    told("graph since 2020, of one type, at least 2 pieces", lambda: store.graph(since="2020", type="arms", min_evidence=2))
    first, second, count = database.one("SELECT a.name, b.name, pieces FROM edges JOIN nodes AS a ON a.node = source "
                                        "JOIN nodes AS b ON b.node = target ORDER BY pieces DESC, source, target, type LIMIT 1")
    told("relations(source=…), its first page printed", lambda: repr(store.relations(source=first)))
    told(f"between(…), all {count} pieces of its first edge", lambda: list(store.between(first, second)[0].evidence))
    told("stats()", store.stats)
    print(f"peak memory {memory():.2f} GiB")


def told(what: str, work: Callable[[], Any]) -> float:
    """Do something, print how long it took of the clock and of the processor, and return the seconds."""
    before = time.process_time()
    took, _ = timed(work)
    print(f"{what:52} {took:8.2f} s ({time.process_time() - before:.2f} s of one core)", flush=True)
    return took


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """How many seconds something takes, and what it gives."""
    start = time.perf_counter()
    given = work()
    return time.perf_counter() - start, given


if __name__ == "__main__":
    if sys.argv[1:2] == ["--ask"]:
        ask(Path(sys.argv[2]))
    else:
        main()
