"""Reading a relation and an actor, and finding one's way between actors."""

from __future__ import annotations

from collections.abc import Callable

import affair
import pytest
from browsing import Visit

from extract.actors.join import join
from extract.records import Actor
from graph.build import build
from graph.excerpt import ActorRest, Excerpt, Name, RelationRest

Open = Callable[..., Visit]


def test_a_click_on_a_line_shows_its_sentences_with_marks(visit: Open) -> None:
    one = visit()
    one.click("edges", "trains")
    panel = one.panel()
    for part in ("Russia", "trains", "Libyan National Army", "alleged", "courting", "The Harbour Post", "10 Feb 2017", "0.84"):
        assert part in panel
    assert one.tab.locator("mark.trigger").text_content() == "[relation] train"
    assert one.tab.locator("mark.source").first.text_content() == "[who] Russia"
    assert "Haftar’s Libyan National Army" in one.tab.locator("mark.target").inner_text()
    assert "Also between the two" in panel and "arms" in panel


def test_a_contested_relation_shows_both_sides(visit: Open) -> None:
    one = visit("#relation=Russia|supports|Khalifa+Haftar")
    assert [heading.inner_text() for heading in one.tab.locator(".side h3").all()] == ["Says so (2)", "Denies it (1)"]
    assert "the Russian foreign ministry (Russia)" in one.tab.locator(".side.against").inner_text()


def test_what_a_store_has_beyond_the_page_is_counted_and_told(visit: Open) -> None:
    rest = RelationRest("Russia", "Khalifa Haftar", "supports", {"asserted": 1000, "denied": 200}, 0.5)
    graph = build(affair.records(), excerpt=Excerpt(
        tuple(Name(doc, name, found.name, found.why) for (doc, name), found in join(r for r in affair.records() if isinstance(r, Actor)).items()),
        relations=(rest,), actors=(ActorRest("Russia", "state", "RUS", (), (), 500),)))
    one = visit("#relation=Russia|supports|Khalifa+Haftar", graph=graph)
    assert "The store has 1,200 more sentences, which this page does not hold" in one.panel()
    table = visit("#mode=table", graph=graph)
    row = table.tab.locator("#table-body tr").first.inner_text().split("\t")
    assert row[0] == "Russia" and "1203" in row and any(cell.startswith("≤ ") for cell in row)
    much = visit("#mode=table&evidence=4", graph=graph)
    assert [line.inner_text().split("\t")[1] for line in much.tab.locator("#table-body tr").all()] == ["supports"]
    actor = visit("#actor=Russia", graph=graph)
    assert "Mentions 513" in actor.panel()


def test_a_click_on_an_actor_shows_all_about_it(visit: Open) -> None:
    one = visit()
    one.click("nodes", "Khalifa Haftar")
    panel = one.panel()
    for part in ("Person", "Hifter", "leader of the Libyan National Army", "Relations (10)", "supports 3", "Mentions"):
        assert part in panel


def test_the_picture_keeps_still_beside_the_panel(visit: Open) -> None:
    one = visit()
    places = "Object.fromEntries([...now.actors].map((id) => [id, onScreen(id)]))"
    before = one.ask(places)
    one.click("nodes", "Khalifa Haftar")
    one.tab.wait_for_timeout(500)
    assert one.tab.locator("#panel").is_visible() and one.ask("now.camera.width") < 700
    assert one.ask(places) == {id_: {axis: pytest.approx(at[axis], abs=1) for axis in "xy"} for id_, at in before.items()}
    one.tab.click("#close")
    one.tab.wait_for_timeout(500)
    assert one.ask(places) == {id_: {axis: pytest.approx(at[axis], abs=1) for axis in "xy"} for id_, at in before.items()}


def test_what_the_panel_covers_slides_into_view(visit: Open) -> None:
    one = visit()
    far = one.ask("[...now.actors].reduce((best, id) => (onScreen(id).x > onScreen(best).x ? id : best))")
    box, spot = one.tab.locator("#canvas").bounding_box(), one.ask("onScreen(argument)", far)
    one.tab.mouse.click(box["x"] + spot["x"], box["y"] + spot["y"])
    one.tab.wait_for_timeout(800)
    assert one.ask("state.selected.actor") == far and spot["x"] > one.ask("now.camera.width") > one.ask("onScreen(argument).x", far)


def test_hovering_dims_all_but_the_neighbours(visit: Open) -> None:
    one = visit()
    box = one.tab.locator("#canvas").bounding_box()
    spot = one.ask("onScreen([...now.actors].find((id) => now.radius.get(id) > 17))")
    one.tab.mouse.move(box["x"] + spot["x"], box["y"] + spot["y"])
    one.tab.wait_for_function("globalThis.whowhom.now.bright?.nodes.size > 5")
    one.tab.mouse.move(box["x"] + 2, box["y"] + 2)
    one.tab.wait_for_function("globalThis.whowhom.now.bright === null")


def test_search_completes_names_and_aliases(visit: Open) -> None:
    one = visit()
    one.tab.keyboard.press("/")
    one.tab.keyboard.type("hift")
    assert one.tab.locator("[role=option]").all_inner_texts() == ["Khalifa Haftar\nalso Hifter"]
    one.tab.keyboard.press("Enter")
    assert one.panel().startswith("Khalifa Haftar") and one.tab.input_value("#search") == "Khalifa Haftar"
    one.click("nodes", "Russia")
    assert one.tab.input_value("#search") == "Russia"
    one.tab.keyboard.press("Escape")
    assert one.tab.input_value("#search") == ""
    one.tab.locator("[data-key='status denied']").uncheck()
    one.tab.fill("#search", "nobody")
    one.tab.click("#reset")
    assert one.tab.input_value("#search") == ""


def test_the_path_between_two_actors_gives_a_sentence_a_step(visit: Open) -> None:
    one = visit()
    one.tab.click("#find-path")
    for field, typed in (("#path-from", "sarraj"), ("#path-to", "donald")):
        one.tab.fill(field, typed)
        one.tab.keyboard.press("Enter")
    one.tab.wait_for_selector(".path li")
    assert one.tab.locator(".path > li").count() == 3 and one.tab.locator(".path blockquote").count() == 3
    assert one.ask("now.bright.edges.size") == 3
    one.tab.locator("[data-key='facet type'], [data-key='type visits']").uncheck()
    assert "Russia" not in one.tab.locator(".path .hop").first.inner_text()


def test_focus_keys_widen_and_escape_leaves(visit: Open) -> None:
    one = visit("#actor=Egypt")
    sizes = []
    for key in "123":
        one.tab.keyboard.press(key)
        sizes.append(one.shown()[0])
    assert sizes[0] == 3 < sizes[1] < sizes[2] and "3 steps around Egypt" in one.tab.locator("#focused").inner_text()
    one.tab.keyboard.press("Escape")
    assert one.shown() == [21, 33] and one.ask("state.selected") is not None
    one.tab.keyboard.press("Escape")
    assert one.ask("state.selected") is None


# Three questions, as a new reader would put them, with as few clicks as the page needs.


def test_who_arms_whom_and_who_says_so_takes_two_clicks(visit: Open) -> None:
    one = visit()
    one.tab.locator("#facet-type li", has_text="arms").hover()
    one.tab.click("[data-key='only type arms']")
    one.tab.click("#mode-table")
    rows = one.tab.locator("#table-body tr").all_inner_texts()
    assert len(rows) == 2 and "Egypt\tarms" in rows[1] and "United Nations" in rows[1] and "Russia\tarms" in rows[0]


def test_how_seraj_is_tied_to_trump_takes_a_click_and_two_names(visit: Open) -> None:
    one = visit()
    one.tab.click("#find-path")
    one.tab.keyboard.type("sarr")
    one.tab.keyboard.press("Enter")
    one.tab.keyboard.type("donald")
    one.tab.keyboard.press("Enter")
    assert one.tab.locator(".path > li").count() == 3


def test_what_is_told_since_march_takes_one_pull(visit: Open) -> None:
    one = visit()
    one.tab.locator("#from").fill("4")
    assert one.ask("state.from") == "2017-03-06" and one.shown()[1] < 33
    one.tab.click("#mode-table")
    one.tab.click("[data-key='sort First']")
    firsts = [row.split("\t")[-2] for row in one.tab.locator("#table-body tr").all_inner_texts()]
    assert "10 Feb 2017" not in firsts and {"14 Mar 2017", "4 May 2017"} <= set(firsts)
