"""Inputs that mean harm: bombs, loops, depths, lengths, links and letters that there are not; each costs itself at most, and is told."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
import time
import zipfile
import zlib
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
import pytest
from backports import zstd
from written import ENGLISH, PAGE, RSS, pdf, read

from extract import documents
from extract.documents import aside, limits
from extract.records import Document

LONG = (ENGLISH + " ") * 100_000  # 12 million letters


@pytest.fixture
def beside(tmp_path: Path) -> Path:
    """A sound file that is read after the hostile one."""
    path = tmp_path / "sound.txt"
    path.write_text(ENGLISH)
    return path


def costs_itself(path: Path, beside: Path, told: str) -> None:
    """See that a file is one fault of one line, and the next one is read."""
    found, (fault,) = read(path, beside)
    assert [document.id for document in found] == ["sound"]
    assert str(path) in fault and told in fault and "\n" not in fault


@pytest.mark.parametrize("pack", [gzip.compress, zstd.compress])
@pytest.mark.parametrize("content, suffix", [(b"\n", "jsonl"), (b'{"text": "' + b"x" * 1000, "jsonl"), (b"<p>hello", "html")])
def test_a_bomb_is_left_when_it_unpacks_to_too_much(tmp_path, beside, monkeypatch, pack, content, suffix):
    monkeypatch.setattr("extract.documents.streams.UNPACKED", 2**20)
    monkeypatch.setattr("extract.documents.streams.LINE", 2**18)
    path = tmp_path / f"bomb.{suffix}.x"
    path.write_bytes(pack(content * (2**24 // len(content))))
    path = path.rename(tmp_path / f"bomb.{suffix}{'.gz' if pack is gzip.compress else '.zst'}")
    found, faults = read(path, beside)
    assert [document.id for document in found] == ["sound"]
    assert "unpacks to more than" in faults[-1] or "is larger than" in faults[-1]


def test_a_small_file_that_shrinks_much_is_no_bomb(tmp_path):
    rows = "".join(json.dumps({"id": str(number), "text": ENGLISH}) + "\n" for number in range(10_000))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(rows.encode(), 9))
    assert len(read(tmp_path / "a.jsonl.gz")[0]) == 10_000


@pytest.mark.parametrize("pack, suffix", [(gzip.compress, "gz"), (zstd.compress, "zst")])
def test_what_comes_before_a_cut_in_a_packed_file_is_read(tmp_path, pack, suffix):
    rows = "".join(json.dumps({"id": str(number), "text": f"{ENGLISH} {os.urandom(200).hex()}"}) + "\n" for number in range(10_000))
    data = pack(rows.encode())
    (tmp_path / f"a.jsonl.{suffix}").write_bytes(data[: len(data) * 3 // 4])
    found, faults = read(tmp_path / f"a.jsonl.{suffix}", lang="any")
    assert len(found) > 3000 and "is damaged" in faults[-1]


def test_an_archive_is_not_opened(tmp_path, beside):
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../a.txt", b"\0" * 2**24)
    costs_itself(tmp_path / "bomb.zip", beside, "is binary data")


@pytest.mark.parametrize("page", [
    "<div>" * 200_000 + ENGLISH, "<p>" * 3_000_000, "<p>" + "<b>" * 300_000 + ENGLISH, "<ul><li>" * 120_000, "<table><tr><td>" * 70_000, "<" * 1_000_000,
    "<!--" * 250_000, "&" * 1_000_000, "<p>" + "\0\ud800".encode(errors="surrogatepass").decode("latin-1") * 1000,
])
def test_html_a_megabyte_deep_is_read_or_refused(tmp_path, beside, page):
    (tmp_path / "a.html").write_text(page)
    found, faults = read(tmp_path / "a.html", beside, lang="any")
    assert found[-1].id == "sound" and len(found) + len(faults) == 2


def test_a_reader_that_does_not_end_is_ended(tmp_path, beside, monkeypatch):
    monkeypatch.setattr(aside, "SECONDS", 2)
    (tmp_path / "slow.html").write_text("<p " + " ".join(f"a{number}=1" for number in range(200_000)) + ">hello</p>")
    begun = time.monotonic()
    costs_itself(tmp_path / "slow.html", beside, "cannot be read within")
    assert time.monotonic() - begun < 60
    (tmp_path / "page.html").write_text(PAGE.format(charset="utf-8", text=ENGLISH))
    assert len(read(tmp_path / "slow.html", tmp_path / "page.html")[0]) == 1


def looped(data: bytes, old: bytes, new: bytes) -> bytes:
    assert len(old) == len(new) and old in data
    return data.replace(old, new)


GOOD = pdf([ENGLISH])
PDFS = {
    "pages that hold themselves": looped(GOOD, b"/Kids [6 0 R]", b"/Kids [2 0 R]"),
    "a page that is its own text": looped(GOOD, b"/Contents 5 0 R", b"/Contents 6 0 R"),
    "a million pages": looped(GOOD, b"/Count 1 ", b"/Count 9 "),
    "a table that refers to itself": GOOD.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % GOOD.rindex(b"xref\n0")),
    "no table": GOOD[: GOOD.rindex(b"xref\n0")],
    "half": GOOD[: len(GOOD) // 2],
    "a bomb": pdf([""], content=b"").replace(
        b"<< /Length 0 >>\nstream\n", b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s" % ((bomb := zlib.compress(b"(x) Tj " * 10_000_000)).__len__(), bomb)),
    "depth": pdf([""], content=b"q " * 500_000 + b"[" * 500_000),
    "only a head": b"%PDF-1.7",
}


@pytest.mark.parametrize("name", PDFS)
def test_a_pdf_that_loops_is_read_or_refused(tmp_path, beside, monkeypatch, name):
    monkeypatch.setattr(aside, "SECONDS", 20)
    (tmp_path / "a.pdf").write_bytes(PDFS[name])
    found, faults = read(tmp_path / "a.pdf", beside, lang="any")
    assert found[-1].id == "sound" and len(found) + len(faults) == 2
    assert all(len(document.text) <= limits.CHARACTERS for document in found)


@pytest.mark.parametrize("feed", [
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "&a;" * 10}">' for n in range(12)) + ']><rss version="2.0"><channel><item><title>&a11;</title></item></channel></rss>',
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><item><description>&a;root</description></item></channel></rss>',
    RSS.format(text="<a>" * 100_000), "<rss>" * 100_000, '<rss version="2.0"><channel></channel></rss>',
])
def test_a_feed_that_unfolds_or_reaches_out_is_read_or_refused(tmp_path, beside, feed):
    (tmp_path / "a.rss").write_text(feed)
    found, faults = read(tmp_path / "a.rss", beside, lang="any")
    assert found[-1].id == "sound" and len(faults) + len(found) >= 2 and all(len(fault) < 1000 for fault in faults)
    assert not any("/bin" in document.text for document in found)


def test_a_text_that_is_too_long_is_cut_at_a_paragraph_with_a_warning(tmp_path, caplog):
    (tmp_path / "a.txt").write_text((ENGLISH + "\n\n") * 30_000)
    (document,), faults = read(tmp_path / "a.txt")
    assert not faults and "is cut" in caplog.text and "a.txt" in caplog.text
    assert limits.CHARACTERS - 200 < len(document.text) <= limits.CHARACTERS and document.text.endswith("day.\n")


@pytest.mark.parametrize("suffix, content", [
    ("txt", LONG), ("jsonl", json.dumps({"id": "a", "text": LONG})), ("csv", f'id,text\na,"{LONG}"\n'), ("html", PAGE.format(charset="utf-8", text=LONG[:8_000_000])),
])
def test_ten_megabytes_on_one_line_are_cut_at_a_sentence(tmp_path, caplog, suffix, content):
    (tmp_path / f"a.{suffix}").write_text(content)
    (document,), faults = read(tmp_path / f"a.{suffix}")
    assert not faults and document.id == "a" and "is cut" in caplog.text
    assert limits.CHARACTERS - 200 < len(document.text) <= limits.CHARACTERS and document.text.endswith("day.")


@pytest.mark.parametrize("suffix, before", [("jsonl", '{"id": "a", "text": "'), ("csv", 'id,text\na,"')])
def test_a_line_without_end_costs_itself(tmp_path, monkeypatch, suffix, before):
    monkeypatch.setattr("extract.documents.streams.LINE", 10_000)
    path = tmp_path / f"a.{suffix}"
    path.write_text(f'{before}{ENGLISH * 1000}\n' + json.dumps({"id": "b", "text": ENGLISH}))
    found, (fault,) = read(path)
    assert [document.id for document in found] == (["b"] if suffix == "jsonl" else []) and "is longer than" in fault


def test_fields_without_end_are_left_out(tmp_path, caplog):
    row = {"id": "i" * 10_000, "text": ENGLISH, "title": "t" * 10_000, "publisher": "p" * 10_000, "url": "u" * 10_000}
    (tmp_path / "a.jsonl").write_text(json.dumps(row))
    assert read(tmp_path / "a.jsonl") == ([Document("a-1", ENGLISH)], [])
    assert [word for word in ("id", "title", "publisher", "url") if f"its {word} is longer" in caplog.text] == ["id", "title", "publisher", "url"]


@pytest.mark.parametrize("name, content", [
    ("a.csv", f'id,text\n"a\0b","{ENGLISH}\0"\n'.encode()), ("a.jsonl", json.dumps({"id": "a\0", "text": ENGLISH + "\0\x1b"}).encode()),
    ("a.jsonl", b'{"id": "a", "text": "\xed\xa0\x80 ' + ENGLISH.encode() + b'"}'), ("a.rss", RSS.format(text="&#xD800;&#0;" + ENGLISH).encode()),
    ("a.html", PAGE.format(charset="unicode_escape", text=ENGLISH + r" \ud800 ").encode("latin-1", "replace") + b"\xe9"),
    ("a.html", b'<meta charset="punycode">' + b"\xe9-" * 1000), ("a.html", b'<meta charset="zip">\xff\xfe\xfd'),
])
def test_letters_that_there_are_not_never_come_out(tmp_path, beside, name, content):
    (tmp_path / name).write_bytes(content)
    found, faults = read(tmp_path / name, beside, lang="any")
    assert found[-1].id == "sound" and all("\n" not in fault for fault in faults)
    for document in found:
        "".join(filter(None, (document.id, document.text, document.title, document.publisher))).encode()


def test_a_file_whose_name_is_no_text(tmp_path):
    path = os.fsencode(tmp_path) + b"/\xff\n.txt"
    Path(os.fsdecode(path)).write_text(ENGLISH)
    (document,), _ = read(tmp_path)
    assert document.id == "?\n"


@pytest.mark.parametrize("damage", [slice(4, 40), slice(-60, -8), slice(-8, -4), slice(200, 300)])
def test_a_damaged_parquet_is_a_fault(tmp_path, beside, damage):
    file = io.BytesIO()
    pa.parquet.write_table(pa.table({"text": [f"{ENGLISH} {n}" for n in range(200)]}), file)
    data = bytearray(file.getvalue())
    data[damage] = b"\xff" * len(data[damage])
    (tmp_path / "a.parquet").write_bytes(data)
    found, faults = read(tmp_path / "a.parquet", beside, lang="any")
    assert found[-1].id == "sound" and len(faults) == 1


def test_links_that_lead_out_of_a_folder_are_not_followed(tmp_path, caplog):
    for folder in ("in/deep", "out"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "out" / "secret.txt").write_text(ENGLISH + " Secret.")
    (tmp_path / "in" / "a.txt").write_text(ENGLISH)
    (tmp_path / "in" / "file.txt").symlink_to(tmp_path / "out" / "secret.txt")
    (tmp_path / "in" / "folder").symlink_to(tmp_path / "out")
    (tmp_path / "in" / "deep" / "up").symlink_to("..")
    (tmp_path / "in" / "broken.txt").symlink_to("nowhere.txt")
    (tmp_path / "in" / "loop.txt").symlink_to("loop.txt")
    for path in (tmp_path / "in", tmp_path / "in" / "**" / "*.txt"):
        caplog.clear()
        found, faults = read(path)
        assert [document.text for document in found] == [ENGLISH] and not faults
        assert caplog.text.count("leads out") >= 1 and "Secret" not in caplog.text
        caplog.clear()
        assert documents.size([path]) == len(ENGLISH) and not caplog.records


def test_ctrl_c_leaves_no_process_behind(tmp_path):
    (tmp_path / "slow.html").write_text("<p " + " ".join(f"a{number}=1" for number in range(200_000)) + ">hello</p>")
    code = "import sys; from extract import documents; print('ready', flush=True); list(documents.read([sys.argv[1]]))"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen([sys.executable, "-c", code, str(tmp_path / "slow.html")], stdout=subprocess.PIPE, env=environment) as process:
        process.stdout.readline()
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        end = time.monotonic() + 20
        while not (found := children.exists() and children.read_text().split()) and time.monotonic() < end:
            time.sleep(0.05)
        process.kill()
    end = time.monotonic() + 20
    while any(Path(f"/proc/{child}").exists() for child in found or ()) and time.monotonic() < end:
        time.sleep(0.05)
    assert not any(Path(f"/proc/{child}").exists() for child in found or ())
