"""All components of the built-in pipelines; importing this module registers their factories with spaCy."""

from . import lemmas, lines, transformer

__all__ = ["lemmas", "lines", "transformer"]
