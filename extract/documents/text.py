"""Plain text: the file is the document, as it stands."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping

from ..errors import InputError
from .decode import decode
from .limits import CHARACTERS
from .rows import Row
from .streams import Stream

logger = logging.getLogger(__package__)

_MOST = 4 * (CHARACTERS + 1)
"""Bytes that hold more than the longest text in any encoding."""


def read(stream: Stream, name: str, columns: Mapping[str, str]) -> Iterator[Row]:
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
