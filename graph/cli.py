"""whowhom: arguments in, one call each, exit codes out.

0 done, with or without warnings; 1 something could not be read or written; 2 wrong options; 130 Ctrl-C; 143 ended by SIGTERM.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import webbrowser
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

import click
from rich.console import Console

from extract import documents
from extract.errors import WhowhomError
from extract.files import replacing, writable

from . import corrections, table
from .actorgraph import ActorGraph
from .articles import SAMPLE, Articles, reading
from .asking import ask, export
from .console import Bar, Report, forgiving_output, tell
from .evaluation import evaluate
from .extracting import extracting
from .formats import json, records
from .opening import load
from .rules import Rules

_NAME_BYTES = 200

def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; a SIGTERM raises SystemExit, so that what is under way ends as it should."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, _terminated)
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


def _terminated(number: int, frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


def _discard_output() -> None:
    """Let nothing more be written to a standard output that takes no more, so that Python's own last flush is quiet."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _file_name(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    if value is not None and value != _safe_name(value):
        raise click.BadParameter(f"{value!r} is not a plain file name")
    return value


def _safe_name(text: str) -> str:
    """`text` as the stem of a file name: no path, nothing that a terminal or a shell would trip over, not too long."""
    name = "".join(c if c.isprintable() and c not in '/\\:*?"<>|' else "_" for c in text).strip(" .")
    return name.encode()[:_NAME_BYTES].decode(errors="ignore") or "graph"


@click.group()
@click.version_option(package_name="whowhom")
def whowhom() -> None:
    """Who does what to whom: news articles to a graph of actors."""


@whowhom.command("build")
@reading
@click.option("-o", "folder", type=click.Path(path_type=Path), default="out", metavar="DIR", help="Folder for the results; out by default.")
@click.option("--name", callback=_file_name, help="Name of the results; the first input's by default.")
@click.option("--records", "saved", is_flag=True, help="PATHs are records that `whowhom extract --with-actors` printed.")
@click.option("--corrections", "corrected", type=click.Path(path_type=Path), metavar="FILE", help="More corrections to replay.")
def _build(
    articles: Articles, least: float, folder: Path, name: str | None, saved: bool, corrected: Path | None,
) -> int:
    """Read articles and write their graph as NAME.html and NAME.json.

    PATH is a file (text, HTML, PDF, RSS or Atom, JSONL, CSV, Parquet; also as .gz or .zst), a folder, a pattern, or - for standard input;
    without PATH a sample is read.
    """
    if saved and (not articles.paths or articles.date or articles.model):
        raise click.UsageError("--records needs PATHs, and takes neither --date nor --model")
    name = name or _safe_name(documents.stem(articles.paths[0] if articles.paths else SAMPLE))
    page, file = folder / f"{name}.html", folder / f"{name}.json"
    writable(folder, page.name, file.name)
    made = corrections.joined(*map(corrections.read, filter(None, (corrected, corrections.beside(file)))))
    with Report() as report, Bar("reading") as bar:
        rules = Rules.of(articles.actors)
        found = records.read(articles.paths, report.fault) if saved else articles.records(report, bar)
        graph = ActorGraph(records.likely(found, least), title=name, rules=rules, corrections=made)
        if report.failed and not graph.records:
            return 1
        folder.mkdir(parents=True, exist_ok=True)
        with replacing(page) as new_page, replacing(file) as new_file:
            graph.show(new_page)
            json.write(new_file, graph.saved)
    _print(graph, page, file)
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


whowhom.add_command(extracting)
whowhom.add_command(evaluate)
whowhom.add_command(ask)
whowhom.add_command(export)


def _print(graph: ActorGraph, *files: Path) -> None:
    """What was found and where it was written."""
    forgiving_output()
    console = Console()
    console.print(table.relations(graph.relations(), console.width), soft_wrap=True)
    print()
    for docs in graph.copies:
        print(f"copies of one story, counted once: {table.several(docs)}")
    print(table.plain(f"{graph.summary}: {', '.join(map(str, files))}"))
