"""Inputs to documents: files, folders and streams of every format in `formats`; one bad document never costs the others."""

from .ids import digest
from .jsonl import lines
from .reading import read
from .rows import iso_date
from .sources import STANDARD_INPUT, size, stem

__all__ = ["STANDARD_INPUT", "digest", "iso_date", "lines", "read", "size", "stem"]
