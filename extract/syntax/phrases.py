"""The noun phrases around a word: its owners, its prepositional phrases, and what relative pronouns stand for."""

from __future__ import annotations

from collections.abc import Iterator

from ..lexicon.cues import cues
from .arcs import having, owns, preposition, spread
from .order import phrase_before
from .words import Word, remembered

_RELATIVE_PRONOUNS = frozenset({"who", "whom", "which", "that", "whose"})
_HUMAN_PRONOUNS = frozenset({"who", "whom", "whose"})


def possessors(noun: Word) -> list[Word]:
    """Whose a noun is; *whose* is the noun that it stands for."""
    owners = having(noun, "possessor")
    if not owners and noun.i > 1 and noun.nbor(-1).role == "case" and noun.nbor(-1).head.role == "conjunct" and owns(noun.nbor(-1).head):
        owners = [noun.nbor(-1).head]  # taken for a conjunct of what stands before it
    return spread([antecedent(token) for token in owners])


@remembered
def prepositional(token: Word) -> list[tuple[str, Word]]:
    """Each prepositional phrase of a word as (preposition, head of its noun phrase), coordination spread."""
    return list(_prepositional(token))


def _prepositional(token: Word) -> Iterator[tuple[str, Word]]:
    for child in token.children:
        if child.role == "preposition":
            yield from _objects_of_preposition(child)
        elif child.role in ("oblique", "adverbial", "dependent") and (mark := preposition(child)):
            for noun in spread([child]):
                yield (preposition(noun) or mark), noun
        elif child.role == "particle" or child.role == "adverb":
            yield from ((f"{child.lower_} {mark}", noun) for mark, noun in prepositional(child))


def _objects_of_preposition(mark: Word) -> Iterator[tuple[str, Word]]:
    for child in mark.children:
        if child.role == "oblique":
            yield from ((preposition(child), noun) for noun in spread([child]))
        elif child.role == "preposition":
            yield from _objects_of_preposition(child)


def under(token: Word, word: str) -> list[Word]:
    """The noun phrases of a word that a preposition marks, relative pronouns as what they stand for.

    `word` may be the last word of a longer preposition.
    """
    phrases = prepositional(token)
    return [antecedent(noun) for mark, noun in phrases if mark == word or (mark.endswith(f" {word}") and not _names_source(mark))] if phrases else []


def _names_source(mark: str) -> bool:
    """Whether a preposition names who says so (*according to*), not to whom something is done."""
    return mark.partition(" ")[0] in cues().speech.source


def stranded(verb: Word, word: str) -> list[Word]:
    """The noun of a relative clause that ends in a preposition without its noun: *the government he made peace with*."""
    clause = verb
    while clause.role in ("complement", "object", "conjunct") and clause.head != clause:
        clause = clause.head
    alone = any(c.lower_ == word and c.pos_ == "ADP" and not list(c.children) and c.role != "particle" for c in verb.children)
    return [clause.head] if alone and clause.role == "relative" else []


def antecedent(token: Word) -> Word:
    """The noun that a relative pronoun stands for; any other token itself.

    Where the parser took the relative clause for something else, it is the head of the noun phrase that the pronoun follows.
    """
    if token.lower_ not in _RELATIVE_PRONOUNS or token.role == "determiner":
        return token
    clause = token
    while clause.head != clause and clause.role != "relative":
        clause = clause.head
    before = token if token.lower_ == "that" else phrase_before(token)
    if clause.role != "relative" or clause.head.i > token.i:
        return before
    if token.lower_ in _HUMAN_PRONOUNS and clause.head.pos_ != "PROPN" and before.pos_ == "PROPN":
        return before
    joined_before = clause.head.role == "conjunct" and any("Number=Plur" in t.feats for t in (clause, *having(clause, "auxiliary")))
    return clause.head.head if joined_before else clause.head


def is_relative(token: Word) -> bool:
    """Whether a token has the form of a relative pronoun."""
    return token.lower_ in _RELATIVE_PRONOUNS
