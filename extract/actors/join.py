"""Who is the same across documents: a pure function over actor records, so that graphs combined later join as documents read together do.

Bodies join by name, alias and acronym; persons by full names that agree, spelling variants included, and by a surname that only one
of them bears. What the texts hold apart stays apart: other given names, other states, names that are but common nouns.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ..lexicon.names import normal
from ..lexicon.nominals import nominals
from ..lexicon.world import World
from ..records import Actor
from .names import is_acronym, parts, same_person

Key = tuple[str, str]
"""Document and canonical name there."""


OWN = "its own name"
"""Why an actor has its name when nothing joined it to another."""


@dataclass(frozen=True, slots=True)
class Joined:
    """The name of an actor across all documents, and what joined the one of this document to it."""

    name: str
    why: str


@dataclass(eq=False, slots=True)
class _Group:
    """Actors that are one, and why each is."""

    members: dict[Key, str] = field(default_factory=dict)
    names: Counter[str] = field(default_factory=Counter)
    codes: set[str] = field(default_factory=set)
    title: str | None = None


def join(actors: Iterable[Actor], user: World | None = None) -> dict[Key, Joined]:
    """The name across documents of each actor, by document and name there.

    Parameters
    ----------
    actors
        Records of any number of documents, in any order; the order does not matter.
    user
        Whose `merge` and `never_merge` win over everything else.
    """
    records = sorted(set(actors), key=lambda actor: (actor.actor, actor.doc))
    work = _Work(user)
    work.bodies([actor for actor in records if actor.kind != "person"])
    work.persons([actor for actor in records if actor.kind == "person"])
    work.wish(records)
    return work.result()


class _Work:
    """The groups while they grow."""

    def __init__(self, user: World | None) -> None:
        self.group: dict[Key, _Group] = {}
        self.wishes = [tuple(map(normal, group)) for group in user.merge] if user else []
        self.titles = {normal(group[0]): group[0] for group in user.merge} if user else {}
        self.apart = [frozenset(map(normal, group)) for group in user.never_merge] if user else []

    def put(self, actor: Actor, group: _Group, why: str) -> None:
        """Put an actor that stands alone into a group."""
        self.group[actor.doc, actor.actor] = group
        group.members[actor.doc, actor.actor] = why
        group.names[actor.actor] += len(actor.mentions) or 1
        if actor.code:
            group.codes.add(actor.code)

    def unite(self, one: _Group, other: _Group, why: str) -> None:
        """Make one group of two, unless the user keeps some of them apart."""
        if one is other or self.barred(one.names, other):
            return
        for key, reason in other.members.items():
            self.group[key] = one
            one.members[key] = reason if reason != OWN else why
        one.names += other.names
        one.codes |= other.codes
        one.title = one.title or other.title

    def barred(self, names: Iterable[str], other: _Group) -> bool:
        """Whether the user says that one of the names is never one with a name of the group."""
        if not self.apart:
            return False
        mine, theirs = {normal(name) for name in names}, {normal(name) for name in other.names}
        return any(a != b and a in group and b in group for group in self.apart for a in mine for b in theirs)

    def bodies(self, actors: list[Actor]) -> None:
        """Join everything but persons: the same name first, then an alias or acronym that is another's name."""
        named: defaultdict[str, list[_Group]] = defaultdict(list)
        for actor in actors:
            key = normal(actor.actor)
            group = next((g for g in named[key] if _one_state(actor, g) and not _common(actor)), None)
            if group is None:
                group = _Group()
                named[key].append(group)
            self.put(actor, group, OWN if not group.members else "same name")
        for actor in actors:
            if _common(actor):
                continue
            for alias in actor.aliases:
                others = [g for g in named.get(normal(alias), ()) if g is not self.group[actor.doc, actor.actor]]
                if len(others) == 1 and _one_state(actor, others[0]) and len(normal(alias)) > 1:
                    what = "acronym" if is_acronym(alias) else "other name"
                    self.unite(self.group[actor.doc, actor.actor], others[0], f"{what} of {actor.actor} ({actor.doc})")

    def persons(self, actors: list[Actor]) -> None:
        """Join persons: full names that agree, the fullest first; then surnames alone that one group only bears."""
        full = sorted(
            (actor for actor in actors if len(parts(actor.actor)) > 1),
            key=lambda actor: (-len("".join(parts(actor.actor))), actor.actor, actor.doc),
        )
        by_surname: defaultdict[str, list[_Group]] = defaultdict(list)
        for actor in full:
            bearers = by_surname[parts(actor.actor)[-1]]
            fitting = [
                group
                for group in bearers
                if _one_state(actor, group) and _same_as_all(actor, group) and not self.barred([actor.actor], group)
            ]
            group = fitting[0] if len(fitting) == 1 else _Group()
            if not fitting or len(fitting) > 1:
                bearers.append(group)
            self.put(actor, group, _reason(actor, group))
        for actor in actors:
            if (actor.doc, actor.actor) not in self.group:
                self._alone(actor, by_surname)

    def _alone(self, actor: Actor, by_surname: dict[str, list[_Group]]) -> None:
        own = parts(actor.actor)
        bearers = by_surname[own[-1]] if own else []
        called = [group for group in bearers if any(parts(name)[-1:] == own or parts(name) == own for name in group.names)]
        fitting = [group for group in called if _one_state(actor, group) and not self.barred([actor.actor], group)]
        if actor.code and len(fitting) > 1:
            fitting = [group for group in fitting if actor.code in group.codes]
        if len(fitting) == 1:
            self.put(
                actor,
                fitting[0],
                f"surname of {_title(fitting[0])} alone" if len(called) == 1 else f"surname and state of {_title(fitting[0])}",
            )
            return
        group = _Group()
        self.put(actor, group, OWN)
        bearers.append(group)

    def wish(self, actors: list[Actor]) -> None:
        """Join what the user says is one."""
        for wish in self.wishes:
            found = [actor for actor in actors if any(normal(name) in wish for name in (actor.actor, *actor.aliases))]
            found.sort(key=lambda actor: normal(actor.actor) != wish[0])
            for actor in found[1:]:
                self.unite(self.group[found[0].doc, found[0].actor], self.group[actor.doc, actor.actor], "joined by the user")
            if found:
                self.group[found[0].doc, found[0].actor].title = self.titles[wish[0]]

    def result(self) -> dict[Key, Joined]:
        """The name and reason for each; groups of one name are told apart by their state or first document."""
        groups = list({id(group): group for group in self.group.values()}.values())
        shared = Counter(_title(group) for group in groups)
        return {key: Joined(name, why) for group, name in _named(groups, shared) for key, why in group.members.items()}


def _named(groups: list[_Group], shared: Counter[str]) -> Iterator[tuple[_Group, str]]:
    taken: set[str] = set()
    for group in groups:
        name = _title(group)
        if shared[name] > 1:
            name = f"{name} ({', '.join(sorted(group.codes)) or min(group.members)[0]})"
        while name in taken:
            name = f"{name} ({min(group.members)[0]})"
        taken.add(name)
        yield group, name


def _title(group: _Group) -> str:
    """The name that most mentions give; of equals the longest, then the first in the alphabet."""
    return group.title or min(group.names, key=lambda name: (-group.names[name], -len(name), name))


def _one_state(actor: Actor, group: _Group) -> bool:
    return not actor.code or not group.codes or actor.code in group.codes


def _common(actor: Actor) -> bool:
    """Whether a name is but a common noun that every state has one of: *National Assembly*, *opposition forces*."""
    words = normal(actor.actor).split()
    found = nominals().head(words)
    return actor.code is None and found is not None and found[1] == len(words)


def _same_as_all(actor: Actor, group: _Group) -> bool:
    mine = parts(actor.actor)
    return all(mine == parts(name) or same_person(mine, parts(name)) for name in group.names)


def _reason(actor: Actor, group: _Group) -> str:
    if not group.members:
        return OWN
    return "same name" if actor.actor in group.names else f"spelling of {_title(group)}"
