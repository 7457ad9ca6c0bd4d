"""What of a store a command shows: its options, and the store that they are for; and the command that counts: `whowhom stats`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from functools import wraps
from pathlib import Path
from typing import Any

import click

from ..actorgraph import ActorGraph
from ..corrections.corrections import Correction
from ..rules import Rules
from .articles import Articles
from .console import forgiving_output


@dataclass(frozen=True, slots=True)
class Choice:
    """Actors at either end, dates, types, the least evidence of a relation, and how many actors at most."""

    actor: tuple[str, ...]
    since: str | None
    until: str | None
    type: tuple[str, ...]
    min_evidence: int
    top: int | None

    def store(self, articles: Articles) -> Path | None:
        """The store that is the only PATH; None if the PATHs are articles, of which one cannot choose."""
        from extract.store import is_store

        stores = [path for path in articles.paths if is_store(Path(path))]
        if not stores:
            if self != NOTHING:
                raise click.UsageError("--actor, --since, --until, --type, --min-evidence and --top choose from a store, and PATH is none")
            return None
        if len(articles.paths) > 1:
            raise click.UsageError(f"{stores[0]} is a store: give it alone")
        if articles.date or articles.model or articles.dask:
            raise click.UsageError("a store is read already: it takes neither --date nor --model nor --dask")
        return Path(stores[0])

    def graph(self, store: Path, least: float, title: str, rules: Rules, made: Sequence[Correction]) -> tuple[ActorGraph, str]:
        """The graph of a store's part that is chosen, and what to say of the rest.

        Raises
        ------
        StoreError, UnknownActor, UnknownWord, MissingExtra
            If the store cannot be read, knows no such actor, a word is not known, or DuckDB is not installed.
        """
        from ..store import StoreGraph

        asked = StoreGraph(store, rules)
        found = asked.graph(
            top=self.top, title=title, corrections=made, actor=self.actor or None, since=self.since, until=self.until, type=self.type or None,
            min_evidence=self.min_evidence, min_confidence=least or None)
        return found, asked.left


NOTHING = Choice((), None, None, (), 1, None)


def choosing(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options that choose from a store; it gets them as a `Choice`, `choice`."""
    @wraps(command)
    def given(*arguments: Any, **options: Any) -> int:
        return command(*arguments, choice=Choice(**{field.name: options.pop(field.name) for field in fields(Choice)}), **options)

    for option in (
        click.option("--top", type=click.IntRange(min=2), metavar="N", help="Of a store: the N most prominent actors; else as many as a page bears."),
        click.option("--min-evidence", type=click.IntRange(min=1), default=1, metavar="N", help="Of a store: relations with so much evidence."),
        click.option("--type", multiple=True, metavar="TYPE", help="Of a store: relations of this type, quad class or PLOVER code; may be repeated."),
        click.option("--until", metavar="DATE", help="Of a store: documents up to this day, month or year."),
        click.option("--since", metavar="DATE", help="Of a store: documents since this day, month or year."),
        click.option("--actor", multiple=True, metavar="NAME", help="Of a store: relations of this actor, by any of its names; may be repeated."),
    ):
        given = option(given)
    return given


@click.command("stats")
@click.argument("store", type=click.Path(path_type=Path), metavar="STORE")
@click.version_option(package_name="whowhom")
def counting(store: Path) -> int:
    """Tell how much a store holds: documents and relations by type, status, publisher and month."""
    from ..store import StoreGraph

    forgiving_output()
    print(StoreGraph(store).stats())
    return 0
