"""Fuzz one of the targets of `fuzz.py` with Atheris (PyPI), guided by coverage: `python tests/fuzz_longer.py TARGET [SECONDS]`."""

from __future__ import annotations

import logging
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["csv", "extract.documents", "extract.lexicon", "feedparser", "graph.formats", "htmldate", "inscriptis", "trafilatura"]):
    import feedparser  # noqa: F401  these four are else imported when they are needed, and not instrumented
    import inscriptis  # noqa: F401
    import trafilatura  # noqa: F401
    from fuzz import TARGETS

    from extract.documents import feed, html, pdf  # noqa: F401


def main(name: str, seconds: str = "60") -> None:
    """Fuzz a target for so many seconds; what goes wrong ends it, and the file that did it is named."""
    logging.disable()
    target, seeds = TARGETS[name]
    corpus = Path(tempfile.mkdtemp())
    for number, seed in enumerate(seeds):
        (corpus / str(number)).write_bytes(seed)
    atheris.Setup(
        [sys.argv[0], f"-max_total_time={seconds}", "-timeout=60", "-rss_limit_mb=4096", "-max_len=20000", f"-artifact_prefix={corpus}/", str(corpus)],
        target)
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
