"""Relation records → a graph to ask, save and look at.

>>> from graph import load, read
>>> g = read("article.txt")             # doctest: +SKIP
>>> g.relations(source="Russia")        # doctest: +SKIP
"""

from .actorgraph import ActorGraph
from .answers.sequences import Edge, Profile, Relations
from .errors import GraphError
from .opening import combine, load, open_store, read

__all__ = ["ActorGraph", "Edge", "GraphError", "Profile", "Relations", "combine", "load", "open_store", "read"]
