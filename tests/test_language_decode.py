"""Trees and entities from scores, against an exhaustive search."""

from itertools import product

import numpy as np
import pytest

from extract.language.decode import entities, tree


def is_tree(heads) -> bool:
    if sum(head == 0 for head in heads) != 1:
        return False
    for i in range(len(heads)):
        seen, node = set(), i + 1
        while node:
            if node in seen:
                return False
            seen.add(node)
            node = heads[node - 1]
    return True


def best_by_trying_all(scores: np.ndarray) -> float:
    count = len(scores)
    choices = (heads for heads in product(range(count + 1), repeat=count) if is_tree(heads))
    return max(sum(scores[i, head] for i, head in enumerate(heads)) for heads in choices)


@pytest.mark.parametrize("seed", range(60))
def test_tree_is_the_best_one(seed: int) -> None:
    rng = np.random.default_rng(seed)
    count = int(rng.integers(1, 6))
    scores = rng.normal(size=(count, count + 1)) * 5
    heads = tree(scores.copy())
    assert is_tree(tuple(heads))
    assert sum(scores[i, head] for i, head in enumerate(heads)) == pytest.approx(best_by_trying_all(scores))


@pytest.mark.parametrize("favourite", [0, 3])
def test_tree_of_many_words_has_one_root(favourite: int) -> None:
    scores = np.random.default_rng(0).normal(size=(40, 41))
    scores[:, favourite] += 9
    assert is_tree(tuple(tree(scores)))


LABELS = ("O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG")


@pytest.mark.parametrize(
    ("scores", "marks"),
    [
        ([[9, 0, 0, 0, 0], [0, 0, 0, 9, 0]], ["O", "B-ORG"]),
        ([[0, 5, 0, 0, 0], [0, 0, 1, 0, 4], [0, 0, 4, 0, 0]], ["B-PERSON", "I-PERSON", "I-PERSON"]),
        ([[0, 0, 0, 1, 9]], ["B-ORG"]),
        ([[0, 0, 9, 1, 0], [0, 0, 9, 1, 0]], ["B-PERSON", "I-PERSON"]),
    ],
)
def test_entities_are_well_formed(scores, marks) -> None:
    found = entities(np.array(scores, float), LABELS)
    assert all(mark[0] != "I" or before[2:] == mark[2:] for before, mark in zip(["O", *found], found, strict=False))
    assert found == marks
