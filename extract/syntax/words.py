"""A parsed document as plain Python, read once: its words and sentences.

spaCy makes a new object whenever a token is asked for, its head or its children; the rules ask some twenty times a word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from itertools import pairwise, repeat
from typing import Any, TypeVar

from spacy.tokens import Doc

from ..lexicon.forms import lemma, lemmas
from .labels import role_of
from .mending import mend

_COLUMNS = ("IDX", "LENGTH", "LEMMA", "POS", "TAG", "MORPH", "DEP", "ENT_TYPE", "IS_PUNCT", "SENT_START")

T = TypeVar("T")


@dataclass(slots=True, eq=False)
class Word:
    """A token, by spaCy's names for what it is; `role` is its syntactic role, by one set of names for both label schemes."""

    i: int
    idx: int
    text: str
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    feats: frozenset[str]
    role: str
    ent_type_: str
    is_punct: bool
    tree: Tree = field(repr=False)
    sent: Sentence = field(repr=False)
    head: Word = field(init=False, repr=False)
    children: Sequence[Word] = field(init=False, repr=False, default=())
    known: dict[Callable[..., Any], Any] | None = field(init=False, repr=False, default=None)

    @property
    def lemma(self) -> str:
        """The lemma in lower case, the dictionary's where it knows the word."""
        return lemma(self.lower_, self.pos_, self.lemma_)

    @property
    def lemmas(self) -> frozenset[str]:
        """The word itself and everything that it may be an inflection of."""
        return lemmas(self.lower_, self.lemma)

    @property
    def end(self) -> int:
        """Where the word ends in the text, in code points."""
        return self.idx + len(self.text)

    @property
    def is_space(self) -> bool:
        """Whether the token is white space."""
        return self.text.isspace()

    @property
    def spaced(self) -> bool:
        """Whether a blank follows."""
        return self.tree.text[self.end : self.end + 1] == " "

    def nbor(self, steps: int) -> Word:
        """The word so many steps on; the caller sees to it that there is one."""
        return self.tree[self.i + steps]

    @property
    def ancestors(self) -> Iterator[Word]:
        """The head, its head, and so on up to the root."""
        word = self
        while word.head is not word:
            word = word.head
            yield word

    @property
    def subtree(self) -> Iterator[Word]:
        """The word and all that hangs on it, in no order."""
        stack = [self]
        while stack:
            word = stack.pop()
            yield word
            stack += word.children


@dataclass(slots=True, eq=False)
class Sentence:
    """The words from `start` up to `end`."""

    tree: Tree = field(repr=False)
    start: int
    end: int

    @property
    def words(self) -> list[Word]:
        """The words, in the order of the text."""
        return self.tree[self.start : self.end]

    @property
    def root(self) -> Word:
        """The word that hangs on no other (the first, if there are several)."""
        return next(word for word in self.words if word.head is word)

    @property
    def text(self) -> str:
        """The text of the words."""
        return self.tree.slice(self.start, self.end)


class Tree(list[Word]):
    """The words of a document, with its sentences and its text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.sentences: list[Sentence] = []

    def slice(self, start: int, end: int) -> str:
        """The text of the words from `start` up to `end`."""
        return self.text[self[start].idx : self[end - 1].end]


def remembered(ask: Callable[[Word], T]) -> Callable[[Word], T]:
    """Let a question about a word be answered once, as long as its tree lives. Nobody may change an answer."""

    @wraps(ask)
    def recall(word: Word) -> T:
        known = word.known
        if known is None:
            known = word.known = {}
        if ask not in known:
            known[ask] = ask(word)
        answer: T = known[ask]
        return answer

    return recall


def tree(doc: Doc) -> Tree:
    """The tree of a parsed document; made once, and kept as long as the document."""
    known: Tree | None = doc.user_data.get("whowhom tree")
    if known is None:
        known = doc.user_data["whowhom tree"] = _read(doc)
    return known


def _read(doc: Doc) -> Tree:
    text, strings = doc.text, doc.vocab.strings
    starts, lengths, lemmas, pos, tags, morphs, labels, entities, punctuation, begins = doc.to_array(list(_COLUMNS)).T.tolist()
    heads = doc.to_array(["HEAD"]).astype("int64").tolist()
    names = {key: strings[key] for column in (lemmas, pos, tags, entities) for key in set(column)}
    feats = {key: _features(strings[key]) for key in set(morphs)}
    roles = {key: role_of(strings[key]) for key in set(labels)}
    forms = [text[start : start + length] for start, length in zip(starts, lengths, strict=True)]
    firsts = [i for i, begin in enumerate(begins) if begin == 1 or i == 0]
    made = Tree(text)
    made.sentences = [Sentence(made, start, end) for start, end in pairwise([*firsts, len(forms)])]
    sentences = (sentence for sentence in made.sentences for _ in range(sentence.start, sentence.end))
    named, featured, placed = names.__getitem__, feats.__getitem__, roles.__getitem__
    made += map(
        Word, range(len(forms)), starts, forms, map(str.lower, forms), map(named, lemmas), map(named, pos), map(named, tags),
        map(featured, morphs), map(placed, labels), map(named, entities), map(bool, punctuation), repeat(made), sentences,
    )
    children: dict[Word, list[Word]] = {}
    for word, offset in zip(made, heads, strict=True):
        word.head = head = made[word.i + offset]
        if offset:
            children.setdefault(head, []).append(word)
    for head, found in children.items():
        head.children = found
    mend(made)
    return made


@lru_cache(maxsize=10_000)
def _features(morph: str) -> frozenset[str]:
    """*Number=Plur,Sing|Tense=Past* as its single features."""
    pairs = (pair.partition("=") for pair in morph.split("|"))
    return frozenset(f"{name}={value}" for name, _, values in pairs for value in values.split(","))
