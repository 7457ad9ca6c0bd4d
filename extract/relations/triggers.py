"""Find the trigger words of a sentence and read their frames: which entry applies, and which actors it joins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Token

from .. import syntax
from ..actors.resolve import Resolution
from ..lexicon.cues import cues
from ..lexicon.schema import schema
from ..lexicon.triggers import Frame, Trigger, triggers
from ..lexicon.words import light
from .slots import Anchors, Filler, candidates, fill

_POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective", "ADV": "adjective", "X": "adjective",
        "ADP": "preposition"}


@dataclass(frozen=True)
class Statement:
    """A trigger word, the entry that applies, and one pair of ends."""

    token: Token
    trigger: Trigger
    source: Filler
    target: Filler


def statements(token: Token, resolution: Resolution) -> list[Statement]:
    """What a word states: the pairs of the most demanding of its entries that finds both ends."""
    if token.pos_ == "PROPN" and token.ent_type_:
        return []
    for trigger in _entries(token):
        anchors = _anchors(token, trigger)
        if anchors is None or not _admits(trigger, anchors, resolution):
            continue
        found = [Statement(token, trigger, s, t) for s, t in ends(trigger, anchors, resolution) if _plausible(trigger, s, t)]
        if found:
            return found
    return []


def _entries(token: Token) -> tuple[Trigger, ...]:
    """The entries of a word; participles and gerunds are looked up as verbs, adjectives and nouns, since taggers waver between these."""
    pos = _POS.get(token.pos_)
    if pos is None:
        return ()
    found = triggers().get((token.lemma_.lower(), pos), ())
    if pos == "verb" and token.lower_ != token.lemma_.lower():
        found += triggers().get((token.lower_, "noun"), ()) + triggers().get((token.lower_, "adjective"), ())
    if pos != "verb" and syntax.is_past_participle(token):
        found += triggers().get((token.lemma_.lower(), "verb"), ())
    return found


def _anchors(token: Token, trigger: Trigger) -> Anchors | None:
    """The trigger and the further words of its entry, or None where one of them does not stand with it."""
    anchors = [token]
    for words in trigger.words:
        near = (t for t in _company(token) if t.lemma_.lower() in words or t.lower_ in words)
        companion = next((t for t in near if t not in anchors), None)
        if companion is None:
            return None
        anchors.append(companion)
    return tuple(anchors)


def _company(token: Token) -> Iterator[Token]:
    """The words that stand with a trigger: its dependents and theirs, and the noun that it modifies."""
    for child in token.children:
        yield child
    for child in token.children:
        if syntax.role(child) not in ("relative", "parataxis", "complement", "adverbial"):
            yield from child.children
    if syntax.role(token) in ("relative", "participle", "modifier"):
        yield token.head


def _admits(trigger: Trigger, anchors: Anchors, resolution: Resolution) -> bool:
    return all(_holds(slot, words, anchors, resolution) for slot, words in trigger.needs) and not any(
        _holds(slot, words, anchors, resolution) for slot, words in trigger.unless)


def _holds(slot: str, words: frozenset[str], anchors: Anchors, resolution: Resolution) -> bool:
    """Whether one of the words stands in a slot; the word *actor* asks for any actor."""
    if "actor" in words and fill(slot, anchors, resolution, places=False):
        return True
    return any(t.lemma_.lower() in words or t.lower_ in words for tokens in candidates(slot, anchors) for token in tokens for t in _counted(token))


def _counted(noun: Token) -> list[Token]:
    """A noun, and what it counts where it only counts: *thousands of soldiers*."""
    return [noun, *syntax.under(noun, "of")] if noun.pos_ == "NUM" or noun.lemma_.lower() in light().noun else [noun]


def ends(trigger: Trigger, anchors: Anchors, resolution: Resolution) -> list[tuple[Filler, Filler]]:
    """The (source, target) pairs of the first frame that finds any, never an actor with itself."""
    for frame in trigger.frames:
        found = _joint(trigger, frame, anchors, resolution) if frame.joint else _directed(trigger, frame, anchors, resolution)
        if found:
            return found
    return []


def _directed(trigger: Trigger, frame: Frame, anchors: Anchors, resolution: Resolution) -> list[tuple[Filler, Filler]]:
    sources = _side(frame.source, anchors, resolution, places=False)
    if not sources:
        return []
    if _reciprocal(frame.target, anchors):
        return [(a, b) for a in sources for b in sources if _differ(a, b)]
    targets = _side(frame.target, anchors, resolution, places=schema().types[trigger.type].place)
    return [(s, t) for s in sources for t in targets if _differ(s, t)]


def _joint(trigger: Trigger, frame: Frame, anchors: Anchors, resolution: Resolution) -> list[tuple[Filler, Filler]]:
    """The pairs of a symmetric frame: across its two sides, or within one where the other side has no word at all."""
    first = _side(frame.source, anchors, resolution, places=False)
    second = _side(frame.target, anchors, resolution, places=False) if frame.target else []
    across = [(a, b) for a in first for b in second if _differ(a, b)]
    if across:
        return across
    if frame.target and not _reciprocal(frame.target, anchors) and any(t for slot in frame.target for t in candidates(slot, anchors)):
        return []
    return [(a, b) for n, a in enumerate(first) for b in first[n + 1 :] if _differ(a, b)]


def _side(slots: tuple[str, ...], anchors: Anchors, resolution: Resolution, *, places: bool) -> list[Filler]:
    for slot in slots:
        if found := fill(slot, anchors, resolution, places=places):
            return found
    return []


def _reciprocal(slots: tuple[str, ...], anchors: Anchors) -> bool:
    """Whether a slot holds *each other* or *one another*."""
    heads = (token for slot in slots for tokens in candidates(slot, anchors) for token in tokens)
    around = (t.doc[max(t.i - 1, 0) : t.i + 2] for t in heads)
    return any(f"{a.lower_}-{b.lower_}" in cues().reciprocal for near in around for a, b in pairwise(near))


def _differ(a: Filler, b: Filler) -> bool:
    return a.reference.actor != b.reference.actor


def _plausible(trigger: Trigger, source: Filler, target: Filler) -> bool:
    """Whether actors of these kinds may stand at the ends of a relation type.

    *French officers* are the French military and say nothing of its belonging to France: a tie needs a person, or a holder apart from its whole.
    A preposition ties names alone: *Kofi Annan of the United Nations*.
    """
    kind, held = schema().types[trigger.type], source.reference
    if kind.quad is None and held.kind != "person" and held.start <= target.reference.start < held.end:
        return False
    if trigger.pos == "preposition" and held.form not in ("name", "acronym"):
        return False
    return (not kind.source or source.reference.kind in kind.source) and (not kind.target or target.reference.kind in kind.target)
