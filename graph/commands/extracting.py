"""The command that only extracts: `whowhom extract`, to lines of JSON or into a store."""

from __future__ import annotations

from pathlib import Path

import click

from extract import documents
from extract.errors import OutputError, WorkerError
from extract.records import Relation

from ..answers.table import plain
from ..formats import records
from .articles import Articles, reading
from .console import Bar, Report, tell, utf8_output


@click.command("extract")
@reading
@click.option("--with-actors", is_flag=True, help="Print each document's actor records too, before its relations.")
@click.option("--store", type=click.Path(path_type=Path), metavar="DIR", help="Write all records to a store instead; go on with one.")
def extracting(articles: Articles, least: float, with_actors: bool, store: Path | None) -> int:
    """Print the relation records of articles, one JSON object a line, or write them to a store."""
    if store is not None:
        if least or with_actors or not articles.paths:
            raise click.UsageError("--store needs PATHs, and keeps all records: it takes neither --with-actors nor --min-confidence")
        return _stored(articles, store)
    utf8_output()
    with Report() as report, Bar("reading", prints=True) as bar:
        for record in records.likely(articles.records(report, bar), least):
            if with_actors or isinstance(record, Relation):
                print(records.line(record))
    return int(report.failed)


def _stored(articles: Articles, folder: Path) -> int:
    """Read what is new in the articles into the store, and tell what that was."""
    from extract.store.filling import Progress, fill

    try:
        with Report() as report, Bar("reading") as bar:
            bar.expect(documents.size(articles.paths))

            def told(progress: Progress) -> None:
                bar.at(progress.documents + progress.failed, progress.bytes)

            done = fill(folder, articles.paths, articles.crew, on_error=report.fault, on_progress=told, **articles.options)
    except (OutputError, WorkerError) as error:
        raise type(error)(f"{error}; what is in {folder} is whole, and the same command goes on from there") from None
    except (KeyboardInterrupt, SystemExit):
        tell(f"stopped; {_held(folder):,} documents are in {folder}, and the same command goes on from there")
        raise
    print(plain(f"{done.documents:,} documents read, {done.relations:,} relations found; {_held(folder):,} documents in {folder}"))
    return int(report.failed)


def _held(folder: Path) -> int:
    """How many documents a store has; none if it has not been begun."""
    from extract.store import Store, is_store

    return sum(part.documents for part in Store.open(folder).parts) if is_store(folder) else 0
