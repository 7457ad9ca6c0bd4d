"""RSS and Atom: each entry is a document, called by its own id or address."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from typing import Any

from ..errors import InputError
from ..extras import extra
from .html import plain

_MOMENTS = ("published_parsed", "updated_parsed", "created_parsed")


def rows(data: bytes) -> Iterator[dict[str, Any]]:
    """The entries of a feed.

    Raises
    ------
    InputError
        If it is no feed, or has no entry.
    MissingExtra
        If the libraries that read feeds are not installed.
    """
    feedparser = extra("feedparser")
    try:
        feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # on some broken XML it fails with a KeyError and the like
        raise InputError(f"is no RSS or Atom that can be read ({type(error).__name__})") from None
    if not feed.get("version"):
        raise InputError("is no RSS or Atom that can be read")
    if not feed.entries:
        raise InputError("has no entries")
    publisher = feed.feed.get("publisher") or feed.feed.get("title")
    for entry in feed.entries:
        address = entry.get("link") or ""
        yield {
            "id": entry.get("id") or address, "text": _text(entry), "title": entry.get("title") and plain(entry.title),
            "date": _day(entry), "publisher": (entry.get("source") or {}).get("title") or publisher,
            "url": address if address.startswith("http") else None,
        }


def _text(entry: Any) -> str:
    """The whole text if the entry has it, else its summary."""
    parts = entry.get("content") or [entry.get("summary_detail") or {}]
    return "\n\n".join(plain(part.get("value") or "") for part in parts)


def _day(entry: Any) -> str | None:
    moment = next(filter(None, (dict.get(entry, key) for key in _MOMENTS)), None)  # its own `get` takes one for the other, and warns
    return moment and date(*moment[:3]).isoformat()
