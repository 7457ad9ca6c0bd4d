"""What the order of the words says where the tree is wrong: the noun phrases beside a word."""

from __future__ import annotations

from spacy.tokens import Token

from .labels import HYPHENS, NOMINAL, preposition, role, spread

_ENDS = ("VERB", "AUX", "ADP", "SCONJ", "CCONJ", "PUNCT")
"""Words of these kinds end the search for a noun phrase."""


def joined(mark: Token) -> list[Token]:
    """The heads on both sides of the *and* after *between*, where the parser lost one of them."""
    rest = mark.doc[mark.i + 1 : min(mark.i + 25, mark.sent.end)]
    both = next((token for token in rest if token.pos_ == "CCONJ"), None)
    return spread(following(mark) + following(both)) if both is not None else []


def following(word: Token) -> list[Token]:
    """The head of the noun phrase right after a word: a verb's object where the parser hung that elsewhere."""
    for token in word.doc[word.i + 1 : min(word.i + 8, word.sent.end)]:
        if token.pos_ in NOMINAL and role(token) not in ("possessor", "modifier", "name"):
            return [token]
        if token.pos_ in _ENDS:
            return []
    return []


def preceding(verb: Token) -> list[Token]:
    """The head of the noun phrase right before a verb, auxiliaries and adverbs between: its subject where the parser hung that elsewhere."""
    for at in range(verb.i - 1, max(verb.i - 8, verb.sent.start - 1), -1):
        token = verb.doc[at]
        if token.pos_ in NOMINAL and not preposition(token):
            return spread([_leftmost(token)])
        if token.pos_ in NOMINAL or token.pos_ == "ADP":
            continue
        if token.pos_ not in ("AUX", "ADV", "PART"):
            return []
    return []


def phrase_before(token: Token) -> Token:
    """The head of the noun phrase that ends where a token stands, a preposition and a comma passed over; the token itself if there is none."""
    at = token.i - 1
    while at > token.sent.start and (token.doc[at].is_punct or token.doc[at].pos_ == "ADP"):
        at -= 1
    if token.doc[at].pos_ not in NOMINAL:
        return token
    return _leftmost(token.doc[at])


def hyphened(verb: Token) -> list[Token]:
    """*UN* of *UN-backed*: who stands bound before a participle by a hyphen, wherever the parser hung it."""
    return [verb.doc[verb.i - 2]] if verb.i >= 2 and verb.nbor(-1).text in HYPHENS else []


def _leftmost(token: Token) -> Token:
    """The head of the noun phrase that ends with a token."""
    while token.head.i < token.i and token.head.pos_ in NOMINAL and role(token) in ("name", "modifier", "oblique", "conjunct"):
        token = token.head
    return token
