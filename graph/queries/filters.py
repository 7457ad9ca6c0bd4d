"""What a question lets through: words, dates and numbers to tests on pieces of evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches

from extract.lexicon.schema import schema
from extract.records import Relation

from ..errors import UnknownWord

Words = str | Iterable[str] | None
Test = Callable[[Relation], bool]

DATES = "write YYYY-MM-DD, YYYY-MM or YYYY"


@dataclass
class Filter:
    """The types that a question asks for (None: any), and the tests that evidence must pass."""

    types: set[str] | None = None
    tests: list[Test] = field(default_factory=list)

    def passes(self, relation: Relation) -> bool:
        """Whether a piece of evidence passes all tests."""
        return all(test(relation) for test in self.tests)

    def add_types(self, words: Words) -> None:
        """Ask for types; a quad class stands for its types, and a PLOVER code for the evidence that falls under it."""
        if words is None:
            return
        asked = known(words, [*schema().types, *_quads(), *plover_codes()], "relation type")
        types = {name for name, book in schema().types.items() if name in asked or book.quad in asked}
        if codes := asked & plover_codes():
            self.tests.append(lambda relation: relation.type in types or relation.plover in codes)
        else:
            self.types = types if self.types is None else self.types & types

    def add_quads(self, words: Words) -> None:
        """Ask for quad classes."""
        if words is not None:
            asked = known(words, _quads(), "quad class")
            types = {name for name, book in schema().types.items() if book.quad in asked}
            self.types = types if self.types is None else self.types & types

    def add_word(self, words: Words, allowed: Iterable[str], what: str, of: Callable[[Relation], str | None]) -> None:
        """Ask for evidence of which `of` is one of the words."""
        if words is not None:
            asked = known(words, allowed, what)
            self.tests.append(lambda relation: of(relation) in asked)

    def add_dates(self, since: str | date | None, until: str | date | None) -> None:
        """Ask for evidence of dated documents; a month or a year is meant whole."""
        if since is not None:
            first = iso_day(since)
            self.tests.append(lambda relation: relation.date is not None and relation.date >= first)
        if until is not None:
            last = iso_day(until)
            self.tests.append(lambda relation: relation.date is not None and relation.date[: len(last)] <= last)

    def add_confidence(self, least: float | None) -> None:
        """Ask for evidence that is at least so sure."""
        if least is not None:
            if not (isinstance(least, int | float) and 0 <= least <= 1):
                raise UnknownWord(f"{least!r} is not a confidence; it lies between 0 and 1")
            self.tests.append(lambda relation: relation.confidence >= least)


def filters(
    docs: Iterable[str], publishers: Iterable[str], *, type: Words, quad: Words, plover: Words, status: Words, since: str | date | None,
    until: str | date | None, doc: Words, publisher: Words, min_confidence: float | None,
) -> Filter:
    """The filter for what `ActorGraph.relations` is asked; `docs` and `publishers` are those that there are.

    Raises
    ------
    UnknownWord
        If a word or date is not known, or a confidence is none; the message tells the closest.
    """
    found = Filter()
    found.add_types(type)
    found.add_quads(quad)
    found.add_word(plover, plover_codes(), "PLOVER code", lambda relation: relation.plover)
    found.add_word(status, schema().rank, "status", lambda relation: relation.status)
    found.add_word(doc, docs, "document", lambda relation: relation.doc)
    found.add_word(publisher, publishers, "publisher", lambda relation: relation.publisher)
    found.add_dates(since, until)
    found.add_confidence(min_confidence)
    return found


def known(words: str | Iterable[str], allowed: Iterable[str], what: str) -> set[str]:
    """The words as a set, each of them allowed.

    Raises
    ------
    UnknownWord
        If one is not; the message tells the closest.
    """
    allowed, wanted = list(allowed), set(several(words))
    for word in sorted(wanted - set(allowed), key=str):
        close = get_close_matches(str(word).casefold(), allowed, n=3, cutoff=0.5)
        hint = f"did you mean {either(close)}?" if close else f"there are {', '.join(allowed[:40])}"
        raise UnknownWord(f"there is no {what} {word!r}; {hint}")
    return wanted


def several(words: str | Iterable[str]) -> Iterable[str]:
    """A word or several words as several."""
    return (words,) if isinstance(words, str) else words


def either(names: Iterable[str]) -> str:
    """*'a' or 'b'*."""
    return " or ".join(map(repr, names))


def _quads() -> list[str]:
    return [quad.name for quad in schema().quads]


def plover_codes() -> set[str]:
    """The codes of PLOVER's event types."""
    return {book.plover for book in schema().types.values() if book.plover}


def iso_day(value: str | date) -> str:
    """The day, month or year as ISO 8601 has it.

    Raises
    ------
    UnknownWord
        If it is none.
    """
    text = str(value)
    try:
        date.fromisoformat(text + "2000-01-01"[len(text):])
    except ValueError:
        raise UnknownWord(f"{text!r} is not a date; {DATES}") from None
    return text
