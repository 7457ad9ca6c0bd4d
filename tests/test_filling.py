"""A store: what it holds, and that it is whole whatever happens while it is filled."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import time
from pathlib import Path

import filelock
import killing
import pytest
import standin
from killing import content, corpus
from stubbing import running, whowhom

import extract
from extract import Document, workers
from extract.copies import signature
from extract.documents import digest
from extract.errors import OutputError, StoreError
from extract.records import Actor
from extract.settings import settings
from extract.store import Store, rows
from extract.store.filling import fill
from extract.store.schemas import TABLES
from extract.workers import Crew
from graph.cli import main


@pytest.fixture(autouse=True)
def pipeline(monkeypatch) -> None:
    monkeypatch.setattr("extract.pipeline.reader", standin.reader)
    monkeypatch.setattr(workers, "BATCH_DOCUMENTS", 5)
    monkeypatch.setattr("extract.store.writing.DOCUMENTS_A_PART", 10)


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """A folder with three articles, to work in."""
    monkeypatch.chdir(tmp_path)
    for name in ("Mali", "Libya", "Chad"):
        (tmp_path / f"{name}.txt").write_text(f"Russia trains {name}.\nIt was there that it was, and that is all that there is to it.\n")
    return tmp_path


def table(store: Path, name: str) -> list[dict]:
    from pyarrow import parquet

    return [row for path in Store.open(store).files(name) for row in parquet.read_table(path).to_pylist()]


def failures(store: Path) -> list[dict]:
    return [json.loads(line) for line in (store / "failed.jsonl").read_text().splitlines()]


def test_a_store_holds_the_records(folder, capsys):
    text = "Russia trains Mali.\nIt is as it was, and that is all.\nFrance trains Chad."
    known = {"title": "T", "date": "2017-02-10", "publisher": "=cmd()", "url": "http://x.org"}
    (folder / "a.jsonl").write_text(json.dumps({"id": "d", "text": text, **known}) + "\n")
    assert main(["extract", "a.jsonl", "--store", "s"]) == 0
    assert capsys.readouterr().out == "1 documents read, 2 relations found; 1 documents in s\n"
    records = [rows.actor(row) for row in table(folder / "s", "actors")] + [rows.relation(row) for row in table(folder / "s", "relations")]
    read = list(extract.extract([Document("d", text)]))
    assert records == sorted(read, key=lambda record: not isinstance(record, Actor)) and len(records) == 6
    assert table(folder / "s", "documents") == [
        {"id": "d", "digest": digest(text), **known, "characters": len(text), "relations": 2, "signature": signature(read)}]


def test_only_what_is_new_is_read(folder, capsys):
    assert main(["extract", "Mali.txt", "Libya.txt", "--store", "s"]) == 0
    before = content(folder / "s")
    (folder / "b").mkdir()
    shutil.copy(folder / "Chad.txt", folder / "b" / "Mali.txt")  # another text of the same stem
    assert main(["extract", "b/Mali.txt", "Chad.txt", "Mali.txt", "Libya.txt", "--store", "s"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "2 documents read, 2 relations found; 4 documents in s"
    after = content(folder / "s")
    assert {name: after[name] for name in before if name != "manifest.json"} == {name: before[name] for name in before if name != "manifest.json"}
    assert [row["id"] for row in table(folder / "s", "documents")] == ["Mali", "Libya", "Mali-2", "Chad"]
    assert main(["extract", "b/Mali.txt", "Chad.txt", "--store", "s"]) == 0 and content(folder / "s") == after


def test_what_fails_is_recorded_and_the_others_are_read(folder, capsys):
    (folder / "bad.txt").write_text("It raises, and that is all that there is to it, as it was and as it will be.")
    for _ in range(2):
        assert main(["extract", "Mali.txt", "none.txt", "bad.txt", "Libya.txt", "--store", "s"]) == 1
        assert "none.txt: there is no such file" in capsys.readouterr().err
        assert [(line["doc"], line["error"]) for line in failures(folder / "s")] == [
            (None, "none.txt: there is no such file"), ("bad", "RuntimeError: boom")]
    assert [row["id"] for row in table(folder / "s", "documents")] == ["Mali", "Libya"]
    (folder / "s/failed.jsonl").unlink()  # try again
    assert main(["extract", "bad.txt", "--store", "s"]) == 1 and [line["doc"] for line in failures(folder / "s")] == ["bad"]


@pytest.mark.parametrize("error", [SystemExit, OSError(errno.ENOSPC, "No space left on device")])
def test_a_store_is_whole_after_an_end_at_any_write(tmp_path, monkeypatch, error):
    articles = corpus(tmp_path / "articles.jsonl", 20)
    fill(tmp_path / "whole", [articles])
    whole, sync = content(tmp_path / "whole"), os.fsync
    for moment in range(1, 100):
        store, calls = tmp_path / f"store-{moment}", iter(range(1, 1000))

        def stopping(handle, moment=moment, calls=calls):
            if next(calls) == moment:
                raise error
            sync(handle)

        monkeypatch.setattr(os, "fsync", stopping)
        try:
            fill(store, [articles])
            break
        except (SystemExit, OutputError) as stop:
            assert not isinstance(stop, OutputError) or str(stop).endswith("cannot be written: No space left on device")
        monkeypatch.setattr(os, "fsync", sync)
        if (store / "manifest.json").exists():
            Store.open(store)
        fill(store, [articles])
        assert content(store) == whole
    assert moment > 15


def test_a_killed_run_goes_on_where_it_stopped(tmp_path):
    assert killing.main(2, 2, documents=400) == 0


def test_workers_do_not_change_a_store(tmp_path):
    articles = corpus(tmp_path / "articles.jsonl", 120)
    ended = [whowhom("extract", articles, "--store", tmp_path / count, "--workers", count) for count in ("1", "2")]
    assert [end.returncode for end in ended] == [1, 1] and content(tmp_path / "1") == content(tmp_path / "2")


@pytest.mark.parametrize("number, code", [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_signal_leaves_a_whole_store(tmp_path, number, code):
    articles = corpus(tmp_path / "articles.jsonl")
    with running("extract", articles, "--store", tmp_path / "s", "--workers", "2") as process:
        while not (tmp_path / "s/documents/part-000001.parquet").exists():
            time.sleep(0.02)
        process.send_signal(number)
        begun = time.monotonic()
        errors = process.communicate(timeout=30)[1]
    assert process.returncode == code and time.monotonic() - begun < 5 and "Traceback" not in errors
    done = len(table(tmp_path / "s", "documents"))
    assert 0 <= done < 990
    assert errors.strip().endswith(f"whowhom: stopped; {done} documents are in {tmp_path / 's'}, and the same command goes on from there")


def test_a_file_is_no_place_for_a_store(folder, capsys):
    assert main(["extract", "Mali.txt", "--store", "Libya.txt"]) == 1
    assert capsys.readouterr().err == "whowhom: Libya.txt: is a file, not a folder for a store\n"


def test_a_killed_worker_leaves_a_whole_store_that_goes_on(tmp_path):
    articles = corpus(tmp_path / "articles.jsonl", 250)
    text = articles.read_text()
    articles.write_text(text + '{"id": "k", "text": "It kills, as it was and as it will be."}\n')
    done = whowhom("extract", articles, "--store", tmp_path / "s", "--workers", "2")
    assert done.returncode == 1 and done.stderr.splitlines()[-1] == (
        f"whowhom: a worker process was killed, most likely for want of memory: take fewer --workers; what is in {tmp_path / 's'} is whole, "
        "and the same command goes on from there")
    articles.write_text(text)
    whowhom("extract", articles, "--store", tmp_path / "s")
    whowhom("extract", articles, "--store", tmp_path / "whole")
    assert content(tmp_path / "s") == content(tmp_path / "whole")


def test_a_folder_that_goes_away_is_told(folder, capsys, monkeypatch):
    corpus(folder / "articles.jsonl", 30)
    read = standin.read

    def removing(document):
        if document.id == "d15":
            shutil.rmtree(folder / "s")
        return read(document)

    monkeypatch.setattr(standin, "read", removing)
    assert main(["extract", "articles.jsonl", "--store", "s"]) == 1
    errors = capsys.readouterr().err.splitlines()
    assert len(errors) == 1 and "part-000002.parquet: cannot be written: No such file or directory; what is in s is whole" in errors[0]
    monkeypatch.setattr(standin, "read", read)
    assert main(["extract", "articles.jsonl", "--store", "s"]) == 0 and len(table(folder / "s", "documents")) == 30


def test_a_change_of_what_reads_is_told(folder, capsys, monkeypatch):
    (folder / "actors.toml").write_text('[[state]]\nname = "Gondor"\n')
    assert main(["extract", "Mali.txt", "--store", "s", "--actors", "actors.toml"]) == 0
    before = content(folder / "s")
    (folder / "actors.toml").write_text('[[state]]\nname = "Rohan"\n')
    for options, told in (
        (["--actors", "actors.toml"], "was made with another actors file"), ([], "was made with an actors file"),
        (["--model", "fast", "--actors", "actors.toml"], "was made with the model accurate (now fast), another actors file"),
    ):
        assert main(["extract", "Libya.txt", "--store", "s", *options]) == 1
        assert told in capsys.readouterr().err and content(folder / "s") == before
    (folder / "actors.toml").write_text('[[state]]\nname = "Gondor"\n')
    monkeypatch.setattr("extract.settings._lexicon", lambda: "other")
    assert main(["extract", "Libya.txt", "--store", "s", "--actors", "actors.toml"]) == 1
    assert "was made with another lexicon" in capsys.readouterr().err and content(folder / "s") == before


def test_a_store_under_a_wrong_model_can_begin_anew(folder, monkeypatch):
    with monkeypatch.context() as context:
        context.setattr("extract.pipeline.reader", lambda model, actors: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            fill("s", ["Mali.txt"], Crew("other"))
    assert fill("s", ["Mali.txt"]).documents == 1 and Store.open(folder / "s").settings == settings("accurate", None)


@pytest.mark.parametrize("spoil, told", [
    (lambda s: (s / "manifest.json").unlink(), "s: is a damaged store: it has no manifest.json"),
    (lambda s: (s / "manifest.json").write_text("{}"), "manifest.json: is not a store's manifest"),
    (lambda s: (s / "manifest.json").write_text((s / "manifest.json").read_text().replace('"version": 1', '"version": 2')), "a later version"),
    (lambda s: (s / "manifest.json").write_text((s / "manifest.json").read_text().replace("part-000001", "../x")), "the name of a part is a path"),
    (lambda s: (s / "actors/part-000001.parquet").unlink(), "part-000001.parquet: is missing; the store is damaged"),
])
def test_what_is_no_sound_store_is_left_alone(folder, capsys, spoil, told):
    main(["extract", "Mali.txt", "--store", "s"])
    spoil(folder / "s")
    before = content(folder / "s")
    assert main(["extract", "Libya.txt", "--store", "s"]) == 1
    assert told in capsys.readouterr().err and content(folder / "s") == before
    with pytest.raises(StoreError):
        Store.open(folder / "s")


def test_two_writers_do_not_meet(folder, capsys):
    main(["extract", "Mali.txt", "--store", "s"])
    with filelock.FileLock(folder / "s/.lock"):
        assert main(["extract", "Libya.txt", "--store", "s"]) == 1
    assert "another process writes to this store" in capsys.readouterr().err


@pytest.mark.parametrize("options", [["--with-actors"], ["--min-confidence", "0.5"]])
def test_options_that_a_store_does_not_take(folder, capsys, options):
    assert main(["extract", "Mali.txt", "--store", "s", *options]) == 2 and not (folder / "s").exists()
    assert main(["extract", "--store", "s"]) == 2


def test_an_empty_table_has_its_columns():
    assert {name: rows.rows([]).tables[name].schema for name in TABLES} == TABLES
