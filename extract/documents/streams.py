"""The bytes of an input as a stream, unpacked, and its lines; what unpacks to too much ends in an error."""

from __future__ import annotations

import gzip
import io
import logging
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from ..errors import FormatError, InputError, MissingExtra
from ..extras import extra
from .decode import codec
from .limits import FILE, LINE, RATIO, UNPACKED
from .sources import STANDARD_INPUT, Source

logger = logging.getLogger(__package__)

_BUFFER = 2**20
_BROKEN = "\N{REPLACEMENT CHARACTER}"
_GZIP, _ZSTANDARD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"


class Stream(io.BufferedReader):
    """The unpacked bytes of an input; `taken` tells how many bytes of the input itself have been read."""

    def __init__(self, raw: io.RawIOBase, packed: _Taken) -> None:
        super().__init__(raw, _BUFFER)
        self._packed = packed

    @property
    def taken(self) -> int:
        """Bytes of the input itself that have been read."""
        return self._packed.taken


@contextmanager
def opened(source: Source) -> Iterator[Stream]:
    """The bytes of an input, unpacked if they are gzip or Zstandard.

    Raises
    ------
    InputError
        If it cannot be opened or read on, or not without a library that is not installed, or if the block raises one; the message
        names the input.
    """
    try:
        with _file(source.path) as packed:
            plain = Stream(packed, packed)
            yield Stream(unpacker, packed) if (unpacker := _unpacker(plain, packed)) else plain
    except OSError as error:
        raise InputError(f"{source.name}: cannot be read: {error.strerror}") from None
    except FormatError as error:
        raise FormatError(f"{source.name}: {error}") from None
    except (InputError, MissingExtra) as error:
        raise InputError(f"{source.name}: {error}") from None


def whole(stream: io.BufferedReader, most: int = FILE) -> bytes:
    """All bytes of a stream.

    Raises
    ------
    InputError
        If they are more than `most`.
    """
    data = stream.read(most + 1)
    if len(data) > most:
        raise InputError(f"is larger than {most >> 20} MiB, the most for a file of its kind")
    return data


def lines(stream: io.BufferedReader, name: str, newline: str = "\n") -> Iterator[tuple[int, str | InputError]]:
    """The lines of a stream of text, numbered from 1; instead of a line that is too long a fault.

    What is in the buffer, up to a MiB, tells the encoding, which is logged if it is not UTF-8.
    """
    encoding, told = codec(stream.peek(), cut=True)
    if told:
        logger.warning("%s: is not UTF-8; read as %s", name, told)
    text = io.TextIOWrapper(stream, encoding, errors="replace", newline=newline)
    try:
        number, sound = 0, told is not None
        while line := text.readline(LINE):
            number += 1
            if not sound and _BROKEN in line:
                logger.warning("%s: line %d: has broken bytes, replaced by %s", name, number, _BROKEN)
                sound = True
            yield number, line if _ended(text, line) else InputError(f"{name}: line {number}: is longer than {LINE:,} characters")
    finally:
        if not stream.closed:
            text.detach()  # lest it close the stream


def _ended(text: io.TextIOWrapper, line: str) -> bool:
    """Whether a line came whole; if it did not, what is left of it is passed over."""
    if len(line) < LINE or line.endswith("\n"):
        return True
    while (more := text.readline(_BUFFER)) and not more.endswith("\n"):
        pass
    return False


def _file(path: str) -> _Taken:
    if path == STANDARD_INPUT:
        return _Taken(sys.stdin.buffer, own=False)
    try:
        return _Taken(open(path, "rb", buffering=0), own=True)
    except IsADirectoryError:
        raise InputError("is a folder; name the files in it") from None
    except FileNotFoundError:
        raise InputError("there is no such file") from None
    except ValueError as error:  # a null byte in the name
        raise InputError(f"cannot be read: {error}") from None


def _unpacker(plain: Stream, packed: _Taken) -> _Unpacked | None:
    head = plain.peek()
    if head.startswith(_GZIP):
        return _Unpacked(gzip.GzipFile(fileobj=plain), (OSError, EOFError, zlib.error), packed)
    if head.startswith(_ZSTANDARD):
        zstd = extra("backports.zstd")  # in the standard library from Python 3.14 on
        return _Unpacked(zstd.ZstdFile(plain), (OSError, EOFError, zstd.ZstdError), packed)
    return None


class _Taken(io.RawIOBase):
    """An input that counts what is read of it; one that is not its own stays open when it is closed."""

    def __init__(self, stream: BinaryIO | io.RawIOBase, *, own: bool) -> None:
        self._stream: Any = stream
        self._own = own
        self.taken = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return bool(self._stream.seekable())

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return int(self._stream.seek(offset, whence))

    def tell(self) -> int:
        return int(self._stream.tell())

    def readinto(self, buffer: Any) -> int:
        data = self._stream.read(len(buffer)) if self._own else self._stream.read1(len(buffer))
        buffer[: len(data)] = data
        self.taken += len(data)
        return len(data)

    def close(self) -> None:
        if self._own:
            self._stream.close()
        super().close()


class _Unpacked(io.RawIOBase):
    """What an unpacker makes of an input, as long as it is not absurdly much."""

    def __init__(self, unpacker: Any, errors: tuple[type[Exception], ...], packed: _Taken) -> None:
        self._unpacker, self._errors, self._packed = unpacker, errors, packed
        self._made = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._unpacker.read1(len(buffer))
        except self._errors as error:
            raise InputError(f"is damaged, the rest of it cannot be unpacked: {error}") from None
        self._made += len(data)
        if self._made > max(UNPACKED, RATIO * self._packed.taken):
            raise InputError(f"unpacks to more than {RATIO} times its size; the rest of it is not read")
        buffer[: len(data)] = data
        return len(data)
