"""The page without a mouse, without eyes, without motion."""

from __future__ import annotations

from collections.abc import Callable

import networkx as nx
import pytest
from browsing import Visit

Open = Callable[..., Visit]


def test_the_table_holds_the_same_and_sorts(visit: Open, affair: nx.MultiDiGraph) -> None:
    one = visit("#mode=table")
    rows = one.tab.locator("#table-body tr")
    assert rows.count() == affair.number_of_edges() and not one.tab.locator("#canvas").is_visible()
    one.tab.click("[data-key='sort Who']")
    who = one.tab.locator("#table-body th").all_inner_texts()
    assert who == sorted(who) and one.tab.locator("th[aria-sort=ascending]").inner_text().startswith("Who")
    assert one.ask("document.activeElement.dataset.key") == "sort Who", "the focus stays where it was"
    one.tab.locator("[data-key='status asserted']").uncheck()
    assert rows.count() < affair.number_of_edges()
    rows.first.locator("button").click()
    assert one.tab.locator("#panel blockquote").count() >= 1


def test_the_table_fits_beside_the_panel(visit: Open) -> None:
    for width in (1280, 1400, 1500):
        one = visit("#mode=table&actor=Russia", viewport={"width": width, "height": 800})
        assert one.tab.locator("#panel").is_visible()
        assert one.ask("document.querySelector('#table').scrollWidth <= document.querySelector('#table').clientWidth"), width


def test_the_keyboard_alone_is_enough(visit: Open) -> None:
    one = visit()
    one.tab.keyboard.press("Tab")
    one.tab.keyboard.press("Enter")
    assert one.ask("document.activeElement.id") == "picture"
    one.tab.keyboard.press("ArrowDown")
    first = one.ask("state.selected.actor")
    one.tab.keyboard.press("ArrowLeft")
    assert one.ask("state.selected.actor") != first
    one.tab.keyboard.press(".")
    assert one.ask("state.selected.relation") is not None
    one.tab.keyboard.press("Enter")
    assert one.ask("document.activeElement.tagName") == "H2" and one.tab.locator("#panel blockquote").count() >= 1
    one.tab.keyboard.press("Escape")
    assert one.ask("state.selected") is None


SMALL = {"viewport": {"width": 390, "height": 780}}


@pytest.mark.parametrize(("fragment", "context", "open_"), [
    ("", {}, ""), ("#relation=Russia|supports|Khalifa+Haftar", {"color_scheme": "dark"}, ""), ("#mode=table&actor=Russia", {}, ""),
    ("#path=Egypt&path=Italy", SMALL, ""), ("#theme=dark", SMALL, "#show-filters"), ("", {}, "#show-help"),
    ("#focus=Russia&groups=true&theme=dark", {}, "details.menu:has(#size) summary"),
])
def test_axe_finds_no_fault(visit: Open, fragment: str, context: dict, open_: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    one = visit(fragment, bypass_csp=True, **context)
    if open_:
        one.tab.click(open_)
    found = axe.Axe().run(one.tab).response["violations"]
    assert [(fault["id"], fault["impact"], fault["nodes"][0]["html"][:120]) for fault in found] == []


def test_less_motion_is_honoured(visit: Open) -> None:
    one = visit("#actor=Egypt", reduced_motion="reduce")
    one.tab.keyboard.press("1")
    one.tab.evaluate("new Promise(requestAnimationFrame)")
    still = one.ask("now.camera")
    one.tab.wait_for_timeout(150)
    assert one.ask("now.camera") == still
