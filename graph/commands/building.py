"""The command that makes a graph and its page: `whowhom build`, of articles, of saved records, or of a store."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console

from extract import documents
from extract.files import replacing, writable

from ..actorgraph import ActorGraph
from ..answers import table
from ..corrections import corrections
from ..corrections.corrections import Correction
from ..formats import json, records
from ..rules import Rules
from .articles import SAMPLE, Articles, reading
from .choosing import NOTHING, Choice, choosing
from .console import Bar, Report, forgiving_output

_NAME_BYTES = 200


def _file_name(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    if value is not None and value != _safe_name(value):
        raise click.BadParameter(f"{value!r} is not a plain file name")
    return value


def _safe_name(text: str) -> str:
    """`text` as the stem of a file name: no path, nothing that a terminal or a shell would trip over, not too long."""
    name = "".join(c if c.isprintable() and c not in '/\\:*?"<>|' else "_" for c in text).strip(" .")
    return name.encode()[:_NAME_BYTES].decode(errors="ignore") or "graph"


@click.command("build")
@reading
@choosing
@click.option("-o", "folder", type=click.Path(path_type=Path), default="out", metavar="DIR", help="Folder for the results; out by default.")
@click.option("--name", callback=_file_name, help="Name of the results; the first input's by default.")
@click.option("--records", "saved", is_flag=True, help="PATHs are records that `whowhom extract --with-actors` printed.")
@click.option("--corrections", "corrected", type=click.Path(path_type=Path), metavar="FILE", help="More corrections to replay.")
def building(
    articles: Articles, choice: Choice, least: float, folder: Path, name: str | None, saved: bool, corrected: Path | None,
) -> int:
    """Read articles, or take a store that has been read, and write their graph as NAME.html and NAME.json.

    PATH is a file (text, HTML, PDF, RSS or Atom, JSONL, CSV, Parquet; also as .gz or .zst), a folder, a pattern, or - for standard input;
    or one store; without PATH a sample is read.
    """
    if saved and (not articles.paths or articles.date or articles.model):
        raise click.UsageError("--records needs PATHs, and takes neither --date nor --model")
    store = None if saved else choice.store(articles)
    name = name or _safe_name(documents.stem(articles.paths[0] if articles.paths else SAMPLE))
    page, file = folder / f"{name}.html", folder / f"{name}.json"
    writable(folder, page.name, file.name)
    made = corrections.joined(*map(corrections.read, filter(None, (corrected, corrections.beside(file)))))
    rules = Rules.of(articles.actors)
    with Report() as report:
        graph, left = choice.graph(store, least, name, rules, made) if store else (_read(articles, least, saved, name, rules, made, report), "")
        if report.failed and not graph.records:
            return 1
        if store and not graph.nx and (least or choice != NOTHING):
            report.fault(f"{store}: has no relation that fits; nothing is written")
            return 1
        folder.mkdir(parents=True, exist_ok=True)
        with replacing(page) as new_page, replacing(file) as new_file:
            graph.show(new_page)
            json.write(new_file, graph.saved)
    summarise(graph, page, file)
    print(left, end="")
    return int(report.failed)


def _read(
    articles: Articles, least: float, saved: bool, name: str, rules: Rules, made: Sequence[Correction], report: Report,
) -> ActorGraph:
    """The graph of articles or of saved records."""
    with Bar("reading") as bar:
        found = records.read(articles.paths, report.fault) if saved else articles.records(report, bar)
        return ActorGraph(records.likely(found, least), title=name, rules=rules, corrections=made)


def summarise(graph: ActorGraph, *files: Path) -> None:
    """Print what was found and where it was written."""
    forgiving_output()
    console = Console()
    console.print(table.relations(graph.relations(), console.width), soft_wrap=True)
    print()
    for docs in graph.copies:
        print(f"copies of one story, counted once: {table.several(docs)}")
    print(table.plain(f"{graph.summary}: {', '.join(map(str, files))}"))
