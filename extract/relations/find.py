"""From a parsed document and its actors to its relation records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc

from ..actors.resolve import Reference, Resolution, Tie
from ..lexicon.schema import schema
from ..records import Attribution, Document, End, Relation, Span
from ..syntax import Sentence, Word, having, tree
from .attribution import attribution_of, quotations
from .confidence import Features, confidence, of_actors, of_document, of_statement, of_title
from .status import status_of
from .triggers import statements


def find(doc: Doc, resolution: Resolution, document: Document) -> Iterator[Relation]:
    """The relations that a document states, sentence by sentence; of one statement made twice in a sentence, the likelier."""
    return (relation for relation, _ in judged(doc, resolution, document))


def judged(doc: Doc, resolution: Resolution, document: Document) -> Iterator[tuple[Relation, Features]]:
    """The relations that a document states, each with what its confidence was judged by."""
    words = tree(doc)
    quotes = quotations(words)
    ties: dict[int, list[Tie]] = defaultdict(list)
    for tie in resolution.roles:
        ties[tie.trigger].append(tie)
    stated = [list(_in_sentence(sentence, resolution, document, quotes, ties)) for sentence in words.sentences]
    whole = of_document(sum(map(len, stated)), len(stated))
    mentions = {actor.actor: len(actor.mentions) for actor in resolution.actors}
    for found in stated:
        known = ((relation, features | whole | of_actors(relation, mentions)) for relation, features in found)
        yield from _once((replace(relation, confidence=confidence(features)), features) for relation, features in known)


def _once(found: Iterable[tuple[Relation, Features]]) -> list[tuple[Relation, Features]]:
    """Of the same statements of a sentence the likeliest, in the order of the text."""
    best: dict[tuple[str, ...], tuple[Relation, Features]] = {}
    for relation, features in found:
        ends = (relation.source.actor, relation.target.actor)
        key = (relation.type, *(sorted(ends) if relation.symmetric else ends))
        if key not in best or best[key][0].confidence < relation.confidence:
            best[key] = relation, features
    return sorted(best.values(), key=lambda pair: (pair[0].trigger.start, pair[0].source.start, pair[0].target.start, pair[0].type))


def _in_sentence(
    sentence: Sentence, resolution: Resolution, document: Document, quotes: dict[int, Word], ties: dict[int, list[Tie]],
) -> Iterator[tuple[Relation, Features]]:
    """The statements of a sentence, not yet judged."""
    place = _stretch(sentence, document)
    peopled = _peopled(sentence, resolution)
    for token in sentence.words:
        stated = statements(token, resolution) if peopled else []
        said = attribution_of(token, resolution, quotes) if stated else None
        for statement in stated:
            if _one_among(statement.trigger.type, statement.target.reference, token):
                continue
            status, cues = status_of(token, statement.trigger.status, holder="self" in (statement.source.slot, statement.target.slot))
            led = (f"{end.token.text} through {end.through}" for end in (statement.source, statement.target) if end.through)
            why = (statement.trigger.name, *led, *cues)
            ends = statement.source.reference, statement.target.reference
            yield _relation(statement.trigger.type, *ends, token, document, place, status, said, why), of_statement(statement, status, resolution)
        for tie in ties.get(token.i, ()):
            if _named_after(tie) or _one_among(tie.type, tie.whole, token):
                continue
            yield _relation(tie.type, tie.holder, tie.whole, token, document, place, "asserted", None, (tie.why,)), of_title(tie, token)


def _relation(
    name: str, source: Reference, target: Reference, token: Word, document: Document, sentence: Span,
    status: str, said: Attribution | None, why: tuple[str, ...],
) -> Relation:
    kind = schema().types[name]
    if kind.symmetric and (target.start, target.end) < (source.start, source.end):
        source, target = target, source
    return Relation(
        doc=document.id, sentence=sentence, source=_end(source, document), target=_end(target, document), type=name,
        plover=plover(name, status), quad=kind.quad, symmetric=kind.symmetric, trigger=Span(token.text, token.idx, token.end),
        status=status, attribution=said, confidence=0.0, why=why, date=document.date, publisher=document.publisher,
    )


def plover(name: str, status: str) -> str | None:
    """The PLOVER event type of a relation: future cooperation is a promise (AGREE), a future retreat a concession."""
    code = schema().types[name].plover
    return schema().planned.get(code or "", code) if status == "planned" else code


def _end(reference: Reference, document: Document) -> End:
    return End(reference.actor, reference.kind, document.text[reference.start : reference.end], reference.start, reference.end)


def _named_after(tie: Tie) -> bool:
    """Whether a group has no name but its leader's (*Haftar's men*): that he leads it says nothing."""
    return tie.whole.form == "nominal" and "’s " in tie.whole.actor


def _one_among(name: str, whole: Reference, title: Word) -> bool:
    """Whether a title only says which people somebody is of: *a Sikh leader* does not lead the Sikhs."""
    return name == "leads" and whole.kind == "people" and any(word.idx == whole.start for word in having(title, "modifier"))


def _peopled(sentence: Sentence, resolution: Resolution) -> bool:
    """Whether a sentence speaks of two actors or more; places count, for they may stand for a state."""
    first = None
    for i in range(sentence.start, sentence.end):
        place = resolution.state_of(i)
        for reference in (*resolution.at(i), *([place] if place else ())):
            first = first or reference.actor
            if reference.actor != first:
                return True
    return False


def _stretch(sentence: Sentence, document: Document) -> Span:
    """A sentence without the white space at its ends."""
    first, text = sentence.words[0].idx, sentence.text
    start = first + len(text) - len(text.lstrip())
    return Span(text.strip(), start, start + len(text.strip()))
