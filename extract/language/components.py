"""All components of the built-in pipelines; importing this module registers their factories with spaCy."""

from . import facilities, lemmas, lines, transformer

__all__ = ["facilities", "lemmas", "lines", "transformer"]
