"""The process aside: reads what it is sent on standard input, a request after the other, and answers on standard output."""

from __future__ import annotations

import contextlib
import logging
import signal
import sys
from importlib import import_module
from typing import Any

import msgspec

from ..errors import WhowhomError
from ..files import sound
from .limits import MEMORY


def main() -> None:
    """Answer until nobody asks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that asks, which ends this one
    logging.disable()
    _limit_memory()
    answers, sys.stdout = sys.stdout.buffer, sys.stderr  # a library that prints must not answer
    while line := sys.stdin.buffer.readline():
        asked = msgspec.json.decode(line)
        answers.write(msgspec.json.encode(_answer(asked["form"], sys.stdin.buffer.read(asked["length"]))) + b"\n")
        answers.flush()


def _limit_memory() -> None:
    with contextlib.suppress(ImportError):  # on Windows there is no such limit
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _answer(form: str, data: bytes) -> dict[str, Any]:
    try:
        rows = import_module(f"{__package__}.{form}").rows(data)
        return {"rows": [{key: sound(value) for key, value in row.items() if value is not None} for row in rows]}
    except WhowhomError as error:
        return {"error": str(error)}
    except Exception as error:
        return {"error": sound(f"cannot be read: {type(error).__name__}: {error}".splitlines()[0])}


if __name__ == "__main__":
    main()
