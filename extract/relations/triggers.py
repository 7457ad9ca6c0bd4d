"""Find the trigger words of a sentence and read their frames: which entry applies, and which actors it joins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise

from .. import syntax
from ..actors.resolve import Resolution
from ..lexicon.cues import cues
from ..lexicon.forms import readings
from ..lexicon.schema import schema
from ..lexicon.triggers import Frame, Trigger, triggers
from ..lexicon.words import light
from ..syntax import Word
from .slots import Anchors, Filler, candidates, suppliers

_POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective", "ADV": "adjective", "X": "adjective",
        "ADP": "preposition", "SCONJ": "conjunction"}
_PLACES = ("GPE", "LOC", "FAC")
_STATES = ("state", "government", "military")
_MASSES = ("state", "people", "military")
_NAMES = (*_PLACES, "PERSON", "ORG")


@dataclass(frozen=True)
class Statement:
    """A trigger word, the entry that applies, and one pair of ends."""

    token: Word
    trigger: Trigger
    source: Filler
    target: Filler


def statements(token: Word, resolution: Resolution) -> list[Statement]:
    """What a word states: the pairs of the most demanding of its entries that finds both ends."""
    if token.ent_type_ in _NAMES or not (entries := _entries(token, resolution)):
        return []
    company = {word: word.lemmas for word in _company(token)} if any(trigger.words for trigger in entries) else {}
    for trigger in entries:
        anchors = _anchors(token, company, trigger)
        if anchors is None or not _admits(trigger, anchors, resolution):
            continue
        found = [Statement(token, trigger, s, t) for s, t in ends(trigger, anchors, resolution)]
        if found:
            return found
    return []


def _entries(token: Word, resolution: Resolution) -> Sequence[Trigger]:
    """The entries of a word, the most demanding first. Taggers waver between participles, gerunds, nouns and verbs, so these are tried too."""
    part = _POS.get(token.pos_)
    if part is None:
        return ()
    found, verbal = _listed(token.lower_, part, token.lemma)
    if verbal is not found and (syntax.is_past_participle(token) or _governs(token)):
        found = verbal
    compound = [trigger for key in _compound_keys(token, resolution) for trigger in triggers().get(key, ())]
    return _ranked([*found, *compound]) if compound else found


@lru_cache(maxsize=50_000)
def _listed(form: str, part: str, lemma: str) -> tuple[Sequence[Trigger], Sequence[Trigger]]:
    """The entries of a form that is tagged as a part of speech; and those if it might be a verb as well."""
    known = readings(form)
    keys = [(lemma, part), *((word, part) for word in known.get(part, ()))]
    if part == "verb":
        keys += [(form, "noun"), (form, "adjective")]
    found = _ranked(trigger for key in keys for trigger in triggers().get(key, ()))
    verbs = [trigger for word in known.get("verb", ()) for trigger in triggers().get((word, "verb"), ())]
    if not verbs or part in ("verb", "preposition", "conjunction"):
        return found, found
    verbal = _ranked([*found, *verbs])
    return verbal if set(known) == {"verb"} else found, verbal


def _ranked(entries: Iterable[Trigger]) -> Sequence[Trigger]:
    """Each entry once, the most demanding first."""
    return sorted({trigger.name: trigger for trigger in entries}.values(), key=lambda trigger: -trigger.weight)


def _governs(token: Word) -> bool:
    """Whether a word that is tagged as a noun governs as a verb does: an object, or a subject without a copula."""
    return bool(syntax.having(token, "object") or (syntax.having(token, "subject") and not syntax.having(token, "copula", "case")))


def _compound_keys(token: Word, resolution: Resolution) -> Iterator[tuple[str, str]]:
    """A word bound by hyphens as a whole (*go-between*), and the prefix of a bound name (*pro-Iranian*)."""
    start = token.i
    while start >= 2 and token.tree[start - 1].text == "-" and not any(word.spaced for word in token.tree[start - 2 : start]):
        start -= 2
    if start != token.i:
        whole = token.tree.slice(start, token.i + 1).lower()
        yield from ((word, part) for word in (whole, whole.removesuffix("s")) for part in ("noun", "adjective"))
    prefix, hyphen, _ = token.lower_.partition("-")
    if hyphen and resolution.at(token.i):
        yield prefix, "adjective"


def _anchors(token: Word, company: Mapping[Word, frozenset[str]], trigger: Trigger) -> Anchors | None:
    """The trigger and the further words of its entry, or None where one of them does not stand with it."""
    anchors = [token]
    for words in trigger.words:
        companion = next((t for t, lemmas in company.items() if not words.isdisjoint(lemmas) and t not in anchors), None)
        if companion is None:
            return None
        anchors.append(companion)
    return tuple(anchors)


def _company(token: Word) -> Iterator[Word]:
    """The words that stand with a trigger: its dependents and theirs, and the noun that it modifies."""
    children = [child for child in token.children if child.role != "subject" or syntax.is_passive(token)]
    yield from children
    for child in children:
        if child.role not in ("relative", "parataxis", "complement", "adverbial"):
            yield from child.children
    if token.role in ("relative", "participle", "modifier"):
        yield token.head


def _admits(trigger: Trigger, anchors: Anchors, resolution: Resolution) -> bool:
    return all(_holds(slot, words, anchors, resolution) for slot, words in trigger.needs) and not any(
        _holds(slot, words, anchors, resolution) for slot, words in trigger.unless)


def _holds(slot: str, words: frozenset[str], anchors: Anchors, resolution: Resolution) -> bool:
    """Whether one of the words stands in a slot. *actor* asks for any actor, *place* for any place, *any* for anything at all."""
    if "actor" in words and any(suppliers(slot, anchors, resolution, places=False)):
        return True
    tokens = [token for tokens in candidates(slot, anchors) for token in tokens]
    if ("any" in words and tokens) or ("place" in words and any(t.ent_type_ in _PLACES or resolution.state_of(t.i) for t in tokens)):
        return True
    return any(not words.isdisjoint(counted.lemmas) for token in tokens for counted in _counted(token))


def _counted(noun: Word) -> list[Word]:
    """A noun, and what it counts where it only counts: *thousands of soldiers*."""
    return [noun, *syntax.under(noun, "of")] if noun.pos_ == "NUM" or noun.lemmas & light().noun else [noun]


def ends(trigger: Trigger, anchors: Anchors, resolution: Resolution) -> list[tuple[Filler, Filler]]:
    """The plausible (source, target) pairs of the first frame that finds any, never an actor with itself."""
    for frame in trigger.frames:
        pairs = _joint(trigger, frame, anchors, resolution) if frame.joint else _directed(trigger, frame, anchors, resolution)
        found = [(s, t) for s, t in pairs if _plausible(trigger, s, t, resolution)]
        if found:
            return found
    return []


def _directed(trigger: Trigger, frame: Frame, anchors: Anchors, resolution: Resolution) -> list[tuple[Filler, Filler]]:
    """The pairs of the first suppliers of both sides that give different actors."""
    places = schema().types[trigger.type].place
    for sources in _sides(frame.source, anchors, resolution, places=False):
        mutual = len(sources) > 1 and _reciprocal(frame.target, anchors)
        for targets in [sources] if mutual else _sides(frame.target, anchors, resolution, places=places):
            if pairs := _respectively(anchors[0], sources, targets, resolution):
                return pairs
            if found := [(s, t) for s in sources for t in targets if _differ(s, t)]:
                return found
    return []


def _respectively(noun: Word, sources: list[Filler], targets: list[Filler], resolution: Resolution) -> list[tuple[Filler, Filler]]:
    """Who holds which of several titles in one: *Rabin and Majali, the prime ministers of Israel and Jordan*; empty for any other phrase."""
    if noun.role != "apposition" or len(targets) < 2 or sources[0].slot != "self" or "Number=Plur" not in noun.feats:
        return []
    first = noun.head
    while first.role == "conjunct" and first.head is not first:
        first = first.head
    holders = [Filler(r, t, slot="self") for t in syntax.spread([first]) for r in resolution.at(t.i) if r.kind == "person"]
    return list(zip(holders, targets, strict=True)) if len(holders) == len(targets) else []


def _joint(trigger: Trigger, frame: Frame, anchors: Anchors, resolution: Resolution) -> list[tuple[Filler, Filler]]:
    """The pairs of a symmetric frame: across its two sides, or within one where the other side has no word at all."""
    first = list(_sides(frame.source, anchors, resolution, places=False))
    for ones in first:
        for others in _sides(frame.target, anchors, resolution, places=False):
            if across := [(a, b) for a in ones for b in others if _differ(a, b)]:
                return across
    if frame.target and not _reciprocal(frame.target, anchors) and any(t for slot in frame.target for t in candidates(slot, anchors)):
        return []
    for ones in first:
        if within := [(a, b) for a, b in combinations(ones, 2) if _differ(a, b)]:
            return within
    return []


def _sides(slots: tuple[str, ...], anchors: Anchors, resolution: Resolution, *, places: bool) -> Iterator[list[Filler]]:
    """What the suppliers of a side's slots give, in order of trust."""
    for slot in slots:
        yield from suppliers(slot, anchors, resolution, places=places)


def _reciprocal(slots: tuple[str, ...], anchors: Anchors) -> bool:
    """Whether a slot holds *each other* or *one another*."""
    starts = {first.i for first, second in pairwise(anchors[0].sent.words) if f"{first.lower_}-{second.lower_}" in cues().reciprocal}
    return bool(starts) and any(
        not starts.isdisjoint((token.i - 1, token.i)) for slot in slots for tokens in candidates(slot, anchors) for token in tokens)


def _differ(a: Filler, b: Filler) -> bool:
    return a.reference.actor != b.reference.actor


def _plausible(trigger: Trigger, source: Filler, target: Filler, resolution: Resolution) -> bool:
    """Whether actors of these kinds may stand at the ends of a relation type.

    A place stands for its state against outsiders alone: who takes a town from *Iraqi forces* takes it from Iraq, these forces do not.
    *French officers* are the French military and say nothing of its belonging to France: nor do other nominals for states, peoples and armies.
    A state does not lead its own army.
    A preposition ties a person's name alone: *Kofi Annan of the United Nations*.
    """
    kind, held = schema().types[trigger.type], source.reference
    if kind.quad is None and held.kind in _MASSES and held.form == "nominal" and source.slot == "self" and source.rank == 0:
        return False
    if trigger.pos == "preposition" and (held.kind != "person" or held.form != "name"):
        return False
    if kind.quad is None and held.kind == "state" and (
        target.reference.kind == "state" or (target.reference.kind == "military" and resolution.same_state(held.actor, target.reference.actor))
    ):
        return False
    if held.kind in _STATES and not resolution.at(target.token.i) and resolution.same_state(held.actor, target.reference.actor):
        return False
    return (
        (not kind.source or held.kind in kind.source) and (not kind.target or target.reference.kind in kind.target)
        and (not trigger.source or held.kind in trigger.source) and (not trigger.target or target.reference.kind in trigger.target)
    )
