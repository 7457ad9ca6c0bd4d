"""Who does what a word says, and to whom: subjects and objects of verbs, nouns and adjectives, expressed or supplied by control."""

from __future__ import annotations

from collections.abc import Iterator

from ..lexicon.cues import cues
from ..lexicon.words import light
from .arcs import governor, having, preposition, spread
from .order import hyphened
from .phrases import antecedent, is_relative, under
from .words import Word, remembered

_OBJECT_CONTROL = frozenset({"of", "from", "into", "for", "with", "against"})
"""Prepositions before a gerund that make the object do it: *accused Iran of arming*, *kept Iran from arming*, *charged Iran with arming*,
*warned Iran against arming*."""


@remembered
def is_passive(verb: Word) -> bool:
    """Whether a verb is passive: by its auxiliary, by its agent, or as a bare past participle beside a noun.

    A subject that is labelled passive proves nothing without either: taggers take *called* and *held* for participles.
    """
    children = {child.role for child in verb.children}
    if "passive auxiliary" in children:
        return True
    if "passive subject" in children:
        return bool(under(verb, "by"))
    if not is_past_participle(verb) or children & {"auxiliary", "subject"}:
        return False
    match verb.role:
        case "participle" if verb.head.role == "root" and not under(verb, "by"):
            return False  # the one verb of the sentence, taken for a participle beside its subject
        case "modifier" | "participle" | "adverbial":
            return "object" not in children
        case "conjunct":
            return is_passive(verb.head)
    return verb.role == "complement"


def is_past_participle(token: Word) -> bool:
    """Whether a token has the form of a past participle."""
    return token.tag_ == "VBN" or ("VerbForm=Part" in token.feats and "Tense=Past" in token.feats)


def is_infinitive(token: Word) -> bool:
    """Whether a verb stands as an infinitive with *to*."""
    return any(c.lower_ == "to" and c.role in ("marker", "auxiliary") for c in token.children)


@remembered
def subjects(verb: Word) -> list[list[Word]]:
    """Who does what a verb, or a predicate noun or adjective, says: the suppliers in order of trust, each spread over coordination."""
    return [spread([antecedent(t) for t in tokens]) for tokens in _subjects(verb, set()) if tokens]


def _subjects(verb: Word, seen: set[int]) -> Iterator[list[Word]]:
    if verb.i in seen:
        return
    seen.add(verb.i)
    if is_passive(verb):
        yield (under(verb, "by") or [by for act in having(verb, "complement") for by in under(act, "by")]) + hyphened(verb)
        return
    expressed = having(verb, "subject", "passive subject") or [t for be in having(verb, "copula") for t in having(be, "subject")]
    if verb.role == "attribute":
        expressed = expressed or having(verb.head, "subject", "passive subject")
    if expressed:
        yield expressed
        return
    yield from _controllers(verb, seen)


def _controllers(verb: Word, seen: set[int]) -> Iterator[list[Word]]:
    """Who supplies the subject that a verb does not express."""
    head, place = matrix(verb), verb.role
    if place == "oblique" and head.pos_ not in ("VERB", "AUX"):
        place = "participle"
    match place:
        case "conjunct" | "parataxis":
            if is_passive(head):
                yield having(head, "passive subject")
            yield from _subjects(head, seen)
        case "complement":
            held = having(head, "object", "indirect object")
            yield held
            if not (held and _controls(head)):
                yield having(head, "passive subject")
                yield from _subjects(head, seen)
        case "adverbial" if is_infinitive(verb) and head.lemma in cues().intermediary and any(noun.pos_ == "NOUN" for noun in having(head, "object")):
            return
        case "adverbial" | "oblique" | "attribute":
            held = []
            if any(c.lower_ in _OBJECT_CONTROL for c in having(verb, "marker", "case")) or (is_infinitive(verb) and head.lemma in cues().control):
                held = having(head, "object", "indirect object") or under(head, "on") + under(head, "to")
                held = held or (objects(head) if is_passive(head) and head.role in ("modifier", "participle") else [])
                yield held
            if not (held and _controls(head)):
                yield having(head, "passive subject")
                yield from _subjects(head, seen)
        case "object" if head.pos_ == "VERB":
            yield from _subjects(head, seen)
        case "relative":
            yield [head]
        case "participle" if is_infinitive(verb) and head.pos_ == "PROPN":
            yield [head]
        case "participle" | "modifier" if is_infinitive(verb) or (place != "modifier" and head.pos_ in ("ADJ", "VERB")):
            yield from bearers(head, seen)
        case "participle" | "modifier":
            yield [head]
            if head.pos_ == "NOUN":
                yield from bearers(head, seen)


def _controls(verb: Word) -> bool:
    """Whether nobody but a verb's object can do what completes it: *accused its neighbours of arming the rebels* accuses no-one else."""
    return verb.lemma in cues().control or verb.lemma in cues().speech.accusing


def matrix(verb: Word) -> Word:
    """The word that governs a clause; of an infinitive right after the object of a control verb (*courting Iran to support*) that verb."""
    mark = next((c for c in verb.children if c.lower_ == "to" and c.role in ("marker", "auxiliary")), None)
    if mark is None or mark.i == verb.sent.start or verb.role != "adverbial":
        return governor(verb)
    noun = mark.nbor(-1)
    while noun.role in ("name", "modifier") and noun.head != noun:
        noun = noun.head
    nearer = governor(noun)
    return nearer if noun.role == "object" and nearer.lemma in cues().control else governor(verb)


def bearers(noun: Word, seen: set[int] | None = None) -> Iterator[list[Word]]:
    """Whose plan, desire, talk or act a noun (or adjective) is: its possessor, its own subject, or the subject of what it completes."""
    seen = set() if seen is None else seen
    yield having(noun, "possessor") or [t for t in having(noun, "modifier") if t.pos_ == "PROPN" and noun.pos_ == "NOUN"]
    yield having(noun, "subject")
    if noun.i in seen:
        return
    seen.add(noun.i)
    head = governor(noun)
    if head == noun:
        return
    match noun.role:
        case "object" if head.pos_ == "VERB" and (not carries(head) or head.lemma in cues().intermediary):
            return
        case "object" | "oblique" | "attribute" | "complement" | "adverbial" | "indirect object":
            if head.pos_ in ("VERB", "AUX"):
                yield having(head, "passive subject")
                yield from _subjects(head, seen)
            else:
                yield from bearers(head, seen)
        case "conjunct" | "parataxis":
            yield from bearers(head, seen)


@remembered
def carries(verb: Word) -> bool:
    """Whether whoever is the subject of a verb is also the agent of its object: *launch an attack*, *plan an attack*, *weigh sanctions*."""
    return bool(light().verb & verb.lemmas) or cues().status_of("object", verb.lemma) in ("planned", "negotiating") or verb.lemma in cues().ceasing


@remembered
def objects(verb: Word) -> list[Word]:
    """Whom a verb's act concerns: its object; of a passive its subject; of a participle beside a noun, that noun."""
    if is_passive(verb):
        found = having(verb, "passive subject")
        if not found and verb.role in ("modifier", "participle"):
            found = [verb.head]
        if not found and verb.role == "conjunct":
            found = objects(verb.head) if is_passive(verb.head) else next(iter(subjects(verb.head)), [])
        if not found and verb.role in ("complement", "adverbial"):
            found = having(verb.head, "object") if verb.role == "complement" else having(verb.head, "subject", "passive subject")
        return spread([antecedent(t) for t in found])
    found = having(verb, "object")
    if not found and _lacks_object(verb):
        found = [verb.head]
    if not found and verb.role == "conjunct" and verb.head.pos_ == "VERB" and _lacks_object(verb.head) and not having(verb, "subject", "oblique"):
        found = [verb.head.head]
    if not found:
        beside = [c for c in having(verb, "conjunct") if c.i - verb.i <= 3 and c.pos_ == "VERB" and not having(c, "subject")]
        found = [t for c in beside for t in having(c, "object")]
    if not found:
        found = [c for c in having(verb, "parataxis") if c.i > verb.i and c.pos_ == "NOUN" and not having(c, "subject", "copula", "case")]
    return spread([antecedent(t) for t in found])


def _lacks_object(verb: Word) -> bool:
    """Whether the noun of a relative clause is the object of its verb: *the army that Iran equips*, *whose tanker Iran seized*."""
    return verb.role == "relative" and bool(having(verb, "subject")) and not having(verb, "object") and not _relative_subject(verb)


def _relative_subject(verb: Word) -> bool:
    return any(is_relative(s) for s in having(verb, "subject"))


def denoted(noun: Word) -> list[list[Word]]:
    """Whom a noun is said of besides itself: the name beside it, its apposition, its copular subject, the subject of *as a …*."""
    found = [having(noun, "name", "apposition")]
    match noun.role:
        case "apposition" | "modifier" | "name":
            found.append([noun.head])
        case "conjunct":
            found += denoted(noun.head) if noun.head.role in ("apposition", "root", "attribute", "complement") else []
    found.append(_before_comma(noun))
    found.append(having(noun, "subject"))
    if noun.role in ("attribute", "complement"):
        found.append(having(noun.head, "object", "indirect object") if noun.role == "complement" else [])
        found.append(having(noun.head, "subject", "passive subject") or [t for ts in subjects(noun.head)[:1] for t in ts])
    if preposition(noun) == "of" and governor(noun).pos_ == "NUM":
        found += [[governor(noun)], *denoted(governor(noun))]
    if preposition(noun) == "as":
        found.append(having(governor(noun), "object") or having(governor(noun), "passive subject"))
        found += subjects(governor(noun))
    return [spread([antecedent(t) for t in tokens]) for tokens in found if tokens]


def _before_comma(noun: Word) -> list[Word]:
    """The name that a comma parts from the noun phrase right after it: *Haftar, the general*, where the parser hung one of them elsewhere."""
    first = min(word.i for word in noun.subtree)
    comma = first if noun.tree[first].text == "," else first - 1
    named = comma > noun.sent.start and noun.tree[comma].text == "," and noun.tree[comma - 1].pos_ == "PROPN"
    return [noun.tree[comma - 1]] if named else []


def complements(token: Word) -> list[Word]:
    """The clauses and infinitives that complete a verb, noun or adjective."""
    return having(token, "complement", "participle") + [c for c in having(token, "adverbial") if is_infinitive(c)]
