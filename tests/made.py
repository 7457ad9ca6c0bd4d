"""Records made by hand for the tests: offsets are found in the sentence, so that they are right."""

from __future__ import annotations

from extract.lexicon.schema import schema
from extract.records import Actor, Attribution, End, Mention, Relation, Span


def relation(
    source: str, type_: str, target: str, sentence: str | None = None, *, trigger: str | None = None, doc: str = "libya", start: int = 0,
    status: str = "asserted", confidence: float = 0.8, said: str | None = None, speakers: tuple[str, ...] = (),
    names: dict[str, str] | None = None, date: str | None = None,
) -> Relation:
    """A relation whose mentions are its actors' names as the sentence has them; `names` maps a mention to another canonical name."""
    trigger = trigger or type_
    book = schema().types[type_]
    sentence = sentence or f"{source} {trigger} {target}."
    kind, plover = "state", "AGREE" if status == "planned" and book.plover == "AID" else book.plover

    def end(text: str) -> End:
        return End((names or {}).get(text, text), kind, *_span(sentence, text, start))

    return Relation(
        doc, Span(sentence, start, start + len(sentence)), end(source), end(target), type_, plover, book.quad, book.symmetric,
        Span(*_span(sentence, trigger, start)), status, said and Attribution(*_span(sentence, said, start), speakers), confidence,
        (f"{trigger}: by hand",), date, None,
    )


def actor(name: str, *aliases: str, doc: str = "libya", kind: str = "state", code: str | None = None, roles: tuple[str, ...] = ()) -> Actor:
    """An actor with a mention for its name and each alias."""
    mentions = tuple(Mention(text, 10 * place, 10 * place + len(text), "name", "by hand") for place, text in enumerate((name, *aliases)))
    return Actor(doc, name, kind, code, aliases, roles, mentions)


def _span(sentence: str, text: str, start: int) -> tuple[str, int, int]:
    place = start + sentence.index(text)
    return text, place, place + len(text)
