"""A parsed document as plain lists, read once, so that every question about a token costs one look-up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc

from ..lexicon.names import normal
from ..syntax import preposition, role

key = lru_cache(maxsize=1 << 16)(normal)
"""`normal` for single tokens, remembered."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The tokens of a document; `keys` are their normal forms, `sentences` the number of the sentence that each stands in."""

    doc: Doc
    text: str
    words: list[str]
    lower: list[str]
    keys: list[str]
    starts: list[int]
    ends: list[int]
    pos: list[str]
    heads: list[int]
    roles: list[str]
    children: list[list[int]]
    sentences: list[int]
    quoted: list[bool]

    def __len__(self) -> int:
        return len(self.words)

    def slice(self, start: int, end: int) -> str:
        """The text of the tokens from `start` up to `end`."""
        return self.text[self.starts[start]:self.ends[end - 1]]

    def root(self, start: int, end: int) -> int:
        """The token of the stretch whose head lies outside of it (the last such one, if the stretch is no constituent)."""
        outer = [i for i in range(start, end) if not start <= self.heads[i] < end or self.heads[i] == i]
        return outer[0] if outer else end - 1

    def left(self, i: int, *roles: str) -> list[int]:
        """The children of token `i` before it, in these roles."""
        return [c for c in self.children[i] if c < i and self.roles[c] in roles]

    def preposition(self, i: int) -> str:
        """The preposition that marks the noun phrase of token `i`; empty where there is none."""
        return preposition(self.doc[i])

    def antecedent(self, i: int) -> int:
        """The noun for which a relative pronoun at `i` stands; any other token itself."""
        if self.lower[i] not in ("who", "whom", "whose", "which", "that"):
            return i
        clause = i
        for _ in range(12):
            if self.roles[clause] == "relative":
                return min(self.heads[clause], i)
            clause = self.heads[clause]
        return i

    def capital(self, i: int) -> bool:
        """Whether token `i` begins with a capital letter."""
        return self.words[i][:1].isupper()


def grid(doc: Doc) -> Grid:
    """The grid of a parsed document."""
    words = [token.text for token in doc]
    starts = [token.idx for token in doc]
    heads = [token.head.i for token in doc]
    children: list[list[int]] = [[] for _ in words]
    for i, head in enumerate(heads):
        if head != i:
            children[head].append(i)
    return Grid(
        doc=doc, text=doc.text, words=words, lower=[word.lower() for word in words], keys=[key(word) for word in words], starts=starts,
        ends=[start + len(word) for start, word in zip(starts, words)], pos=[token.pos_ for token in doc], heads=heads,
        roles=[role(token) for token in doc], children=children, sentences=_sentences(doc), quoted=_quoted(words),
    )


def _sentences(doc: Doc) -> list[int]:
    numbers, number = [], -1
    for token in doc:
        number += bool(token.is_sent_start) or token.i == 0
        numbers.append(number)
    return numbers


def _quoted(words: list[str]) -> list[bool]:
    """Whether each token stands inside quotation marks; a mark that is never closed ends with its paragraph."""
    found, inside = [], False
    for word in words:
        if word in ("“", "«", "``"):
            inside = True
        elif word in ("”", "»", "''"):
            inside = False
        elif word == '"':
            inside = not inside
        elif "\n\n" in word or (word.isspace() and "\n" in word and inside):
            inside = False
        found.append(inside)
    return found
