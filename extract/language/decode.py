"""From scores to trees and entities, by numpy alone."""

from collections.abc import Sequence
from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[Any]]

NEVER = -1e9


def tree(scores: Array) -> Array:
    """Return the heads of the best tree with one root.

    Parameters
    ----------
    scores
        Words by heads; head 0 is the root, head ``i + 1`` the word ``i``.

    Returns
    -------
    numpy.ndarray
        The head of each word, counted like the columns of ``scores``.

    Notes
    -----
    Chu and Liu (1965), Edmonds (1967); a price on root arcs beyond any gain leaves one of them.
    """
    scores = scores.astype(np.float64)
    np.fill_diagonal(scores[:, 1:], NEVER)
    heads: Array = scores.argmax(1)
    if (heads == 0).sum() == 1 and not _cycle(np.concatenate([[0], heads])):
        return heads
    priced = scores - scores.max(1, keepdims=True)
    priced[:, 0] -= 1 - priced[priced > NEVER / 2].sum()
    square = np.vstack([np.full(len(scores) + 1, NEVER), priced])
    found: Array = _maximum_tree(square)[1:]
    return found


def _cycle(heads: Array) -> list[int]:
    """Return the nodes of one cycle, or none."""
    state = np.zeros(len(heads), np.int8)
    state[0] = 2
    for start in range(1, len(heads)):
        path = []
        node = start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return path[path.index(node) :]
        state[path] = 2
    return []


def _maximum_tree(scores: Array) -> Array:
    """Return the heads of the best tree over a square of scores, node 0 being its root."""
    heads: Array = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = np.zeros(len(scores), bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    ring = np.array(cycle)
    gain = scores[ring] - scores[ring, heads[ring]][:, None]
    enter = gain[:, outside].argmax(0)  # for each outer head, the word of the cycle that it takes best
    leave = scores[np.ix_(outside, ring)].argmax(1)  # for each outer word, its best head in the cycle
    small = np.full((len(outside) + 1, len(outside) + 1), NEVER)
    small[:-1, :-1] = scores[np.ix_(outside, outside)]
    small[-1, :-1] = gain[enter, outside]
    small[:-1, -1] = scores[outside, ring[leave]]
    small[0] = NEVER
    found = _maximum_tree(small)
    result = heads.copy()
    for i, node in enumerate(outside[1:], 1):
        result[node] = ring[leave[i]] if found[i] == len(outside) else outside[found[i]]
    broken = enter[found[-1]]
    result[ring[broken]] = outside[found[-1]]
    return result


def entities(scores: Array, labels: Sequence[str]) -> list[str]:
    """Return the best well-formed BIO marks of a sentence: an inner mark only follows its own kind."""
    best = scores.argmax(1)
    marks = [labels[i] for i in best]
    if all(_follows(before, mark) for before, mark in zip(["O", *marks], marks, strict=False)):
        return marks
    barred = np.array([[0.0 if _follows(a, b) else NEVER for b in labels] for a in labels])
    total = scores[0] + barred[labels.index("O")]
    back = []
    for row in scores[1:]:
        paths = total[:, None] + barred
        back.append(paths.argmax(0))
        total = paths.max(0) + row
    path = [int(total.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return [labels[i] for i in reversed(path)]


def _follows(before: str, mark: str) -> bool:
    return mark[0] != "I" or before[2:] == mark[2:]
