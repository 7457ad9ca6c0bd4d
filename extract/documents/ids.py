"""Which ids are taken, and by which text. A private database holds them on disk, so that millions cost no memory."""

from __future__ import annotations

import hashlib
import sqlite3
from types import TracebackType
from typing import Self

from ..errors import InputError

_TABLES = """
PRAGMA journal_mode = OFF;
CREATE TABLE id (name BLOB PRIMARY KEY, text BLOB) WITHOUT ROWID;
CREATE TABLE file (stem BLOB, text BLOB, PRIMARY KEY (stem, text)) WITHOUT ROWID;
"""


class Ids:
    """The ids of the documents of one reading; a context manager."""

    def __init__(self) -> None:
        self._known = sqlite3.connect("", isolation_level=None, check_same_thread=False)  # "": a file that vanishes when it is closed
        self._known.executescript(_TABLES)
        self._known.execute("BEGIN")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._known.close()

    def for_file(self, stem: str, text: str) -> str | None:
        """The stem made unique; None if a file of this stem and text has been read."""
        if not self._known.execute("INSERT OR IGNORE INTO file VALUES (?, ?)", (_digest(stem), _digest(text))).rowcount:
            return None
        name, number = stem, 1
        while not self._put(name, text):
            number += 1
            name = f"{stem}-{number}"
        return name

    def take(self, name: str, text: str) -> bool:
        """Claim an id that the input states; False if the same text has it already.

        Raises
        ------
        InputError
            If another text has it.
        """
        if self._put(name, text):
            return True
        (owner,) = self._known.execute("SELECT text FROM id WHERE name = ?", (_digest(name),)).fetchone()
        if owner != _digest(text):
            raise InputError(f"another document has the id {name!r} and a different text")
        return False

    def _put(self, name: str, text: str) -> bool:
        return bool(self._known.execute("INSERT OR IGNORE INTO id VALUES (?, ?)", (_digest(name), _digest(text))).rowcount)


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode(errors="surrogatepass"), digest_size=16).digest()
