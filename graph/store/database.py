"""A store's tables under DuckDB. What a text says reaches a statement as a parameter alone."""

from __future__ import annotations

import glob
import shutil
import tempfile
import weakref
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from extract.errors import StoreError
from extract.extras import extra
from extract.store import Store
from extract.store.schemas import TABLES, pa

from ..errors import GraphError

MEMORY = "2500MB"
"""What DuckDB may hold in memory; what needs more goes to a temporary folder."""


class Database:
    """The parts of a store that its manifest names, as the views `documents`, `actors` and `relations`.

    Each row bears the number of its `part` and of its `row` therein, by which it is found again.
    """

    def __init__(self, store: Store) -> None:
        self.folder = store.folder
        self._duckdb = extra("duckdb")
        self._stale: list[str] = []
        self._worker = ThreadPoolExecutor(1)
        spill = tempfile.mkdtemp(prefix="whowhom-")
        self._clean = weakref.finalize(self, shutil.rmtree, spill, ignore_errors=True)
        self._connection = self._duckdb.connect(config={
            "memory_limit": MEMORY, "temp_directory": spill,
            "autoinstall_known_extensions": False, "autoload_known_extensions": False})
        for table, schema in TABLES.items():
            if store.parts:
                self._view(table, store.files(table))
            else:
                self.fill(table, schema.append(pa.field("part", pa.int32())).append(pa.field("row", pa.int32())).empty_table())

    def _view(self, table: str, files: Sequence[Path]) -> None:
        self.run(f"SET VARIABLE {table}_files = $files", files=[glob.escape(str(path)) for path in files])
        self.run(f"CREATE TEMP VIEW {table} AS SELECT *, file_index::INTEGER AS part, file_row_number::INTEGER AS row "
                 f"FROM read_parquet(getvariable('{table}_files'), file_row_number = true)")

    def run(self, statement: str, **parameters: Any) -> None:
        """Run a statement whose result is of no interest.

        Raises
        ------
        StoreError
            If the store cannot be read.
        GraphError
            If memory or room on the disk does not suffice.
        """
        self._execute(statement, parameters)

    def rows(self, statement: str, **parameters: Any) -> list[tuple[Any, ...]]:
        """The rows of a question. Raises as `run` does."""
        found: list[tuple[Any, ...]] = self._guarded(self._execute(statement, parameters).fetchall)
        return found

    def dicts(self, statement: str, **parameters: Any) -> Iterator[dict[str, Any]]:
        """The rows of a question, by column. Raises as `run` does."""
        found = self._execute(statement, parameters)
        names = [column[0] for column in found.description]
        return (dict(zip(names, row, strict=True)) for row in self._guarded(found.fetchall))

    def one(self, statement: str, **parameters: Any) -> tuple[Any, ...]:
        """The only row of a question. Raises as `run` does."""
        (row,) = self.rows(statement, **parameters)
        return row

    def fill(self, table: str, arrow: Any) -> None:
        """Make a table of an Arrow table. Raises as `run` does."""
        self._connection.register("given", arrow)
        self.run(f"CREATE OR REPLACE TEMP TABLE {table} AS SELECT * FROM given")
        self._connection.unregister("given")

    def forget(self, table: str) -> None:
        """Drop a table before the next statement."""
        self._stale.append(table)

    def close(self) -> None:
        """Forget all that was made of the store."""
        self._worker.shutdown()
        self._connection.close()
        self._clean()

    def _execute(self, statement: str, parameters: dict[str, Any]) -> Any:
        while self._stale:
            self._guarded(lambda: self._connection.execute(f"DROP TABLE {self._stale.pop()}"))
        return self._guarded(lambda: self._connection.execute(statement, parameters or None))

    def _guarded(self, work: Callable[[], Any]) -> Any:
        """Do work with DuckDB in a thread, while which this one heeds signals, as DuckDB does not always."""
        try:
            return self._worker.submit(work).result()
        except (KeyboardInterrupt, SystemExit):
            self._connection.interrupt()
            raise
        except (self._duckdb.OutOfMemoryException, MemoryError) as error:
            raise GraphError(f"{self.folder}: is too big for the memory or the temporary folder: {_line(error)}") from None
        except self._duckdb.Error as error:
            raise StoreError(f"{self.folder}: cannot be read; the store is damaged: {_line(error)}") from None


def _line(error: BaseException) -> str:
    return str(error).partition("\n")[0]


def table(rows: Sequence[Sequence[Any]], **columns: Any) -> Any:
    """Rows as an Arrow table of these columns and their types."""
    arrays = [pa.array([row[place] for row in rows], kind) for place, kind in enumerate(columns.values())]
    return pa.table(dict(zip(columns, arrays, strict=True)))
