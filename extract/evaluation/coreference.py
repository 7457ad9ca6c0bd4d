"""How often a pronoun or a common noun is given to the right actor, on texts whose mentions are marked as in the GUM treebank.

    python -m extract.evaluation.coreference accurate gum-test.conllu

To be found are mentions of persons, organisations and states that the text names; right is the actor that bears a name of the cluster.
What only says what somebody is (*was a linguist*; *Ada Obi, a linguist*; *the linguist Ada Obi*) counts for nothing, nor do towns and
streets, which are no actors. The treebank: https://github.com/UniversalDependencies/UD_English-GUM; the reader is given its text alone.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

from ..actors.pronouns import FORMS
from ..actors.resolve import resolve
from ..language import load, read
from ..language.training.corpus import Passage, gum_mentions, treebank
from ..language.training.evaluate import genre
from ..language.training.score_trees import raw_text
from ..lexicon.world import World
from ..lexicon.world import load as load_world
from ..records import Actor

PRONOUNS, NOUNS = "pronouns of the third person", "common nouns"


@dataclass(frozen=True, slots=True)
class Marked:
    """A mention that GUM marks: where in the text it and its head begin and end, the head's part of speech, the cluster, its kind and link."""

    start: int
    end: int
    head: int
    upos: str
    cluster: str
    kind: str
    link: str


@dataclass(frozen=True, slots=True)
class Given:
    """A pronoun or noun that is to be found (`gold`) or was given to an actor: what stands before it, and the actor's name or None."""

    what: str
    context: str
    gold: bool
    actor: str | None
    right: bool


def mentions(passage: Passage, text: str) -> Iterator[Marked]:
    """The marked mentions of a document; `text` is the document as it ran."""
    at = 0
    for sentence in passage.sentences:
        starts = []
        for word in sentence.words:
            starts.append(text.index(word, at))
            at = starts[-1] + len(word)
        for first, end, (cluster, kind, _, _, _, head, link, *_) in gum_mentions(sentence.mentions):
            i = min(first + int(head.partition(",")[0]), end) - 1
            yield Marked(starts[first], starts[end - 1] + len(sentence.words[end - 1]), starts[i], sentence.upos[i], cluster, kind, link)


def given(nlp: Language, world: World, passage: Passage, text: str) -> Iterator[Given]:
    """Each pronoun and common noun of a document that is to be found, or that was given to an actor."""
    marked = list(mentions(passage, text))
    by_head = {mention.head: mention for mention in marked}
    named = {mention.cluster for mention in marked if mention.upos == "PROPN" and _can_act(mention, text, world)}
    doc = read(nlp, text)
    resolution = resolve(doc, world, passage.name)
    clusters = {actor.actor: _clusters(actor, marked) for actor in resolution.actors}
    for token in doc:
        mention = by_head.get(token.idx)
        what = _what(token.lower_, mention.upos if mention else token.pos_)
        actor = next((there.actor for there in resolution.at(token.i) if there.form in ("pronoun", "nominal")), None)
        if what is None or (mention.link in ("pred", "appos") if mention else actor and _said_of(token.idx, clusters[actor], marked)):
            continue
        gold = mention is not None and mention.cluster in named
        if gold or actor:
            right = mention is not None and actor is not None and mention.cluster in clusters[actor]
            before = " ".join(text[max(0, token.idx - 90) : token.idx].split())
            yield Given(what, f"…{before} «{token.text}»", gold, actor, right)


def _can_act(mention: Marked, text: str, world: World) -> bool:
    return mention.kind in ("person", "organization") or (mention.kind == "place" and world.name(text[mention.start : mention.end]) is not None)


def _said_of(at: int, clusters: set[str], marked: Iterable[Marked]) -> bool:
    """Whether a word stands within a mention of one of the clusters, and heads none: *linguist* in *the linguist Ada Obi*."""
    return any(mention.start <= at < mention.end and mention.cluster in clusters for mention in marked)


def _what(word: str, upos: str) -> str | None:
    if upos in ("PRON", "DET") and word in FORMS and FORMS[word].person == 3:
        return PRONOUNS
    return NOUNS if upos == "NOUN" else None


def _clusters(actor: Actor, marked: Iterable[Marked]) -> set[str]:
    """The clusters that have a name of an actor."""
    names = [(m.start, m.end) for m in actor.mentions if m.form not in ("pronoun", "nominal", "implicit")]
    return {mention.cluster for mention in marked if mention.upos == "PROPN" and any(start <= mention.head < end for start, end in names)}


def main() -> None:
    parser = argparse.ArgumentParser(description="Score the coreference of actors on texts marked as in the GUM treebank.")
    parser.add_argument("model", help="accurate, fast, a name or a path")
    parser.add_argument("treebank", type=Path, help="a CoNLL-U file whose MISC column has GUM's Entity marks")
    parser.add_argument("--genres", default="", help="only documents of these, with commas: news,interview")
    parser.add_argument("--misses", type=int, default=0, help="how many of each kind that went wrong to print")
    options = parser.parse_args()
    nlp, world, chosen = load(options.model), load_world(), set(filter(None, options.genres.split(",")))
    passages = [passage for passage in treebank(options.treebank) if not chosen or genre(passage.name) in chosen]
    found = [one for passage in passages for one in given(nlp, world, passage, raw_text(passage))]
    for what in (PRONOUNS, NOUNS):
        these = [one for one in found if one.what == what]
        print(f"{what}: {figures(these)}")
        for one in [one for one in these if not one.right][: options.misses]:
            print(f"  {'wrong' if one.actor else 'missed'}: {one.context} {one.actor or ''}".rstrip())


def figures(found: list[Given]) -> str:
    """Precision, recall and F of what was to be found or was given to an actor."""
    gold, resolved, right = sum(one.gold for one in found), sum(one.actor is not None for one in found), sum(one.right for one in found)
    precision, recall = right / max(resolved, 1), right / max(gold, 1)
    f = 2 * right / max(gold + resolved, 1)
    return f"gold {gold}, resolved {resolved}, precision {precision:.2f}, recall {recall:.2f}, F {f:.2f}"


if __name__ == "__main__":
    main()
