"""Formats of documents: what each gives, packed or not, in files, folders, patterns and on standard input."""

from __future__ import annotations

import bz2
import datetime as dt
import gzip
import io
import json
import os
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
import pytest
from backports import zstd
from written import ATOM, ENGLISH, PAGE, RSS, pdf, read

from extract import documents
from extract.documents import child, limits
from extract.records import Document

HALVES = (ENGLISH[:60].split(), ENGLISH[60:].split())
ROWS = [{"id": "a", "text": ENGLISH, "title": "T", "date": "2017-02-10", "publisher": "P", "url": "https://p.example"},
        {"id": "b", "text": ENGLISH + ' "B", he said.\nThere.', "title": None}]
TOLD = [Document("a", ENGLISH, "T", "2017-02-10", "P", "https://p.example"), Document("b", ROWS[1]["text"])]


def jsonl() -> bytes:
    return "\n".join(map(json.dumps, ROWS)).encode()


def table(separator: str = ",") -> bytes:
    def cell(value: str | None) -> str:
        return '"' + (value or "").replace('"', '""') + '"'

    lines = [separator.join(ROWS[0]), *(separator.join(cell(row.get(key)) for key in ROWS[0]) for row in ROWS)]
    return "\r\n".join(lines).encode()


def parquet(**columns: list) -> bytes:
    columns = columns or {key: [row.get(key) for row in ROWS] for key in ROWS[0]} | {"date": [dt.date(2017, 2, 10), None], "other": [1, 2]}
    file = io.BytesIO()
    pa.parquet.write_table(pa.table(columns), file)
    return file.getvalue()


ALL = {"jsonl": jsonl(), "csv": table(), "parquet": parquet()}
WHOLE = {
    "txt": ENGLISH.encode(), "html": PAGE.format(charset="utf-8", text=ENGLISH).encode(), "pdf": pdf([ENGLISH[:60], ENGLISH[60:]]),
    "rss": RSS.format(text=ENGLISH).encode(), "atom": ATOM.format(text=ENGLISH).encode(),
}


@pytest.mark.parametrize("form", ALL)
@pytest.mark.parametrize("pack, suffix", [(bytes, ""), (gzip.compress, ".gz"), (zstd.compress, ".zst")])
def test_tables_give_a_document_a_row(file, form, pack, suffix):
    assert read(file(f"t.{form}{suffix}", pack(ALL[form]))) == (TOLD, [])


@pytest.mark.parametrize("separator", ",;\t|")
def test_the_separator_of_csv_is_told_by_its_first_line(file, separator):
    assert read(file("t.csv", b"\xef\xbb\xbf" + table(separator))) == (TOLD, [])


@pytest.mark.parametrize("form, content", [
    ("csv", f"Nr,Body,Paper\n1,{ENGLISH.replace(',', '')},P"), ("jsonl", json.dumps({"nr": 1, "body": ENGLISH.replace(",", ""), "paper": "P"})),
    ("parquet", parquet(nr=[1], body=[ENGLISH.replace(",", "")], paper=["P"])),
])
def test_columns_may_be_called_otherwise(file, form, content):
    path = file(f"t.{form}", content)
    found = read(path, columns={"text": "body", "publisher": "paper", "id": "nr"})
    assert found == ([Document("1", ENGLISH.replace(",", ""), publisher="P")], [])
    assert "--column text=NAME" in read(path)[1][0] or form == "jsonl"


@pytest.mark.parametrize("form, content", [
    ("csv", f'id,text\n1,"{ENGLISH}"\n'), ("jsonl", json.dumps({"id": "1", "text": ENGLISH})), ("parquet", parquet(id=["1"], text=[ENGLISH])),
])
def test_a_column_that_is_not_there_goes_by_its_own_name(file, form, content):
    assert read(file(f"t.{form}", content), columns={"text": "body"}) == ([Document("1", ENGLISH)], [])


@pytest.mark.parametrize("form, content", [("csv", f'id,txt\n1,"{ENGLISH}"\n'), ("jsonl", json.dumps({"id": "1", "txt": ENGLISH}))])
def test_a_column_that_is_missing_is_named(file, form, content):
    assert "'body'" in read(file(f"t.{form}", content), columns={"text": "body"})[1][0]


def test_a_broken_row_of_csv_costs_no_other(file):
    found, faults = read(file("t.csv", f'id,text\na,"{ENGLISH}"\nb\nc,\n\nd,"{ENGLISH} D."\n'))
    assert [document.id for document in found] == ["a", "d"]
    assert [fault.partition("t.csv: ")[2] for fault in faults] == ["line 3: lacks its text", "line 4: its text is empty"]


def test_rows_without_ids_are_numbered_and_never_clash(file):
    paths = [file(f"{folder}/t.csv", f"text\n{ENGLISH.replace(',', '')} {folder}\n") for folder in "xy"]
    assert [document.id for document in read(*paths)[0]] == ["t-1", "t-1-2"]


@pytest.mark.parametrize("charset, encoding", [("utf-8", "utf-8"), ("windows-1252", "cp1252"), ("iso-8859-1", "cp1252"), ("nonsense", "cp1252")])
def test_html_gives_its_article_and_what_it_says_of_itself(file, charset, encoding):
    page = PAGE.format(charset=charset, text=ENGLISH).encode(encoding)
    (document,), faults = read(file("a.html", page))
    assert document.text == f"{ENGLISH}\nHe was “there” at the time." and not faults
    assert document == Document("a", document.text, "Moscow’s man", "2017-02-10", "The Example", "https://p.example/a")


@pytest.mark.parametrize("page, text", [
    ("<p>Russia arms Libya.</p>", "Russia arms Libya."), ("<html><body>Russia arms<br>Libya &amp; Chad</body>", "Russia arms\nLibya & Chad"),
])
def test_html_without_an_article_gives_all_its_text(file, page, text):
    assert read(file("a.html", page)) == ([Document("a", text)], [])


def test_a_pdf_gives_the_text_of_its_pages(file):
    data = pdf(["Russia has sent officers to train the gen-", "eral and his men."], ["He said so on the next page."])
    assert read(file("a.pdf", data)) == ([
        Document("a", "Russia has sent officers to train the general and his men.\nHe said so on the next page.", "A title")], [])


def test_a_broken_page_of_a_pdf_costs_itself_and_is_told(file, caplog):
    data = pdf([ENGLISH], ["Lost."]).replace(b"8 0 obj\n<< /Type /Page ", b"8 0 obj\n<< /Type /Nope ")
    (document,), faults = read(file("a.pdf", data.replace(b" 8 0 R]", b" 9 0 R]")))
    assert (document.text, faults) == (ENGLISH, []) and "a.pdf: 1 of its 2 pages cannot be read" in caplog.text


def test_a_feed_gives_its_entries(file):
    found, faults = read(file("a.xml", RSS.format(text=ENGLISH)), file("b.atom", ATOM.format(text=ENGLISH)))
    assert (found, faults) == ([
        Document("urn:1", f"{ENGLISH} One.\n\nTwo.", "A & B", "2017-02-10", "The Example", "https://p.example/1"),
        Document("urn:2", f"{ENGLISH} Three.", None, None, "The Example"),
        Document("tag:1", ENGLISH, "T", "2017-02-10", "The Example", "https://p.example/1"),
    ], [])


@pytest.mark.parametrize("form", [*ALL, *WHOLE])
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_standard_input_tells_its_format_itself(monkeypatch, file, form, pack):
    data = {**ALL, **WHOLE}[form]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(pack(data))))
    named, piped = read(file(f"stdin.{form}", data)), read("-")
    assert piped == named and len(piped[0]) > 0 and piped[1] == []


def test_a_folder_is_read_with_its_folders_by_name(file, tmp_path, caplog):
    for name in ("b.txt", "a/z.txt", "a/b.txt", "a/deep/er/c.html", ".hidden/h.txt", "a/.h.txt", "c.txt.gz"):
        file(f"news/{name}", gzip.compress(f"{ENGLISH} {name}".encode()) if name.endswith("gz") else f"{ENGLISH} {name}")
    assert [document.id for document in read(tmp_path / "news")[0]] == ["b", "c", "a/b", "a/z", "a/deep/er/c"]
    assert [document.id for document in read(tmp_path / "news" / "a", tmp_path / "news")[0]][:3] == ["b", "z", "deep/er/c"]
    assert not caplog.records


def test_patterns_name_files(file, tmp_path):
    for name in ("x/a.txt", "x/y/b.txt", "x/c.md", "[1].txt"):
        file(name, f"{ENGLISH} {name}")
    for pattern, ids in (("x/*.txt", ["a"]), ("x/**/*.txt", ["a", "y/b"]), ("*", ["[1]", "x/a", "x/c", "x/y/b"]), ("[1].txt", ["[1]"])):
        assert [document.id for document in read(tmp_path / pattern)[0]] == ids
    assert "none that fits" in read(tmp_path / "no*.txt")[1][0]


def test_what_is_no_document_in_a_folder_is_skipped_and_named_itself_a_fault(file, tmp_path, caplog):
    file("news/a.txt", ENGLISH)
    others = [file("news/p.png", b"\x89PNG\r\n\x1a\n\0\0"), file("news/s.js", "var is = 'the'"), file("news/x.bz2", bz2.compress(b"x")),
              file("news/x.xml", "<?xml version='1.0'?><a>the</a>"), file("news/unknown", b"\0\1\2\3")]
    os.mkfifo(tmp_path / "news" / "pipe")
    found, faults = read(tmp_path / "news")
    assert [document.id for document in found] == ["a"] and not faults
    assert sorted(Path(record.getMessage().partition(":")[0]).name for record in caplog.records) == [
        "p.png", "pipe", "s.js", "unknown", "x.bz2", "x.xml"]
    found, faults = read(*others)
    assert [document.id for document in found] == ["s"] and len(faults) == 4


def test_a_broken_file_in_a_folder_is_a_fault(file, tmp_path):
    file("news/a.txt", ENGLISH)
    for name in ("b.pdf", "c.rss", "d.parquet", "e.txt"):
        file(f"news/{name}", b"")
    found, faults = read(tmp_path / "news")
    assert len(found) == 1 and [Path(fault.partition(":")[0]).name for fault in faults] == ["b.pdf", "c.rss", "d.parquet", "e.txt"]


def test_warnings_of_a_kind_are_told_one_by_one_until_there_are_many(file, caplog):
    rows = [{"id": str(number), "text": f"{ENGLISH} {number}", "date": "then"} for number in range(limits.WARNINGS + 5)]
    read(file("t.jsonl", "\n".join(map(json.dumps, rows))))
    told = [record.getMessage() for record in caplog.records]
    assert len(told) == limits.WARNINGS + 1 and "line 1:" in told[0] and "5 more" in told[-1] and "date" in told[-1]


def test_documents_that_are_known_are_not_read_again(file):
    paths = [file("x/a.txt", ENGLISH), file("y/a.txt", ENGLISH + " Y."), file("t.jsonl", json.dumps({"id": "j", "text": ENGLISH}))]
    first = read(*paths)[0]
    known = [(document.id, documents.digest(document.text)) for document in first]
    new = file("w/a.txt", ENGLISH + " W.")
    assert [document.id for document in first] == ["a", "a-2", "j"]
    assert [document.id for document in read(new, *paths, known=known)[0]] == ["a-3"]


@pytest.mark.parametrize("pack, suffix", [(bytes, ""), (gzip.compress, ".gz")])
def test_how_much_is_read_is_told(file, pack, suffix):
    rows = [{"id": str(number), "text": f"{ENGLISH} {os.urandom(2000).hex()}"} for number in range(1000)]
    paths = [file(f"t.jsonl{suffix}", pack("\n".join(map(json.dumps, rows)).encode())), file("a.txt", ENGLISH)]
    told: list[int] = []
    assert len(list(documents.read(paths, lang="any", on_read=told.append))) == len(told) == 1001
    assert told == sorted(told) and told[0] < told[500] < told[-1] == documents.size(paths)
    assert documents.size(["-"]) is None


@pytest.mark.parametrize("library, extra, name, data", [
    ("backports.zstd", "inputs", "t.jsonl.zst", zstd.compress(ALL["jsonl"])), ("pyarrow", "parquet", "t.parquet", ALL["parquet"]),
])
def test_a_library_that_is_not_installed_costs_only_what_needs_it(file, monkeypatch, library, extra, name, data):
    monkeypatch.setitem(sys.modules, library, None)
    found, (fault,) = read(file(name, data), file("a.txt", ENGLISH))
    assert len(found) == 1 and fault.endswith(f'{name}: this needs {library}, which is not installed: pip install "whowhom[{extra}]"')


@pytest.mark.parametrize("form, library", [("html", "trafilatura"), ("pdf", "pypdfium2"), ("feed", "feedparser")])
def test_the_process_aside_says_what_is_not_installed(monkeypatch, form, library):
    monkeypatch.setitem(sys.modules, library, None)
    assert child._answer(form, b"") == {"error": f'this needs {library}, which is not installed: pip install "whowhom[inputs]"'}
