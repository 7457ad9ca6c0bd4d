"""From what a format reads, a mapping of fields, to a document: what is missing or of the wrong shape is told."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import date as day
from datetime import datetime
from typing import Any

from ..errors import InputError
from ..records import Document
from .limits import CHARACTERS, FIELD

logger = logging.getLogger(__package__)

Row = tuple[str, dict[str, Any] | InputError]
"""A place, as `file: line n`, and the fields that stand there, or its fault."""

FIELDS = ("id", "text", "title", "date", "publisher", "url")
"""The fields of a document."""

_METADATA = ("title", "publisher", "url")
_ENDS = ("\n\n", "\n", ". ", " ")


def iso_date(text: str) -> str:
    """The day (YYYY-MM-DD) that an ISO 8601 date or time names.

    Raises
    ------
    ValueError
        If `text` is neither.
    """
    return datetime.fromisoformat(text.strip()).date().isoformat()


def document(row: Mapping[str, Any] | InputError, place: str, spare_id: str, date: str | None) -> Document:
    """The document of a row. `spare_id` serves one without an id, `date` one without a date.

    Raises
    ------
    InputError
        If it has no text or an id of the wrong shape, or is itself a fault.
    """
    if isinstance(row, InputError):
        raise row
    text, name = row.get("text"), row.get("id")
    if not isinstance(text, str):
        raise InputError("lacks its text" if text is None else "its text is not a string")
    if not text.strip():
        raise InputError("its text is empty")
    if isinstance(name, bool) or not isinstance(name, (str, int, type(None))):
        raise InputError("its id is not a string")
    if isinstance(name, str) and len(name) > FIELD:
        logger.warning("%s: its id is longer than %s characters and is replaced by %s", place, FIELD, spare_id)
        name = None
    known = {key: _metadata(row, key, place) for key in _METADATA}
    return Document(
        str(name) if name not in (None, "") else spare_id, _cut(text, place), date=_date(row, place) or date, **known)


def _cut(text: str, place: str) -> str:
    """A text that is too long up to its last paragraph that ends in time, or else its last line, sentence or word."""
    if len(text) <= CHARACTERS:
        return text
    ends = (text.rfind(end, CHARACTERS // 2, CHARACTERS) for end in _ENDS)
    kept = text[: next((end + 1 for end in ends if end > 0), CHARACTERS)]
    logger.warning("%s: is longer than %s characters and is cut after %s", place, f"{CHARACTERS:,}", f"{len(kept):,}")
    return kept


def _metadata(row: Mapping[str, Any], key: str, place: str) -> str | None:
    value = row.get(key)
    if value is not None and not isinstance(value, str):
        logger.warning("%s: its %s is not a string and is left out", place, key)
        return None
    if value and len(value) > FIELD:
        logger.warning("%s: its %s is longer than %s characters and is left out", place, key, FIELD)
        return None
    return value or None


def _date(row: Mapping[str, Any], place: str) -> str | None:
    value = row.get("date")
    if value in (None, ""):
        return None
    try:
        return iso_date(value.isoformat() if isinstance(value, day) else value)
    except (TypeError, ValueError, AttributeError):
        logger.warning("%s: its date is not ISO 8601 (YYYY-MM-DD) and is left out: %.40r", place, value)
        return None
