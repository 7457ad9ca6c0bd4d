"""Writing whole files or none."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from .errors import OutputError


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A temporary path beside `path`: it takes the place of `path` when the block ends well, and vanishes when it does not.

    What took the place is on the disk, as far as the system can tell: it outlasts a loss of power.

    Raises
    ------
    OutputError
        If the file cannot be written.
    """
    path = Path(os.path.realpath(path))
    part = path.with_name(f".{path.stem[:40]}.{os.getpid()}{path.suffix}")
    try:
        yield part
        _sync(part)
        os.replace(part, path)
        _sync(path.parent)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}") from error
    finally:
        with suppress(OSError):
            part.unlink()


def _sync(path: Path) -> None:
    """See that a file, or the names in a folder, are on the disk; on Windows a folder cannot be asked."""
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sound(text: str) -> str:
    """The text with question marks for halves of surrogate pairs, which no file can hold."""
    return text.encode(errors="replace").decode()


def writable(folder: Path, *names: str) -> None:
    """See that files of these `names` can be written in `folder`, or that it can be made.

    Raises
    ------
    OutputError
        If they cannot.
    """
    try:
        with tempfile.TemporaryFile(dir=next(place for place in (folder, *folder.absolute().parents) if os.path.lexists(place))):
            pass
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written: {error.strerror or error}") from None
    for name in names:
        if (folder / name).is_dir():
            raise OutputError(f"{folder / name}: cannot be written: is a folder")
