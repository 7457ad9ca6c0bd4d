"""PDF: the text of its pages, and its title by its own table of metadata; the day there is that of making the file, not of the article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..errors import InputError
from ..extras import extra
from .limits import CHARACTERS, PAGES

_TORN = "\ufffe"
"""What PDFium puts for a hyphen at the end of a line."""


def rows(data: bytes) -> Iterator[dict[str, Any]]:
    """The document of a PDF.

    Raises
    ------
    InputError
        If it is broken or locked, has too many pages or no text (but pictures of pages, as from a scanner).
    MissingExtra
        If the library that reads PDF is not installed.
    """
    pdfium = extra("pypdfium2")
    try:
        file = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise InputError(f"is no PDF that can be read: {error}") from None
    if len(file) > PAGES:
        raise InputError(f"has {len(file):,} pages; the most is {PAGES:,}")
    pages, broken = _pages(pdfium, file)
    text = "\n".join(pages)
    if not text.strip():
        raise InputError("holds no text; if its pages are pictures, it needs text recognition first")
    yield {
        "text": text, "title": file.get_metadata_dict().get("Title") or None,
        "warning": f"{broken:,} of its {len(file):,} pages cannot be read and are left out" if broken else None,
    }


def _pages(pdfium: Any, file: Any) -> tuple[list[str], int]:
    """The texts of the pages, as far as they can be needed, and how many pages cannot be read."""
    pages: list[str] = []
    size = broken = 0
    for number in range(len(file)):
        try:
            text = file[number].get_textpage().get_text_range()
        except pdfium.PdfiumError:
            broken += 1
            continue
        pages.append(text.replace("\r\n", "\n").replace(f"{_TORN}\n", "").replace(_TORN, ""))
        size += len(pages[-1])
        if size > CHARACTERS:
            break
    return pages, broken
