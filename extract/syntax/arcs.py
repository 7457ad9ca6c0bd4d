"""One step along the arcs of a tree: what a word depends on, what marks it, what hangs on it, what is coordinated to it."""

from __future__ import annotations

from .words import Word, remembered


def governor(token: Word) -> Word:
    """The word that a token depends on; prepositions, which only the English scheme makes governors, are passed over."""
    head = token.head
    while head.role == "preposition" and head.head != head:
        head = head.head
    return head


@remembered
def preposition(token: Word) -> str:
    """The preposition that marks a noun phrase, in lower case, its words joined by blanks; empty where there is none."""
    if token.head.role == "preposition":
        outer = token.head.head
        joined = f"{outer.lower_} {token.head.lower_}" if outer.role == "preposition" else token.head.lower_
        return joined
    within = [token, *having(token, "modifier", "name")]
    marks = [c for part in within for c in part.children if c.role == "case" and c.lower_ not in ("'s", "’s", "'", "’", "-")]
    return " ".join(part.lower_ for mark in marks for part in (mark, *(f for f in mark.children if f.role == "fixed")))


def having(token: Word, *roles: str) -> list[Word]:
    """The children of a token that stand in one of the roles, in the order of the text."""
    return [child for child in token.children if child.role in roles]


def spread(tokens: list[Word]) -> list[Word]:
    """The tokens with everything coordinated to them, in the order of the text, each once."""
    found: dict[int, Word] = {}
    stack = list(tokens)
    while stack:
        token = stack.pop()
        if token.i not in found:
            found[token.i] = token
            stack += [c for c in token.children if c.role == "conjunct" and not owns(c)]
    return [found[i] for i in sorted(found)]


def owns(word: Word) -> bool:
    """Whether a word has a possessive ending, so that it can only own what is coordinated: *the Sandinistas and Calero's Contras*."""
    return any(c.role == "case" and c.lower_ in ("'s", "’s", "'", "’") for c in word.children)
