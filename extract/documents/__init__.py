"""Inputs to documents: files, folders and streams of every format in `formats`; one bad document never costs the others."""

from .jsonl import lines
from .reading import read
from .rows import iso_date
from .sources import STANDARD_INPUT, stem

__all__ = ["STANDARD_INPUT", "iso_date", "lines", "read", "stem"]
