"""whowhom with a stand-in for the pipeline, and with small parts: `python tests/stubbed.py extract …`.

Worker processes run this file too, Dask's by `--preload`, and so have the same stand-in. Neither loads spaCy, so that they start at once.
"""

from __future__ import annotations

import sys
from types import ModuleType

import standin

import extract

extract.pipeline = sys.modules["extract.pipeline"] = ModuleType("extract.pipeline")
extract.pipeline.DEFAULT_MODEL, extract.pipeline.reader = "accurate", standin.reader

import extract.workers  # noqa: E402

extract.workers.BATCH_DOCUMENTS = 10

if __name__ == "__main__":
    from graph.cli import main

    sys.exit(main())
