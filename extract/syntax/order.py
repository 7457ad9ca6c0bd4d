"""What the order of the words says where the tree is wrong: the noun phrases beside a word."""

from __future__ import annotations

from .arcs import preposition, spread
from .labels import HYPHENS, NOMINAL
from .words import Word

_ENDS = ("VERB", "AUX", "ADP", "SCONJ", "CCONJ", "PUNCT")
"""Words of these kinds end the search for a noun phrase."""


def joined(mark: Word) -> list[Word]:
    """The heads on both sides of the *and* after *between*, where the parser lost one of them."""
    rest = mark.tree[mark.i + 1 : min(mark.i + 25, mark.sent.end)]
    both = next((token for token in rest if token.pos_ == "CCONJ"), None)
    return spread(following(mark) + following(both)) if both is not None else []


def following(word: Word) -> list[Word]:
    """The head of the noun phrase right after a word: a verb's object where the parser hung that elsewhere."""
    for token in word.tree[word.i + 1 : min(word.i + 8, word.sent.end)]:
        if token.pos_ in NOMINAL and token.role not in ("possessor", "modifier", "name"):
            return [token]
        if token.pos_ in _ENDS:
            return []
    return []


def preceding(verb: Word) -> list[Word]:
    """The head of the noun phrase right before a verb, auxiliaries and adverbs between: its subject where the parser hung that elsewhere."""
    for at in range(verb.i - 1, max(verb.i - 8, verb.sent.start - 1), -1):
        token = verb.tree[at]
        if token.pos_ in NOMINAL and not preposition(token):
            return spread([_leftmost(token)])
        if token.pos_ in NOMINAL or token.pos_ == "ADP":
            continue
        if token.pos_ not in ("AUX", "ADV", "PART"):
            return []
    return []


def phrase_before(token: Word) -> Word:
    """The head of the noun phrase that ends where a token stands, a preposition and a comma passed over; the token itself if there is none."""
    at = token.i - 1
    while at > token.sent.start and (token.tree[at].is_punct or token.tree[at].pos_ == "ADP"):
        at -= 1
    if token.tree[at].pos_ not in NOMINAL:
        return token
    return _leftmost(token.tree[at])


def hyphened(verb: Word) -> list[Word]:
    """*UN* of *UN-backed*: who stands bound before a participle by a hyphen, wherever the parser hung it."""
    return [verb.tree[verb.i - 2]] if verb.i >= 2 and verb.nbor(-1).text in HYPHENS else []


def _leftmost(token: Word) -> Word:
    """The head of the noun phrase that ends with a token."""
    while token.head.i < token.i and token.head.pos_ in NOMINAL and token.role in ("name", "modifier", "oblique", "conjunct"):
        token = token.head
    return token
