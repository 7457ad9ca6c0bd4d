"""From what a format reads, a mapping of fields, to a document: what is missing or of the wrong shape is told."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ..errors import InputError
from ..records import Document

logger = logging.getLogger(__name__)

_METADATA = ("title", "publisher", "url")


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
    known = {key: _metadata(row, key, place) for key in _METADATA}
    return Document(str(name) if name not in (None, "") else spare_id, text, date=_date(row, place) or date, **known)


def _metadata(row: Mapping[str, Any], key: str, place: str) -> str | None:
    value = row.get(key)
    if value is not None and not isinstance(value, str):
        logger.warning("%s: its %s is not a string and is left out", place, key)
        return None
    return value or None


def _date(row: Mapping[str, Any], place: str) -> str | None:
    value = row.get("date")
    if value in (None, ""):
        return None
    try:
        return iso_date(value)
    except (TypeError, ValueError, AttributeError):
        logger.warning("%s: its date is not ISO 8601 (YYYY-MM-DD) and is left out: %.40r", place, value)
        return None
