"""Python's search for garbage, kept from looking again and again through a great many things that stay."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_MANY = 1_000_000


@contextmanager
def put_off() -> Iterator[None]:
    """Search for no garbage until the block ends."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@contextmanager
def settled() -> Iterator[None]:
    """Search for no garbage until the block ends, and if it has made very many things, never among them."""
    with put_off():
        yield
        if gc.get_count()[0] > _MANY:
            gc.freeze()
