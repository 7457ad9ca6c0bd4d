"""The view data as a pyvis network. The only module that knows pyvis."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pyvis
from pyvis.network import Network

from .layout import Point
from .look import look

_BEND = 0.26  # how far apart parallel lines bend, as vis-network's roundness
_VIS = Path(pyvis.__file__).parent / "lib" / "vis-9.1.2" / "vis-network.min.js"
_OPTIONS = {
    "autoResize": False,  # the page does it, with the places of the actors
    "physics": {"enabled": False},
    "layout": {"randomSeed": 1, "improvedLayout": False},
    "interaction": {"hover": True, "hoverConnectedEdges": False, "selectConnectedEdges": False, "tooltipDelay": 10**6},
    "nodes": {"borderWidth": 1.5, "chosen": False, "shapeProperties": {"interpolation": False}},
    "edges": {"chosen": False, "hoverWidth": 0, "selectionWidth": 0, "arrowStrikethrough": False, "selfReference": {"size": 18},
              "arrows": {"to": {"scaleFactor": 0.6}}},
}


def network(view: dict[str, Any], places: dict[str, Point]) -> Network:
    """The network of a view: actors and relations by their index, at their places, with the physics off."""
    net = Network(directed=True, cdn_resources="in_line")
    for index, actor in enumerate(view["actors"]):
        x, y = places[actor["name"]]
        looks = look().kind[actor["kind"]]
        net.add_node(index, label=actor["name"], shape=looks.shape, color=looks.light, x=x, y=y)
    for index, (relation, bend) in enumerate(zip(view["relations"], bends(view["relations"]), strict=True)):
        net.add_edge(relation["source"], relation["target"], id=index, **_line(view, relation), smooth=_smooth(bend))
    net.set_options(json.dumps(_OPTIONS))
    return net


def vis_script() -> str:
    """vis-network's own script from pyvis' package, without the comment that sends developer tools to the network."""
    return re.sub(r"\n//# sourceMappingURL=.*", "", _VIS.read_text(encoding="utf-8"))


def bends(relations: list[dict[str, Any]]) -> list[float]:
    """How far each line bends from the straight one, to the right as its arrow goes: lines between the same two actors fan out."""
    pairs: dict[tuple[int, int], list[int]] = defaultdict(list)
    for index, relation in enumerate(relations):
        low, high = sorted((relation["source"], relation["target"]))
        pairs[low, high].append(index)
    bent = [0.0] * len(relations)
    for (low, _), lines in pairs.items():
        for place, index in enumerate(lines):
            bend = _BEND * (place - (len(lines) - 1) / 2)
            bent[index] = round(bend if relations[index]["source"] == low else -bend, 3)
    return bent


def _smooth(bend: float) -> dict[str, Any] | bool:
    return {"type": "curvedCW" if bend > 0 else "curvedCCW", "roundness": abs(bend)} if bend else False


def _line(view: dict[str, Any], relation: dict[str, Any]) -> dict[str, Any]:
    type_ = next(t for t in view["schema"]["types"] if t["name"] == relation["type"])
    dashes = look().status[relation["status"]].dashes
    return {
        "label": type_["label"], "color": look().quad[type_["quad"] or "none"].light, "dashes": list(dashes) or False,
        "arrows": "" if type_["symmetric"] else "to",
    }
