"""How long the page takes to its first frame, against plain pyvis with its physics off, in one run on one machine.

    python tests/bench_page.py [actors …]

Scale-free graphs with three relations an actor. Plain pyvis with physics needs minutes, so the ratio is taken to pyvis at its quickest
(physics off, no positions); its page asks a CDN for Bootstrap, which the cut network refuses at once.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

import networkx as nx
from browsing import browser
from generated import affairs
from playwright.sync_api import Browser
from pyvis.network import Network

from graph.build import build
from graph.page import write

_FRAME = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))))"
_PAN = """async () => {
  const frame = () => new Promise(requestAnimationFrame);
  for (let i = 0; i < 5; i += 1) await frame();
  const start = performance.now();
  for (let i = 0; i < 50; i += 1) await frame();
  return 50000 / (performance.now() - start);
}"""


def main(sizes: list[int]) -> None:
    print(f"{'actors':>7} {'relations':>9} {'written in':>11} {'page':>8} {'first frame':>12} {'pyvis':>8} {'ratio':>6} {'panning':>9}")
    with tempfile.TemporaryDirectory() as folder, browser() as chromium:
        for size in sizes:
            graph = build(affairs(size))
            ours, theirs = Path(folder) / "ours.html", Path(folder) / "theirs.html"
            start = time.perf_counter()
            write(graph, ours, title="Generated")
            written = time.perf_counter() - start
            theirs.write_text(plain(graph), encoding="utf-8")
            look(chromium, ours)  # the browser's own start is nobody's
            looks = [look(chromium, ours) for _ in range(3)]
            first, frames = min(look[0] for look in looks), max(look[1] for look in looks)
            other = min(look(chromium, theirs)[0] for _ in range(3))
            counts = f"{size:>7} {graph.number_of_edges():>9} {written:>9.2f} s {ours.stat().st_size / 1e6:>5.2f} MB"
            print(f"{counts} {first:>10.2f} s {other:>6.2f} s {first / other:>6.2f} {frames:>6.0f} /s")


def plain(graph: nx.MultiDiGraph) -> str:
    """The same graph as pyvis draws it."""
    net = Network(directed=True, cdn_resources="in_line", height="800px")
    for name in graph:
        net.add_node(name)
    for source, target, type_ in graph.edges(keys=True):
        net.add_edge(source, target, label=type_)
    net.toggle_physics(False)
    return str(net.generate_html())


def look(chromium: Browser, page: Path) -> tuple[float, float]:
    """Seconds to the first frame, and frames a second while the picture is dragged."""
    tab = chromium.new_page(viewport={"width": 1280, "height": 800})
    tab.goto(page.as_uri(), wait_until="domcontentloaded")
    first = tab.evaluate(_FRAME) / 1000
    tab.mouse.move(700, 400)
    tab.mouse.down()
    panning = tab.evaluate_handle(f"() => {{ globalThis.panned = ({_PAN})(); }}")
    for step in range(60):
        tab.mouse.move(700 + 3 * step, 400 + step)
    tab.mouse.up()
    panning.dispose()
    frames = tab.evaluate("() => globalThis.panned")
    tab.close()
    return first, frames


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [200, 1000, 3333])
