"""The commands that ask a saved graph or take it elsewhere: `whowhom query` and `whowhom export`."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import click

from ..answers import table
from ..formats import FORMATS
from ..formats.csv import defused
from ..opening import load
from .console import utf8_output

_FILE = click.argument("file", type=click.Path(path_type=Path), metavar="GRAPH.json")


@click.command("query")
@_FILE
@click.argument("statement")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV instead of a table.")
@click.option("-p", "--parameter", "given", multiple=True, metavar="NAME=TEXT", help="What $NAME stands for in the statement.")
@click.version_option(package_name="whowhom")
def ask(file: Path, statement: str, as_csv: bool, given: tuple[str, ...]) -> int:
    """Ask a saved graph in Cypher, for instance: MATCH (a:Actor)-[r:arms]->(b) WHERE r.status <> 'denied' RETURN a.name, b.name"""
    pairs = [text.partition("=") for text in given]
    if any(not sign or not name.isidentifier() for name, sign, _ in pairs):
        raise click.UsageError("a parameter is NAME=TEXT")
    found = load(file).cypher(statement, **{name: text for name, _, text in pairs})
    utf8_output()
    if as_csv:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerows([found.columns, *(map(defused, row) for row in found)])
    else:
        print(table.rendered(lambda width: table.rows(found.columns, found, width, limit=len(found))))
    return 0


@click.command("export")
@_FILE
@click.option("--to", type=click.Choice(list(FORMATS)), required=True, help="The format.")
@click.option("-o", "path", type=click.Path(path_type=Path), metavar="PATH", help="The file to write, or a folder; beside GRAPH.json by default.")
@click.version_option(package_name="whowhom")
def export(file: Path, to: str, path: Path | None) -> int:
    """Write a saved graph in another format."""
    suffix = FORMATS[to].suffix
    if path is None or path.is_dir():
        path = (path or file.parent) / (file.stem + suffix)
    elif not path.suffix:
        path = path.with_name(path.name + suffix)
    for written in load(file).export(path, to):
        print(table.plain(str(written)))
    return 0
