"""Whose body a name calls that every state may give to one: *Peru's Congress*, *Congress* in a text about Brazil."""

from __future__ import annotations

from collections import Counter

from ..lexicon.names import normal
from ..lexicon.nominals import nominals
from .cast import Draft
from .scene import Scene
from .spans import Name


def seated(scene: Scene, named: dict[Name, Draft]) -> dict[Name, Draft]:
    """The names with whom they call, a bare *Congress* being that of the state beside it, else of the one that the text is about."""
    bare = [name for name in named if _bare(scene, name)]
    if not bare:
        return named
    states = {i: draft for name, draft in named.items() if draft.kind == "state" for i in range(name.start, name.end)}
    owners = {name: _owner(scene, name, states) for name in bare}
    counted = Counter(draft.code for name, draft in named.items() if name not in owners and draft.code)
    (home, most), (_, second) = [*counted.most_common(2), (None, 0), (None, 0)][:2]
    found = dict(named)
    for name in bare:
        own = named[name].code
        if owner := owners[name]:
            found[name] = named[name] if owner.code == own else _body(scene, name, owner)
        elif home and own not in counted and most > second and (entry := scene.world.state(home)):
            body = _body_known(scene, name, scene.cast.known(entry))
            found[name] = body or named[name]
    return found


def _bare(scene: Scene, name: Name) -> bool:
    """Whether a known name of a state's body is but a noun that any state's may have."""
    words = normal(scene.grid.text[name.first : name.last]).split()
    head = nominals().head(words)
    known = name.entry is not None and name.entry.kind == "government" and name.entry.code is not None
    return known and head is not None and head[1] == len(words) and head[0].with_state == "own"


def _owner(scene: Scene, name: Name, states: dict[int, Draft]) -> Draft | None:
    """The state whose the name is said to be: *Peru's*, *Peruvian*, *of Peru*."""
    grid = scene.grid
    return next(
        (
            states[c]
            for c in grid.near(grid.root(name.start, name.end))
            if c in states and (grid.roles[c] in ("possessor", "modifier") or (c > name.start and grid.preposition(c) == "of"))
        ),
        None,
    )


def _title(scene: Scene, name: Name, state: Draft) -> str:
    return f"{scene.cast.adjective(state) or state.name} {scene.grid.text[name.first : name.last]}"


def _body(scene: Scene, name: Name, state: Draft) -> Draft:
    return scene.cast.own(_title(scene, name, state), "government", state.code, state)


def _body_known(scene: Scene, name: Name, state: Draft) -> Draft | None:
    """The body of a state if the lexicon or the text knows it: not every state has a Congress."""
    title = _title(scene, name, state)
    return _body(scene, name, state) if scene.world.name(title) or scene.cast.find(title) else None
