"""A process of its own for the formats whose readers can be made to loop or to eat all memory: it is ended, and one document is lost.

The standard library's process pools cannot end a task that does not end by itself, and import the caller's main module anew.
"""

from __future__ import annotations

import os
import subprocess
import sys
from threading import Timer
from types import TracebackType
from typing import IO, Any, Self

import msgspec

from ..errors import InputError
from .limits import SECONDS


class Aside:
    """The process, started when it is first needed; a context manager, which ends it."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._end()

    def read(self, form: str, data: bytes) -> list[dict[str, Any]]:
        """The rows that the reader of the module `form` makes of `data`.

        Raises
        ------
        InputError
            If it cannot read them, or not within the limits of time and memory.
        """
        process = self._process = self._process or _started()
        timer = Timer(SECONDS, process.kill)
        timer.start()
        try:
            answer = _asked(process, form, data)
        finally:
            timer.cancel()
        if answer is None:
            self._end()
            raise InputError(f"cannot be read within {SECONDS} seconds and the memory that one file may take")
        if "error" in answer:
            raise InputError(answer["error"])
        rows: list[dict[str, Any]] = answer["rows"]
        return rows

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


def _started() -> subprocess.Popen[bytes]:
    command = [sys.executable, "-P", "-W", "ignore", "-m", f"{__package__}.child"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment)


def _asked(process: subprocess.Popen[bytes], form: str, data: bytes) -> dict[str, Any] | None:
    """The process's answer; None if it has ended."""
    to, back = _pipe(process.stdin), _pipe(process.stdout)
    try:
        to.write(msgspec.json.encode({"form": form, "length": len(data)}) + b"\n")
        to.write(data)
        to.flush()
        return msgspec.json.decode(back.readline(), type=dict[str, Any])
    except (BrokenPipeError, ConnectionError, msgspec.DecodeError):
        return None


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None  # both were asked for
    return pipe
