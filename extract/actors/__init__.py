"""Who is who: from the words of a document to its actors, and from the actors of several documents to one."""

from .resolve import Reference, Resolution, Tie, resolve

__all__ = ["Reference", "Resolution", "Tie", "resolve"]
