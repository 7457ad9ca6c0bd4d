"""The page: a graph as one HTML file that works with no network at all.

    >>> from graph.page import write
    >>> write(graph, Path("out/libya.html"), title="Libya")   # doctest: +SKIP
"""

from .write import html, write

__all__ = ["html", "write"]
