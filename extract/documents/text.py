"""Plain text: the file is the document, as it stands."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator

from ..errors import InputError
from .decode import decode
from .jsonl import Row
from .limits import CHARACTERS

logger = logging.getLogger(__name__)

_MOST = 4 * (CHARACTERS + 1)
"""Bytes that hold more than the longest text in any encoding."""


def read(stream: io.BufferedReader, name: str) -> Iterator[Row]:
    """The text of a stream; of a longer one than any document may be, enough to see that.

    Raises
    ------
    InputError
        If it is empty or no text.
    """
    data = stream.read(_MOST)
    text, encoding = decode(data, cut=len(data) == _MOST)
    if not text.strip():
        raise InputError("is empty")
    if encoding:
        logger.warning("%s: is not UTF-8; read as %s", name, encoding)
    yield name, {"text": text}
