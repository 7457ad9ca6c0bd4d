"""Bring the entity marks of all sets to one inventory: PERSON, ORG, GPE, LOC, NORP, EVENT, without articles and titles."""

import re
from collections.abc import Sequence

from .names import is_people, is_state, names

CAPITAL = re.compile(r"[A-Z0-9À-Þ]|[a-z]*[A-Z]|al-")
NO_NAMES = re.compile(r"@|#|https?:|(I|It|He|She|We|They|My|His|You|Me|January|February|March|April|May|June|July)$")
NO_PERSON = {"for", "to", "of", "the", "commander", "minister", "secretary"}
SMALL = {"of", "for", "on"}
Span = tuple[int, int, str]


def close(marks: Sequence[str]) -> list[str]:
    """Turn the marks of a set, IO or BIO and of its own labels, into BIO of ours."""
    closed: list[str] = []
    before = "O"
    for mark in marks:
        prefix, _, kind = mark.partition("-")
        label = names().labels.get(kind, "NORP" if kind in {"misc", "MISC"} else "")
        inside = prefix == "I" and before == kind
        closed.append(f"{'I' if inside else 'B'}-{label}" if label else "O")
        before = kind
    return closed


def bio_spans(marks: Sequence[str]) -> list[Span]:
    """Return the spans of BIO marks."""
    spans: list[Span] = []
    for i, mark in enumerate(marks):
        prefix, _, label = mark.partition("-")
        if prefix == "I" and spans and spans[-1][1] == i and spans[-1][2] == label:
            spans[-1] = (spans[-1][0], i + 1, label)
        elif label:
            spans.append((i, i + 1, label))
    return spans


def spans_to_bio(count: int, spans: Sequence[Span]) -> list[str]:
    """Write spans as BIO marks; of overlapping ones the longest stays."""
    marks = ["O"] * count
    for start, end, label in sorted(spans, key=lambda span: span[0] - span[1]):
        if all(mark == "O" for mark in marks[start:end]):
            marks[start:end] = [f"B-{label}"] + [f"I-{label}"] * (end - start - 1)
    return marks


def harmonise(words: Sequence[str], marks: Sequence[str]) -> tuple[str, ...]:
    """Trim spans, tell states from other places, and mark peoples wherever they stand free."""
    spans = [fixed for span in bio_spans(marks) if (fixed := _fix(words, *trim(words, *span)))]
    taken = {i for start, end, _ in spans for i in range(start, end)}
    spans += [(i, j, "NORP") for i, j in _peoples(words) if not taken & set(range(i, j))]
    return tuple(spans_to_bio(len(words), spans))


def _peoples(words: Sequence[str]) -> list[tuple[int, int]]:
    pairs = [(i, i + 2) for i in range(len(words) - 1) if is_people(" ".join(words[i : i + 2]))]
    return pairs + [(i, i + 1) for i, word in enumerate(words) if is_people(word)]


def trim(words: Sequence[str], start: int, end: int, label: str) -> Span:
    """Leave articles, quotation marks, possessives and titles out of a span."""
    while start < end - 1 and words[start].lower() in {"the", "a", "an", '"', "“", "'", "``"}:
        start += 1
    while end - 1 > start and words[end - 1] in {"'s", "’s", "'", "’", '"', "”", ",", "."}:
        end -= 1
    if label == "PERSON":
        start = _after_title(words, start, end)
    return start, end, label


def _after_title(words: Sequence[str], start: int, end: int) -> int:
    """Return where the name begins behind titles and the people or state they are of."""
    if start < end - 2 and (is_people(words[start]) or is_state(words[start])):
        behind = _after_title(words, start + 1, end)
        return behind if behind > start + 1 else start
    for title in names().titles:
        if len(title) < end - start and tuple(words[start : start + len(title)]) == title:
            return _after_title(words, start + len(title), end)
    return start


def _fix(words: Sequence[str], start: int, end: int, label: str) -> Span | None:
    """Return the span with the label of its name, or ``None`` where no name of ours is left."""
    name = " ".join(words[start:end])
    if is_people(name):
        return start, end, "NORP"
    if label == "PERSON" and NO_PERSON & {word.lower() for word in words[start:end]}:
        return None
    if label == "NORP" or NO_NAMES.match(name) or tuple(words[start:end]) in names().titles:
        return None
    if label in {"LOC", "GPE", "ORG"} and is_state(name):
        return start, end, "GPE"
    return start, end, label


def mention_name(
    start: int, end: int, kind: str, words: Sequence[str], upos: Sequence[str], heads: Sequence[int], deps: Sequence[str]
) -> Span | None:
    """Return the name within a mention of GUM, or ``None`` where its head is no proper noun."""
    head = next((i for i in range(start, end) if not start <= heads[i] < end), start)
    label = "EVENT" if kind == "event" else names().labels.get(kind)
    if not label or upos[head] != "PROPN":
        return None
    first = last = head
    while first > start and _in_name(first - 1, words, upos, deps):
        first -= 1
    while last + 1 < end and _goes_on(last + 1, end, label, words, upos, deps):
        last += 1
    while upos[last] in {"ADP", "DET", "PUNCT", "CCONJ"}:
        last -= 1
    while upos[first] in {"ADP", "DET", "PUNCT", "CCONJ"} and first < last:
        first += 1
    return first, last + 1, label


def _in_name(i: int, words: Sequence[str], upos: Sequence[str], deps: Sequence[str]) -> bool:
    if upos[i] == "PUNCT":
        return words[i] in {"-", "."}
    return bool(CAPITAL.match(words[i])) and deps[i] in {"compound", "flat", "amod", "nummod", "nmod", "nmod:unmarked"}


def _goes_on(i: int, end: int, label: str, words: Sequence[str], upos: Sequence[str], deps: Sequence[str]) -> bool:
    """Say whether a name of a mention goes on with word ``i``."""
    if upos[i] == "PROPN":
        return deps[i] in {"flat", "compound", "nmod", "conj", "nmod:desc"}
    if label != "PERSON" and (words[i] in SMALL or (words[i] == "the" and words[i - 1] in SMALL)):
        return i + 1 < end and (words[i + 1] == "the" or bool(CAPITAL.match(words[i + 1])))
    if words[i] == "-":
        return i + 1 < end and upos[i + 1] == "PROPN" and deps[i + 1] in {"flat", "compound", "conj"}
    return bool(CAPITAL.match(words[i])) and deps[i] in {"amod", "nmod", "compound", "flat"} and upos[i] != "PUNCT"
