"""Kill whowhom while it fills a store, let it go on, and compare the store with one that was never interrupted.

`python tests/killing.py [TIMES] [WORKERS]` does that at so many random moments, 20 and 2 by default, and tells of each.
"""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from stubbing import running

from extract.store import Store


def corpus(path: Path, documents: int = 1000) -> Path:
    """Articles in JSONL; every hundredth raises, and some lines are broken."""
    with path.open("w") as file:
        for n in range(documents):
            text = f"Russia trains Libya {n}.\nIt is as it was, and that is all there is to it.\n" * (n % 5 + 1)
            file.write(json.dumps({"id": f"d{n}", "text": text + ("It raises." if n % 100 == 50 else "It waits.")}) + "\n")
            if n % 150 == 99:
                file.write(f"broken {n}\n")
    return path


def content(store: Path) -> dict[str, bytes]:
    """What is in a store, file by file."""
    return {str(path.relative_to(store)): path.read_bytes() for path in sorted(store.rglob("*")) if path.is_file() and path.name != ".lock"}


def filled(articles: Path, store: Path, workers: int, kill_after: float | None = None) -> float:
    """Fill a store, and kill whoever does it so many seconds after the store is there; return the seconds from then to the end."""
    with running("extract", articles, "--store", store, "--workers", workers, stdout=subprocess.DEVNULL) as process:
        while not (store / "manifest.json").exists() and process.poll() is None:
            time.sleep(0.005)
        begun = time.monotonic()
        if kill_after is not None:
            time.sleep(kill_after)
            process.send_signal(signal.SIGKILL)
        process.communicate()
    return time.monotonic() - begun


def main(times: int, workers: int, documents: int = 1000) -> int:
    """Kill so many times; return how many stores came out different."""
    different = 0
    with tempfile.TemporaryDirectory() as name:
        folder, chance = Path(name), random.Random()
        articles = corpus(folder / "articles.jsonl", documents)
        took = filled(articles, folder / "whole", workers)
        whole = content(folder / "whole")
        print(f"uninterrupted: {took:.1f} s, {len(Store.open(folder / 'whole').parts)} parts", flush=True)
        for number in range(times):
            store, after = folder / f"killed-{number}", chance.uniform(0, took)
            filled(articles, store, workers, after)
            parts = len(Store.open(store).parts)
            filled(articles, store, workers)
            same = content(store) == whole
            different += not same
            print(f"killed after {after:.2f} s with {parts} parts written; resumed: {'equal' if same else 'DIFFERENT'}", flush=True)
    return different


if __name__ == "__main__":
    sys.exit(main(*map(int, (*sys.argv[1:3], *("20", "2")[len(sys.argv[1:3]):]))))
