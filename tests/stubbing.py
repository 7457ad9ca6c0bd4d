"""Run `whowhom` with the stand-in for the pipeline (`stubbed.py`) in a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
_COMMAND = (sys.executable, str(HERE / "stubbed.py"))
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(HERE.parent)}


def whowhom(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run it to its end."""
    return subprocess.run([*_COMMAND, *map(str, arguments)], capture_output=True, text=True, env=ENVIRONMENT, timeout=300)


@contextmanager
def running(*arguments: object, **options: Any) -> Iterator[subprocess.Popen[str]]:
    """Begin to run it; Ctrl-C works even where whoever runs the tests ignores it."""
    process = subprocess.Popen([*_COMMAND, *map(str, arguments)], stderr=subprocess.PIPE, text=True, env=ENVIRONMENT,
                               preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler), **options)
    try:
        with process:
            yield process
    finally:
        process.kill()
