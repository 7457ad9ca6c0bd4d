"""A graph in a notebook: a picture of it, as an image in which nothing can run, above the table of its relations."""

from __future__ import annotations

import base64
from html import escape
from typing import TYPE_CHECKING

import networkx as nx

from .answers.table import plain

if TYPE_CHECKING:
    from .actorgraph import ActorGraph

MOST_ACTORS = 60
_MARGIN = 60
_NONE = "none"
_DASHED = ' stroke-dasharray="5 4"'


def html(graph: ActorGraph) -> str:
    """The picture and the table."""
    drawn = base64.b64encode(svg(graph.nx).encode(errors="replace")).decode()
    picture = f'<img alt="{escape(graph.summary)}" style="max-width:100%" src="data:image/svg+xml;base64,{drawn}">'
    return f"<p>{escape(repr(graph))}</p>{picture}{graph.relations()._repr_html_()}"


def svg(graph: nx.MultiDiGraph[str]) -> str:
    """The most connected actors and what is between them, in the page's colours; a line is dashed if it is not asserted."""
    from .page.layout import positions  # igraph costs time that only a picture should cost
    from .page.look import look

    shown = graph.subgraph(sorted(graph, key=lambda name: (-graph.degree(name), name))[:MOST_ACTORS])
    points = positions(shown)
    colours = {
        "kind": {name: kind.light for name, kind in look().kind.items()}, "quad": {name: quad.light for name, quad in look().quad.items()}}
    width = 2 * _MARGIN + 2 * max((abs(x) for x, _ in points.values()), default=0)
    height = 2 * _MARGIN + 2 * max((abs(y) for _, y in points.values()), default=0)
    parts = [*_lines(shown, points, colours["quad"]), *_dots(shown, points, colours["kind"])]
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{-width / 2:.0f} {-height / 2:.0f} {width:.0f} {height:.0f}" '
            f'width="{width:.0f}" font-family="sans-serif" font-size="11">{"".join(parts)}</svg>')


def _lines(graph: nx.MultiDiGraph[str], points: dict[str, tuple[float, float]], colours: dict[str, str]) -> list[str]:
    return [
        f'<line x1="{points[a][0]}" y1="{points[a][1]}" x2="{points[b][0]}" y2="{points[b][1]}" stroke="{colours[data["quad"] or _NONE]}"'
        f'{"" if data["status"] == "asserted" else _DASHED}/>'
        for a, b, data in graph.edges(data=True)
    ]


def _dots(graph: nx.MultiDiGraph[str], points: dict[str, tuple[float, float]], colours: dict[str, str]) -> list[str]:
    return [
        f'<circle cx="{points[name][0]}" cy="{points[name][1]}" r="6" fill="{colours[node["kind"]]}"/>'
        f'<text x="{points[name][0]}" y="{points[name][1] + 18}" text-anchor="middle">{escape(plain(name))}</text>'
        for name, node in graph.nodes(data=True)
    ]

