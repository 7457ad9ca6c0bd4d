"""The affair of `affair.txt` as records: what the tests of the page draw."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from extract.lexicon.schema import schema
from extract.records import Actor, Attribution, End, Mention, Relation, Span

# kind, names of that kind
_KINDS = {
    "state": "Russia, United States, Libya, Syria, Egypt, Italy", "igo": "United Nations, European Union", "party": "Muslim Brotherhood",
    "person": "Khalifa Haftar, Fayez Seraj, Vladimir Putin, Donald Trump", "armed group": "Misrata brigades, Islamic State",
    "government": "Government of National Accord, Trump administration, U.S. National Security Council, House of Representatives",
    "military": "Libyan National Army", "organisation": "Rosneft", "medium": "Wall Street Journal",
}
KINDS = {name: kind for kind, names in _KINDS.items() for name in names.split(", ")}
CODES = {"Russia": "RUS", "United States": "USA", "Libya": "LBY", "Syria": "SYR", "Egypt": "EGY", "Italy": "ITA", "Vladimir Putin": "RUS"}
ALIASES = {
    "Khalifa Haftar": ("Gen. Khalifa Haftar", "Haftar", "Hifter"), "Libyan National Army": ("LNA", "Haftar’s army"),
    "Government of National Accord": ("GNA",), "United States": ("U.S.", "Washington"), "Russia": ("Moscow", "the Kremlin"),
    "United Nations": ("UN",), "Fayez Seraj": ("Seraj", "Sarraj"),
}
ROLES = {
    "Khalifa Haftar": ("general", "leader of the Libyan National Army"), "Fayez Seraj": ("prime minister",),
    "Vladimir Putin": ("president of Russia",),
}


def records() -> list[Actor | Relation]:
    """The whole affair, actors first."""
    found = list(relations())
    return [*actors(found), *found]


def relations() -> Iterator[Relation]:
    """A relation for each line of the file that states one."""
    doc, sentence, start = [""], "", 0
    for place, line in enumerate(Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines()):
        if line.startswith("## "):
            doc = [*line[3:].split(" | "), "", ""]
        elif line.startswith("  "):
            yield _relation(doc, sentence, start, line.strip().split(" | "))
        else:
            sentence, start = line, place * 1000


def actors(found: list[Relation]) -> list[Actor]:
    """An actor record for each document that names the actor."""
    ends = [(relation.doc, end) for relation in found for end in (relation.source, relation.target)]
    return [
        Actor(doc, name, KINDS[name], CODES.get(name), ALIASES.get(name, ()), ROLES.get(name, ()), tuple(
            Mention(end.text, end.start, end.end, "name", "by hand") for place, end in ends if (place, end.actor) == (doc, name)))
        for doc, name in sorted({(doc, end.actor) for doc, end in ends})
    ]


def _relation(doc: list[str], sentence: str, start: int, parts: list[str]) -> Relation:
    who, type_, whom, trigger, status, confidence, *said = parts
    row = schema().types[type_]
    return Relation(
        doc=doc[0], sentence=Span(sentence, start, start + len(sentence)), source=_end(sentence, start, who),
        target=_end(sentence, start, whom), type=type_, plover=row.plover, quad=row.quad, symmetric=row.symmetric,
        trigger=_span(sentence, start, trigger), status=status,
        attribution=_said(sentence, start, said[0]) if said else None, confidence=float(confidence),
        why=(f"{trigger}: verb, subject, object",), date=doc[1] or None, publisher=doc[2] or None,
    )


def _span(sentence: str, start: int, text: str) -> Span:
    found = re.search(rf"(?<!\w){re.escape(text)}(?!\w)", sentence)
    assert found, (text, sentence)
    return Span(text, start + found.start(), start + found.end())


def _end(sentence: str, start: int, part: str) -> End:
    name, _, text = part.partition("=")
    span = _span(sentence, start, text or name)
    return End(name, KINDS[name], span.text, span.start, span.end)


def _said(sentence: str, start: int, part: str) -> Attribution:
    text, _, actor = part.partition("=")
    span = _span(sentence, start, text)
    return Attribution(span.text, span.start, span.end, (actor,) if actor else ())
