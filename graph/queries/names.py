"""The actors of a graph by any of their names; case, accents, dots and a leading *the* do not matter.

Where no text uses a name, a person is found by the surname alone, and whom the lexicon knows by the lexicon's other names: *USA*, *UK*.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches
from functools import cached_property

import networkx as nx

from extract.actors.names import parts
from extract.lexicon import world
from extract.lexicon.names import normal

from ..errors import UnknownActor
from .filters import either

_CLOSE = 5
NAMING = ("name", "acronym", "metonym")
"""The forms of mentions that name an actor."""


class Names:
    """Who bears which name; `called` tells for each canonical name what else the texts call the actor, `persons` which are persons."""

    def __init__(self, called: Mapping[str, Collection[str]], persons: Iterable[str]) -> None:
        self._called, self._persons = called, persons

    @classmethod
    def of(cls, graph: nx.MultiDiGraph[str]) -> Names:
        """The names of a graph's actors: their other names, their acronyms, and the seats that stand for them."""
        called = {name: {*node["aliases"], *(mention["text"] for mention in node["mentions"] if mention["form"] in NAMING)}
                  for name, node in graph.nodes(data=True)}
        return cls(called, [name for name, node in graph.nodes(data=True) if node["kind"] == "person"])

    def find(self, text: str) -> str:
        """The canonical name of the actor that `text` names. A canonical name comes before an alias of another actor.

        Raises
        ------
        UnknownActor
            If no actor bears the name, or more than one.
        """
        if text in self._called:
            return text
        key = normal(str(text))
        bearers = self._bearers.get(key) or self._surnamed.get(parts(key)) or self._known(str(text))
        bearers = [name for name in bearers if normal(name) == key] or bearers
        if len(bearers) > 1:
            raise UnknownActor(f"{text!r} may be {either(bearers)}")
        if not bearers:
            raise UnknownActor(f"no actor is called {text!r}{self._closest(key)}")
        return bearers[0]

    def all(self, texts: Iterable[str]) -> set[str]:
        """The canonical names of several actors."""
        return {self.find(text) for text in texts}

    def spelled(self) -> list[str]:
        """Every name that is a key, as the texts spell it."""
        return sorted({*self._called, *(text for texts in self._called.values() for text in texts if text in self)})

    def __contains__(self, text: object) -> bool:
        try:
            return isinstance(text, str) and bool(self.find(text))
        except UnknownActor:
            return False

    @cached_property
    def _bearers(self) -> dict[str, list[str]]:
        """Who bears a name, by its normal form."""
        bearers: dict[str, list[str]] = defaultdict(list)
        for name, texts in self._called.items():
            for key in dict.fromkeys(filter(None, map(normal, (name, *texts)))):
                bearers[key].append(name)
        return bearers

    @cached_property
    def _surnamed(self) -> dict[tuple[str, ...], list[str]]:
        """The persons of a surname, by its sound."""
        surnamed: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for name in self._persons:
            surnamed[parts(name)[-1:]].append(name)
        return surnamed

    def _known(self, text: str) -> list[str]:
        """Whom the lexicon knows by a name, if the graph has them."""
        entry = world.load().name(text)
        return [entry.name] if entry is not None and entry.name in self._called else []

    def _closest(self, key: str) -> str:
        close = get_close_matches(key, self._bearers, n=3, cutoff=0.6)
        names = dict.fromkeys(name for key in close for name in self._bearers[key])
        return f"; did you mean {either(list(names)[:_CLOSE])}?" if names else ", nor anything like it"
