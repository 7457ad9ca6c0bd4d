"""Who is the same across documents: a pure function over actor records, so that graphs combined later join as documents read together do.

Bodies join by name, alias and acronym; persons by full names that agree, spelling variants included, and by a surname that only one
of them bears. What the texts hold apart stays apart: other given names, other states. A name that says too little, a common noun or
one that several persons may bear, is in each document an actor of its own.

The work is done on namesakes, the like actors of all documents at once, so that a million documents cost no more than the names in them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from operator import itemgetter
from typing import NamedTuple

from ..lexicon.names import normal
from ..lexicon.nominals import nominals
from ..lexicon.world import World
from ..records import Actor
from .names import is_acronym, parts, same_person

Key = tuple[str, str]
"""Document and canonical name there."""

OWN = "its own name"
"""Why an actor has its name when nothing joined it to another."""

SAME = "same name"
"""Why namesakes of several documents are one."""


class Likeness(NamedTuple):
    """What namesakes have in common."""

    actor: str
    person: bool
    code: str | None

    @property
    def codes(self) -> set[str]:
        """The code as a set, empty without one."""
        return {self.code} if self.code else set()


class Namesakes(NamedTuple):
    """The like actors of all documents: what they have in common, their aliases, their weight (mentions, at least one each), the first document."""

    like: Likeness
    aliases: frozenset[str]
    weight: int
    first: str


class Joined(NamedTuple):
    """The name of an actor across all documents, and what joined the one of this document to it."""

    name: str
    why: str


@dataclass(eq=False, slots=True)
class Group:
    """Namesakes that are one, and why each is."""

    members: dict[Likeness, str] = field(default_factory=dict)
    names: Counter[str] = field(default_factory=Counter)
    codes: set[str] = field(default_factory=set)
    first: str = ""
    wished: str | None = None

    @property
    def title(self) -> str:
        """The name that the user wishes or most mentions give; of equals the longest, then the first in the alphabet."""
        if self.wished:
            return self.wished
        return min(self.names, key=lambda name: (-self.names[name], -len(name), name)) if len(self.names) > 1 else next(iter(self.names))


def join(actors: Iterable[Actor], user: World | None = None) -> dict[Key, Joined]:
    """The name across documents of each actor, by document and name there.

    Parameters
    ----------
    actors
        Records of any number of documents, in any order; the order does not matter.
    user
        Whose `merge` and `never_merge` win over everything else.
    """
    records = sorted(set(actors), key=lambda actor: (actor.doc, actor.actor))
    found = list(_namesakes(records))
    first = {each.like: each.first for each in found}
    groups = grouped(found, user)
    names = {like: Joined(name, why) for group, name in titled(groups) for like, why in group.members.items()}
    taken = {joined.name for joined in names.values()}
    apart = Counter(likeness(actor).actor for actor in records if likeness(actor) not in names)
    result: dict[Key, Joined] = {}
    for actor in records:
        like = likeness(actor)
        if like in names:
            result[actor.doc, actor.actor] = _of_document(names[like], actor.doc == first[like])
        else:
            result[actor.doc, actor.actor] = Joined(_alone(actor, apart[actor.actor], taken), OWN)
            taken.add(result[actor.doc, actor.actor].name)
    return result


def likeness(actor: Actor) -> Likeness:
    """Which namesakes an actor belongs to."""
    return Likeness(actor.actor, actor.kind == "person", actor.code)


def grouped(found: Iterable[Namesakes], user: World | None = None) -> list[Group]:
    """The namesakes that are one, in groups; those in none are in each document an actor of their own."""
    work = _Work(user)
    ordered = sorted(found, key=lambda each: (each.like.code is None, each.like.actor, each.like.code or "", each.like.person))
    work.bodies([each for each in ordered if not each.like.person])
    work.persons([each for each in ordered if each.like.person])
    work.wish(ordered)
    return list(dict.fromkeys(work.group.values()))


def titled(groups: list[Group]) -> Iterator[tuple[Group, str]]:
    """The groups with a name each; those of one title are told apart by their state or first document."""
    titles = [(group.title, group.first, group) for group in groups]
    shared, taken = Counter(title for title, *_ in titles), set[str]()
    for title, _, group in sorted(titles, key=itemgetter(0, 1)):
        name = title
        if shared[title] > 1:
            name = f"{name} ({', '.join(sorted(group.codes)) or group.first})"
        while name in taken:
            name = f"{name} ({group.first})"
        taken.add(name)
        yield group, name


class _Work:
    """The groups while they grow."""

    def __init__(self, user: World | None) -> None:
        self.group: dict[Likeness, Group] = {}
        self.wishes = [tuple(map(normal, group)) for group in user.merge] if user else []
        self.titles = {normal(group[0]): group[0] for group in user.merge} if user else {}
        self.apart = [frozenset(map(normal, group)) for group in user.never_merge] if user else []

    def put(self, each: Namesakes, group: Group, why: str) -> Group:
        """Put namesakes that stand alone into a group."""
        self.group[each.like] = group
        group.members[each.like] = why
        group.names[each.like.actor] += each.weight
        group.codes |= each.like.codes
        group.first = min(group.first or each.first, each.first)
        return group

    def unite(self, one: Group, other: Group, why: str) -> None:
        """Make one group of two, unless the user keeps some of them apart."""
        if one is other or self.barred(one.names, other):
            return
        for like, reason in other.members.items():
            self.group[like] = one
            one.members[like] = reason if reason != OWN else why
        one.names += other.names
        one.codes |= other.codes
        one.first = min(one.first, other.first)
        one.wished = one.wished or other.wished

    def barred(self, names: Iterable[str], other: Group) -> bool:
        """Whether the user says that one of the names is never one with a name of the group."""
        if not self.apart:
            return False
        mine, theirs = {normal(name) for name in names}, {normal(name) for name in other.names}
        return any(a != b and a in group and b in group for group in self.apart for a in mine for b in theirs)

    def bodies(self, found: list[Namesakes]) -> None:
        """Join everything but persons: the same name first, then an alias or acronym that is another's name."""
        named: dict[str, list[Likeness]] = {}
        for each in found:
            key = normal(each.like.actor)
            if each.like.code is None and _common(key):
                continue
            bearers = named.setdefault(key or each.like.actor, [])
            fitting = [group for group in self._groups(bearers) if _one_state(each.like.codes, group.codes)]
            self.put(each, _heaviest(fitting) or Group(), SAME if fitting else OWN)
            bearers.append(each.like)
        for each in found:
            for alias in sorted(each.aliases) if each.like in self.group else ():
                if len(key := normal(alias)) > 1 and key in named:
                    self._called(each.like, alias, self._groups(named[key]))

    def _called(self, like: Likeness, alias: str, bearers: list[Group]) -> None:
        """Unite what is called by an alias with the one other group that bears it as its name."""
        own = self.group[like]
        others = [group for group in bearers if group is not own]
        if len(others) == 1 and _one_state(own.codes, others[0].codes):
            self.unite(own, others[0], f"{'acronym' if is_acronym(alias) else 'other name'} of {like.actor}")

    def _groups(self, likes: Iterable[Likeness]) -> list[Group]:
        return list(dict.fromkeys(self.group[like] for like in likes))

    def persons(self, found: list[Namesakes]) -> None:
        """Join persons: full names that agree, the fullest first; then surnames alone that one group only bears."""
        called = {each.like: parts(each.like.actor) for each in found}
        full = sorted((each for each in found if len(called[each.like]) > 1), key=lambda each: -len("".join(called[each.like])))
        by_surname: defaultdict[str, list[Group]] = defaultdict(list)
        spelt: defaultdict[int, set[tuple[str, ...]]] = defaultdict(set)
        for each in full:
            own = called[each.like]
            bearers = by_surname[own[-1]]
            fitting = [group for group in self._fitting(each, bearers) if all(own == other or same_person(own, other) for other in spelt[id(group)])]
            if group := self._full(each, fitting, bearers):
                spelt[id(group)].add(own)
        for each in found:
            if len(called[each.like]) == 1:
                self._surname(each, by_surname[called[each.like][0]])

    def _fitting(self, each: Namesakes, groups: list[Group]) -> list[Group]:
        return [group for group in groups if _one_state(each.like.codes, group.codes) and not self.barred([each.like.actor], group)]

    def _full(self, each: Namesakes, fitting: list[Group], bearers: list[Group]) -> Group | None:
        """The group of a full name; none if it may be several persons' and none of them is called just so."""
        name = each.like.actor
        if not fitting:
            bearers.append(self.put(each, Group(), OWN))
            return bearers[-1]
        group = fitting[0] if len(fitting) == 1 else _heaviest([group for group in fitting if name in group.names])
        return group and self.put(each, group, SAME if name in group.names else f"spelling of {group.title}")

    def _surname(self, each: Namesakes, bearers: list[Group]) -> None:
        """Put a surname that stands alone with the one who bears it; where several may be meant, with nobody."""
        fitting = self._fitting(each, bearers)
        if each.like.code and len(fitting) > 1:
            fitting = [group for group in fitting if each.like.code in group.codes]
        if not fitting:
            bearers.append(self.put(each, Group(), OWN))
        elif len(fitting) == 1:
            (group,) = fitting
            self.put(each, group, f"surname of {group.title} alone" if len(bearers) == 1 else f"surname and state of {group.title}")

    def wish(self, found: list[Namesakes]) -> None:
        """Join what the user says is one; a name that says too little is joined by that name alone, not by other names of it."""
        for wish in self.wishes:
            meant = [each for each in found if self._meant(each, wish)]
            meant.sort(key=lambda each: normal(each.like.actor) != wish[0])
            for each in meant:
                if each.like not in self.group:
                    self.put(each, Group(), OWN)
            for each in meant[1:]:
                self.unite(self.group[meant[0].like], self.group[each.like], "joined by the user")
            if meant:
                self.group[meant[0].like].wished = self.titles[wish[0]]

    def _meant(self, each: Namesakes, wish: tuple[str, ...]) -> bool:
        names = (each.like.actor, *each.aliases) if each.like in self.group else (each.like.actor,)
        return any(normal(name) in wish for name in names)


def _namesakes(actors: Iterable[Actor]) -> Iterator[Namesakes]:
    """The actors, those that are alike at once."""
    alike: defaultdict[Likeness, list[Actor]] = defaultdict(list)
    for actor in actors:
        alike[likeness(actor)].append(actor)
    for like, several in alike.items():
        aliases = frozenset(alias for actor in several for alias in actor.aliases)
        yield Namesakes(like, aliases, sum(len(actor.mentions) or 1 for actor in several), min(actor.doc for actor in several))


def _of_document(joined: Joined, first: bool) -> Joined:
    """Who the actor of one document is, if it is the first or another of its namesakes."""
    return joined if first or joined.why != OWN else Joined(joined.name, SAME)


def _alone(actor: Actor, namesakes: int, taken: set[str]) -> str:
    """The name of an actor that is one in its document alone."""
    name = actor.actor if namesakes == 1 and actor.actor not in taken else f"{actor.actor} ({actor.doc})"
    while name in taken:
        name = f"{name} ({actor.doc})"
    return name


def _heaviest(groups: list[Group]) -> Group | None:
    """The group that texts speak of most."""
    return max(groups, key=lambda group: group.names.total(), default=None)


def _one_state(some: set[str], others: set[str]) -> bool:
    return not some or not others or not some.isdisjoint(others)


def _common(key: str) -> bool:
    """Whether a name, as `normal` has it, is but a common noun that every state has one of: *National Assembly*, *opposition forces*."""
    words = key.split()
    found = nominals().head(words)
    return found is not None and found[1] == len(words)
