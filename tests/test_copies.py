"""Near-duplicate documents, told by their records."""

from __future__ import annotations

import random
import subprocess
import sys

import pytest
from made import actor, relation

from extract.copies import families, signature
from extract.errors import RecordError

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
