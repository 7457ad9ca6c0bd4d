"""The lexicon's tables: consistent as shipped, and a fault is told with its file and line."""

import pytest

from extract.errors import LexiconError
from extract.lexicon import triggers
from extract.lexicon.cues import cues
from extract.lexicon.schema import schema
from extract.lexicon.tables import Lemmas, Row, line_of, read

TYPES = set(schema().types)


def test_the_schema_has_the_schemes_types_kinds_and_statuses():
    assert len(TYPES) == 31
    assert [s.name for s in schema().statuses] == ["asserted", "alleged", "planned", "negotiating", "sought", "denied"]
    assert len({r.label for r in schema().relations}) == 31
    kinds = {k.name for k in schema().kinds}
    assert all(set(r.source) | set(r.target) <= kinds for r in schema().relations)
    assert {r.quad for r in schema().relations} <= {q.name for q in schema().quads} | {None}
    assert {r.name for r in schema().relations if r.symmetric} == {
        "meets", "agrees_with", "cooperates_with", "trades_with", "allied_with", "fights", "rivals"}


def test_every_type_has_triggers():
    assert {t.type for entries in triggers.triggers().values() for t in entries} == TYPES


def test_a_word_gives_its_status_in_its_table():
    assert cues().status_of("verb", "plan") == "planned"
    assert cues().status_of("noun", "talk") == "negotiating"
    assert cues().status_of("adverb", "quickly") is None


class Word(Row):
    example: str
    words: Lemmas = frozenset()


class Table(Row):
    verb: dict[str, Word]


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ('[verb]\n# a comment\narm = { exmple = "x" }\n', 3, "exmple"),
        ('[verb]\n\n[verb.arm]\nexample = 3\n', 4, "string"),
        ('[verb\n', None, "TOML"),
        ('a = ' + 9_999 * '[', None, "nested too deep"),
        ('[noun]\n', 1, "verb"),
    ],
)
def test_a_fault_names_file_and_line(tmp_path, text, line, says):
    path = tmp_path / "table.toml"
    path.write_text(text)
    with pytest.raises(LexiconError, match=says) as error:
        read(path, Table)
    assert str(error.value).startswith(f"{path}:{line}:" if line else f"{path}:")


def test_all_faults_of_a_table_are_told_at_once(tmp_path):
    path = tmp_path / "table.toml"
    path.write_text('[verb]\na = { example = 1 }\nb = { example = "x", words = 2 }\n')
    with pytest.raises(LexiconError) as error:
        read(path, Table)
    assert [line.split(": ")[0] for line in str(error.value).splitlines()] == [f"{path}:2", f"{path}:3"]


def test_a_missing_table_is_told(tmp_path):
    with pytest.raises(LexiconError, match="cannot be read"):
        read(tmp_path / "none.toml", Table)


def test_the_line_of_an_entry_in_an_array_of_tables():
    assert line_of('[[state]]\nname = "A"\n[[state]]\nname = "B"\ncode = 1\n', ("state", 1, "code")) == 5


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ('[verb]\narm = "S[A] armed T[B]."', "no frame"),
        ('[frames]\nverb = "subj"\n[verb]\narm = "A armed B."', "S"),
        ('[frames]\nverb = "subj & obj"\n[verb]\narm = "S[A] armed T[B]."', "frame"),
        ('[frames]\nverb = "subj > obj"\n[verb]\n"send @gunz" = "S[A] sent guns to T[B]."', "@gunz"),
        ('[verb]\narm = { frame = "subj > obj", status = "sure", example = "S[A] armed T[B]." }', "status"),
        ('[verb]\narm = { frame = "subj > obj", example = "S[A] armed T[B].", note = "x" }', "note"),
    ],
)
def test_a_broken_trigger_entry_is_told_with_its_line(tmp_path, table, says):
    (tmp_path / "arms.toml").write_text(table)
    with pytest.raises(LexiconError, match=says) as error:
        triggers.load(tmp_path)
    assert f"arms.toml:{len(table.splitlines())}:" in str(error.value)


def test_two_types_may_not_claim_a_word_on_equal_terms(tmp_path):
    entry = '[verb]\nhit = { frame = "subj > obj", example = "S[A] hit T[B]." }'
    (tmp_path / "attacks.toml").write_text(entry)
    (tmp_path / "accuses.toml").write_text(entry)
    with pytest.raises(LexiconError, match="claim the same words"):
        triggers.load(tmp_path)


def test_a_table_of_no_type_is_a_fault(tmp_path):
    (tmp_path / "hugs.toml").write_text("")
    with pytest.raises(LexiconError, match="no relation type is called hugs"):
        triggers.load(tmp_path)
