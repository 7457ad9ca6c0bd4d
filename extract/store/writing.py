"""Write a store, part by part, so that it is whole at every moment."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from .. import workers
from ..errors import OutputError, StoreError
from ..extras import extra
from ..files import replacing, writable
from ..settings import Settings
from . import failures, manifest
from .manifest import Manifest, Part
from .reading import Store
from .rows import Rows
from .schemas import TABLES, pa

DOCUMENTS_A_PART = 10 * workers.BATCH_DOCUMENTS
"""So many documents, read or failed, make a part. A multiple of the batches' bound, so that a part ends where a batch does."""


@contextmanager
def writing(folder: Path, now: Settings) -> Iterator[Writer]:
    """Continue the store in `folder`, or begin it; what an interruption left is cleared away.

    Raises
    ------
    StoreError
        If `folder` holds something else, a damaged store, or one that was made under other settings, or another process writes to it.
    OutputError
        If it cannot be written.
    MissingExtra
        If a library of the extra `store` is not installed.
    """
    if folder.exists() and not folder.is_dir():
        raise StoreError(f"{folder}: is a file, not a folder for a store")
    writable(folder)
    filelock = extra("filelock")
    try:
        with filelock.FileLock(folder / ".lock", timeout=0):
            found = _manifest(folder, now)
            if changes := found.settings.changes(now):
                raise StoreError(f"{folder}: was made with {changes}; old and new records would not agree: name another --store for all the texts")
            Store.open(folder)
            _clear(folder, found)
            yield Writer(folder, found)
    except filelock.Timeout:
        raise StoreError(f"{folder}: another process writes to this store") from None


class Writer:
    """Takes rows in the order of the input and writes a part whenever one is full."""

    def __init__(self, folder: Path, found: Manifest) -> None:
        self._folder, self._manifest = folder, found
        self._failures = failures.keep(folder, (part.name for part in found.parts))
        self._told = {line["error"] for line in self._failures if line["doc"] is None}
        self._rows: list[Rows] = []
        self._faults: list[str] = []
        self._count = 0

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts that are written."""
        return self._manifest.parts

    def known(self) -> Iterator[tuple[str, bytes]]:
        """Id and digest of every document that has been read, or has failed, in an earlier run."""
        parquet = extra("pyarrow.parquet")
        for path in Store.open(self._folder).files("documents"):
            table = parquet.read_table(path, columns=["id", "digest"])
            yield from zip(table["id"].to_pylist(), table["digest"].to_pylist(), strict=True)
        yield from ((line["doc"], bytes.fromhex(line["digest"])) for line in self._failures if line["doc"] is not None)

    def fault(self, error: Exception) -> None:
        """Record that an input before the next rows could not be read, if that is not recorded already."""
        if str(error) not in self._told:
            self._told.add(str(error))
            self._faults.append(str(error))

    def add(self, rows: Rows) -> None:
        """Add the rows of the next documents.

        Raises
        ------
        OutputError
            If a part is full and cannot be written.
        """
        self._rows.append(rows)
        self._count += rows.tables["documents"].num_rows + len(rows.failed)
        if self._count >= DOCUMENTS_A_PART:
            self._write_part()

    def finish(self) -> None:
        """Write what is left, as a part of its own; raises as `add` does."""
        if self._count:
            self._write_part()
        failures.add(self._folder, self._unread(None))

    def _write_part(self) -> None:
        name = f"part-{len(self.parts) + 1:06}"
        tables = {table: pa.concat_tables(rows.tables[table] for rows in self._rows).combine_chunks() for table in TABLES}
        for table, content in tables.items():
            _write(self._folder / table / f"{name}.parquet", content)
        failed = ({"part": name, **line} for rows in self._rows for line in rows.failed)
        failures.add(self._folder, (*self._unread(name), *failed))
        part = Part(name, **{table: content.num_rows for table, content in tables.items()})
        self._manifest = msgspec.structs.replace(self._manifest, parts=(*self.parts, part))
        manifest.write(self._folder, self._manifest)
        self._rows, self._count = [], 0

    def _unread(self, part: str | None) -> list[dict[str, Any]]:
        """The lines of the inputs that could not be read, each taken once."""
        faults, self._faults = self._faults, []
        return [{"part": part, "doc": None, "digest": None, "error": error} for error in faults]


def _manifest(folder: Path, now: Settings) -> Manifest:
    """The manifest of the store; a new one if there is none, or none with parts."""
    if manifest.is_store(folder) or (folder / manifest.NAME).exists():
        if (found := manifest.read(folder)).parts:
            return found
    elif strange := next((path.name for path in sorted(folder.iterdir()) if not path.name.startswith(".")), None):
        raise StoreError(f"{folder}: is not a store and not empty (it holds {strange}): name a new folder")
    manifest.write(folder, Manifest(now))
    return Manifest(now)


def _clear(folder: Path, found: Manifest) -> None:
    """Make the folders of the tables, and delete the files in them that belong to no part that counts."""
    counted = {f"{part.name}.parquet" for part in found.parts}
    try:
        for table in TABLES:
            (folder / table).mkdir(exist_ok=True)
        left = (path for table in TABLES for path in (folder / table).iterdir() if path.name not in counted)
        for path in (*left, *folder.glob(".manifest.*"), *folder.glob(".failed.*")):
            path.unlink()
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written: {error.strerror or error}") from None


def _write(path: Path, table: Any) -> None:
    parquet = extra("pyarrow.parquet")
    with replacing(path) as part, part.open("wb") as file:
        parquet.write_table(table, file, compression="zstd")
