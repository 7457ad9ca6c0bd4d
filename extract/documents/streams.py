"""The bytes of an input as a stream, whatever packs them, and its lines; what unpacks to too much ends in an error."""

from __future__ import annotations

import io
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from ..errors import InputError
from .decode import codec
from .limits import FILE, LINE
from .sources import STANDARD_INPUT, Source

logger = logging.getLogger(__name__)

_BUFFER = 2**20
_BROKEN = "\N{REPLACEMENT CHARACTER}"


@contextmanager
def opened(source: Source) -> Iterator[io.BufferedReader]:
    """The bytes of an input, unpacked.

    Raises
    ------
    InputError
        If it cannot be opened or read on, or if the block raises one; the message names the input.
    """
    try:
        with _file(source.path) as file:
            yield file
    except OSError as error:
        raise InputError(f"{source.name}: cannot be read: {error.strerror}") from None
    except InputError as error:
        raise InputError(f"{source.name}: {error}") from None


def whole(stream: io.BufferedReader, limit: int = FILE) -> bytes:
    """All bytes of a stream.

    Raises
    ------
    InputError
        If they are more than `limit`.
    """
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise InputError(f"is larger than {limit >> 20} MiB, the most for a file of its kind")
    return data


def lines(stream: io.BufferedReader, name: str) -> Iterator[tuple[int, str | InputError]]:
    """The lines of a stream of text, numbered from 1; instead of a line that is too long a fault.

    The first MiB tells the encoding, which is logged if it is not UTF-8.
    """
    encoding, told = codec(stream.peek(), cut=True)
    if told:
        logger.warning("%s: is not UTF-8; read as %s", name, told)
    text = io.TextIOWrapper(stream, encoding, errors="replace", newline="\n")
    try:
        number, sound = 0, told is not None
        while line := text.readline(LINE):
            number += 1
            if not sound and _BROKEN in line:
                logger.warning("%s: line %d: has broken bytes, replaced by %s", name, number, _BROKEN)
                sound = True
            yield number, line if _ended(text, line) else InputError(f"{name}: line {number}: is longer than {LINE:,} characters")
    finally:
        text.detach()


def _file(path: str) -> io.BufferedReader:
    if path == STANDARD_INPUT:
        return io.BufferedReader(_Borrowed(sys.stdin.buffer), _BUFFER)
    try:
        return open(path, "rb", buffering=_BUFFER)
    except IsADirectoryError:
        raise InputError("is a folder; name the files in it") from None
    except FileNotFoundError:
        raise InputError("there is no such file") from None
    except ValueError as error:  # a null byte in the name
        raise InputError(f"cannot be read: {error}") from None


def _ended(text: io.TextIOWrapper, line: str) -> bool:
    """Whether a line came whole; if it did not, what is left of it is passed over."""
    if len(line) < LINE or line.endswith("\n"):
        return True
    while (more := text.readline(_BUFFER)) and not more.endswith("\n"):
        pass
    return False


class _Borrowed(io.RawIOBase):
    """A stream that stays open when this one is closed."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._stream.read1(len(buffer))  # type: ignore[attr-defined]
        buffer[: len(data)] = data
        return len(data)
