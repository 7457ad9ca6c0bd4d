"""The actors of one document while it is read: each draft gathers names, mentions and roles; names find the draft that they call."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import islice
from operator import attrgetter

from ..lexicon.given_names import given_names
from ..lexicon.names import normal
from ..lexicon.nominals import nominals
from ..lexicon.titles import Title
from ..lexicon.world import Entry, World
from ..records import Actor, Mention
from .names import abbreviates, initials, is_acronym, part_of_person, parts, same_person

BEARERS = 60
"""How many persons who share a part of their names are looked at; beyond that a text is no article."""


@dataclass(eq=False, slots=True)
class Draft:
    """An actor in the making."""

    name: str
    kind: str
    code: str | None = None
    entry: Entry | None = None
    aliases: dict[str, None] = field(default_factory=dict)
    roles: dict[str, None] = field(default_factory=dict)
    callings: set[str] = field(default_factory=set)
    gender: str | None = None
    plural: bool = False
    state: Draft | None = None
    leads: list[Draft] = field(default_factory=list)
    bodies: list[Draft] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)

    def call(self, alias: str) -> None:
        """Note another name of the actor."""
        if alias and alias != self.name:
            self.aliases[alias] = None

    def hold(self, title: Title) -> None:
        """Note a title: a role, the words by which the text may come back to its holder, the gender that it tells."""
        self.callings |= title.nominals
        if title.name.islower():
            self.roles[title.name] = None
        self.gender = title.gender or self.gender

    def record(self, doc_id: str) -> Actor:
        """The actor's record."""
        mentions = sorted(dict.fromkeys(self.mentions), key=attrgetter("start", "end"))
        return Actor(
            doc_id, self.name, self.kind, self.code, tuple(a for a in self.aliases if a != self.name), tuple(self.roles), tuple(mentions)
        )


class Cast:
    """All drafts of a document, found by name."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.drafts: list[Draft] = []
        self._by_key: dict[str, Draft] = {}
        self._by_part: defaultdict[str, dict[Draft, None]] = defaultdict(dict)
        self._by_tail: defaultdict[str, dict[Draft, None]] = defaultdict(dict)
        self._apart = [frozenset(map(normal, group)) for group in world.never_merge]

    def known(self, entry: Entry) -> Draft:
        """The draft of an actor of the lexicon."""
        draft = self._by_key.get(normal(entry.name))
        if draft is None or (draft.entry is None and draft.kind != entry.kind):
            draft = self._add(Draft(entry.name, entry.kind, entry.code, entry))
            for alias in entry.aliases:
                self._by_key.setdefault(normal(alias), draft)
        return draft

    def own(self, name: str, kind: str, code: str | None = None, state: Draft | None = None) -> Draft:
        """The draft of an actor under its plain name, made if it is new."""
        draft = self._by_key.get(normal(name))
        if draft is None:
            entry = self.world.name(name)
            draft = self.known(entry) if entry else self._add(Draft(name, kind, code, state=state))
        draft.state = draft.state or state
        return draft

    def military(self, state: Draft) -> Draft:
        """The military of a state: the army that the text names, if the lexicon knows it as that; else under the state's adjective."""
        adjective = self.adjective(state)
        name = f"{adjective} military" if adjective else f"{state.name}’s forces"
        draft = self._by_key.get(normal(name))
        if draft is None:
            entry = self.world.name(name)
            named = self._by_key.get(normal(entry.name)) if entry else None
            draft = named or self._add(Draft(name, "military", state.code, entry))
        draft.plural = True
        draft.state = state
        return draft

    def adjective(self, state: Draft) -> str | None:
        """The adjective by which a state's own things are named: *Iraqi*, *U.S.*; None where the lexicon has none."""
        demonyms = state.entry.demonyms if state.entry else ()
        armed = (demonym for demonym in demonyms if self.world.name(f"{demonym} military"))
        return next(armed, demonyms[0] if demonyms else None)

    def find(self, name: str) -> Draft | None:
        """The draft that bears exactly this name."""
        return self._by_key.get(normal(name))

    def person(self, name: str) -> Draft:
        """The draft of a person: of the same full name, or whom the surname or given name calls; else a new one."""
        draft = self._by_key.get(normal(name)) or self._person_by_parts(name)
        if draft is None:
            return self._add(Draft(name, "person"))
        if draft.entry is None and len(parts(name)) > len(parts(draft.name)):
            draft.call(draft.name)
            draft.name = name
        draft.call(name)
        draft.gender = draft.gender or given_names().gender(name)
        self._enter(name, draft)
        return draft

    def persons_called(self, name: str) -> list[Draft]:
        """The persons whom a part of a name may call, the best first, of equals the last one made."""
        mine = parts(name)
        near = self._bearing(mine[-1]) if mine else []
        ranked = [(part_of_person(mine, parts(draft.name)), draft) for draft in near]
        best = max((rank for rank, _ in ranked), default=0)
        return [draft for rank, draft in ranked if rank == best and rank]

    def _kept_apart(self, name: str, draft: Draft) -> bool:
        """Whether the user says that a name is never the draft's."""
        return any(
            normal(name) in group
            and any(normal(other) in group and normal(other) != normal(name) for other in (draft.name, *draft.aliases))
            for group in self._apart
        )

    def _bearing(self, part: str) -> list[Draft]:
        """The last persons made of whose name this is a part, the last first."""
        return list(islice(reversed(self._by_part[part]), BEARERS)) if part in self._by_part else []

    def _person_by_parts(self, name: str) -> Draft | None:
        mine = parts(name)
        for draft in self._bearing(mine[-1]) if mine else []:
            if (
                draft.kind == "person"
                and not self._kept_apart(name, draft)
                and any(same_person(mine, parts(other)) for other in (draft.name, *draft.aliases))
            ):
                return draft
        if len(mine) > 1:
            short = [
                draft
                for part in mine
                for draft in self._bearing(part)
                if len(parts(draft.name)) == 1 and part_of_person(parts(draft.name), mine)
            ]
            return short[0] if short else None
        called = self.persons_called(name)
        return called[0] if called else None

    def body(self, name: str, kind: str) -> Draft:
        """The draft of a body that is no person: of the same name, of a name that this one shortens, or a new one."""
        draft = self._by_key.get(normal(name)) or self._shortened(name)
        if draft is None:
            return self._add(Draft(name, kind))
        draft.call(name)
        self._enter(name, draft)
        return draft

    def _shortened(self, name: str) -> Draft | None:
        key = normal(name)
        last = key.rpartition(" ")[2]
        if not is_acronym(name) and key != last:
            without = key.removesuffix(f" {last}") if last in nominals().grouping else ""
            return self._by_key.get(without) if without else None
        found = self._by_tail.get(key)
        return next(reversed(found)) if found else None

    def alias(self, draft: Draft, name: str) -> None:
        """Let `name` call the draft too."""
        draft.call(name)
        self._enter(name, draft)

    def expands(self, acronym: str, name: str) -> bool:
        """Whether `acronym` can be short for `name`."""
        letters = "".join(c for c in acronym if c.isalnum()).upper()
        return letters in initials(name) or abbreviates(acronym, name)

    def _add(self, draft: Draft) -> Draft:
        self.drafts.append(draft)
        if draft.kind == "person":
            draft.gender = given_names().gender(draft.name)
        self._enter(draft.name, draft)
        return draft

    def _enter(self, name: str, draft: Draft) -> None:
        key = normal(name)
        self._by_key.setdefault(key, draft)
        if draft.kind == "person":
            for part in parts(name):
                self._by_part[part][draft] = None
            return
        words = key.split()
        if len(words) > 1:
            for tail in (words[-1], *(letters.lower() for letters in initials(name))):
                self._by_tail[tail][draft] = None
