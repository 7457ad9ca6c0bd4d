"""HTML pages: the article without what surrounds it, and its title, day, publisher and address."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Any

from ..errors import InputError
from ..extras import extra
from .decode import decode

_CHARSET = re.compile(rb"""<meta[^>]{0,200}\bcharset\s*=\s*["']?([\w.:-]{2,40})""", re.IGNORECASE)
_HEAD = 4096
_DATES = {"original_date": True, "extensive_search": False}  # a day that the page states, not any that occurs in it


def rows(data: bytes) -> Iterator[dict[str, Any]]:
    """The article of a page.

    Raises
    ------
    InputError
        If there is no text in it.
    MissingExtra
        If the libraries that read HTML are not installed.
    """
    page = _decoded(data)
    found = extra("trafilatura").bare_extraction(
        page, with_metadata=True, include_comments=False, include_tables=False, date_extraction_params=_DATES)
    body = ((found and found.text) or plain(page)).strip()
    if not body:
        raise InputError("holds no text")
    yield {"text": body, **({"title": found.title, "date": found.date, "publisher": found.sitename, "url": found.url} if found else {})}


def plain(markup: str) -> str:
    """All text of a piece of HTML, its blocks on lines of their own."""
    inscriptis, css = extra("inscriptis"), extra("inscriptis.css_profiles")
    config = extra("inscriptis.model.config").ParserConfig(css=css.CSS_PROFILES["strict"])
    return str(inscriptis.get_text(markup, config)).strip()


def _decoded(data: bytes) -> str:
    """The page as text: in UTF-8 if it is that, else as it declares, else as its bytes suggest."""
    declared = _CHARSET.search(data[:_HEAD])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        codec = codecs.lookup(declared[1].decode()).name if declared else ""
        return data.decode("cp1252" if codec in ("iso8859-1", "ascii") else codec, errors="replace")
    except (LookupError, UnicodeError):
        return decode(data)[0]
