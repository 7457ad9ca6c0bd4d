"""Who is the same across documents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..lexicon.world import World
from ..records import Actor


@dataclass(frozen=True, slots=True)
class Joined:
    """The actor that a document's actor is across documents."""

    name: str
    kind: str
    code: str | None
    why: str


def join(actors: Iterable[Actor], world: World | None = None) -> dict[tuple[str, str], Joined]:
    """Each (document, actor) under its name across documents."""
    return {(a.doc, a.actor): Joined(a.actor, a.kind, a.code, "same name") for a in actors}
