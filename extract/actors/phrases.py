"""Noun phrases whose noun is common: *Russian officials*, *Haftar's forces*, *Syrian rebels*, *the Trump administration*."""

from __future__ import annotations

from typing import NamedTuple

from ..lexicon.nominals import Head, nominals
from ..lexicon.titles import titles
from .cast import Draft
from .grid import Grid
from .owners import HYPHENS, Owner, bound, owners
from .scene import Scene

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_BEFORE = frozenset({"modifier", "possessor", "adverb", "name"})


class Phrase(NamedTuple):
    """A noun phrase: its noun's class, the words of the noun, and its owners in order of trust."""

    i: int
    words: tuple[str, ...]
    head: Head | None
    plural: bool
    definite: bool
    owners: tuple[Owner, ...]


def phrase(scene: Scene, i: int) -> Phrase:
    """What stands around the noun at `i`."""
    grid = scene.grid
    start = i
    while (
        start > 0
        and i - start < 3
        and grid.heads[start - 1] in range(start - 1, i + 1)
        and grid.roles[start - 1] == "modifier"
        and not scene.at(start - 1)
    ):
        start -= 1
    found = nominals().head(grid.lower[start : i + 1])
    head, length, plural = found if found else (None, 1, grid.lower[i].endswith("s") and grid.pos[i] == "NOUN")
    return Phrase(
        i,
        tuple(grid.lower[i + 1 - length : i + 1]),
        head,
        plural,
        any(grid.lower[c] in _DEFINITE for c in grid.left(i, "determiner")),
        tuple(owners(scene, i)),
    )


def outset(grid: Grid, this: Phrase) -> int:
    """The first word of a phrase without article or number; a hyphened word whole."""
    i = this.i
    first = next((c for c in grid.near(i) if c < i and grid.roles[c] in ("modifier", "possessor")), i)
    first = _leftmost(grid, min(first, i + 1 - len(this.words)))
    while first >= 2 and grid.words[first - 1] in HYPHENS and grid.starts[first] == grid.ends[first - 1]:
        first -= 2
    inner = [c for c in range(first, i) if grid.roles[c] == "determiner" or grid.pos[c] == "NUM" or grid.lower[c] in ("the", "a", "an")]
    return inner[-1] + 1 if inner else first


def _leftmost(grid: Grid, i: int) -> int:
    for _ in range(12):
        lower = next((c for c in grid.near(i) if c < i and grid.roles[c] in _BEFORE), i)
        if lower == i:
            break
        i = lower
    return i


def owned(scene: Scene, this: Phrase) -> tuple[list[Draft], str] | None:
    """The actors that a phrase with an owner stands for (two for *Indian and Chinese soldiers*, *the leaders of Egypt and Sudan*), and why."""
    for owner in this.owners:
        if owner.by in ("in", "for", "from") and (this.head is None or owner.by != "in"):
            continue
        draft = _of(scene, this, owner)
        if draft is not None:
            joint = [c for c in scene.grid.near(owner.i) if scene.grid.roles[c] == "conjunct"]
            beside = [c for c in joint if (c < this.i if owner.by == "modifier" else owner.by == "of" and this.plural)]
            more = [
                _of(scene, this, other) for other in this.owners if other != owner and (other.i == owner.i or owner.by == other.by == "of")
            ]
            more += [_of(scene, this, Owner(other, owner.by, c)) for c in beside for other in scene.at(c)]
            return list(dict.fromkeys([draft, *(d for d in more if d)])), f"{' '.join(this.words)} of {owner.draft.name}"
    inhabitants = _inhabitants(scene, this)
    return ([inhabitants], "people of a place") if inhabitants else None


def _inhabitants(scene: Scene, this: Phrase) -> Draft | None:
    """*The people of Bojayá*: those of a place are a people."""
    if this.head is None or this.head.name != "peoples" or not (this.plural or this.words[-1] == "people"):
        return None
    grid = scene.grid
    of = next(
        (c for c in grid.near(this.i) if c > this.i and grid.pos[c] == "PROPN" and not scene.at(c) and grid.preposition(c) == "of"), None
    )
    return scene.cast.own(f"{this.words[-1]} of {grid.words[of]}", "people") if of is not None else None


def _of(scene: Scene, this: Phrase, owner: Owner) -> Draft | None:
    head, whose = this.head, owner.draft
    noun = this.words[-1]
    if whose.kind == "person":
        return _of_person(scene, this, whose, owner.by)
    if head is None:
        return None
    if owner.by == "in":
        return _seated(scene, this, whose)
    if whose.kind == "state":
        return _of_state(scene, this, whose)
    singular = noun if not this.plural else _singular(noun)
    if whose.kind == "people":
        return (
            _named(scene, this, scene.grid.slice(owner.i, owner.i + 1), whose)
            if head.with_state != "state" and (this.plural or head.number == "any")
            else None
        )
    if head.with_state == "military" and whose.kind in ("organisation", "medium"):
        return None
    return whose if singular in nominals().grouping and (owner.by != "possessor" or head.with_state != "own") else None


def _singular(noun: str) -> str:
    return next((form for form in (noun[:-1], noun[:-3] + "y", noun[:-2], noun[:-3] + "man") if form in nominals().grouping), noun)


def _of_state(scene: Scene, this: Phrase, state: Draft) -> Draft | None:
    head = this.head
    if head is None or head.with_state == "person" or (head.number == "plural" and not this.plural):
        return None
    if head.with_state == "state":
        held = titles().ending(scene.grid.keys[max(0, this.i - 2) : this.i + 1], min(3, this.i + 1))
        if held and (held.past or (held.title.tie == "leads" and not this.plural)):
            return None
        return state if scene.cast.adjective(state) else scene.cast.own(f"{state.name} government", "government", state.code, state)
    if head.with_state == "military":
        return scene.cast.military(state)
    if head.kind == "people" and this.words[-1] == "people":
        return people(scene, state)
    return _named(scene, this, scene.cast.adjective(state) or state.name, state)


def _named(scene: Scene, this: Phrase, adjective: str, state: Draft) -> Draft:
    assert this.head is not None
    draft = scene.cast.own(f"{adjective} {_plain(this.words)}", this.head.kind, state.code, state if state.kind == "state" else None)
    draft.plural = draft.plural or this.plural
    draft.callings.add(this.words[-1])
    return draft


def _plain(words: tuple[str, ...]) -> str:
    """The words of a noun, one for all that mean the same kind of rule."""
    whole = " ".join(words)
    return nominals().same.get(whole, whole)


def people(scene: Scene, state: Draft) -> Draft:
    """The people of a state."""
    adjective = scene.cast.adjective(state) or state.name
    draft = scene.cast.own(f"{adjective} people", "people", state.code, state)
    draft.plural = True
    return draft


def _of_person(scene: Scene, this: Phrase, person: Draft, by: str) -> Draft | None:
    head = this.head
    led = [draft for draft in person.leads if draft.kind in nominals().anaphor(this.words[-1]) or (head and draft.kind == head.kind)]
    if by == "possessor" and head is not None and head.with_state in ("military", "person"):
        led = led or [draft for draft in person.leads if draft.kind in ("armed group", "military")]
        if not led and person.state is not None:
            return scene.cast.military(person.state)
    if led and by == "possessor":
        return led[-1]
    if by == "possessor" and nominals().anaphor(this.words[-1]) == ("state",):
        return person.state
    if head is None or by not in ("possessor", "modifier") or head.kind in ("organisation", "medium", "igo"):
        return None
    surname = person.name.split()[-1].removeprefix("al-").removeprefix("el-")
    if "government" in nominals().anaphor(this.words[-1]):
        draft = scene.cast.own(f"{surname} {_plain(this.words)}", "government", person.code, person.state)
    elif by == "possessor" and head.kind == "party":
        if nominals().anaphor(this.words[-1]) != ("party",) or any(owner.by != "possessor" for owner in this.owners):
            return None
        draft = scene.cast.own(f"{surname}’s {this.words[-1]}", "party", person.code, person.state)
    elif by == "possessor" and this.plural and head.kind != "government":
        draft = scene.cast.own(f"{surname}’s {' '.join(this.words)}", head.kind, person.code, person.state)
    else:
        return None
    draft.callings.add(this.words[-1])
    return draft


def _seated(scene: Scene, this: Phrase, state: Draft) -> Draft | None:
    """*The government in Tripoli*, *separatists in New Caledonia*: a government that the text names, or a group that it places."""
    head = this.head
    if head is None or state.kind != "state":
        return None
    if head.kind == "government" and "government" in this.words:
        return government(scene, state) or (state if head.with_state == "state" else None)
    if (head.kind in ("armed group", "party") or head.name == "crowds") and this.plural:
        return _named(scene, this, scene.cast.adjective(state) or state.name, state)
    return None


def government(scene: Scene, state: Draft | None = None) -> Draft | None:
    """The one government that the document names in its own right (of a state, if one is given)."""
    named = [draft for draft in scene.governments if state is None or draft.code == state.code]
    return named[0] if len(named) == 1 else None


def named_group(scene: Scene, this: Phrase) -> Draft | None:
    """A group that the text names without an owner: *Turkish-backed militias*, *Chin rebels*, *opposition forces*, *rebels armed by …*."""
    head, grid = this.head, scene.grid
    if head is None:
        return None
    if head.kind == "igo":
        return _alliance(scene, this)
    if (
        (not this.plural and head.number == "plural")
        or head.kind not in ("armed group", "party", "people", "military", "government")
        or head.with_state == "state"
    ):
        return None
    before = range(outset(grid, this), this.i + 1 - len(this.words))
    start = next(
        (c for c in before if grid.capital(c) and (bound(grid, c) or (_inside(grid, c) and not scene.at(c)))),
        None,
    )
    if (
        start is None
        and head.kind == "armed group"
        and this.plural
        and any(grid.roles[c] in ("participle", "relative") for c in grid.near(this.i))
    ):
        return scene.cast.own(" ".join(this.words), head.kind)
    if start is None or this.i - start > 6:
        return (
            scene.cast.own(" ".join(this.words), "party")
            if this.words[0] == "opposition" and this.words[-1] not in ("leader", "leaders")
            else None
        )
    draft = scene.cast.own(" ".join(grid.slice(start, this.i + 1).split()), head.kind)
    draft.plural = this.plural
    draft.callings.add(this.words[-1])
    return draft


def _inside(grid: Grid, i: int) -> bool:
    """Whether a token does not open a sentence, so that its capital means something."""
    return i > 0 and grid.sentences[i] == grid.sentences[i - 1]


def _alliance(scene: Scene, this: Phrase) -> Draft | None:
    """*The counter-ISIL coalition*, *the Saudi-led coalition*, *the coalition*: known, or an actor of its own."""
    if not this.definite or this.plural or this.words[-1] != "coalition":
        return None
    text = " ".join(scene.grid.slice(outset(scene.grid, this), this.i + 1).split())
    known = scene.world.name(text[:1].upper() + text[1:])
    return scene.cast.known(known) if known else scene.cast.own(text, "igo")
