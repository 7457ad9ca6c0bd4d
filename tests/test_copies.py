"""Near-duplicate documents: told by their records, and counted once as evidence."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable

import pytest
from browsing import Visit
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made import actor, relation
from networkx.utils import graphs_equal

from extract.copies import families, signature
from extract.errors import RecordError
from extract.records import Relation
from graph import ActorGraph, combine, load
from graph.formats import xml

STORY = (
    "Russia has reportedly sent military officers to train Haftar's Libyan National Army, two people close to the Kremlin said on Friday.",
    "Egypt and the United Arab Emirates, which have long supported the field marshal, are said to have given him a dozen warplanes.",
    "The United Nations supports the Government of National Accord in Tripoli, which the field marshal has refused to recognise since May.",
)
OTHER = (
    "Russia sent another ship to the port on Monday, and the United Nations asked it to explain what was in the crates on its deck.",
    "Egypt denied a report by the paper that the United Arab Emirates had paid for the aircraft that were seen at Benina last week.",
    "The United Nations envoy said that the Government of National Accord would meet in Tunis once the field marshal had named a date.",
)


def records(doc: str, sentences=STORY) -> list:
    pairs = [("Russia", "United Nations"), ("Egypt", "United Arab Emirates"), ("United Nations", "Government of National Accord")]
    return [relation(who, "supports", who, text, trigger="a", doc=doc, start=1000 * place)
            for place, (text, (who, _)) in enumerate(zip(sentences, pairs, strict=False))]


def told(**documents: list) -> dict[str, str]:
    return families({doc: signature(found) for doc, found in documents.items()})


def test_the_same_story_is_a_copy_and_another_on_the_same_matter_is_none():
    assert told(b=records("b"), a=records("a"), c=records("c", OTHER)) == {"a": "a", "b": "a"}


@pytest.mark.parametrize("edited", [
    [text.replace("'", "’").replace("of", "OF").replace(" the", " The") for text in STORY], [text.replace(", ", " ") for text in STORY], list(STORY[:2]),
    [STORY[0].replace("Friday", "Thursday evening"), STORY[1].replace("a dozen", "12"), STORY[2]],
], ids=["other type", "no commas", "cut", "words changed"])
def test_small_changes_leave_it_a_copy(edited):
    assert told(a=records("a"), b=records("b", edited)) == {"a": "a", "b": "a"}


def test_copies_of_several_stories_are_families_of_their_own():
    assert told(a=records("a"), b=records("b", OTHER), c=records("c"), d=records("d", OTHER)) == {"a": "a", "b": "b", "c": "a", "d": "b"}


def test_one_sentence_in_common_makes_no_copy():
    names = [[f"Party {letter} {number}" for number in range(40)] for letter in "xy"]
    one, other = ([*records(doc, STORY[:1]), actor(*called, doc=doc)] for doc, called in zip("ab", names, strict=True))
    assert told(a=one, b=other) == {}


def test_mentions_alone_tell_a_copy():
    names = [f"Party {number}" for number in range(20)]
    assert told(a=[actor(*names, doc="a")], b=[actor(*names, doc="b")]) == {"a": "a", "b": "a"}


def test_what_says_too_little_is_nobodys_copy():
    short = [relation("Russia", "trains", "Libya", doc="a")]
    assert signature(short) == signature([]) == b"" and told(a=short, b=[relation("Russia", "trains", "Libya", doc="b")]) == {}


def test_order_does_not_matter():
    documents = {f"{name}": records(name, text) for name, text in zip("fbdace", (STORY, OTHER) * 3, strict=True)}
    found = told(**documents)
    for seed in range(5):
        names = list(documents)
        random.Random(seed).shuffle(names)
        assert told(**{name: random.Random(seed).sample(documents[name], 3) for name in names}) == found


def test_a_signature_is_the_same_in_every_process():
    code = "import sys; sys.path.insert(0, 'tests'); from test_copies import records, signature; print(signature(records('a')).hex())"
    other = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, env={"PYTHONHASHSEED": "7", "PYTHONPATH": "."})
    assert other.stdout.strip() == signature(records("a")).hex()


def test_hostile_text_is_signed():
    assert signature([relation("a\ud800 b\x00", "trains", "c\u202e" * 50, doc="a")]) == b""


@pytest.mark.parametrize("broken", [b"x", signature(records("a"))[:-1], b"Rensa:RMinHash:1" + signature(records("a"))[16:]])
def test_a_signature_that_is_none_is_refused(broken):
    with pytest.raises(RecordError, match="the signature of 'b' cannot be read"):
        families({"a": signature(records("a")), "b": broken})


def said(doc: str, *confidences: float, story: str = STORY[0], **other) -> list[Relation]:
    """What a document says of Russia training the LNA, sentence by sentence; `story` tells whose copy it is."""
    return [relation("Russia", "trains", "Libyan National Army", story, trigger="train", doc=doc, start=1000 * place, confidence=confidence, **other)
            for place, confidence in enumerate(confidences)]


INDEPENDENT = "Libyan National Army cadets came home this week from a camp where Russia has begun to train them in the use of drones, he said."


def test_copies_count_once_and_another_story_counts():
    copies = [*said("a", 0.5), *said("b", 0.6), *said("c", 0.4)]
    alone, together = ActorGraph(copies).relations()[0], ActorGraph([*copies, *said("d", 0.5, story=INDEPENDENT)]).relations()[0]
    assert alone.confidence == pytest.approx(0.6) and together.confidence == pytest.approx(1 - 0.4 * 0.5)
    assert [record.doc for record in together.evidence] == ["a", "b", "c", "d"], "all is shown"
    assert together.evidence.copies == (("a", "b", "c"),)


def test_of_copies_the_document_counts_that_gives_most():
    found = [*said("a", 0.8), *said("b", 0.6, 0.7)]
    assert ActorGraph(found).relations()[0].confidence == pytest.approx(1 - 0.4 * 0.3)


def test_a_filter_counts_copies_once_too():
    g = ActorGraph([*said("a", 0.5), *said("b", 0.6), *said("d", 0.9, story=INDEPENDENT, status="denied")])
    assert g.relations(status="asserted")[0].confidence == pytest.approx(0.6)
    assert g.relations(doc="a")[0].confidence == pytest.approx(0.5)
    assert g.balance("Russia", "Libyan National Army")[0][-1] == 1


def test_copies_are_listed(tmp_path):
    g = ActorGraph([*said("a", 0.5), *said("b\x1b[2J", 0.6), *said("d", 0.5, story=INDEPENDENT)])
    assert g.copies == (("a", "b\x1b[2J"),)
    pieces = g.relations()[0].evidence
    assert [piece.copies for piece in pieces] == [("b\x1b[2J",), ("a",), ()]
    assert repr(pieces[0]).endswith("a, asserted, confidence 0.50; also in b�[2J") and repr(pieces[2]).endswith("confidence 0.50")
    assert "also in a</bdi>" in pieces[1]._repr_html_()
    assert list(g.to_pandas()["copy_of"].fillna("")) == ["", "a", ""]
    assert graphs_equal(xml.read(g.export(tmp_path / "g.graphml")[0]), g.nx)


def test_many_copies_are_not_all_named(visit: Callable[..., Visit]):
    g = ActorGraph([record for number in range(100) for record in said(f"paper {number:02}", 0.5)])
    assert repr(g.relations()[0].evidence[0]).endswith("; also in paper 01, paper 02, paper 03, paper 04, paper 05 and 94 more")
    assert "paper 08 and 91 more" in visit("#relation=Russia|trains|Libyan+National+Army", g.nx).panel()


def test_the_page_lists_copies_and_counts_them_once(visit: Callable[..., Visit]):
    g = ActorGraph([*said("a", 0.5), *said("b", 0.6), *said("<c>", 0.4), *said("d", 0.5, story=INDEPENDENT, status="denied")])
    one = visit("#relation=Russia|trains|Libyan+National+Army", g.nx)
    assert "confidence 0.80" in one.panel() and "Also in\n<c>, b" in one.panel()
    one.ask("[...document.querySelectorAll('details.facet')].forEach((list) => { list.open = true; })")
    one.tab.locator("[data-key='status denied']").uncheck()
    assert "confidence 0.60" in one.panel()
    one.tab.locator("[data-key='doc b']").uncheck()
    assert "confidence 0.50" in one.panel()
    one.tab.locator("#evidence").fill("2")
    assert "The filters hide this relation" in one.panel(), "copies are one piece of evidence"


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.builds(said, st.sampled_from("abcdef"), st.floats(0, 1), story=st.sampled_from([*STORY[:1], INDEPENDENT])), max_size=8),
    st.randoms(use_true_random=False),
)
def test_building_together_is_combining_with_copies_too(found, chance: random.Random):
    parts: list[list[Relation]] = [[], [], []]
    for each in found:
        chance.choice(parts).extend(each)
    whole = ActorGraph([record for each in found for record in each])
    chance.shuffle(parts)
    assert graphs_equal(combine(*map(ActorGraph, parts)).nx, whole.nx)


def test_a_saved_graph_opens_with_its_copies(tmp_path):
    g = ActorGraph([*said("a", 0.5), *said("b", 0.6)])
    g.save(tmp_path / "g.json")
    assert graphs_equal(load(tmp_path / "g.json").nx, g.nx) and g.copies == (("a", "b"),)
