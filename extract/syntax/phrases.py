"""The noun phrases around a word: its owners, its prepositional phrases, and what relative pronouns stand for."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from .labels import having, preposition, role, spread
from .order import phrase_before

_RELATIVE_PRONOUNS = frozenset({"who", "whom", "which", "that", "whose"})
_HUMAN_PRONOUNS = frozenset({"who", "whom", "whose"})


def possessors(noun: Token) -> list[Token]:
    """Whose a noun is; *whose* is the noun that it stands for."""
    return spread([antecedent(token) for token in having(noun, "possessor")])


def prepositional(token: Token) -> list[tuple[str, Token]]:
    """Each prepositional phrase of a word as (preposition, head of its noun phrase), coordination spread; remembered on the document."""
    known: dict[int, list[tuple[str, Token]]] = token.doc.user_data.setdefault("whowhom prepositional", {})
    if token.i not in known:
        known[token.i] = list(_prepositional(token))
    return known[token.i]


def _prepositional(token: Token) -> Iterator[tuple[str, Token]]:
    for child in token.children:
        if role(child) == "preposition":
            yield from _objects_of_preposition(child)
        elif role(child) in ("oblique", "adverbial", "dependent") and (mark := preposition(child)):
            for noun in spread([child]):
                yield (preposition(noun) or mark), noun
        elif role(child) == "particle" or role(child) == "adverb":
            yield from ((f"{child.lower_} {mark}", noun) for mark, noun in prepositional(child))


def _objects_of_preposition(mark: Token) -> Iterator[tuple[str, Token]]:
    for child in mark.children:
        if role(child) == "oblique":
            yield from ((preposition(child), noun) for noun in spread([child]))
        elif role(child) == "preposition":
            yield from _objects_of_preposition(child)


def under(token: Token, word: str) -> list[Token]:
    """The noun phrases of a word that a preposition marks, relative pronouns as what they stand for.

    `word` may be the last word of a longer preposition.
    """
    return [antecedent(noun) for mark, noun in prepositional(token) if mark == word or mark.endswith(f" {word}")]


def stranded(verb: Token, word: str) -> list[Token]:
    """The noun of a relative clause that ends in a preposition without its noun: *the government he made peace with*."""
    clause = verb
    while role(clause) in ("complement", "object", "conjunct") and clause.head != clause:
        clause = clause.head
    alone = any(c.lower_ == word and c.pos_ == "ADP" and not list(c.children) and role(c) != "particle" for c in verb.children)
    return [clause.head] if alone and role(clause) == "relative" else []


def antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for; any other token itself.

    Where the parser took the relative clause for something else, it is the head of the noun phrase that the pronoun follows.
    """
    if token.lower_ not in _RELATIVE_PRONOUNS or role(token) == "determiner":
        return token
    clause = token
    while clause.head != clause and role(clause) != "relative":
        clause = clause.head
    before = token if token.lower_ == "that" else phrase_before(token)
    if role(clause) != "relative" or clause.head.i > token.i:
        return before
    if token.lower_ in _HUMAN_PRONOUNS and clause.head.pos_ != "PROPN" and before.pos_ == "PROPN":
        return before
    joined_before = role(clause.head) == "conjunct" and any("Plur" in t.morph.get("Number") for t in (clause, *having(clause, "auxiliary")))
    return clause.head.head if joined_before else clause.head


def is_relative(token: Token) -> bool:
    """Whether a token has the form of a relative pronoun."""
    return token.lower_ in _RELATIVE_PRONOUNS
