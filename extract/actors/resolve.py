"""From a parsed document to its actors and to whom each word stands for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from spacy.tokens import Doc

from ..lexicon.world import World
from ..records import Actor, Mention
from . import organs, places, reading, roles, speakers
from .cast import Draft
from .find import find
from .grid import Grid, grid
from .names import is_acronym
from .naming import assign
from .owners import bound
from .phrases import government, people
from .scene import Scene, Standing
from .spans import Name, lookup


class Reference(NamedTuple):
    """An actor as it stands at one place of the text: `start` and `end` are code points, `form` a form of RECORDS.md."""

    actor: str
    kind: str
    start: int
    end: int
    form: str


@dataclass(frozen=True, slots=True)
class Tie:
    """A standing tie that a title states; `trigger` is the index of the title's token, `type` "leads" or "member_of"."""

    holder: Reference
    whole: Reference
    trigger: int
    type: str
    why: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is who in one document."""

    actors: tuple[Actor, ...]
    roles: tuple[Tie, ...]
    _standing: Mapping[int, tuple[Reference, ...]]
    _places: Mapping[int, Reference]
    _codes: Mapping[str, str | None]

    def at(self, i: int) -> tuple[Reference, ...]:
        """The actors that the noun phrase or pronoun with its head at token `i` stands for; empty if none."""
        return self._standing.get(i, ())

    def state_of(self, i: int) -> Reference | None:
        """The state in which the place at token `i` lies, a state itself included; None if that is unknown."""
        return self._places.get(i)

    def same_state(self, one: str, other: str) -> bool:
        """Whether two actors are known to be of one state."""
        code = self._codes.get(one)
        return code is not None and code == self._codes.get(other)


def resolve(doc: Doc, world: World, doc_id: str) -> Resolution:
    """The actors of a parsed document: names, nominals and pronouns joined.

    Parameters
    ----------
    doc
        A document with tags, dependency tree, sentences and entities.
    world
        The known actors.
    doc_id
        What the records call the document.
    """
    scene = Scene(grid(doc), world)
    found = find(scene.grid, world)
    named = organs.seated(scene, assign(scene.grid, found, scene.cast))
    scene.survey()
    shared = places.elliptical(scene.grid, world, list(named))
    named = {
        name: scene.cast.military(draft) if name in shared else draft
        for name, draft in sorted(named.items(), key=lambda pair: pair[0].first)
    }
    standing = {name: draft for name, draft in named.items() if _place(scene, name, draft)}
    scene.named = frozenset(i for name in standing for i in range(name.outset, name.end))
    scene.settle()
    _locate(scene, [name for name in found if name not in standing])
    roles.enthrone(scene, standing)
    roles.note(roles.bonds(scene, standing))
    reading.read(scene, standing)
    roles.note(roles.bonds(scene, standing))
    speakers.read(scene)
    bonds = roles.bonds(scene, standing)
    return _resolution(scene, bonds, doc_id)


def _locate(scene: Scene, names: list[Name]) -> None:
    """Note in which state the places lie that are no actors: as the lexicon has it, or as the text says behind a comma."""
    text = scene.grid
    for name in names:
        entry = scene.world.place(text.text[name.first : name.last])
        beside = scene.at(name.end + 1) if name.end < len(text) and text.words[name.end] == "," else []
        states = [draft for draft in beside if draft.kind == "state"] or ([scene.cast.known(entry)] if entry else [])
        for i in range(name.start, name.end) if states else ():
            scene.places.setdefault(i, states[0])


def _place(scene: Scene, name: Name, draft: Draft) -> bool:
    """Put a name where it stands; False if it only says where something happens or calls nobody."""
    text = scene.grid
    root = text.root(name.start, name.end)
    if draft.kind == "state" and name.via != "demonym":
        scene.places[root] = draft
    called = _called(scene, name, draft, root)
    if called is None:
        return False
    form = name.via if name.via in ("demonym", "metonym") else "acronym" if is_acronym(text.text[name.first : name.last]) else "name"
    first = min(name.first, text.starts[name.outset])
    for i in range(name.outset, name.end):
        if owner := _bound_within(scene, name, i):
            scene.stand(i, [owner], text.starts[i], text.ends[i], "demonym", f"within {called.name}")
        elif text.keys[i] or i == root:
            scene.stand(i, [called], first, name.last, form, called.entry.source if called.entry else name.label or "name")
    return True


def _called(scene: Scene, name: Name, draft: Draft, root: int) -> Draft | None:
    """Whom a name calls where it stands: a capital that acts its government, a demonym its state or people."""
    if draft.kind == "state" and name.via == "demonym":
        return _demonym(scene, name, draft, root)
    if draft.kind != "state" or name.via != "metonym":
        return draft
    if places.locates(scene.grid, name):
        return None
    capital = draft.entry is not None and draft.entry.capital == scene.grid.slice(name.start, name.end)
    return government(scene, draft) or draft if capital else draft


def _bound_within(scene: Scene, name: Name, i: int) -> Draft | None:
    """Whom a token within a name calls that a hyphen binds to a participle: *Saudi* in *the Saudi-led coalition*."""
    text = scene.grid
    if not (name.start <= i < name.end - 2 and text.words[i + 1] == "-" and text.pos[i + 2] == "VERB"):
        return None
    known = lookup(scene.world, text.words[i])
    return scene.cast.known(known[0]) if known else None


def _demonym(scene: Scene, name: Name, draft: Draft, root: int) -> Draft | None:
    """Whom a demonym stands for: as an adjective and as *the Russians* the state, else its people; one of them alone is nobody."""
    text = scene.grid
    if text.roles[root] == "modifier" or text.pos[root] == "ADJ" or bound(text, root):
        return draft
    determiners = {text.lower[c] for c in text.left(root, "determiner")}
    adjective = draft.entry is not None and text.slice(name.start, name.end) in draft.entry.demonyms
    if adjective and "the" not in determiners:
        return None if determiners else draft
    if "the" in determiners and not text.left(root, "modifier"):
        return draft
    return people(scene, draft)


def _resolution(scene: Scene, bonds: list[roles.Bond], doc_id: str) -> Resolution:
    for bond in bonds:
        bond.holder.draft.roles[f"{'leader' if bond.type == 'leads' else 'member'} of {bond.whole.draft.name}"] = None
    referred = {i: tuple(map(_reference, standing)) for i, standing in scene.standing.items() if standing}
    ties = tuple(Tie(_reference(bond.holder), _reference(bond.whole), bond.trigger, bond.type, bond.why) for bond in bonds)
    for i, draft in scene.places.items():
        if not draft.mentions:
            first, last = scene.grid.starts[i], scene.grid.ends[i]
            draft.mentions.append(Mention(scene.grid.text[first:last], first, last, "implicit", f"lies in {draft.name}"))
    located = {i: _located(scene.grid, i, draft) for i, draft in scene.places.items()}
    actors = tuple(draft.record(doc_id) for draft in scene.cast.drafts if draft.mentions)
    codes = {actor.actor: actor.code for actor in actors}
    return Resolution(actors, ties, referred, located, codes)


def _reference(there: Standing) -> Reference:
    return Reference(there.draft.name, there.draft.kind, there.first, there.last, there.form)


def _located(text: Grid, i: int, draft: Draft) -> Reference:
    return Reference(draft.name, draft.kind, text.starts[i], text.ends[i], "name")
