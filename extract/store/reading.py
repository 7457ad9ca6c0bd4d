"""Open a store to read it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..errors import StoreError
from ..settings import Settings
from . import manifest
from .manifest import Part


@dataclass(frozen=True, slots=True)
class Store:
    """A store as its manifest had it when it was opened; parts that are added later do not show."""

    folder: Path
    settings: Settings
    parts: tuple[Part, ...]

    @classmethod
    def open(cls, folder: Path) -> Store:
        """The store in `folder`.

        Raises
        ------
        StoreError
            If `folder` is not a store, is of a later version, or lacks a file of a part that its manifest names.
        """
        found = manifest.read(folder)
        store = cls(folder, found.settings, found.parts)
        for path in (path for table in ("documents", "actors", "relations") for path in store.files(table)):
            if not path.is_file():
                raise StoreError(f"{path}: is missing; the store is damaged")
        return store

    def files(self, table: str) -> list[Path]:
        """The Parquet files of `documents`, `actors` or `relations`, in the order of the parts."""
        return [self.folder / table / f"{part.name}.parquet" for part in self.parts]
