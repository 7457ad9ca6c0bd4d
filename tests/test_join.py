"""Who is the same across documents: actor records in, names out, in whatever order they come."""

import random
import subprocess
import sys

import pytest

from extract.actors.join import join
from extract.lexicon.world import World
from extract.records import Actor, Mention


def actor(doc: str, name: str, kind: str = "person", code: str | None = None, aliases: tuple[str, ...] = ()) -> Actor:
    return Actor(doc, name, kind, code, aliases, (), (Mention(name, 0, len(name), "name", "test"),))


TOGETHER = [
    ("one name", [actor("a", "Hamas", "armed group"), actor("b", "Hamas", "party")]),
    ("transliterations", [actor("a", "Khalifa Haftar"), actor("b", "Khalifa Hifter")]),
    ("a surname alone", [actor("a", "Fayez al-Sarraj"), actor("b", "Serraj")]),
    ("diacritics", [actor("a", "Recep Tayyip Erdoğan"), actor("b", "Erdogan")]),
    ("an acronym", [actor("a", "Libyan National Army", "military", "LBY", ("LNA",)), actor("b", "LNA", "organisation")]),
    ("an initial", [actor("a", "John Kerry"), actor("b", "J. Kerry")]),
    ("an organ of one state", [actor("a", "National Assembly", "government", "VEN"), actor("b", "National Assembly", "government", "VEN")]),
]

APART = [
    ("given names", [actor("a", "Bill Clinton"), actor("b", "Hillary Clinton")]),
    ("a surname of two", [actor("a", "Bill Clinton"), actor("b", "Hillary Clinton"), actor("c", "Clinton")]),
    ("states of persons", [actor("a", "John Smith", code="USA"), actor("b", "John Smith", code="GBR")]),
    ("an initial of two", [actor("a", "John Smith"), actor("b", "Jane Smith"), actor("c", "J. Smith")]),
    ("a common noun for a name", [actor("a", "National Assembly", "government"), actor("b", "National Assembly", "government")]),
    ("a person and a body", [actor("a", "Jordan"), actor("b", "Jordan", "state", "JOR")]),
    ("organs of two states", [actor("a", "Supreme Court", "government", "USA"), actor("b", "Supreme Court", "government", "IND")]),
]


@pytest.mark.parametrize(("what", "actors"), TOGETHER, ids=[case[0] for case in TOGETHER])
def test_joins(what: str, actors: list[Actor]) -> None:
    assert len({joined.name for joined in join(actors).values()}) == 1


@pytest.mark.parametrize(("what", "actors"), APART, ids=[case[0] for case in APART])
def test_keeps_apart(what: str, actors: list[Actor]) -> None:
    assert len({joined.name for joined in join(actors).values()}) == len(actors)


def test_the_order_of_documents_does_not_matter() -> None:
    actors = [each for _, group in TOGETHER + APART for each in group if each.doc != "c"]
    names = [Actor(f"{n}{each.doc}", each.actor, each.kind, each.code, each.aliases, (), each.mentions) for n, each in enumerate(actors)]
    expected = join(names)
    for seed in range(5):
        shuffled = names.copy()
        random.Random(seed).shuffle(shuffled)
        assert join(shuffled) == expected


def test_an_alias_joins_through_others_but_never_two_states() -> None:
    bodies = [actor("a", "Islamic State", "armed group", None, ("ISIS",)), actor("b", "ISIS", "armed group"), actor("c", "Daesh", "armed group", None, ("ISIS",))]
    assert len({joined.name for joined in join(bodies).values()}) == 1
    states = [actor("a", "Syrian military", "military", "SYR", ("Russia",)), actor("b", "Russia", "state", "RUS")]
    assert len({joined.name for joined in join(states).values()}) == 2


def test_a_name_of_unknown_state_goes_with_the_one_most_spoken_of() -> None:
    putins = [*(actor(doc, "Vladimir Putin", code="RUS") for doc in "abc"), actor("d", "Vladimir Putin", code="UKR"), actor("e", "Vladimir Putin"), actor("f", "Vladimir Putin")]
    joined = join(putins)
    assert len({each.name for each in joined.values()}) == 2
    assert joined["e", "Vladimir Putin"].name == joined["f", "Vladimir Putin"].name == joined["a", "Vladimir Putin"].name


def test_every_join_says_why() -> None:
    joined = join([actor("a", "Khalifa Haftar"), actor("b", "Khalifa Hifter"), actor("c", "Haftar")])
    assert joined["b", "Khalifa Hifter"].why == "spelling of Khalifa Haftar"
    assert joined["c", "Haftar"].why == "surname of Khalifa Haftar alone"


def test_the_user_wins() -> None:
    user = World(merge=(("Tatmadaw", "Myanmar military"),), never_merge=(("George Bush", "George W. Bush"),))
    armies = [actor("a", "Tatmadaw", "military"), actor("b", "Myanmar military", "military")]
    joined = join([*armies, actor("a", "George Bush"), actor("b", "George W. Bush")], user)
    assert joined["b", "Myanmar military"].name == joined["a", "Tatmadaw"].name == "Tatmadaw"
    assert joined["b", "Myanmar military"].why == "joined by the user"
    assert joined["a", "George Bush"].name != joined["b", "George W. Bush"].name


def test_joining_needs_no_language_model() -> None:
    code = "import extract.actors.join, sys; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
