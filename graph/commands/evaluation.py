"""whowhom evaluate: extraction judged by marked texts, as tables for a terminal or as one JSON object."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

import extract
from extract import documents, evaluation
from extract.errors import InputError
from extract.evaluation import Mark, Score
from extract.records import Actor, Document, Relation

from ..answers.table import plain
from ..formats import records
from .console import Bar, Report, forgiving_output
from .options import ACTORS, MODEL

Record = Actor | Relation
_WIDTH = 160
"""Characters of a sentence that are shown."""


@dataclass(frozen=True)
class Judgement:
    """Everything that is told of a run. `noise`: false edges per hundred sentences, unknown where only records were given."""

    score: Score
    noise: float | None
    bins: list[evaluation.Bin]
    curve: list[evaluation.Point]

    @property
    def figures(self) -> dict[str, float | int]:
        """The figures by name."""
        noise = {} if self.noise is None else {"false_per_hundred_sentences": self.noise}
        return self.score.figures() | noise | {"calibration_gap": evaluation.gap(self.bins)}


@click.command("evaluate")
@click.argument("gold", type=click.Path(path_type=Path), metavar="GOLD.jsonl")
@click.argument("texts", required=False, type=click.Path(path_type=Path), metavar="[DOCS.jsonl]")
@click.option("--records", "saved", is_flag=True, help="DOCS.jsonl holds records that `whowhom extract --with-actors` printed.")
@click.option("--misses", default=0, metavar="N", help="List up to N relations that were missed and N that are wrong.")
@click.option("--min-confidence", "least", type=click.FloatRange(0, 1), default=0.0, metavar="X", help="Judge likelier relations only.")
@ACTORS
@MODEL
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object and nothing else.")
@click.version_option(package_name="whowhom")
def evaluate(
    gold: Path, texts: Path | None, saved: bool, misses: int, least: float, actors: Path | None, model: str | None, as_json: bool,
) -> int:
    """Read the articles in DOCS.jsonl and judge what is found by the marks in GOLD.jsonl.

    Without DOCS.jsonl, the file beside GOLD.jsonl is read whose name has "docs" for "gold".
    """
    if saved and (texts is None or actors or model):
        raise click.UsageError("--records needs a file of records, and takes neither --actors nor --model")
    marks = evaluation.read(gold)
    with Report() as report, Bar("reading") as bar:
        if saved:
            articles, found = [], list(records.read([str(texts)], report.fault))
        else:
            articles = _articles(texts or _beside(gold), marks)
            found = list(_extracted(bar.over(articles), actors, model))
    judged = judge(marks, list(records.likely(found, least)), articles)
    if as_json:
        print(json.dumps(_plain(judged)))
    else:
        _print(judged, misses)
    return int(report.failed)


def judge(marks: Sequence[Mark], found: Sequence[Record], articles: Sequence[Document]) -> Judgement:
    """The records judged by the marks; false edges per hundred sentences are counted over the articles, if there are any."""
    score = evaluation.score(marks, found)
    marked = frozenset(mark.doc for mark in marks)
    noise = evaluation.false_per_hundred(score, found, articles, marked) if articles else None
    bins = evaluation.bins((record.confidence, right) for record, right in score.judged)
    return Judgement(score, noise, bins, evaluation.curve(marks, found))


def _beside(gold: Path) -> Path:
    head, word, tail = gold.name.rpartition("gold")
    if not word:
        raise click.UsageError(f"name the file of the articles that {gold.name} marks")
    return gold.with_name(f"{head}docs{tail}")


def _articles(path: Path, marks: Iterable[Mark]) -> list[Document]:
    """The articles; every marked one must be there."""
    articles = list(documents.read([path], lang=documents.ANY))
    if strange := {mark.doc for mark in marks} - {article.id for article in articles}:
        raise InputError(f"{path}: lacks the document {min(strange)!r}, which is marked")
    return articles


def _extracted(articles: Iterable[Document], actors: Path | None, model: str | None) -> Iterator[Record]:
    """The records of the articles; an article that cannot be analysed ends the run, as its figures would mean nothing."""
    def failed(document: Document, error: Exception) -> None:
        raise InputError(f"{document.id}: could not be analysed: {type(error).__name__}: {error}") from error

    options: dict[str, Any] = {"model": model} if model is not None else {}
    return extract.extract(articles, actors=actors, on_error=failed, **options)


def _plain(judged: Judgement) -> dict[str, Any]:
    return {
        **judged.figures,
        "per_type": {name: _shares(counts) for name, counts in judged.score.per_type.items()},
        "calibration": [asdict(part) for part in judged.bins],
        "curve": [{"min_confidence": point.least, **_shares(point.counts)} for point in judged.curve],
    }


def _shares(counts: evaluation.Counts) -> dict[str, float]:
    return {"precision": counts.precision, "recall": counts.recall, "f1": counts.f1, **asdict(counts)}


def _print(judged: Judgement, misses: int) -> None:
    forgiving_output()
    console, score = Console(), judged.score
    for mark in score.missed[:misses]:
        console.print(_missed(mark), soft_wrap=True)
    for record in score.wrong[:misses]:
        console.print(_wrong(record), soft_wrap=True)
    tables = {"by type": _types(score), "confidence, in bins of equal count": _calibration(judged), "with --min-confidence": _curve(judged),
              "all together": _whole(score), "besides": _rest(judged)}
    for title, table in tables.items():
        console.print(Text(f"\n{title}", "bold"), table)


def _rest(judged: Judgement) -> Table:
    """What is not counted in right and wrong."""
    shares = ("status_accuracy", "status_not_asserted", "attribution_accuracy", "actor_recall", "actor_splits", "actor_merges",
              "false_per_hundred_sentences", "calibration_gap")
    table = Table.grid(padding=(0, 2, 0, 0))
    for key in shares:
        if key in judged.figures:
            table.add_row(key.replace("_", " "), _number(judged.figures[key]))
    return table


def _table(*headings: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    for place, heading in enumerate(headings):
        table.add_column(heading, justify="right" if place else "left", no_wrap=True)
    return table


def _types(score: Score) -> Table:
    table = _table("", "precision", "recall", "F1", "right", "wrong", "missed")
    for name, counts in score.per_type.items():
        table.add_row(name, *_counted(counts))
    return table


def _whole(score: Score) -> Table:
    table = _table("", "precision", "recall", "F1", "right", "wrong", "missed")
    for name, counts in (("relations", score.typed), ("pairs, of any type", score.pair), ("edges of the graph", score.graph)):
        table.add_row(name, *_counted(counts))
    return table


def _counted(counts: evaluation.Counts) -> list[str]:
    return [*map(_number, (counts.precision, counts.recall, counts.f1)), *map(str, (counts.right, counts.wrong, counts.missed))]


def _calibration(judged: Judgement) -> Table:
    table = _table("records", "mean confidence", "right")
    for part in judged.bins:
        table.add_row(str(part.count), _number(part.confidence), _number(part.right))
    return table


def _curve(judged: Judgement) -> Table:
    table = _table("at least", "precision", "recall", "F1", "right", "wrong", "missed")
    for point in judged.curve:
        table.add_row(f"{point.least:.1f}", *_counted(point.counts))
    return table


def _number(value: float | int) -> str:
    return str(value) if isinstance(value, int) else f"{value:.3f}"


def _missed(mark: Mark) -> Text:
    what = f"{mark.source[0]} {mark.type[0]} {mark.target[0]} ({mark.status[0]})"
    return Text(plain(f"missed: {mark.doc}: {what} «{mark.trigger}» at {mark.start}"))


def _wrong(record: Relation) -> Text:
    what = f"{record.source.actor} {record.type} {record.target.actor} ({record.status}, {record.confidence:.2f})"
    return Text(plain(f"wrong: {record.doc}: {what} «{record.trigger.text}» in: {record.sentence.text[:_WIDTH]}"))
