"""Windows over texts of any length: every word once, sentences whole, linear cost."""

import itertools
from dataclasses import dataclass

import pytest

from extract.language.windows import MOST_PIECES, MOST_WORDS, WORDS, read


@dataclass
class Fake:
    starts: list[bool]


def run_over(count: int, every: int | None, forced: set[int] = frozenset(), cost: int = 1):
    """Read ``count`` words with sentences of ``every`` words; return the pieces kept and how often the network ran."""
    runs = []

    def run(begin: int, end: int) -> Fake:
        runs.append((begin, end))
        return Fake([i == begin or bool(every and i % every == 0) or i in forced for i in range(begin, end)])

    opened = [i == 0 or i in forced for i in range(count)]
    return [(begin, end) for begin, end, _ in read([cost] * count, opened, run)], runs


@pytest.mark.parametrize("count", [1, 5, WORDS, WORDS + 1, 1000, 10_000])
@pytest.mark.parametrize("every", [None, 1, 7, 25, 200, 1000])
@pytest.mark.parametrize("cost", [1, 2, 6])
def test_every_word_is_kept_once_and_cost_is_linear(count: int, every: int | None, cost: int) -> None:
    kept, runs = run_over(count, every, cost=cost)
    assert kept[0][0] == 0 and kept[-1][1] == count
    assert all(before[1] == after[0] for before, after in itertools.pairwise(kept))
    assert all((end - begin) * cost <= MOST_PIECES and end - begin <= MOST_WORDS for begin, end in runs)
    assert sum(end - begin for begin, end in runs) <= 5 * count + MOST_WORDS


def test_sentences_are_whole() -> None:
    kept, _ = run_over(2000, 25)
    assert all(begin % 25 == 0 for begin, _ in kept)


def test_a_window_ends_where_the_layout_does() -> None:
    kept, runs = run_over(400, None, forced={100, 210})
    assert runs == kept[:1] + runs[1:]
    assert (0, 100) in kept and (100, 210) in kept
