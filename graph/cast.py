"""Which actor of the graph each actor of a document is: as the join across documents has it, then as the user's corrections leave it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from extract.records import Actor, Attribution, End, Relation

from .corrections.corrections import Correction, Merge, Rename, Split

Key = tuple[str, str]


class Cast:
    """The actors of the documents and who they are in the graph."""

    def __init__(self, actors: Iterable[Actor], names: Mapping[Key, str]) -> None:
        self._actors = {(actor.doc, actor.actor): actor for actor in actors}
        self._names = dict(names)
        self._elsewhere: dict[tuple[str, str, str], str] = {}
        self._now: dict[str, str] = {}

    @property
    def actors(self) -> list[Actor]:
        """The actors of the documents, by document and name."""
        return [self._actors[key] for key in sorted(self._actors)]

    def name(self, doc: str, actor: str) -> str:
        """The name in the graph of a document's actor; one that the cast does not know keeps its own."""
        return self._names.get((doc, actor), actor)

    def now(self, name: str) -> str:
        """What corrections have made of a name in the graph."""
        return self._now.get(name, name)

    def named(self, relation: Relation) -> Relation:
        """The relation with the names that its actors bear in the graph."""
        doc, said = relation.doc, relation.attribution
        source, target = self._end(doc, relation.source), self._end(doc, relation.target)
        if source is relation.source and target is relation.target and said is None:
            return relation
        speakers = said and self._speakers(doc, said)
        return replace(relation, source=source, target=target, attribution=speakers)

    def apply(self, correction: Correction) -> None:
        """Let a correction of actors take effect."""
        if isinstance(correction, Merge):
            self._call(correction.other, correction.name)
        elif isinstance(correction, Rename):
            self._call(correction.name, correction.new)
        elif isinstance(correction, Split):
            self._split(correction)

    def _call(self, name: str, new: str) -> None:
        self._now = {was: new if now == name else now for was, now in self._now.items()} | ({} if name in self._now else {name: new})
        for key, was in self._names.items():
            if was == name:
                self._names[key] = new

    def _split(self, split: Split) -> None:
        for key, was in list(self._names.items()):
            if was != split.name or (split.docs and key[0] not in split.docs):
                continue
            if split.mentions:
                self._part(key, split)
            else:
                self._names[key] = split.new

    def _part(self, key: Key, split: Split) -> None:
        """Give the mentions that a split names, of one document's actor, to an actor of their own."""
        doc, name = key
        whole, taken, new = self._actors[key], set(split.mentions), (doc, split.new)
        before = self._actors.get(new, Actor(doc, split.new, whole.kind, None, (), (), ()))
        self._actors[new] = replace(
            before, aliases=(*before.aliases, *(text for text in whole.aliases if text in taken)),
            mentions=(*before.mentions, *(mention for mention in whole.mentions if mention.text in taken)),
        )
        self._actors[key] = replace(
            whole, aliases=tuple(text for text in whole.aliases if text not in taken),
            mentions=tuple(mention for mention in whole.mentions if mention.text not in taken),
        )
        self._names[new] = split.new
        self._elsewhere |= {(doc, name, text): split.new for text in taken}

    def _end(self, doc: str, end: End) -> End:
        actor = self._elsewhere.get((doc, end.actor, end.text), end.actor) if self._elsewhere else end.actor
        name = self._names.get((doc, actor), actor)
        return end if name == end.actor else replace(end, actor=name)

    def _speakers(self, doc: str, said: Attribution) -> Attribution:
        names = tuple(self.name(doc, self._elsewhere.get((doc, actor, said.text), actor)) for actor in said.actors)
        return said if names == said.actors else replace(said, actors=names)
