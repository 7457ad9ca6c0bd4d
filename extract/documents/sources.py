"""Where documents come from: the named inputs, with folders and patterns replaced by the files that they stand for."""

from __future__ import annotations

import glob
import logging
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from os import PathLike
from pathlib import Path

from ..errors import InputError
from ..files import sound
from .sparing import silent

logger = logging.getLogger(__package__)

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """A file or standard input.

    `id` is what its document is called, or what the ids of its documents begin with; `found` says that a folder or pattern led to it.
    """

    path: str
    id: str
    found: bool = False

    @property
    def name(self) -> str:
        """What messages call it."""
        return "standard input" if self.path == STANDARD_INPUT else sound(self.path)


def stem(path: str | PathLike[str]) -> str:
    """What a document or graph made from this input is called: the file's name without its suffixes, or `stdin`."""
    if str(path) == STANDARD_INPUT:
        return "stdin"
    return sound(Path(_unpacked(str(path))).stem)


def suffix(path: str) -> str:
    """The suffix that tells a file's format: that of `news.jsonl.gz` is `.jsonl`."""
    return Path(_unpacked(path)).suffix.lower()


def sources(path: str) -> Iterator[Source]:
    """The files that a named input stands for, by name: itself, those in a folder and its folders, those that a pattern fits.

    Raises
    ------
    InputError
        If nothing fits a pattern, or a folder cannot be listed.
    """
    if path != STANDARD_INPUT and os.path.isdir(path):
        yield from _within(path, path)
    elif path != STANDARD_INPUT and glob.has_magic(path) and not os.path.lexists(path):
        yield from _fitting(path)
    else:
        yield Source(path, stem(path))


def size(paths: Iterable[str | PathLike[str]]) -> int | None:
    """How many bytes the inputs have as they lie on disk; None if one of them is no file, as standard input."""
    with silent():  # `read` will tell what is wrong
        return _size(paths)


def _size(paths: Iterable[str | PathLike[str]]) -> int | None:
    total = 0
    for path in paths:
        with suppress(InputError, OSError, ValueError):
            for source in sources(str(path)):
                if (os.path.lexists(source.path) and not os.path.isfile(source.path)) or source.path == STANDARD_INPUT:
                    return None
                total += os.path.getsize(source.path)
    return total


def _fitting(pattern: str) -> Iterator[Source]:
    parts = Path(pattern).parts
    fixed = next(place for place, part in enumerate(parts) if glob.has_magic(part))
    base, rest = Path(*parts[:fixed]), list(parts[fixed:])
    while rest[-1:] == ["**"]:
        del rest[-1]  # a folder stands for all that is in it
    try:
        fitting = sorted(base.glob(str(Path(*rest)))) if rest else [base]  # unlike glob.glob it does not go round in linked folders
    except (ValueError, OSError) as error:
        raise InputError(f"{sound(pattern)}: is no pattern that can be followed: {error}") from None
    if not fitting:
        raise InputError(f"{sound(pattern)}: there is no such file, and none that fits it as a pattern")
    for path in fitting:
        if any(part.startswith(".") for part in path.relative_to(base).parts):
            continue
        if not path.is_dir():
            yield from _file(str(path), str(base))
        elif "**" not in rest and not _leads_out(str(path), str(base)):  # else what is in it fits too
            yield from _within(str(path), str(base))


def _within(folder: str, base: str) -> Iterator[Source]:
    """The files in a folder, called by their paths from `base`; hidden ones are left alone."""

    def fault(error: OSError) -> None:
        logger.warning("%s: cannot be listed and is left out", sound(str(error.filename)))

    for place, folders, names in os.walk(folder, onerror=fault):  # it does not go into linked folders
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not _leads_out(os.path.join(place, name), base))
        for name in sorted(names):
            if not name.startswith("."):
                yield from _file(os.path.join(place, name), base)


def _file(path: str, base: str) -> Iterator[Source]:
    """A file under `base`, unless a link leads out of there or it is a device or a pipe."""
    if _leads_out(path, base):
        return
    if os.path.isfile(path):
        yield Source(path, sound(Path(_unpacked(os.path.relpath(path, base))).with_suffix("").as_posix()), found=True)
    else:
        logger.warning("%s: is no file and is skipped", sound(path))


def _leads_out(path: str, base: str) -> bool:
    if Path(os.path.realpath(path)).is_relative_to(os.path.realpath(base)):
        return False
    logger.warning("%s: is a link that leads out of its folder and is not followed", sound(path))
    return True


def _unpacked(path: str) -> str:
    return path[: -len(Path(path).suffix)] if Path(path).suffix.lower() in (".gz", ".zst") else path
