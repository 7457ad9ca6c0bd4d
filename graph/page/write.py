"""A graph as one HTML page: view data, script and style put into the template, and written in one piece."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

import networkx as nx
from markupsafe import Markup

from extract.files import replacing

from .bundle import bundle
from .layout import positions
from .look import look
from .view import view

_HERE = Path(__file__).parent
_UNSAFE = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def html(graph: nx.MultiDiGraph[str], *, title: str) -> str:
    """The page of a graph as text: one file that asks nobody for anything.

    Parameters
    ----------
    graph : networkx.MultiDiGraph
        As `graph.build` makes it; it stays as it is.
    title : str
        Heading and window title; any text.
    """
    from .network import network, vis_script  # pyvis loads IPython: half a second that only a page should cost

    data = view(graph, title=title)
    net = network(data, positions(graph))
    net.set_template_dir(str(_HERE), "template.html")
    net.templateEnv.autoescape = True
    net.templateEnv.filters["embed"] = embed
    style = (_HERE / "style.css").read_text(encoding="utf-8")
    scripts = [vis_script(), bundle(_HERE / "script", "main.js")]
    net.templateEnv.globals |= {
        "title": title, "view": data, "look": look().model_dump(), "policy": policy(scripts, style),
        "style": Markup(style), "scripts": [Markup(script) for script in scripts],
        "most_evidence": max((len(relation["evidence"]) + relation["elsewhere"] for relation in data["relations"]), default=1),
    }
    return str(net.generate_html())


def write(graph: nx.MultiDiGraph[str], path: Path, *, title: str) -> None:
    """Write the page of a graph to `path`: whole or, if anything fails, not at all.

    Raises
    ------
    OutputError
        If the file cannot be written.
    """
    text = html(graph, title=title)
    with replacing(path) as part:
        part.write_text(text, encoding="utf-8", errors="replace", newline="\n")


def embed(data: Any) -> Markup:
    """Data as JSON that cannot end the script element it stands in."""
    return Markup(json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":")).translate(_UNSAFE))


def policy(scripts: list[str], style: str) -> str:
    """A Content-Security-Policy that admits these scripts, this style and nothing else."""
    return "; ".join([
        "default-src 'none'", f"script-src {' '.join(map(_hash, scripts))}", f"style-src {_hash(style)}", "img-src data:",
        "base-uri 'none'", "form-action 'none'",
    ])


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
