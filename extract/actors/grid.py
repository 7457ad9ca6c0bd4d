"""A parsed document as plain lists, read once, so that every question about a token costs one look-up."""

from __future__ import annotations

import re
from bisect import bisect
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from spacy.tokens import Doc

from ..lexicon.names import normal
from ..syntax import Tree, antecedent, preposition, tree

CHILDREN = 40
"""Of a token's children so many to each side are looked at; more has only what is no sentence."""

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff\u00ad"))


@lru_cache(maxsize=1 << 16)
def key(word: str) -> str:
    """`normal` for a single token, without invisible marks; remembered."""
    return normal(word.translate(_INVISIBLE))


@dataclass(frozen=True, slots=True)
class Grid:
    """The tokens of a document; `keys` are their normal forms, `sentences` the number of the sentence that each stands in.

    `quoted` and `headline` tell whether a token stands within quotation marks, or in a line in title case.
    """

    doc: Doc
    tree: Tree
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
    headline: list[bool]

    def __len__(self) -> int:
        return len(self.words)

    def slice(self, start: int, end: int) -> str:
        """The text of the tokens from `start` up to `end`."""
        return self.text[self.starts[start] : self.ends[end - 1]]

    def root(self, start: int, end: int) -> int:
        """The token of the stretch whose head lies outside of it (the last such one, if the stretch is no constituent)."""
        outer = [i for i in range(start, end) if not start <= self.heads[i] < end or self.heads[i] == i]
        return outer[0] if outer else end - 1

    def near(self, head: int, i: int | None = None) -> list[int]:
        """The children of token `head` that stand nearest to token `i` (itself), in their order; no more than a real phrase has."""
        children = self.children[head]
        if len(children) <= 2 * CHILDREN:
            return children
        at = bisect(children, head if i is None else i)
        return children[max(0, at - CHILDREN) : at + CHILDREN]

    def left(self, i: int, *roles: str) -> list[int]:
        """The children of token `i` before it, in these roles."""
        return [c for c in self.near(i) if c < i and self.roles[c] in roles]

    def preposition(self, i: int) -> str:
        """The preposition that marks the noun phrase of token `i`; empty where there is none."""
        return preposition(self.tree[i])

    def antecedent(self, i: int) -> int:
        """The noun for which a relative pronoun at `i` stands; any other token itself."""
        return antecedent(self.tree[i]).i if self.lower[i] in ("who", "whom", "whose", "which", "that") else i

    def capital(self, i: int) -> bool:
        """Whether token `i` begins with a capital letter."""
        return self.words[i][:1].isupper()


def grid(doc: Doc) -> Grid:
    """The grid of a parsed document."""
    words = tree(doc)
    forms = [word.text for word in words]
    starts = [word.idx for word in words]
    heads = [word.head.i for word in words]
    children: list[list[int]] = [[] for _ in words]
    for i, head in enumerate(heads):
        if head != i:
            children[head].append(i)
    return Grid(
        doc=doc,
        tree=words,
        text=words.text,
        words=forms,
        lower=[word.lower_ for word in words],
        keys=[key(form) for form in forms],
        starts=starts,
        ends=[start + len(form) for start, form in zip(starts, forms, strict=True)],
        pos=[word.pos_ for word in words],
        heads=heads,
        roles=[word.role for word in words],
        children=children,
        sentences=[number for number, sentence in enumerate(words.sentences) for _ in sentence.words],
        quoted=_quoted(forms),
        headline=_headlines(words.text, forms, starts),
    )


def _quoted(words: list[str]) -> list[bool]:
    """Whether each token stands inside quotation marks; a mark that is never closed ends with its paragraph."""
    found, inside = [], False
    for word in words:
        if word.isalnum():
            pass
        elif word in ("“", "«", "``"):
            inside = True
        elif word in ("”", "»", "''"):
            inside = False
        elif word == '"':
            inside = not inside
        elif "\n\n" in word or (word.isspace() and "\n" in word and inside):
            inside = False
        found.append(inside)
    return found


def _headlines(text: str, words: list[str], starts: list[int]) -> list[bool]:
    """Whether each token stands in a line in title case, where capitals say nothing."""
    breaks = dict.fromkeys(bisect(starts, mark.start()) for mark in re.finditer("\n", text))
    return [title for first, last in pairwise([0, *breaks, len(words)]) for title in [_title_case(words[first:last])] * (last - first)]


def _title_case(line: list[str]) -> bool:
    """Whether hardly a long word of a line is small, and no mark ends it; a line of copyright is no better."""
    shown = [word for word in line if not word.isspace()]
    if not shown or shown[-1] in (".", "!", "?", "…", "”", '"', ":", ";", ","):
        return False
    long = [word for word in shown if len(word) > 3 and word.isalpha()]
    capital = sum(word[0].isupper() for word in long)
    return shown[0] == "©" or (len(long) - capital) * 5 < capital
