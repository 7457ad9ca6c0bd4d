"""Filtering by everything that the page offers, and keeping what one has found."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest
from browsing import Visit

Open = Callable[..., Visit]


def test_counts_and_filters_agree_with_the_graph(visit: Open, affair: nx.MultiDiGraph) -> None:
    one = visit()
    for status in ("asserted", "alleged", "denied"):
        wanted = [data for *_, data in affair.edges(data=True) if any(record.status == status for record in data["evidence"])]
        row = one.tab.locator("#facet-status li", has_text=status)
        assert row.locator(".count").inner_text() == str(len(wanted))
        row.locator("label").hover()
        row.locator(".only").click()
        assert one.shown()[1] == len(wanted)
        row.locator(".only").click()
    assert one.shown() == [21, 33] and not one.tab.locator("#reset").is_visible()


def test_a_filter_on_evidence_changes_what_a_relation_is(visit: Open) -> None:
    one = visit("#relation=Russia|supports|Khalifa+Haftar")
    one.tab.locator("[data-key='status denied']").uncheck()
    assert one.tab.locator(".side").count() == 0 and "hide 1 more sentence" in one.panel()
    one.tab.locator("[data-key='status asserted']").uncheck()
    assert "The filters hide this relation" in one.panel()
    one.tab.click("#reset")
    assert one.tab.locator(".side").count() == 2


def test_kinds_quads_documents_speakers_and_thresholds_filter(visit: Open, affair: nx.MultiDiGraph) -> None:
    one = visit()
    one.tab.locator("[data-key='kind person']").uncheck()
    people = {name for name, kind in affair.nodes(data="kind") if kind == "person"}
    assert one.shown()[1] == sum(not {a, b} & people for a, b in affair.edges())
    one.tab.click("#reset")
    one.tab.locator("#facet-type .quad input").first.uncheck()
    assert one.shown()[1] == sum(data["quad"] != "verbal cooperation" for *_, data in affair.edges(data=True))
    one.tab.click("#reset")
    one.ask("[...document.querySelectorAll('details.facet')].forEach((list) => { list.open = true; })")
    one.tab.locator("[data-key='doc courting']").uncheck()
    assert one.shown()[1] == sum(any(record.doc != "courting" for record in data["evidence"]) for *_, data in affair.edges(data=True))
    one.tab.click("#reset")
    one.tab.locator("#evidence").fill("2")
    assert one.shown()[1] == 2
    one.tab.locator("#evidence").fill("1")
    one.tab.locator("#confidence").fill("0.9")
    assert one.shown()[1] == sum(any(record.confidence >= 0.9 for record in data["evidence"]) for *_, data in affair.edges(data=True))


def test_the_timeline_filters_and_plays(visit: Open, affair: nx.MultiDiGraph) -> None:
    one = visit()
    assert "34 dated sentences" in one.tab.locator("#span").inner_text()
    one.tab.locator("#undated").uncheck()
    one.tab.locator("#from").focus()
    one.tab.keyboard.press("End")
    assert one.shown()[1] == 6 and one.ask("state.from") == "2017-05-01"
    one.tab.locator("#from").fill("0")
    one.tab.click("#play")
    one.tab.wait_for_function("globalThis.whowhom.state.to === '2017-02-12'")
    assert one.tab.locator("#play").inner_text() == "Pause"
    one.tab.click("#play")
    assert one.shown()[1] == sum(any(record.doc == "courting" for record in data["evidence"]) for *_, data in affair.edges(data=True))


def test_size_and_groups_can_be_chosen(visit: Open) -> None:
    one = visit()
    before = one.ask("[...now.radius.values()]")
    one.tab.click("details.menu:has(#size) summary")
    one.tab.select_option("#size", "brokerage")
    assert one.ask("[...now.radius.values()]") != before
    one.tab.check("#groups")
    assert one.ask("state.groups") is True


def test_the_address_restores_the_view(visit: Open) -> None:
    one = visit()
    one.click("nodes", "Russia")
    one.tab.keyboard.press("2")
    one.tab.locator("[data-key='status denied']").uncheck()
    one.tab.locator("[data-key='type leads']").uncheck()
    box, spot = one.tab.locator("#canvas").bounding_box(), one.ask("onScreen(state.selected.actor)")
    one.tab.mouse.move(box["x"] + spot["x"], box["y"] + spot["y"])
    one.tab.mouse.down()
    one.tab.mouse.move(box["x"] + spot["x"] + 60, box["y"] + spot["y"] + 30, steps=4)
    one.tab.mouse.up()
    other = visit(one.ask("location.hash"))
    off = ["[...state.off.status]", "[...state.off.type]"]
    for part in ("state.selected", "state.focus", "state.steps", *off, "[...state.moved]", "[...now.relations]"):
        assert one.ask(part) == other.ask(part), part
    assert one.ask("state.moved.size") == 1


@pytest.mark.parametrize("format_", ["png", "svg", "csv", "json"])
def test_what_is_visible_can_be_saved(visit: Open, format_: str) -> None:
    one = visit("#only-status=%5B%22denied%22%5D")
    one.tab.click("details.menu:has(#keep-png) summary")
    with one.tab.expect_download() as waiting:
        one.tab.click(f"#keep-{format_}")
    data = Path(waiting.value.path()).read_bytes()
    assert waiting.value.suggested_filename == f"Libya-early-2017.{format_}"
    if format_ == "png":
        assert data.startswith(b"\x89PNG")
    elif format_ == "svg":
        assert b"Libyan National Army" in data.replace(b"Libyan</text>", b"") or b"National Army" in data
    elif format_ == "csv":
        rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
        assert [(row["source"], row["relation"], row["status"], row["said by"]) for row in rows] == [
            ("Russia", "supports", "denied", "Russia"), ("Russia", "arms", "denied", "Russia")]
    else:
        assert [row["trigger"] for row in json.loads(data)["evidence"]] == ["supports", "arming"]
