"""Where each actor stands: positions computed once, in Python, so that the page shows its first frame still."""

from __future__ import annotations

import math

import igraph
import networkx as nx

from ..analysis.plain import steady, undirected

Point = tuple[float, float]
_SMALL = 250  # up to so many actors in a component Kamada and Kawai's slower layout, which spaces them evenly
_WIDE = 1.6  # width to height of the whole, as most screens have it
_STEP = 100.0  # the usual length of an edge
_GAP = 70.0  # between components


def positions(graph: nx.MultiDiGraph[str]) -> dict[str, Point]:
    """A place for each actor, the whole centred on 0, 0; an edge is about 100 long. Equal graphs get equal places."""
    plain, names = undirected(graph)
    with steady():
        components = sorted(plain.connected_components(), key=lambda part: (-len(part), part))
        parts = [(part, _arrange(plain.induced_subgraph(part))) for part in components]
    placed: dict[str, Point] = {}
    for (part, points), (left, top) in zip(parts, _pack([_box(points) for _, points in parts]), strict=True):
        placed |= {names[vertex]: (left + x, top + y) for vertex, (x, y) in zip(part, points, strict=True)}
    return _centred(placed)


def _arrange(component: igraph.Graph) -> list[Point]:
    """One component's points from 0, 0 on, its long side level, its mean edge one step long."""
    small = component.vcount() <= _SMALL
    layout = component.layout_kamada_kawai() if small else component.layout_fruchterman_reingold(niter=300)
    points = _level([(x, y) for x, y in layout])
    lengths = [math.dist(points[edge.source], points[edge.target]) for edge in component.es]
    scale = _STEP * len(lengths) / sum(lengths) if sum(lengths) else 0.0
    left, top = (min(point[axis] for point in points) for axis in (0, 1))
    return [((x - left) * scale, (y - top) * scale) for x, y in points]


def _level(points: list[Point]) -> list[Point]:
    """The points turned so that they spread most from left to right."""
    n = len(points)
    mx, my = sum(x for x, _ in points) / n, sum(y for _, y in points) / n
    xx, yy = sum((x - mx) ** 2 for x, _ in points), sum((y - my) ** 2 for _, y in points)
    angle = -0.5 * math.atan2(2 * sum((x - mx) * (y - my) for x, y in points), xx - yy)
    cos, sin = math.cos(angle), math.sin(angle)
    return [((x - mx) * cos - (y - my) * sin, (x - mx) * sin + (y - my) * cos) for x, y in points]


def _box(points: list[Point]) -> Point:
    return max(x for x, _ in points) + _GAP, max(y for _, y in points) + _GAP


def _pack(boxes: list[Point]) -> list[Point]:
    """Corners for boxes set in rows, the rows as wide as the whole should be."""
    area = sum(width * height for width, height in boxes)
    limit = max([math.sqrt(area * _WIDE), *(width for width, _ in boxes)])
    corners, left, top, row = [], 0.0, 0.0, 0.0
    for width, height in boxes:
        if left and left + width > limit:
            left, top, row = 0.0, top + row, 0.0
        corners.append((left, top))
        left, row = left + width, max(row, height)
    return corners


def _centred(placed: dict[str, Point]) -> dict[str, Point]:
    xs, ys = [x for x, _ in placed.values()] or [0.0], [y for _, y in placed.values()] or [0.0]
    mx, my = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    return {name: (round(x - mx, 1), round(y - my, 1)) for name, (x, y) in placed.items()}
