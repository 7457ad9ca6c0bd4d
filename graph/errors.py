"""The errors that the graph raises: one base class, one line each, with what to do."""

from __future__ import annotations

from extract.errors import MissingExtra, OutputError, WhowhomError

__all__ = [
    "BadStatement", "FileError", "GraphError", "MissingExtra", "NoPath", "OutputError", "UnknownActor", "UnknownWord", "WhowhomError",
]


class GraphError(WhowhomError):
    """Anything that stops a piece of work on a graph and that the user can mend."""


class FileError(GraphError):
    """A saved graph or a file of records that cannot be read: names the file and what is wrong with it."""


class UnknownActor(GraphError, KeyError):
    """A name that no actor of the graph bears, or that several bear; tells the closest names."""

    __str__ = Exception.__str__  # a KeyError would show the message in quotes


class UnknownWord(GraphError, ValueError):
    """A relation type, status or document that there is not; tells the closest."""


class NoPath(GraphError, LookupError):
    """Two actors that nothing connects."""


class BadStatement(GraphError, ValueError):
    """A Cypher statement that does more than read the graph, or that the engine does not understand."""
