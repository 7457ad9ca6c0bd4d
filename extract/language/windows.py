"""Cut texts of any length into windows that the encoder can read, each sentence whole in one of them."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol, TypeVar

# Words read at once, and more where a sentence does not end within them; pieces that the encoder has places for.
WORDS, MOST_WORDS, MOST_PIECES = 128, 300, 480


class Reading(Protocol):
    """What the network says of a window: here only its sentence starts count."""

    @property
    def starts(self) -> Any: ...


R = TypeVar("R", bound=Reading)


def read(costs: Sequence[int], forced: Sequence[bool], run: Callable[[int, int], R]) -> Iterator[tuple[int, int, R]]:
    """Read a text window by window.

    A window that breaks off within running text gives only the sentences before its last one; the next window begins with
    that, so every sentence is seen whole and no word is read more than a few times.

    Parameters
    ----------
    costs
        Pieces of each word.
    forced
        Whether the word opens a sentence by the lay-out.
    run
        Reads the words from the first number up to the second.

    Yields
    ------
    tuple
        The first word, the word past the last, and the reading they belong to, which begins at the first word.
    """
    begin, size = 0, WORDS
    while begin < len(costs):
        end = _end(begin, size, costs, forced)
        reading = run(begin, end)
        complete = end == len(costs) or forced[end]
        last = next((i for i in range(end - begin - 1, 0, -1) if reading.starts[i]), 0)
        if not complete and not last and size < MOST_WORDS:
            size = MOST_WORDS
            continue
        size = WORDS
        stop = end if complete or not last else begin + last
        yield begin, stop, reading
        begin = stop


def _end(begin: int, size: int, costs: Sequence[int], forced: Sequence[bool]) -> int:
    """Return the end of a window: at the last forced start that fits in its second half, else at its size."""
    end, pieces = begin, 0
    while end < len(costs) and end - begin < size and pieces + costs[end] <= MOST_PIECES:
        pieces += costs[end]
        end += 1
    if end == len(costs):
        return end
    middle = begin + (end - begin) // 2
    return next((i for i in range(end, middle, -1) if forced[i]), end)
