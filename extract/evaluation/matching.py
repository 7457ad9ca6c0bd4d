"""Pair up two sides one to one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def match(wishes: Mapping[int, Sequence[int]]) -> dict[int, int]:
    """A largest one-to-one matching: to each on the left, of those it may have, one on the right.

    `wishes` gives for each on the left whom it may have, the best first. Who comes first is served first, and once served keeps a partner.
    """
    owner: dict[int, int] = {}
    for one in wishes:
        _place(one, wishes, owner, set())
    return {left: right for right, left in owner.items()}


def _place(one: int, wishes: Mapping[int, Sequence[int]], owner: dict[int, int], seen: set[int]) -> bool:
    """Find a partner for one on the left; who holds it already moves on to another if that is possible."""
    for other in wishes[one]:
        if other not in seen:
            seen.add(other)
            if other not in owner or _place(owner[other], wishes, owner, seen):
                owner[other] = one
                return True
    return False
