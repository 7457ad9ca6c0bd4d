"""A sequence whose items are made when they are looked at: a question that finds a hundred thousand answers when one wants ten."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Generic, TypeVar, overload

Raw = TypeVar("Raw")
Item = TypeVar("Item")


class Late(Sequence[Item], Generic[Raw, Item]):
    """Items made one by one.

    Parameters
    ----------
    size
        How many there are.
    raw
        Asked once, when the first item is looked at, for what the items are made of.
    make
        Makes an item.
    """

    def __init__(self, size: int, raw: Callable[[], Sequence[Raw]], make: Callable[[Raw], Item]) -> None:
        self._size, self._ask, self._make = size, raw, make

    @cached_property
    def _raw(self) -> Sequence[Raw]:
        return self._ask()

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[Item]:
        return map(self._make, self._raw)

    @overload
    def __getitem__(self, place: int) -> Item: ...
    @overload
    def __getitem__(self, place: slice) -> Late[Raw, Item]: ...
    def __getitem__(self, place: int | slice) -> Item | Late[Raw, Item]:
        if isinstance(place, slice):
            return Late(len(range(self._size)[place]), lambda: self._raw[place], self._make)
        return self._make(self._raw[place])
