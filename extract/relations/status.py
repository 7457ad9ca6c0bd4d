"""How real the text says that a relation is: the words over its trigger, composed from the inside out, so that the outermost wins."""

from __future__ import annotations

from collections.abc import Iterator

from .. import syntax
from ..lexicon.cues import cues
from ..lexicon.words import light
from ..syntax import Word

NOT = "not"
_VERBAL = ("VERB", "AUX")


def status_of(trigger: Word, inner: str | None = None, *, holder: bool = False) -> tuple[str, list[str]]:
    """The status that the words above a trigger give it, and those words.

    `inner` is the status that the trigger itself carries (*overtures* are sought), if any. A `holder` is a noun that stands for who it is said of
    (*the prime minister*): what is done to him bears on nothing, unless the noun is the predicate (*he may become prime minister*).
    """
    status = inner or "asserted"
    why: list[str] = []
    predicate = syntax.having(trigger, "copula") or trigger.role in ("attribute", "complement") or syntax.preposition(trigger) == "as"
    held = holder and not predicate
    last: Word | None = None
    for operator, word in own(trigger) if held else operators(trigger):
        if status == "denied" and operator == "sought" and last is not None and last.lemma in cues().ceasing:
            return "asserted", [*why, f"{word.text}: asserted"]  # whoever is to stop is at it
        status, last = compose(operator, status), word
        why.append(f"{word.text}: {status}")
    return status, why


def compose(operator: str, status: str) -> str:
    """The status of a relation of `status` under an operator: a status word, or NOT."""
    if operator in (NOT, "denied"):
        return "asserted" if status == "denied" else "denied"
    return status if status == "denied" else operator


def operators(trigger: Word) -> Iterator[tuple[str, Word]]:
    """The status words over a trigger from the innermost out, each with its token."""
    node: Word | None = trigger
    last, seen = trigger, set[int]()
    while node is not None and node.i not in seen:
        seen.add(node.i)
        yield from own(node)
        last = node
        found, node = above(node)
        yield from found
    end = last.sent.words[-1] if last == last.sent.root else None
    if end is not None and end.text == "?":
        yield "sought", end


def own(node: Word) -> Iterator[tuple[str, Word]]:
    """The status words that stand directly with a word: auxiliaries, negation, adverbs, adjectives, conjunctions of condition."""
    clause = [*node.children, *(syntax.having(node.head, "auxiliary", "adverb") if node.role == "attribute" else ())]
    condition = _condition(node)
    for child in sorted(clause, key=lambda c: -c.i):
        word, role = child.lower_, child.role
        if child == condition:
            continue
        if _negates(child):
            if condition is None:
                yield NOT, child
        elif role == "auxiliary" and (status := (_reported(node) and cues().status_of("reported", word)) or cues().status_of("auxiliary", word)):
            yield status, child
        elif role in ("auxiliary", "copula") and child.lemma in cues().arranged and syntax.is_infinitive(node):
            yield "planned", child
        elif role == "case" and (status := cues().status_of("adjective", word)):
            yield status, child
        elif role == "adverb" and (status := cues().status_of("adverb", word)):
            yield status, child
        elif role == "modifier" and node.pos_ == "NOUN" and (status := cues().status_of("adjective", child.lemma)):
            yield status, child
        elif role == "marker" and (status := cues().status_of("adjective", word)):
            yield status, child
        elif role in ("subject", "passive subject") and node.pos_ in _VERBAL and condition is None:
            yield from ((NOT, c) for c in child.children if c.lower_ in cues().negation and c.role in ("determiner", "coordinator"))
            if word in cues().negation:
                yield NOT, child
    if condition is not None:
        yield "sought", condition


def _negates(word: Word) -> bool:
    """Whether a word negates what it hangs on; with the adverb before it, if the two are an entry: *no longer*."""
    if word.role == "adverb" and any(f"{c.lower_}-{word.lower_}" in cues().negation for c in syntax.having(word, "adverb", "determiner")):
        return True
    return word.lower_ in cues().negation and word.role in ("adverb", "determiner", "coordinator", "auxiliary")


def _condition(node: Word) -> Word | None:
    """The word that makes a clause a condition, in which a negation denies nothing: a conjunction, or an auxiliary before the subject."""
    for mark in syntax.having(node, "marker", "adverb"):
        if mark.lower_ in cues().condition:
            return mark
    if node.role == "adverbial":
        subjects, helping = syntax.having(node, "subject", "passive subject"), syntax.having(node, "auxiliary", "passive auxiliary")
    elif node.role == "participle":  # *were Iran to attack*, hung on its subject
        subjects, helping = [node.head], syntax.having(node.head, "copula")
    else:
        return None
    before = [aux for aux in helping if aux.lower_ in cues().inverted and any(aux.i < subject.i for subject in subjects)]
    return next((aux for aux in before if aux.i == node.sent.start or aux.nbor(-1).pos_ in ("PUNCT", "CCONJ")), None)


def _reported(node: Word) -> bool:
    """Whether a clause is what somebody says, without a condition."""
    conditions = (mark for clause in syntax.having(node, "adverbial") for mark in syntax.having(clause, "marker", "adverb"))
    return (
        node.role == "complement" and syntax.matrix(node).lemma in cues().speech.verb
        and not any(mark.lower_ in cues().condition for mark in conditions)
    )


Step = tuple[list[tuple[str, Word]], Word | None]


def above(node: Word) -> Step:
    """The status word that governs a word, and the word to go on from; (…, None) where nothing above bears on it."""
    head, role = syntax.matrix(node), node.role
    if head == node:
        return [("planned", node)] if _announced(node) else [], None
    if role == "conjunct":
        return _above_conjunct(node, head)
    if role == "attribute":
        return [], head
    if node.pos_ in _VERBAL or syntax.having(node, "copula"):
        return _above_clause(node, head, role)
    return _above_noun(node, head, role)


def _above_conjunct(node: Word, head: Word) -> Step:
    """A conjunct shares what stands above the first one; its auxiliaries and adverbs too, unless it is a finite clause or has its own."""
    own_clause = any(c.lower_ == "but" or c.role in ("subject", "passive subject", "auxiliary", "adverb") for c in node.children)
    if node.pos_ in _VERBAL and (own_clause or "VerbForm=Fin" in node.feats):
        return above(head)
    return [], None if own_clause else head


def _above_clause(node: Word, head: Word, role: str) -> Step:
    mark = " ".join(c.lower_ for c in syntax.having(node, "marker", "case")) or syntax.preposition(node)
    if head == head.sent.root and _announced(node) and head.pos_ in ("NOUN", "PROPN") and not (governing(head) or syntax.having(head, "determiner")):
        return [("planned", node)], None
    if role in ("adverbial", "oblique", "participle") and any(word in cues().exclusion for word in mark.split()):
        return [("denied", node)], None
    if not syntax.is_infinitive(node) and any(word in cues().averting for word in mark.split()):
        return [("denied", node)], None
    if role == "adverbial" and not syntax.is_infinitive(node):
        return (governing(head), head) if mark in cues().kept and not syntax.having(node, "subject") else ([], None)
    if role == "relative" and mark and head.pos_ == "NOUN":
        return governing(head), head
    if role == "participle" and not syntax.is_infinitive(node) and not (mark and head.pos_ == "NOUN"):
        outer = syntax.governor(head)
        return (governing(outer), outer) if syntax.preposition(head) == "of" and outer.pos_ == "NOUN" and governing(outer) else ([], None)
    if role in ("complement", "adverbial", "oblique", "participle", "object", "passive subject"):
        subjunctive = "VerbForm=Inf" in node.feats and not syntax.having(node, "auxiliary")
        finite = bool(syntax.having(node, "subject", "passive subject")) and not syntax.is_infinitive(node) and not subjunctive
        other = (finite and head.lemma in cues().infinitive) or (syntax.is_infinitive(node) and head.lemma in cues().gerund)
        return [] if other else governing(head), head
    return [], None


def _announced(node: Word) -> bool:
    """The infinitive that a headline has for a future: *Minister to visit Paris*."""
    return node.pos_ == "VERB" and syntax.is_infinitive(node)


def governing(head: Word) -> list[tuple[str, Word]]:
    """The status that a verb, noun or adjective gives to the clause or infinitive it governs."""
    if head.pos_ in _VERBAL:
        table = "passive" if syntax.is_passive(head) else "verb"
        status = cues().status_of(table, head.lemma) or cues().status_of("verb", head.lemma)
    else:
        status = cues().status_of("adjective" if head.pos_ == "ADJ" else "noun", head.lemma)
    return [(status, head)] if status else []


def _above_noun(node: Word, head: Word, role: str) -> Step:
    """An act named by a noun is as real as what carries it, wants it or lets it happen."""
    word, mark = head.lemma, syntax.preposition(node)
    if mark in cues().exclusion:
        return [("denied", node)], None
    if head.pos_ in _VERBAL:
        if role == "complement":
            return [], head  # what somebody is to become
        concerned = mark in cues().concerning and not (mark == "on" and syntax.having(head, "object"))  # *promised it aid on a visit*
        if (role in ("object", "passive subject") or concerned) and (status := cues().status_of("object", word)):
            another = status == "denied" and syntax.having(node, "possessor")
            return ([], None) if another else ([(status, head)], head)
        if role in ("object", "passive subject", "oblique") and word in light().verb:
            return [], head
        if role in ("subject", "passive subject") and word in cues().occurrence:
            return governing(head) if syntax.is_passive(head) else [], head
        return [], head if mark == "in" and not cues().status_of("noun", node.lemma) else None
    if role == "subject" and head.pos_ == "ADJ":
        return governing(head), head
    if (role == "oblique" and word in light().noun) or (role == "modifier" and node.lower_.endswith("ing") and head.pos_ == "NOUN"):
        return [], head
    if role in ("oblique", "modifier") and (status := cues().status_of("noun", word)):
        return [(status, head)], head
    return [], None
