"""Attachments that parsers get wrong although grammar decides them, put right before anything is asked of a tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.cues import cues

if TYPE_CHECKING:
    from .words import Word

_RELATIVE = frozenset({"who", "which"})
_SUBJECTS = frozenset({"subject", "passive subject"})
_OWN = _SUBJECTS | {"auxiliary", "passive auxiliary", "marker", "copula"}
"""What a verb has that begins a clause of its own."""


def mend(words: list[Word]) -> None:
    """Hang words elsewhere, in place."""
    for word in words:
        if word.role == "conjunct" and word.pos_ == "VERB" and not any(child.role in _OWN for child in word.children):
            if speaking := _report(word):
                _hang(word, speaking, "conjunct")
            elif clause := _open_clause(word):
                _hang(word, clause, "conjunct")
        elif word.role == "apposition" and word.ent_type_ == "PERSON" and (noun := _office(word)):
            _hang(word, noun, "apposition")
        elif word.role == "modifier" and word.pos_ == "PROPN" and _one_of_two(word):
            _part(word)
        elif word.role in _SUBJECTS and word.pos_ == "PROPN" and (title := _title_before(word)):
            _hang(title, word, "modifier")


def _report(verb: Word) -> Word | None:
    """The reporting verb that a verb goes on: *Kyiv said Russia had shelled the town and accused it of …*, *says it lied and accuses …*."""
    told = verb.head
    said = told.head
    if told.role != "complement" or said.i > told.i or not said.lemmas & cues().speech.verb or not any(c.role in _SUBJECTS for c in told.children):
        return None
    if verb.lemmas & cues().onward and not told.lemmas & (cues().onward | cues().speech.verb):
        return said
    return said if "Tense=Pres" in verb.feats and "Tense=Pres" in said.feats and "Tense=Past" in told.feats else None


def _open_clause(verb: Word) -> Word | None:
    """The verb of the relative clause that a comma opens and none closes before the *and*: *Poland, which hosted Kyiv and armed it*."""
    head = verb.head
    for word in reversed(verb.tree[head.i + 1 : verb.i]):
        if word.is_punct:
            return None
        if word.lower_ in _RELATIVE and word.nbor(-1).text == "," and word.head.role == "relative" and word.head.i < verb.i:
            return word.head if head in word.head.ancestors else None
    return None


def _office(person: Word) -> Word | None:
    """The noun that a person's name explains, hung on a place or body behind it: *the EU's envoy to the Sahel, Emanuela Del Re*."""
    noun = person.head
    while noun.ent_type_ not in ("", "PERSON") or noun.role == "preposition":
        if noun.head is noun or noun.role not in ("oblique", "name", "modifier", "conjunct", "preposition"):
            return None
        noun = noun.head
    return noun if noun is not person.head and noun.pos_ == "NOUN" and not noun.ent_type_ else None


def _one_of_two(name: Word) -> bool:
    """Whether a name that hangs on a later noun is the first of two: *between Paris and Kurdish forces*."""
    noun = name.head
    if not name.sent.start < name.i < noun.i - 1 or noun.head is noun:
        return False
    return name.nbor(-1).lower_ == "between" and name.nbor(1).pos_ == "CCONJ"


def _part(name: Word) -> None:
    """Make a name and the noun that it hangs on two."""
    noun = name.head
    _hang(name, noun.head, noun.role)
    for mark in [child for child in noun.children if child.i < name.i and child.role == "case"]:
        _hang(mark, name, "case")
    _hang(noun, name, "conjunct")


def _title_before(name: Word) -> Word | None:
    """The noun right before a name, taken for a second subject: *President of the European Council Charles Michel*."""
    other = next((child for child in name.head.children if child.role in _SUBJECTS and child.i < name.i and child.pos_ == "NOUN"), None)
    return other if other and max(word.i for word in other.subtree) + 1 == min(word.i for word in name.subtree) else None


def _hang(word: Word, head: Word, role: str) -> None:
    word.head.children = [child for child in word.head.children if child is not word]
    word.head, word.role = head, role
    head.children = sorted([*head.children, word], key=lambda child: child.i)
