"""Which ids are taken, and by which text. A private database holds them on disk, so that millions cost no memory."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable
from itertools import count
from types import TracebackType
from typing import Self

from ..errors import InputError


class Ids:
    """The ids of the documents of one reading, and of the `known` ones before it with the digests of their texts; a context manager."""

    def __init__(self, known: Iterable[tuple[str, bytes]] = ()) -> None:
        self._known = sqlite3.connect("", isolation_level=None, check_same_thread=False)  # "": a file that vanishes when it is closed
        self._known.execute("PRAGMA journal_mode = OFF")
        self._known.execute("CREATE TABLE id (name BLOB PRIMARY KEY, text BLOB) WITHOUT ROWID")
        self._known.execute("BEGIN")
        self._known.executemany("INSERT OR IGNORE INTO id VALUES (?, ?)", ((digest(name), text) for name, text in known))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._known.close()

    def for_file(self, stem: str, text: str) -> str | None:
        """The stem made unique; None if a file of this stem and text has been read."""
        for number in count(1):
            name = stem if number == 1 else f"{stem}-{number}"
            owner = self._owner(name, text)
            if owner is None:
                return name
            if owner == digest(text):
                break
        return None

    def take(self, name: str, text: str) -> bool:
        """Claim an id that the input states; False if the same text has it already.

        Raises
        ------
        InputError
            If another text has it.
        """
        owner = self._owner(name, text)
        if owner not in (None, digest(text)):
            raise InputError(f"another document has the id {name!r} and a different text")
        return owner is None

    def _owner(self, name: str, text: str) -> bytes | None:
        """The digest of the text that has an id; None if it was free, and is now this text's."""
        if self._known.execute("INSERT OR IGNORE INTO id VALUES (?, ?)", (digest(name), digest(text))).rowcount:
            return None
        (owner,) = self._known.execute("SELECT text FROM id WHERE name = ?", (digest(name),)).fetchone()
        return bytes(owner)


def digest(text: str) -> bytes:
    """What stands for a text: its BLAKE2b of 128 bits, in UTF-8."""
    return hashlib.blake2b(text.encode(), digest_size=16).digest()
