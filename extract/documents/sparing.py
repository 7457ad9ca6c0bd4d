"""Warnings that do not drown the rest: of a kind so many are told one by one, the others are counted."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from .limits import WARNINGS

logger = logging.getLogger(__package__)


@contextmanager
def silent() -> Iterator[None]:
    """A context in which this package's logger says nothing, since what it would say is said elsewhere."""
    logger.addFilter(_nothing)
    try:
        yield
    finally:
        logger.removeFilter(_nothing)


def _nothing(record: logging.LogRecord) -> bool:
    return False


class Sparing(logging.Filter):
    """A context in which this package's logger is sparing; when it ends, it tells how many warnings were held back."""

    def __init__(self) -> None:
        super().__init__()
        self._count: Counter[str] = Counter()

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether a warning is one of the first of its kind, which is its text before anything is put into it."""
        self._count[record.msg] += 1
        return self._count[record.msg] <= WARNINGS

    def __enter__(self) -> Self:
        logger.addFilter(self)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        logger.removeFilter(self)
        for text, count in self._count.items():
            if count > WARNINGS:
                logger.warning("%s more such warnings: %s", f"{count - WARNINGS:,}", text.replace("%s", "…").replace("%d", "…"))
