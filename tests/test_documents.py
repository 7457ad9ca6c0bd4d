"""Inputs to documents: what is read, what is told of what cannot be."""

from __future__ import annotations

import io
import json
import sys

import pytest
from written import ENGLISH, read

from extract import documents
from extract.errors import InputError
from extract.records import Document

GERMAN = ("Die Bundesregierung hat am Mittwoch beschlossen, die Ukraine mit weiteren Waffen zu unterstützen. Der Kanzler sagte "
          "in einer Rede, dass Deutschland an der Seite der Ukraine stehe und so lange helfen werde, wie es nötig sei.")


@pytest.mark.parametrize("content, text", [
    (ENGLISH, ENGLISH),
    (b"\xef\xbb\xbf" + ENGLISH.encode(), ENGLISH),
    (ENGLISH + "\r\n\r\nA\rB\u2028C\x0cD \n", ENGLISH + "\r\n\r\nA\rB\u2028C\x0cD \n"),
    ("  \n\t" + ENGLISH, "  \n\t" + ENGLISH),
])
def test_text_is_the_decoded_file_less_its_byte_order_mark(file, caplog, content, text):
    assert read(file("a.txt", content)) == ([Document("a", text)], [])
    assert not caplog.records


@pytest.mark.parametrize("encoding, text, told", [
    ("cp1252", "The Kremlin’s “growing” embrace of the naïve general – he and his men were in a café.", "cp1252"),
    ("cp1252", ENGLISH + " Café.", "cp1252"),
    ("utf-16", ENGLISH, "utf-16"),
    ("utf-32", ENGLISH, "utf-32"),
    ("koi8-r", "Россия поставляет оружие Ливии и переговоры идут в Москве. " * 5, "koi8_r"),
])
def test_other_encodings_are_detected_and_named(file, caplog, encoding, text, told):
    assert read(file("a.txt", text.encode(encoding)), lang="any") == ([Document("a", text)], [])
    assert told in caplog.text and "a.txt" in caplog.text


def test_a_few_broken_bytes_in_utf8_are_replaced(file, caplog):
    content = "The Kremlin’s “growing” embrace of the general’s men ".encode() + b"\xe9 is what it is."
    (document,), faults = read(file("a.txt", content))
    assert document.text == content.decode(errors="replace") and not faults
    assert "broken bytes" in caplog.text


@pytest.mark.parametrize("content, told", [
    (b"", "is empty"), (b" \r\n\t", "is empty"), (b"\xef\xbb\xbf", "is empty"),
    (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "is binary data"), (b"text\0text", "is binary data"),
    (bytes(range(256)) * 8, "is binary data"),
    (b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj", "is no PDF"), (b"PK\x03\x04\x14\0\0\0", "is binary data"),
])
def test_what_is_no_article_is_a_fault(file, content, told):
    found, (fault,) = read(file("a.txt", content))
    assert found == [] and told in fault and "a.txt" in fault and "\n" not in fault


def test_what_cannot_be_opened_is_a_fault(tmp_path, file):
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "folder").mkdir()
    paths = [tmp_path / "none.txt", tmp_path / "folder", tmp_path / "loop.txt", file("a.txt", ENGLISH) / "b.txt", "nul\0.txt"]
    found, faults = read(*paths)
    assert found == []
    assert [fault.partition(": ")[2].partition(":")[0] for fault in faults] == [
        "there is no such file", "is a folder without files", "cannot be read", "cannot be read", "cannot be read"]


def test_a_fault_does_not_cost_the_others(tmp_path, file):
    found, faults = read(file("a.txt", ENGLISH), tmp_path / "none.txt", file("empty.txt", ""), file("b.txt", ENGLISH + " B."))
    assert [document.id for document in found] == ["a", "b"] and len(faults) == 2


def test_without_on_error_the_first_fault_is_raised(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        list(documents.read([tmp_path / "none.txt"]))


def test_ids_of_files_are_their_stems_made_unique(file):
    paths = [file("x/a.txt", ENGLISH), file("y/a.txt", ENGLISH + " Y."), file("z/a.md", ENGLISH + " Z."), file("x/b.txt", ENGLISH)]
    assert [document.id for document in read(*paths)[0]] == ["a", "a-2", "a-3", "b"]


def test_the_same_file_twice_is_one_document(file):
    paths = [file("x/a.txt", ENGLISH), file("y/a.txt", ENGLISH + " Y.")]
    assert [document.id for document in read(*paths, *paths)[0]] == ["a", "a-2"]


def test_jsonl(file):
    lines = [
        {"id": "one", "text": ENGLISH, "title": "T", "date": "2017-02-10", "publisher": "P", "url": "https://p.example", "other": [1]},
        {"id": 7, "text": ENGLISH + " 7", "date": "2017-02-10T23:30:00Z", "title": None},
        {"text": ENGLISH + " 3"},
    ]
    path = file("feed.jsonl", "\ufeff" + "\r\n\n".join(map(json.dumps, lines)) + "\n")
    assert read(path, date="2020-01-01") == ([
        Document("one", ENGLISH, "T", "2017-02-10", "P", "https://p.example"),
        Document("7", ENGLISH + " 7", None, "2017-02-10"),
        Document("feed-3", ENGLISH + " 3", None, "2020-01-01"),
    ], [])


@pytest.mark.parametrize("line, told", [
    ('{"id": "x", "text": ', "is not valid JSON"), ("[1]", "is not a JSON object"), ('"text"', "is not a JSON object"),
    ('{"id": "x"}', "lacks its text"), ('{"id": "x", "text": null}', "lacks its text"),
    ('{"id": "x", "text": 5}', "its text is not a string"), ('{"id": "x", "text": " "}', "its text is empty"),
    ('{"id": ["x"], "text": "t"}', "its id is not a string"),
    ('{"id": "x", "text": "half \\ud800 pair"}', "surrogate"), ("[" * 100_000, "is not valid JSON"),
    ('{"id": 1' + "0" * 5000 + ', "text": "t"}', "is not valid JSON"),
])
def test_a_broken_line_is_told_by_number_and_the_others_are_read(file, line, told):
    path = file("feed.jsonl", "\n".join([json.dumps({"id": "a", "text": ENGLISH}), "", line, json.dumps({"id": "b", "text": ENGLISH})]))
    found, (fault,) = read(path)
    assert [document.id for document in found] == ["a", "b"]
    assert f"{path}: line 3: " in fault and told in fault and "\n" not in fault


def test_an_id_has_one_text(file):
    lines = [{"id": "a", "text": ENGLISH}, {"id": "a", "text": ENGLISH + " Other."}, {"id": "a", "text": ENGLISH}]
    found, (fault,) = read(file("feed.jsonl", "\n".join(map(json.dumps, lines))))
    assert [document.text for document in found] == [ENGLISH]
    assert "line 2" in fault and "'a'" in fault


@pytest.mark.parametrize("key, value, told", [
    ("date", "last week", "date"), ("date", 2017, "date"), ("date", "2017-02-30", "date"),
    ("title", 5, "title"), ("publisher", {"a": 1}, "publisher"),
])
def test_metadata_of_the_wrong_shape_is_left_out_with_a_warning(file, caplog, key, value, told):
    found, faults = read(file("feed.jsonl", json.dumps({"id": "a", "text": ENGLISH, key: value})))
    assert (found, faults) == ([Document("a", ENGLISH)], [])
    assert "line 1" in caplog.text and told in caplog.text


@pytest.mark.parametrize("content, ids", [(ENGLISH, ["stdin"]), (json.dumps({"id": "a", "text": ENGLISH}), ["a"])])
def test_standard_input_is_text_or_jsonl(monkeypatch, content, ids):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    assert [document.id for document in read("-")[0]] == ids


@pytest.mark.parametrize("text, told", [
    (ENGLISH, None), ("Russia arms Libya.", None), (GERMAN, "German"), ("Россия поставляет оружие Ливии", "Russian"),
    ("俄罗斯向利比亚提供武器。", "Chinese"),
])
def test_a_text_in_another_language_is_skipped_with_a_warning(file, caplog, text, told):
    path = file("a.txt", text)
    assert read(path) == ([] if told else [Document("a", text)], [])
    assert (f"{path}: reads like" in caplog.text, (told or "") in caplog.text) == (told is not None, True)
    assert read(path, lang="any") == ([Document("a", text)], [])


@pytest.mark.parametrize("lang, ids", [("en", ["en"]), ("de", ["de"]), ("fr", []), ("any", ["de", "en"])])
def test_the_language_that_is_wanted(file, lang, ids):
    paths = [file("de.txt", GERMAN), file("en.txt", ENGLISH + " He said so to the men who were there with him on that day.")]
    assert [document.id for document in read(*paths, lang=lang)[0]] == ids


def test_names_do_not_make_a_text_foreign(file):
    text = "Vladimir Putin, Sergei Shoigu, Khalifa Haftar, Fayez al-Sarraj and Aguila Saleh met Abdel Fattah el-Sisi and Mohammed bin Zayed."
    assert len(read(file("a.txt", text))[0]) == 1


@pytest.mark.parametrize("text", ["2017-02-10", " 20170210 ", "2017-02-10T10:00:00+02:00"])
def test_iso_date(text):
    assert documents.iso_date(text) == "2017-02-10"
