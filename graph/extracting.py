"""The command that only extracts: `whowhom extract`."""

from __future__ import annotations

import click

from extract.records import Relation

from .articles import Articles, reading
from .console import Bar, Report, utf8_output
from .formats import records


@click.command("extract")
@reading
@click.option("--with-actors", is_flag=True, help="Print each document's actor records too, before its relations.")
def extracting(articles: Articles, least: float, with_actors: bool) -> int:
    """Print the relation records of articles, one JSON object a line."""
    utf8_output()
    with Report() as report, Bar("reading", prints=True) as bar:
        for record in records.likely(articles.records(report, bar), least):
            if with_actors or isinstance(record, Relation):
                print(records.line(record))
    return int(report.failed)
