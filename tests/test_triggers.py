"""Every trigger entry's own example is read: its marked ends are found, and its counter-example states nothing of the kind.

The parser errs on some, so a share is pinned, not each example.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from spacy.tokens import Doc

from extract import language
from extract.actors.resolve import Reference, resolve
from extract.lexicon.triggers import Trigger, triggers
from extract.lexicon.world import load
from extract.relations.triggers import statements
from extract.syntax import tree

READ = 0.97
"""The share of examples that must be read."""

SILENT = 0.95
"""The share of counter-examples in which the entry must not fire."""

MARK = re.compile(r"([ST])\[([^\]]*)\]")


@pytest.fixture(scope="module")
def entries() -> list[Trigger]:
    found = {trigger.name: trigger for shared in triggers().values() for trigger in shared}
    return sorted(found.values(), key=lambda trigger: trigger.name)


def unmarked(text: str) -> tuple[str, list[tuple[str, int, int]]]:
    """The example without its marks, and each marked stretch as (mark, start, end)."""
    plain, marks, at = "", [], 0
    for found in MARK.finditer(text):
        plain += text[at : found.start()]
        marks.append((found[1], len(plain), len(plain) + len(found[2])))
        plain, at = plain + found[2], found.end()
    return plain + text[at:], marks


def resolved(doc: Doc, marks: list[tuple[str, int, int]], trigger: Trigger) -> SimpleNamespace:
    """A resolution in which the marked stretches alone are actors, of kinds that the entry admits."""
    kinds = {"S": next(iter(sorted(trigger.source)), "person"), "T": next(iter(sorted(trigger.target)), "government")}
    standing: dict[int, tuple[Reference, ...]] = {}
    for mark, start, end in marks:
        span = doc.char_span(start, end, alignment_mode="expand")
        assert span is not None
        for token in span:
            if token == span.root or token.pos_ == "PROPN":
                standing[token.i] = (Reference(mark, kinds[mark], start, end, "name"),)
    return SimpleNamespace(at=lambda i: standing.get(i, ()), state_of=lambda i: None, same_state=lambda one, other: False)


def stated(doc: Doc, marks: list[tuple[str, int, int]], trigger: Trigger) -> Iterator[tuple[str, str, str]]:
    resolution = resolved(doc, marks, trigger)
    for token in tree(doc):
        for made in statements(token, resolution):
            yield made.trigger.type, made.source.reference.actor, made.target.reference.actor


def missed(entries: list[Trigger]) -> list[Trigger]:
    pairs = [unmarked(trigger.example) for trigger in entries]
    docs = language.load("accurate").pipe(text for text, _ in pairs)
    lost = []
    for trigger, doc, (_, marks) in zip(entries, docs, pairs, strict=True):
        wanted = {(trigger.type, "S", "T")} | ({(trigger.type, "T", "S")} if trigger.frames[0].joint else set())
        if wanted.isdisjoint(stated(doc, marks, trigger)):
            lost.append(trigger)
    return lost


def test_there_are_over_a_thousand_entries(entries):
    assert len(entries) > 1000


def test_the_examples_are_read(entries):
    lost = missed(entries)
    assert 1 - len(lost) / len(entries) >= READ, "\n".join(f"{t.name}: {t.example}" for t in lost)


def test_the_entries_keep_silent_in_other_company(entries):
    countered = [trigger for trigger in entries if trigger.counter]
    docs = language.load("accurate").pipe(trigger.counter for trigger in countered)
    fired = []
    for trigger, doc in zip(countered, docs, strict=True):
        resolution = resolve(doc, load(), "test")
        if trigger.name in {made.trigger.name for token in tree(doc) for made in statements(token, resolution)}:
            fired.append(trigger)
    assert len(countered) > 100
    assert 1 - len(fired) / len(countered) >= SILENT, "\n".join(f"{t.name}: {t.counter}" for t in fired)
