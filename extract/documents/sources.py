"""Where documents come from: the named inputs, with folders and patterns replaced by the files that they hold."""

from __future__ import annotations

from dataclasses import dataclass
from os import PathLike
from pathlib import Path

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """A file or standard input; `id` is what its document is called, or what the names of its documents begin with."""

    path: str
    id: str

    @property
    def name(self) -> str:
        """What messages call it."""
        return "standard input" if self.path == STANDARD_INPUT else self.path


def stem(path: str | PathLike[str]) -> str:
    """What a document or graph made from this input is called: the file's name without its suffix, or `stdin`."""
    return "stdin" if str(path) == STANDARD_INPUT else Path(path).stem
