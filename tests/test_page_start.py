"""What a reader sees first: nothing covered, nothing cut off, large graphs in part, paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from browsing import Visit
from generated import affairs
from made import actor

from graph.build import build

Open = Callable[..., Visit]

# How many labels lie on a node or on another label; a letter is taken to be five pixels wide, which is little.
COVERED = """(() => {
  const discs = [...now.actors].map((id) => ({ ...onScreen(id), radius: now.radius.get(id) * now.camera.scale }));
  const wide = (lines) => Math.max(...lines.map((line) => line.length)) * 5;
  const boxes = now.labels.nodes.map(({ x, y, lines }) => ({ x, y, high: lines.length * 15, wide: wide(lines) }));
  const on = (a, b) => Math.abs(a.x - b.x) < (a.wide + b.wide) / 2 && Math.abs(a.y - b.y) < (a.high + b.high) / 2 - 1;
  const hits = discs.flatMap((disc) => [...boxes, ...now.labels.edges.map(({ x, y }) => ({ x, y, wide: 8, high: 8 }))]
    .filter((box) => on(box, { x: disc.x, y: disc.y, wide: disc.radius * 2, high: disc.radius * 2 })));
  return hits.length + boxes.flatMap((box, i) => boxes.slice(i + 1).filter((other) => on(box, other))).length;
})()"""


@pytest.mark.parametrize(("width", "theme"), [(1280, "light"), (1440, "dark"), (390, "light")])
def test_no_label_lies_on_a_node_or_another_label(visit: Open, width: int, theme: str) -> None:
    one = visit(viewport={"width": width, "height": 800}, color_scheme=theme)
    assert one.ask(COVERED) == 0
    if width > 1000:
        assert one.ask("now.labels.nodes.length") == 21, "every actor is named without zooming"
        assert one.ask("now.labels.edges.length") >= 28, "nearly every line is named without zooming"
        assert one.ask("now.camera.scale") > 0.95


def test_sixty_actors_are_all_named_without_zooming(visit: Open) -> None:
    one = visit(graph=build(affairs(60)))
    assert one.ask("[now.labels.nodes.length, now.camera.scale > 0.95]") == [60, True]
    assert one.ask(COVERED) == 0


def test_the_theme_follows_the_system_and_the_menu(visit: Open) -> None:
    one = visit(color_scheme="dark")
    assert one.tab.locator("html").get_attribute("data-theme") == "dark"
    one.tab.click("details.menu:has(#theme) summary")
    one.tab.select_option("#theme", "light")
    assert one.tab.locator("html").get_attribute("data-theme") == "light"


@pytest.mark.parametrize("width", [360, 390, 768])
def test_nothing_is_wider_than_a_small_screen(visit: Open, width: int) -> None:
    one = visit(viewport={"width": width, "height": 740})
    one.tab.click("#show-filters")
    assert one.tab.locator("#facet-status").is_visible()
    one.tab.click("#hide-filters")
    for menu in one.tab.locator("details.menu").all():
        menu.locator("summary").click()
        sheet = menu.locator(".sheet").bounding_box()
        assert sheet["x"] >= 0 and sheet["x"] + sheet["width"] <= width
    one.tab.click("#mode-table")
    assert one.tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("records", [[], [actor("Russia"), actor("Libya")]], ids=["nothing", "actors only"])
def test_a_graph_without_relations_has_a_page_all_the_same(visit: Open, records: list) -> None:
    one = visit(graph=build(records), viewport={"width": 1440, "height": 900})
    assert "No relation was found" in one.panel() and one.shown() == [len(records), 0]


def test_a_large_graph_opens_on_its_most_connected_part(visit: Open) -> None:
    one = visit(graph=build(affairs(1000)))
    assert one.shown()[0] == 80 and "80 most connected of 1,000" in one.tab.locator("#part").inner_text()
    one.tab.click("#more")
    assert one.shown()[0] == 160
    one.tab.fill("#search", "Actor 987")
    one.tab.keyboard.press("Enter")
    assert one.shown()[0] == 161, "what is searched is added"
    one.tab.locator("#picture").focus()
    one.tab.keyboard.press("1")
    assert one.shown()[0] < 80
    one.tab.click("#mode-table")
    assert one.tab.locator("#table-body tr").count() == one.ask("now.relations.size")


def test_the_page_prints_light_with_picture_and_legend(visit: Open) -> None:
    one = visit(color_scheme="dark")
    one.tab.emulate_media(media="print")
    one.ask("dispatchEvent(new Event('beforeprint'))")
    assert one.tab.locator("#paper text").count() > 40
    assert one.tab.locator("#facet-type").is_visible() and not one.tab.locator("#search").is_visible()
    assert one.ask("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)" and one.ask("now.theme") == "light"
    one.ask("dispatchEvent(new Event('afterprint'))")
    assert one.ask("now.theme") == "dark"
