"""The formats of documents, one file each; here the table of them."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from mimetypes import MimeTypes

from ..errors import FormatError
from . import csv, jsonl, parquet, text
from .aside import Aside
from .limits import FILE, PAGE
from .rows import Row
from .sources import Source, suffix
from .streams import Stream, whole

logger = logging.getLogger(__package__)

Reader = Callable[[Stream, str, Mapping[str, str]], Iterator[Row]]
"""Reads a stream under a name for messages; the mapping says which columns hold the fields that are not called as here."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format.

    `suffixes` tell it, or else `looks`, tried on the first bytes; `magic` bytes tell it whatever the suffix. `many`: a file of it holds
    many documents; `named`: in fields whose names its author chose. `aside`: the module that reads it in a process of its own, and as a
    whole, up to `most` bytes.
    """

    suffixes: tuple[str, ...]
    read: Reader | None = None
    aside: str = ""
    most: int = FILE
    magic: tuple[bytes, ...] = ()
    looks: re.Pattern[bytes] | None = None
    many: bool = False
    named: bool = False


TEXT = Format((".txt", ".text", ".md"), text.read)

FORMATS = (
    Format((".pdf",), aside="pdf", magic=(b"%PDF-",)),
    Format((".parquet",), parquet.read, magic=(b"PAR1",), many=True, named=True),
    Format((".jsonl", ".ndjson", ".json"), jsonl.read, looks=re.compile(rb'(?:\xef\xbb\xbf)?\{"'), many=True, named=True),
    Format((".csv", ".tsv"), csv.read, looks=re.compile(rb'(?i)(?:\xef\xbb\xbf)?(?:[^\n]*[,;\t])?"?text"?[,;\t][^\n]'), many=True, named=True),
    Format((".rss", ".atom", ".rdf"), aside="feed", looks=re.compile(rb"(?is)[^<]*<(?:[?!][^>]*>[^<]*<)*(?:rss|feed|rdf:rdf)\b"), many=True),
    Format((".html", ".htm", ".xhtml"), aside="html", most=PAGE,
           looks=re.compile(rb"(?is)[^<]{0,100}<(?:[?!][^>]*>[^<]*<)*html\b|\s*<!doctype html")),
    TEXT,
)

_TYPES = MimeTypes()
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml\b")


def of(source: Source, head: bytes) -> Format:
    """The format of an input that begins with the bytes `head`.

    Raises
    ------
    FormatError
        If it is none that is read here.
    """
    end = suffix(source.path)
    told = [each for each in FORMATS if head.startswith(each.magic)] or [each for each in FORMATS if end in each.suffixes]
    if told and not (told[0] is TEXT and head.startswith(b'{"')):
        return told[0]
    if looking := [each for each in FORMATS if each.looks and each.looks.match(head)]:
        return looking[0]
    if _XML.match(head) or (source.found and not told and _TYPES.guess_type(source.path)[0]):
        raise FormatError("is of no format that is read here")
    return TEXT


def rows(form: Format, stream: Stream, name: str, columns: Mapping[str, str], aside: Aside) -> Iterator[Row]:
    """What stands in a stream of a format, row by row; what a process aside warns of is logged here."""
    if form.read:
        yield from form.read(stream, name, columns)
    else:
        for number, row in enumerate(aside.read(form.aside, whole(stream, form.most)), start=1):
            place = f"{name}: entry {number}" if form.many else name
            if warning := row.pop("warning", None):
                logger.warning("%s: %s", place, warning)
            yield place, row
