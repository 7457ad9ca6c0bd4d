"""What kind of actor a name is: by its head noun, the model's label, the lexicon and the words around it, in that order of trust."""

from __future__ import annotations

from ..lexicon.names import normal
from ..lexicon.nominals import nominals
from .grid import Grid
from .names import is_acronym
from .spans import Name

_LABELS = {"PERSON": "person", "ORG": "organisation", "NORP": "people"}
_NO_ACTOR = frozenset({"FAC", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT", "LOC", "DATE", "TIME", "MONEY", "QUANTITY", "PERCENT", "ORDINAL", "CARDINAL", "LANGUAGE"})


def kind(grid: Grid, name: Name) -> str | None:
    """The kind of the actor that a name calls; None if what it calls is no actor, or nothing tells."""
    if name.entry is not None:
        return name.entry.kind
    words = normal(grid.text[name.first:name.last]).split()
    if not words or words[-1] in nominals().no_actor.last or words[0] in nominals().no_actor.first:
        return None
    if name.label == "PERSON":
        return "person"
    by_head = nominals().name_kind(words[:words.index("of")] if "of" in words[1:] else words) if len(words) > 1 else None
    if by_head:
        return by_head
    if name.label in _NO_ACTOR:
        return None
    return _LABELS.get(name.label) or _by_context(grid, name)


def _by_context(grid: Grid, name: Name) -> str | None:
    """A title before the name makes a person; the noun that it stands before or is set beside to makes the kind (*the Huawei firm*)."""
    if name.titles:
        return "person"
    root = grid.root(name.start, name.end)
    beside = [grid.heads[root]] if grid.roles[root] in ("modifier", "apposition", "name") else []
    beside += [c for c in grid.children[root] if grid.roles[c] in ("apposition", "modifier")]
    for i in beside:
        if grid.pos[i] == "NOUN" and (found := nominals().head([grid.lower[i]])):
            return found[0].kind if found[0].with_state == "own" else None
    if name.label == "GPE":
        return None
    return "organisation" if is_acronym(grid.text[name.first:name.last]) and name.end - name.start == 1 and name.last - name.first > 2 else None
