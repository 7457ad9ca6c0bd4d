"""Hand-built documents, a sentence a line: `word|POS|head|label` or `word|POS|head|label|B-ENTITY`.

Heads count from 1 within the sentence, 0 is the root; a lemma that is not the word itself stands behind a caret: `said^say`."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

from extract.actors.resolve import resolve
from extract.lexicon.world import load

_VOCAB = spacy.blank("en").vocab
_TIGHT_BEFORE = frozenset(".,;:)!?'s’s”-") | {"'s", "’s"}
_TIGHT_AFTER = frozenset("(-“")


def parsed(lines: str) -> Doc:
    """The document; blanks stand between words as in print."""
    words: list[str] = []
    pos: list[str] = []
    heads: list[int] = []
    deps: list[str] = []
    starts: list[bool] = []
    ents: list[str] = []
    lemmas: list[str] = []
    for line in lines.strip().splitlines():
        base = len(words)
        for cell in line.split():
            word, tag, head, label, *entity = cell.split("|")
            starts.append(len(words) == base)
            heads.append(len(words) if head == "0" else base + int(head) - 1)
            word, _, lemma = word.partition("^")
            words.append(word.replace("~", " "))
            lemmas.append(lemma or word.lower())
            pos.append(tag)
            deps.append(label)
            ents.append(entity[0] if entity else "O")
    spaces = [not (word in _TIGHT_AFTER or after in _TIGHT_BEFORE) for word, after in zip(words, [*words[1:], "."], strict=False)]
    return Doc(_VOCAB, words=words, spaces=spaces, pos=pos, lemmas=lemmas, heads=heads, deps=deps, sent_starts=starts, ents=ents)


def standing(lines: str) -> dict[str, list[str]]:
    """Who stands at each word; the second *it* of a text is `it#2`."""
    doc = parsed(lines)
    resolution = resolve(doc, load(), "doc")
    found: dict[str, list[str]] = {}
    for token in doc:
        number = sum(other.text == token.text for other in doc[: token.i + 1])
        found[token.text if number == 1 else f"{token.text}#{number}"] = [reference.actor for reference in resolution.at(token.i)]
    return found
