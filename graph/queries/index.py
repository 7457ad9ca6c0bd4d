"""The relations of a graph in the order in which the texts tell them, for questions that very many answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import networkx as nx
import numpy as np
import numpy.typing as npt

Raw = tuple[str, str, str, dict[str, Any]]


class Index:
    """All edges by the place of their first evidence, and the ends of each as numbers."""

    def __init__(self, graph: nx.MultiDiGraph[str]) -> None:
        edges: list[Raw] = list(graph.edges(keys=True, data=True))
        firsts = [data["evidence"][0] for *_, data in edges]
        self._number = {name: number for number, name in enumerate(sorted(graph))}
        source = np.array([self._number[edge[0]] for edge in edges], np.int64)
        target = np.array([self._number[edge[1]] for edge in edges], np.int64)
        starts = np.array([first.trigger.start for first in firsts], np.int64)
        order = np.lexsort((target, source, _ranks([edge[2] for edge in edges]), starts, _ranks([first.doc for first in firsts])))
        self.edges = [edges[place] for place in order.tolist()]
        self._source, self._target = source[order], target[order]

    def around(self, centre: str, radius: int) -> list[int]:
        """The places in `edges` of those among an actor and all that are at most `radius` steps from it."""
        inside = np.zeros(len(self._number), np.bool_)
        inside[self._number[centre]] = True
        for _ in range(radius):
            left, reached = self._target[inside[self._source]], self._source[inside[self._target]]
            inside[left] = inside[reached] = True
        found: list[int] = np.flatnonzero(inside[self._source] & inside[self._target]).tolist()
        return found


def _ranks(values: Sequence[Any]) -> npt.NDArray[np.int64]:
    """The place of each value among all of them."""
    rank = {value: place for place, value in enumerate(sorted(set(values)))}
    return np.array([rank[value] for value in values], np.int64)
