"""whowhom with a stand-in for the pipeline, and with small parts: `python tests/stubbed.py extract …`.

Worker processes run this file too, Dask's by `--preload`, and so have the same stand-in.
"""

from __future__ import annotations

import sys

import standin

import extract.workers
from graph.cli import main

extract.workers.BATCH_DOCUMENTS = 10
extract.pipeline.reader = standin.reader

if __name__ == "__main__":
    sys.exit(main())
