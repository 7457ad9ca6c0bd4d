"""whowhom: arguments in, one call each, exit codes out.

0 done, with or without warnings; 1 something could not be read or written; 2 wrong options; 130 Ctrl-C.
"""

from __future__ import annotations

import os
import sys
import webbrowser
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click
from rich.console import Console

import extract
from extract import documents
from extract.errors import InputError, WhowhomError
from extract.files import replacing, writable
from extract.records import Actor, Document, Relation

from . import corrections, table
from .actorgraph import ActorGraph
from .asking import ask, export
from .console import Bar, Report, forgiving_output, tell, utf8_output
from .evaluation import evaluate
from .formats import json, records
from .opening import load
from .options import ACTORS, MODEL
from .rules import Rules

SAMPLE = Path(extract.__file__).with_name("sample.txt")
_NAME_BYTES = 200

Command = TypeVar("Command", bound=Callable[..., Any])


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    try:
        code = whowhom.main(args=argv, prog_name="whowhom", standalone_mode=False)
        sys.stdout.flush()
        return code or 0
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return 130
    except WhowhomError as error:
        tell(error)
    except BrokenPipeError:
        _discard_output()
    except OSError as error:
        _discard_output()
        tell(f"cannot write: {error.strerror}")
    return 1


def _discard_output() -> None:
    """Let nothing more be written to a standard output that takes no more, so that Python's own last flush is quiet."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _day(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    try:
        return value and documents.iso_date(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is not a date; write YYYY-MM-DD") from None


def _file_name(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    if value is not None and value != _safe_name(value):
        raise click.BadParameter(f"{value!r} is not a plain file name")
    return value


def _safe_name(text: str) -> str:
    """`text` as the stem of a file name: no path, nothing that a terminal or a shell would trip over, not too long."""
    name = "".join(c if c.isprintable() and c not in '/\\:*?"<>|' else "_" for c in text).strip(" .")
    return name.encode()[:_NAME_BYTES].decode(errors="ignore") or "graph"


def _reading(command: Command) -> Command:
    """The options of every command that reads articles."""
    for option in (
        ACTORS,
        MODEL,
        click.option("--date", callback=_day, metavar="YYYY-MM-DD", help="Date of articles that state none."),
        click.option("--min-confidence", "least", type=click.FloatRange(0, 1), default=0.0, metavar="X", help="Likelier relations only."),
        click.argument("paths", nargs=-1, metavar="[PATH]..."),
        click.version_option(package_name="whowhom"),
    ):
        command = option(command)
    return command


@click.group()
@click.version_option(package_name="whowhom")
def whowhom() -> None:
    """Who does what to whom: news articles to a graph of actors."""


@whowhom.command("build")
@_reading
@click.option("-o", "folder", type=click.Path(path_type=Path), default="out", metavar="DIR", help="Folder for the results; out by default.")
@click.option("--name", callback=_file_name, help="Name of the results; the first input's by default.")
@click.option("--records", "saved", is_flag=True, help="PATHs are records that `whowhom extract --with-actors` printed.")
@click.option("--corrections", "corrected", type=click.Path(path_type=Path), metavar="FILE", help="More corrections to replay.")
def _build(
    paths: tuple[str, ...], date: str | None, model: str | None, actors: Path | None, least: float, folder: Path, name: str | None,
    saved: bool, corrected: Path | None,
) -> int:
    """Read articles (text or JSONL; - is standard input; without PATH a sample) and write their graph as NAME.html and NAME.json."""
    if saved and (not paths or date or model):
        raise click.UsageError("--records needs PATHs, and takes neither --date nor --model")
    inputs = paths or (str(SAMPLE),)
    name = name or _safe_name(documents.stem(inputs[0]))
    page, file = folder / f"{name}.html", folder / f"{name}.json"
    writable(folder, page.name, file.name)
    made = corrections.joined(*map(corrections.read, filter(None, (corrected, corrections.beside(file)))))
    with Report() as report, Bar("reading") as bar:
        rules = Rules.of(actors)
        found = records.read(inputs, report.fault) if saved else _extracted(inputs, date, model, actors, report, bar)
        graph = ActorGraph(records.likely(found, least), title=name, rules=rules, corrections=made)
        if report.failed and not graph.records:
            return 1
        with replacing(page) as new_page, replacing(file) as new_file:
            graph.show(new_page)
            json.write(new_file, graph.saved)
    _print(graph, page, file)
    return int(report.failed)


@whowhom.command("extract")
@_reading
@click.option("--with-actors", is_flag=True, help="Print each document's actor records too, before its relations.")
def _extract(paths: tuple[str, ...], date: str | None, model: str | None, actors: Path | None, least: float, with_actors: bool) -> int:
    """Print the relation records of articles, one JSON object a line."""
    utf8_output()
    with Report() as report, Bar("reading", prints=True) as bar:
        for record in records.likely(_extracted(paths or (str(SAMPLE),), date, model, actors, report, bar), least):
            if with_actors or isinstance(record, Relation):
                print(records.line(record))
    return int(report.failed)


@whowhom.command("show")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.json")
@click.option("-o", "page", type=click.Path(path_type=Path), metavar="FILE.html", help="The page to write; beside FILE.json by default.")
@click.option("--open", "browse", is_flag=True, help="Open the page in the browser.")
@click.version_option(package_name="whowhom")
def _show(file: Path, page: Path | None, browse: bool) -> int:
    """Print a saved graph and write its page anew."""
    page = page or file.with_suffix(".html")
    graph = load(file)
    graph.show(page)
    _print(graph, page)
    if browse:
        webbrowser.open(page.resolve().as_uri())
    return 0


whowhom.add_command(evaluate)
whowhom.add_command(ask)
whowhom.add_command(export)


def _extracted(
    paths: Sequence[str], date: str | None, model: str | None, actors: Path | None, report: Report, bar: Bar
) -> Iterator[Actor | Relation]:
    """The records of the inputs; a model or an actors file that is at fault is told at once, a document when it is reached."""
    seen: dict[str, int] = {}

    def inputs() -> Iterator[Document]:
        for document in bar.over(documents.read(paths, date=date, on_error=report.fault)):
            seen[document.id] = 0
            yield document

    def failed(document: Document, error: Exception) -> None:
        del seen[document.id]
        report.fault(InputError(f"{document.id}: could not be analysed: {type(error).__name__}: {error}"))

    options: dict[str, Any] = {"model": model} if model is not None else {}
    return _counted(extract.extract(inputs(), actors=actors, on_error=failed, **options), seen)


def _counted(found: Iterable[Actor | Relation], seen: dict[str, int]) -> Iterator[Actor | Relation]:
    """The records; after them a warning for each document of `seen` that has no relation."""
    for record in found:
        seen[record.doc] += isinstance(record, Relation)
        yield record
    for doc, relations in seen.items():
        if not relations:
            tell(f"warning: {doc}: no relation found")


def _print(graph: ActorGraph, *files: Path) -> None:
    """What was found and where it was written."""
    forgiving_output()
    console = Console()
    console.print(table.relations(graph.relations(), console.width), soft_wrap=True)
    print()
    for docs in graph.copies:
        print(f"copies of one story, counted once: {table.several(docs)}")
    print(table.plain(f"{graph.summary}: {', '.join(map(str, files))}"))
