"""Inputs to documents: files, folders and streams of every format in `formats`; one bad document never costs the others."""

from .ids import digest
from .jsonl import lines
from .language import ANY, ENGLISH, languages
from .reading import read
from .rows import FIELDS, iso_date
from .sources import STANDARD_INPUT, size, stem

__all__ = ["ANY", "ENGLISH", "FIELDS", "STANDARD_INPUT", "digest", "iso_date", "languages", "lines", "read", "size", "stem"]
