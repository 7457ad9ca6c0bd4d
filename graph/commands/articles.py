"""The articles that a command is given: its options, and their way to records with progress, faults and warnings told."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, fields
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import extract
from extract import documents
from extract.errors import InputError
from extract.records import Actor, Document, Relation

from .console import Bar, Report, tell
from .options import ACTORS, MODEL

if TYPE_CHECKING:
    from extract.workers import Crew

SAMPLE = Path(extract.__file__).with_name("sample.txt")


@dataclass(frozen=True, slots=True)
class Articles:
    """Inputs, the date of those that state none, and who reads them with what."""

    paths: tuple[str, ...]
    date: str | None
    lang: str
    columns: Mapping[str, str]
    model: str | None
    actors: Path | None
    workers: int
    dask: str | None

    @property
    def crew(self) -> Crew:
        """Who reads, and with what."""
        from extract.pipeline import DEFAULT_MODEL
        from extract.workers import Crew

        return Crew(self.model or DEFAULT_MODEL, self.actors, self.workers, self.dask)

    @property
    def options(self) -> dict[str, Any]:
        """How the inputs are to be read: arguments of `documents.read`."""
        return {"date": self.date, "lang": self.lang, "columns": self.columns}

    def records(self, report: Report, bar: Bar) -> Iterator[Actor | Relation]:
        """The records of the articles, or of the sample; what cannot work at all is told at once, a document's fault when it is reached."""
        from extract.workers import readings

        paths, taken = self.paths or (str(SAMPLE),), deque([0], maxlen=1)
        bar.expect(documents.size(paths))
        found = readings(documents.read(paths, on_error=report.fault, on_read=taken.append, **self.options), self.crew)

        def told() -> Iterator[Actor | Relation]:
            with closing(found):
                for number, reading in enumerate(found, start=1):
                    bar.at(number, taken[-1])
                    if reading.error:
                        report.fault(fault(reading.document, reading.error))
                    elif not any(isinstance(record, Relation) for record in reading.records):
                        tell(f"warning: {reading.document.id}: no relation found")
                    yield from reading.records

        return told()


def fault(document: Document, error: Exception) -> InputError:
    """What to tell of a document that could not be analysed."""
    return InputError(f"{document.id}: could not be analysed: {type(error).__name__}: {error}")


def reading(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options of all that read articles; it gets them as `Articles`, its first argument."""
    @wraps(command)
    def given(**options: Any) -> int:
        return command(Articles(**{field.name: options.pop(field.name) for field in fields(Articles)}), **options)

    for option in (
        click.option("--dask", metavar="ADDRESS", help="Let the workers of a Dask scheduler read, as tcp://host:8786."),
        click.option("--workers", type=click.IntRange(min=1), default=1, metavar="N", help="Processes that read, each with a model; 1 by default."),
        ACTORS,
        MODEL,
        click.option("--column", "columns", multiple=True, callback=_columns, metavar="FIELD=NAME",
                     help="What a table (CSV, Parquet, JSONL) calls its id, text, title, date, publisher or url."),
        click.option("--lang", callback=_language, default="en", metavar="CODE",
                     help="Skip articles in another language; en by default, any for none."),
        click.option("--date", callback=_day, metavar="YYYY-MM-DD", help="Date of articles that state none."),
        click.option("--min-confidence", "least", type=click.FloatRange(0, 1), default=0.0, metavar="X", help="Likelier relations only."),
        click.argument("paths", nargs=-1, metavar="[PATH]..."),
        click.version_option(package_name="whowhom"),
    ):
        given = option(given)
    return given


def _day(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    try:
        return value and documents.iso_date(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is not a date; write YYYY-MM-DD") from None


def _language(context: click.Context, option: click.Parameter, value: str) -> str:
    if value == documents.ENGLISH or value == documents.ANY or value in documents.languages():
        return value
    raise click.BadParameter(f"{value!r} is no language that can be told; write a code of ISO 639, as en, or any")


def _columns(context: click.Context, option: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    given = dict(value.partition("=")[::2] for value in values)
    if strange := [field for field, name in given.items() if field not in documents.FIELDS or not name]:
        raise click.BadParameter(f"{strange[0]!r}: write FIELD=NAME, the field one of {', '.join(documents.FIELDS)}")
    return given
