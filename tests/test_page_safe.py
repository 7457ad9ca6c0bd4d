"""Whatever a document says, the page only shows it; and it asks nobody for anything."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from html import escape
from pathlib import Path

import networkx as nx
from browsing import Visit
from made import actor, relation
from playwright.sync_api import Browser

from graph.build import build

Open = Callable[..., Visit]
HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'`&amp;{{7*7}}\u202e\u2067\u2028=1+1"


def hostile_graph() -> nx.MultiDiGraph:
    """An affair in which every text that a document can supply is hostile."""
    text = f"Zeta {HOSTILE} arms {HOSTILE}"
    plain = relation("Who", "arms", "Whom", "Who arms Whom", said="Who", speakers=("Who",))
    bad = f"Zeta {HOSTILE}"
    evil = replace(
        plain, doc=HOSTILE, publisher=HOSTILE, date="2017-01-01", why=(HOSTILE,),
        sentence=replace(plain.sentence, text=text, start=0, end=len(text)),
        source=replace(plain.source, actor=bad, text=bad, start=0, end=len(bad)), target=replace(plain.target, actor=HOSTILE, text=HOSTILE),
        trigger=replace(plain.trigger, text=HOSTILE), attribution=replace(plain.attribution, text=HOSTILE, actors=(bad,)),
    )
    later = replace(evil, doc="another", date="2017-03-01", status="denied", attribution=None)
    names = [replace(actor(name, f"{name} alias", doc=HOSTILE, roles=(HOSTILE,)), code=HOSTILE) for name in (bad, HOSTILE)]
    return build([*names, evil, later])


def test_hostile_text_stays_text(visit: Open) -> None:
    one = visit(graph=hostile_graph(), title=HOSTILE)
    assert one.tab.title() == " ".join(HOSTILE.split()) or HOSTILE.split("\u2028")[0] in one.tab.title()
    one.click("edges", "arms")
    assert "alert(1)" in one.panel() and "onerror" in one.panel()
    one.tab.keyboard.press("Escape")
    one.tab.locator("#panel-content, #search").last.focus()
    one.tab.fill("#search", "<script>")
    one.tab.keyboard.press("Enter")
    assert "also called" in one.panel().lower()
    one.tab.keyboard.press("Tab")
    one.tab.click("#mode-table")
    one.tab.click("#find-path")
    assert one.tab.locator("#table-body tr").count() == 1
    assert one.tab.locator("img, iframe, object, embed").count() == 0 and one.tab.locator("script").count() == 3


def test_a_hostile_fragment_is_passed_over(visit: Open) -> None:
    bad = "#actor=%3Cscript%3E&no-type=%7B&only-status=%22x%22&camera=a,b,c&at=%5B1%5D&evidence=-3&steps=9&mode=evil&path=x&from=yesterday"
    one = visit(bad)
    assert one.shown() == [21, 33] and one.ask("state.selected") is None


def test_the_page_works_in_the_frame_of_a_notebook(chromium: Browser, page: Path) -> None:
    tab = chromium.new_page()
    complaints: list[str] = []
    tab.on("console", lambda message: complaints.append(message.text))
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.set_content(f'<iframe sandbox="allow-scripts" width="1000" height="700" srcdoc="{escape(page.read_text("utf-8"))}"></iframe>')
    inside = tab.frame_locator("iframe")
    inside.locator("[data-key='status denied']").uncheck()
    inside.locator("#mode-table").click()
    assert inside.locator("#table-body tr").count() == 33 and complaints == []
    tab.close()


def test_a_formula_is_defused_in_csv(visit: Open) -> None:
    records = [relation("=SUM(A1)", "arms", "@Libya", "=SUM(A1) arms @Libya")]
    one = visit(graph=build(records))
    one.tab.click("details.menu:has(#keep-png) summary")
    with one.tab.expect_download() as waiting:
        one.tab.click("#keep-csv")
    row = next(csv.DictReader(io.StringIO(Path(waiting.value.path()).read_text(encoding="utf-8-sig"))))
    assert (row["source"], row["target"], row["sentence"]) == ("'=SUM(A1)", "'@Libya", "'=SUM(A1) arms @Libya")
