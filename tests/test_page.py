"""The page as a reader meets it, in Chromium with the network cut."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from html import escape
from pathlib import Path

import affair
import browsing
import networkx as nx
import pytest
from generated import affairs
from made import actor, relation
from playwright.sync_api import Browser

from graph.build import build
from graph.page import write

if browsing.CHROMIUM is None:
    pytest.skip("no Chromium on this machine", allow_module_level=True)

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'`&amp;{{7*7}}\u202e\u2067\u2028=1+1"
Open = Callable[..., "browsing.Visit"]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browsing.browser() as found:
        yield found


@pytest.fixture(scope="module")
def graph() -> nx.MultiDiGraph:
    return build(affair.records())


@pytest.fixture(scope="module")
def page(graph: nx.MultiDiGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "affair.html"
    write(graph, path, title="Libya, early 2017")
    return path


@pytest.fixture
def visit(chromium: Browser, page: Path) -> Iterator[Open]:
    opened: list[browsing.Visit] = []

    def open_(fragment: str = "", path: Path = page, **context: object) -> browsing.Visit:
        opened.append(browsing.Visit(chromium, path, fragment, **context))
        return opened[-1]

    yield open_
    for one in opened:
        one.close()


def written(graph: nx.MultiDiGraph, folder: Path, title: str = "A page") -> Path:
    path = folder / "other.html"
    write(graph, path, title=title)
    return path


def shown(one: browsing.Visit) -> tuple[int, int]:
    return one.ask("[now.actors.size, now.relations.size]")


# Safe


def hostile_graph() -> nx.MultiDiGraph:
    """An affair in which every text that a document can supply is hostile."""
    text = f"{HOSTILE} who {HOSTILE} arms {HOSTILE} whom"
    plain = relation("Who", "arms", "Whom", "Who arms Whom", said="Who", speakers=("Who",))
    bad = HOSTILE + " who"
    evil = replace(
        plain, doc=HOSTILE, publisher=HOSTILE, date="2017-01-01", why=(HOSTILE,),
        sentence=replace(plain.sentence, text=text, start=0, end=len(text)),
        source=replace(plain.source, actor=bad, text=bad, start=0, end=len(bad)), target=replace(plain.target, actor=HOSTILE, text=HOSTILE),
        trigger=replace(plain.trigger, text=HOSTILE), attribution=replace(plain.attribution, text=HOSTILE, actors=(bad,)),
    )
    later = replace(evil, doc="another", date="2017-03-01", status="denied", attribution=None)
    names = [replace(actor(name, HOSTILE, "alias", doc=HOSTILE, roles=(HOSTILE,)), code=HOSTILE) for name in (bad, HOSTILE)]
    return build([*names, evil, later])


def test_hostile_text_stays_text(visit: Open, tmp_path: Path) -> None:
    one = visit(path=written(hostile_graph(), tmp_path, title=HOSTILE))
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
    assert shown(one) == [21, 33] and one.ask("state.selected") is None


# The start view


@pytest.mark.parametrize(("width", "theme"), [(1280, "light"), (1440, "dark"), (390, "light")])
def test_no_label_lies_on_a_node_or_another_label(visit: Open, width: int, theme: str) -> None:
    one = visit(viewport={"width": width, "height": 800}, color_scheme=theme)
    covered = one.ask("""(() => {
      const discs = [...now.actors].map((id) => ({ ...onScreen(id), radius: now.radius.get(id) * now.camera.scale }));
      const wide = (lines) => Math.max(...lines.map((line) => line.length)) * 5;
      const boxes = now.labels.nodes.map(({ x, y, lines }) => ({ x, y, high: lines.length * 15, wide: wide(lines) }));
      const on = (a, b) => Math.abs(a.x - b.x) < (a.wide + b.wide) / 2 && Math.abs(a.y - b.y) < (a.high + b.high) / 2 - 1;
      const hits = discs.flatMap((disc) => [...boxes, ...now.labels.edges.map(({ x, y }) => ({ x, y, wide: 8, high: 8 }))]
        .filter((box) => on(box, { x: disc.x, y: disc.y, wide: disc.radius * 2, high: disc.radius * 2 })));
      return hits.length + boxes.flatMap((box, i) => boxes.slice(i + 1).filter((other) => on(box, other))).length;
    })()""")
    assert covered == 0
    if width > 1000:
        assert one.ask("now.labels.nodes.length") == 21, "every actor is named without zooming"
        assert one.ask("now.labels.edges.length") >= 28, "nearly every line is named without zooming"
        assert one.ask("now.camera.scale") > 0.95


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
    one.tab.click("#mode-table")
    assert one.tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("records", [[], [actor("Russia"), actor("Libya")]], ids=["nothing", "actors only"])
def test_a_graph_without_relations_has_a_page_all_the_same(visit: Open, tmp_path: Path, records: list) -> None:
    one = visit(path=written(build(records), tmp_path), viewport={"width": 1440, "height": 900})
    assert "No relation was found" in one.panel() and shown(one) == [len(records), 0]


# Reading


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


def test_a_click_on_an_actor_shows_all_about_it(visit: Open) -> None:
    one = visit()
    one.click("nodes", "Khalifa Haftar")
    panel = one.panel()
    for part in ("Person", "Hifter", "leader of the Libyan National Army", "Relations (10)", "supports 3", "Mentions"):
        assert part in panel


def test_hovering_dims_all_but_the_neighbours(visit: Open) -> None:
    one = visit()
    box = one.tab.locator("#canvas").bounding_box()
    spot = one.ask("onScreen([...now.actors].find((id) => now.radius.get(id) > 17))")
    one.tab.mouse.move(box["x"] + spot["x"], box["y"] + spot["y"])
    one.tab.wait_for_function("globalThis.whowhom.now.bright?.nodes.size > 5")
    one.tab.mouse.move(box["x"] + 2, box["y"] + 2)
    one.tab.wait_for_function("globalThis.whowhom.now.bright === null")


# Finding


def test_search_completes_names_and_aliases(visit: Open) -> None:
    one = visit()
    one.tab.keyboard.press("/")
    one.tab.keyboard.type("hift")
    assert one.tab.locator("[role=option]").all_inner_texts() == ["Khalifa Haftar\nalso Hifter"]
    one.tab.keyboard.press("Enter")
    assert one.panel().startswith("Khalifa Haftar") and one.tab.input_value("#search") == "Khalifa Haftar"


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
        sizes.append(shown(one)[0])
    assert sizes[0] == 3 < sizes[1] < sizes[2] and "3 steps around Egypt" in one.tab.locator("#focused").inner_text()
    one.tab.keyboard.press("Escape")
    assert shown(one) == [21, 33] and one.ask("state.selected") is not None
    one.tab.keyboard.press("Escape")
    assert one.ask("state.selected") is None


# Filtering


def test_counts_and_filters_agree_with_the_graph(visit: Open, graph: nx.MultiDiGraph) -> None:
    one = visit()
    for status in ("asserted", "alleged", "denied"):
        wanted = [data for *_, data in graph.edges(data=True) if any(record.status == status for record in data["evidence"])]
        row = one.tab.locator("#facet-status li", has_text=status)
        assert row.locator(".count").inner_text() == str(len(wanted))
        row.locator("label").hover()
        row.locator(".only").click()
        assert shown(one)[1] == len(wanted)
        row.locator(".only").click()
    assert shown(one) == [21, 33] and not one.tab.locator("#reset").is_visible()


def test_a_filter_on_evidence_changes_what_a_relation_is(visit: Open) -> None:
    one = visit("#relation=Russia|supports|Khalifa+Haftar")
    one.tab.locator("[data-key='status denied']").uncheck()
    assert one.tab.locator(".side").count() == 0 and "hide 1 more sentence" in one.panel()
    one.tab.locator("[data-key='status asserted']").uncheck()
    assert "The filters hide this relation" in one.panel()
    one.tab.click("#reset")
    assert one.tab.locator(".side").count() == 2


def test_kinds_quads_documents_speakers_and_thresholds_filter(visit: Open, graph: nx.MultiDiGraph) -> None:
    one = visit()
    one.tab.locator("[data-key='kind person']").uncheck()
    people = {name for name, kind in graph.nodes(data="kind") if kind == "person"}
    assert shown(one)[1] == sum(not {a, b} & people for a, b in graph.edges())
    one.tab.click("#reset")
    one.tab.locator("#facet-type .quad input").first.uncheck()
    assert shown(one)[1] == sum(data["quad"] != "verbal cooperation" for *_, data in graph.edges(data=True))
    one.tab.click("#reset")
    one.ask("[...document.querySelectorAll('details.facet')].forEach((list) => { list.open = true; })")
    one.tab.locator("[data-key='doc courting']").uncheck()
    assert shown(one)[1] == sum(any(record.doc != "courting" for record in data["evidence"]) for *_, data in graph.edges(data=True))
    one.tab.click("#reset")
    one.tab.locator("#evidence").fill("2")
    assert shown(one)[1] == 2
    one.tab.locator("#evidence").fill("1")
    one.tab.locator("#confidence").fill("0.9")
    assert shown(one)[1] == sum(any(record.confidence >= 0.9 for record in data["evidence"]) for *_, data in graph.edges(data=True))


def test_the_timeline_filters_and_plays(visit: Open, graph: nx.MultiDiGraph) -> None:
    one = visit()
    assert "34 dated sentences" in one.tab.locator("#span").inner_text()
    one.tab.locator("#undated").uncheck()
    one.tab.locator("#from").focus()
    one.tab.keyboard.press("End")
    assert shown(one)[1] == 6 and one.ask("state.from") == "2017-05-01"
    one.tab.locator("#from").fill("0")
    one.tab.click("#play")
    one.tab.wait_for_function("globalThis.whowhom.state.to === '2017-02-12'")
    assert one.tab.locator("#play").inner_text() == "Pause"
    one.tab.click("#play")
    assert shown(one)[1] == sum(any(record.doc == "courting" for record in data["evidence"]) for *_, data in graph.edges(data=True))


# Seeing, keeping


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


def test_a_formula_is_defused_in_csv(visit: Open, tmp_path: Path) -> None:
    records = [relation("=SUM(A1)", "arms", "@Libya", "=SUM(A1) arms @Libya")]
    one = visit(path=written(build(records), tmp_path))
    one.tab.click("details.menu:has(#keep-png) summary")
    with one.tab.expect_download() as waiting:
        one.tab.click("#keep-csv")
    row = next(csv.DictReader(io.StringIO(Path(waiting.value.path()).read_text(encoding="utf-8-sig"))))
    assert (row["source"], row["target"], row["sentence"]) == ("'=SUM(A1)", "'@Libya", "'=SUM(A1) arms @Libya")


# Large graphs


def test_a_large_graph_opens_on_its_most_connected_part(visit: Open, tmp_path: Path) -> None:
    one = visit(path=written(build(affairs(1000)), tmp_path))
    assert shown(one)[0] == 80 and "80 most connected of 1,000" in one.tab.locator("#part").inner_text()
    one.tab.click("#more")
    assert shown(one)[0] == 160
    one.tab.fill("#search", "Actor 987")
    one.tab.keyboard.press("Enter")
    assert shown(one)[0] == 161, "what is searched is added"
    one.tab.locator("#picture").focus()
    one.tab.keyboard.press("1")
    assert shown(one)[0] < 80
    one.tab.click("#mode-table")
    assert one.tab.locator("#table-body tr").count() == one.ask("now.relations.size")


# For everyone


def test_the_table_holds_the_same_and_sorts(visit: Open, graph: nx.MultiDiGraph) -> None:
    one = visit("#mode=table")
    rows = one.tab.locator("#table-body tr")
    assert rows.count() == graph.number_of_edges() and not one.tab.locator("#canvas").is_visible()
    one.tab.click("[data-key='sort Who']")
    who = one.tab.locator("#table-body th").all_inner_texts()
    assert who == sorted(who) and one.tab.locator("th[aria-sort=ascending]").inner_text().startswith("Who")
    assert one.ask("document.activeElement.dataset.key") == "sort Who", "the focus stays where it was"
    one.tab.locator("[data-key='status asserted']").uncheck()
    assert rows.count() < graph.number_of_edges()
    rows.first.locator("button").click()
    assert one.tab.locator("#panel blockquote").count() >= 1


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


def test_less_motion_is_honoured(visit: Open) -> None:
    one = visit("#actor=Egypt", reduced_motion="reduce")
    one.tab.keyboard.press("1")
    one.tab.evaluate("new Promise(requestAnimationFrame)")
    still = one.ask("now.camera")
    one.tab.wait_for_timeout(150)
    assert one.ask("now.camera") == still


def test_the_page_prints_light_with_picture_and_legend(visit: Open) -> None:
    one = visit(color_scheme="dark")
    one.tab.emulate_media(media="print")
    one.ask("dispatchEvent(new Event('beforeprint'))")
    assert one.tab.locator("#paper text").count() > 40
    assert one.tab.locator("#facet-type").is_visible() and not one.tab.locator("#search").is_visible()
    assert one.ask("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)" and one.ask("now.theme") == "light"
    one.ask("dispatchEvent(new Event('afterprint'))")
    assert one.ask("now.theme") == "dark"
