"""Fill a frame's slots: from a trigger and a slot's name to the actors that stand there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .. import syntax
from ..actors.resolve import Reference, Resolution
from ..lexicon.cues import cues
from ..lexicon.schema import schema
from ..lexicon.triggers import triggers
from ..lexicon.words import light
from ..syntax import Word

Anchors = tuple[Word, ...]
"""The trigger and, after it, the further words of its entry."""


Standing = tuple[Reference, Word, str | None]
"""Who stands at a word, and the word that only leads to it, if any."""


class Filler(NamedTuple):
    """An actor in a slot; `through` is the word that only leads to it (*positions* in *positions of the army*), if any.

    `slot` and `rank` say which slot was asked for, and how far down the order of trust the supplier stands that gave it.
    """

    reference: Reference
    token: Word
    through: str | None = None
    slot: str = ""
    rank: int = 0


def suppliers(slot: str, anchors: Anchors, resolution: Resolution, *, places: bool) -> Iterator[list[Filler]]:
    """The actors that each supplier of a slot gives, in order of trust; suppliers that give none are left out.

    Of subjects the first that is an actor is the only one: that its act does not concern another actor is no reason to ask who else might do it.
    """
    for rank, nouns in enumerate(candidates(slot, anchors)):
        tokens = [noun for noun in nouns if noun not in anchors[1:] or slot not in ("obj", "iobj")]
        if slot == "self" or anchors[0].pos_ == "ADP":
            found: list[Standing] = [(r, token, None) for token in tokens for r in resolution.at(token.i)]
            found = found if anchors[0].pos_ == "ADP" else [_named(there, resolution) for there in found]
        else:
            found = [there for token in tokens for there in standing(token, resolution, places=places)]
        if found:
            yield [Filler(*there, slot, rank) for there in found]
            if slot == "subj":
                return


def _named(there: Standing, resolution: Resolution) -> Standing:
    """The name beside a noun that stands for the same actor: *Townsend* of *Townsend, commander of …*."""
    reference, noun, _ = there
    if reference.form != "nominal":
        return there
    beside = (t for tokens in syntax.denoted(noun) for t in tokens)
    names = ((r, t, None) for t in beside for r in resolution.at(t.i) if r.actor == reference.actor and r.form in ("name", "acronym"))
    return next(names, there)


def candidates(slot: str, anchors: Anchors) -> Iterator[list[Word]]:
    """The heads that may fill a slot, one list a supplier, in order of trust.

    A prepositional phrase is looked for on the trigger, its words and its carrier first, then on what these govern, where parsers like to hang it.
    """
    trigger = anchors[0]
    match slot:
        case "subj" if trigger.pos_ == "SCONJ":
            yield from syntax.subjects(syntax.governor(trigger))
        case "subj":
            found = syntax.subjects(trigger)
            yield from found
            if not found and not syntax.is_passive(trigger):
                yield syntax.preceding(trigger)
        case "obj":
            yield syntax.objects(trigger)
            yield syntax.spread(syntax.having(trigger, "indirect object"))
            yield [noun for word in anchors[1:] for noun in syntax.under(trigger, word.lower_)]
            if not syntax.objects(trigger) and not syntax.is_passive(trigger):
                yield [noun for noun in syntax.following(trigger) if syntax.governor(noun) != trigger]
        case "iobj":
            yield syntax.spread(syntax.having(trigger, "indirect object"))
        case "clause":
            clauses = [c for anchor in anchors for c in syntax.complements(anchor)]
            yield syntax.spread([s for c in clauses for s in syntax.having(c, "subject", "passive subject")])
            yield [s for c in clauses for s in syntax.objects(c) if syntax.is_passive(c)]
            yield [o for c in clauses for o in syntax.having(c, "object", "indirect object") if o.i < c.i]
        case "modal":
            yield [aux for anchor in anchors for clause in syntax.complements(anchor) for aux in syntax.having(clause, "auxiliary")]
        case "complement":
            yield [clause for anchor in anchors for clause in syntax.complements(anchor)]
        case "doer":
            clause = syntax.governor(trigger)
            yield from syntax.subjects(syntax.governor(clause) if trigger.pos_ == "SCONJ" else clause)
        case "beside":
            yield syntax.objects(syntax.governor(trigger)) or syntax.spread(syntax.having(syntax.governor(trigger), "indirect object"))
            yield [noun for word in ("to", "from", "of", "on") for noun in syntax.under(syntax.governor(trigger), word)]
        case "condition":
            acts = [trigger, *(clause for anchor in anchors for clause in syntax.complements(anchor))]
            yield [
                doer for act in acts for clause in syntax.having(act, "adverbial")
                if any(mark.lower_ in cues().condition for mark in syntax.having(clause, "marker"))
                for doer in syntax.having(clause, "subject", "passive subject")
            ]
        case "next":
            yield [t for t in trigger.tree[trigger.i + 2 : trigger.i + 3] if trigger.nbor(1).text == "," and t.text.istitle()]
        case "mark":
            yield syntax.having(trigger, "case") or ([trigger.head] if trigger.head.role == "preposition" else [])
        case "carrier":
            yield list(carriers(trigger))
        case "title":
            before = syntax.having(syntax.governor(trigger.head), "modifier")
            yield [word for title in before for word in (title, *syntax.having(title, "modifier"))]
        case "act":
            acts = [clause for anchor in anchors for clause in syntax.complements(anchor)]
            yield [o for act in acts for o in syntax.objects(act)]
            yield [noun for act in acts for held in (act, *governed(act)) for mark, noun in syntax.prepositional(held) if mark != "of"]
        case "agent":
            yield from agents(trigger)
        case "poss":
            yield [owner for anchor in anchors for owner in syntax.possessors(anchor)]
        case "mod":
            yield modifiers(trigger)
            yield [noun for word in anchors[1:] for noun in modifiers(word)]
            if "-" in trigger.text:
                yield [trigger]
        case "self" if trigger.pos_ == "ADP":
            yield [trigger.head] if trigger.role == "case" else syntax.having(trigger, "oblique")
        case "head" if trigger.pos_ == "ADP":
            yield [syntax.governor(trigger.head) if trigger.role == "case" else syntax.governor(trigger)]
        case "self":
            yield [trigger]
            yield from syntax.denoted(trigger)
        case "head":
            yield from heads(trigger)
        case "between":
            yield from pairs(anchors)
        case _:
            near = _bearing(anchors, slot)
            yield [noun for anchor in near for noun in syntax.under(anchor, slot)]
            if slot != "of":
                yield [noun for anchor in near for held in governed(anchor) for noun in syntax.under(held, slot)]
            yield [noun for anchor in near for noun in syntax.stranded(anchor, slot)]
            if syntax.preposition(trigger) == "with" and light().affliction & syntax.governor(trigger).lemmas:
                yield syntax.objects(syntax.governor(trigger))


def _bearing(anchors: Anchors, slot: str) -> tuple[Word, ...]:
    """The words on which a prepositional phrase of a trigger may hang: its further words, what carries it, the verb beside it that shares its
    complements (*donated and delivered … to*), and of a title the name behind it (*Prime Minister Abe of Japan*)."""
    trigger = anchors[0]
    beside = syntax.having(trigger, "conjunct") if trigger.pos_ == "VERB" and not syntax.having(trigger, "object") else []
    shared = [verb for verb in beside if verb.pos_ == "VERB" and verb.i - trigger.i <= 3 and not syntax.having(verb, "subject")]
    titled = [trigger.head] if slot == "of" and trigger.role in ("modifier", "name") and trigger.head.pos_ == "PROPN" else []
    return (*anchors, *shared, *(carrier for anchor in anchors for carrier in carriers(anchor)), *titled)


@syntax.remembered
def governed(token: Word) -> list[Word]:
    """The objects and obliques of a word, and those of these, three deep: where a parser may have hung what belongs to the word."""
    return list(_governed(token, 3))


def _governed(token: Word, depth: int) -> Iterator[Word]:
    for child in syntax.having(token, "object", "oblique", "passive subject", "indirect object"):
        yield child
        if depth > 1:
            yield from _governed(child, depth - 1)


def standing(token: Word, resolution: Resolution, *, places: bool) -> list[Standing]:
    """The actors that a noun phrase stands for, or else those it leads to: its owner, its agent, its place."""
    if references := resolution.at(token.i):
        return [(r, token, None) for r in references]
    if places and (state := resolution.state_of(token.i)):
        return [(state, token, None)]
    apposed = _apposed(token)
    beside: list[Standing] = [(r, t, None) for t in apposed for r in resolution.at(t.i)]
    beside = beside or [(r, t, None) for t in apposed if places and (r := resolution.state_of(t.i))]
    if beside:
        return beside
    if token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM") and not syntax.having(token, "determiner", "possessor"):
        return []
    relations = _relations_to(token)
    if any(schema().types[name].symmetric for name in relations):
        return [(r, t, token.text) for t in modifiers(token) for r in resolution.at(t.i)] if syntax.possessors(token) else []
    if token.lemma in light().other:
        return []
    for tokens in [[m for m in modifiers(token) if m.pos_ == "ADJ"]] if relations else _leads(token, places):
        found: list[Standing] = [(r, t, token.text) for t in tokens for r in resolution.at(t.i)]
        found = found or [(r, t, token.text) for t in tokens if places and (r := resolution.state_of(t.i))]
        if found:
            return found
    return []


def _relations_to(noun: Word) -> set[str]:
    """The relations by which a noun stands for somebody (*ally*, *rival*, *backer*): *Iran's backers* are not Iran, though *Iranian instructors* are.

    Membership is none of them, for members stand for the whole.
    """
    entries = triggers().get((noun.lemma, "noun"), ())
    return {trigger.type for trigger in entries for frame in trigger.frames if "self" in frame.source} - {"member_of", "leads"}


def _apposed(noun: Word) -> list[Word]:
    """What stands in apposition to a noun, on either side: *SEBIN, the service that …*."""
    return syntax.spread(syntax.having(noun, "apposition", "name")) + ([noun.head] if noun.role == "apposition" else [])


def _leads(noun: Word, places: bool) -> Iterator[list[Word]]:
    """To whom a noun that is no actor itself leads: *the army's positions*, *positions of the army*, *army positions*."""
    yield syntax.possessors(noun)
    yield [doer for word in (noun, *syntax.having(noun, "participle")) for doer in syntax.under(word, "by")]
    yield syntax.under(noun, "of")
    if noun.lemma in light().noun:
        yield [m for whole in syntax.under(noun, "of") for m in modifiers(whole)]
    yield modifiers(noun)
    yield syntax.under(noun, "from")
    yield syntax.under(noun, "for")
    if places:
        yield syntax.under(noun, "in") + syntax.under(noun, "at")


@syntax.remembered
def modifiers(noun: Word) -> list[Word]:
    """Compounds and adjectives of a noun, with what they are coordinated or bound to by hyphens (*U.S.-Russia talks*)."""
    direct = syntax.spread(syntax.having(noun, "modifier"))
    nested = [m for d in direct for m in syntax.having(d, "modifier", "dependent", "oblique") if m.i < d.i and d.i - m.i == 2]
    bound = [noun.tree[i] for i in (noun.i - 2, noun.i + 2) if 0 <= i < len(noun.tree) and noun.tree[(i + noun.i) // 2].text in syntax.HYPHENS]
    return sorted({t.i: t for t in (*direct, *nested, *bound)}.values(), key=lambda t: t.i)


def agents(noun: Word) -> Iterator[list[Word]]:
    """Whose act an action noun is: *by X*, *X's*, *X attack*, *from X*, or the subject of what carries it."""
    yield syntax.under(noun, "by")
    yield [by for _, held in syntax.prepositional(noun) for by in syntax.under(held, "by")]
    yield syntax.possessors(noun)
    yield modifiers(noun)
    yield syntax.under(noun, "from")
    yield syntax.spread(syntax.having(noun, "subject"))
    if syntax.governor(noun).lemma in cues().speech.accusing and syntax.preposition(noun) in cues().charge:
        yield syntax.objects(syntax.governor(noun))
    for verb in carriers(noun):
        if syntax.preposition(noun) == "in" and syntax.is_passive(verb):
            yield syntax.spread(syntax.having(verb, "passive subject"))
        yield from syntax.subjects(verb)
        yield syntax.possessors(verb)
    if syntax.preposition(noun) == "in" and syntax.governor(noun).pos_ == "PROPN":
        yield [syntax.governor(noun)]
    passed = syntax.preposition(noun) in ("during", "at") and syntax.is_passive(syntax.governor(noun))
    if syntax.governor(noun).lemma in cues().intermediary:
        return  # it is the war of others
    if syntax.preposition(noun) in ("in", "with", "during", "at") and syntax.governor(noun).pos_ in ("VERB", "AUX") and not passed:
        yield from syntax.subjects(syntax.governor(noun))


@syntax.remembered
def carriers(noun: Word) -> tuple[Word, ...]:
    """The light verb that carries a noun (*launched an attack*, *an attack launched by*), through light nouns (*a series of attacks*)."""
    for child in syntax.having(noun, "participle", "relative"):
        if light().verb & child.lemmas:
            return (child,)
    head, role = syntax.governor(noun), noun.role
    if head == noun or noun.pos_ in ("VERB", "AUX"):
        return ()
    if head.pos_ in ("VERB", "AUX") and role in ("object", "passive subject", "oblique") and syntax.carries(head):
        return (head,)
    if role == "conjunct" or (role == "oblique" and light().noun & head.lemmas):
        return (head, *carriers(head))
    return ()


def heads(word: Word) -> Iterator[list[Word]]:
    """The noun that an adjective or participle modifies, or its subject where it is the predicate."""
    bound = {word.i + 2} if word.i + 1 < len(word.tree) and word.nbor(1).text in syntax.HYPHENS else set()
    head = word
    while head.role in ("modifier", "adverb", "oblique", "dependent", "participle") and head.head != head:
        head = head.head
        if head.pos_ in ("NOUN", "PROPN") and head.i not in bound:
            yield [head]
            return
    yield from syntax.subjects(word)


def pairs(anchors: Anchors) -> Iterator[list[Word]]:
    """Both ends at once: *between X and Y*, *X-Y talks*, *the two sides' talks*."""
    trigger = anchors[0]
    for anchor in (*anchors, *carriers(trigger)):
        for mark in ("between", "among"):
            nouns = syntax.under(anchor, mark)
            yield nouns
            if len(nouns) == 1:
                yield [noun for word in anchor.sent.words if word.lower_ == mark and word.i > anchor.i for noun in syntax.joined(word)]
    yield modifiers(trigger)
    yield syntax.possessors(trigger)
    yield syntax.under(trigger, "of")
