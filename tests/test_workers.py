"""Several processes: the same records as from one, in the same order, and a clear end when one is killed or all are told to stop."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from stubbing import running, whowhom

ROOT = Path(__file__).parents[1]


@pytest.fixture
def articles(tmp_path) -> Path:
    """Some two hundred articles of very different length, one of which raises."""
    path = tmp_path / "articles.jsonl"
    texts = [f"Russia trains Libya {n}.\nIt is as it was, and that is all there is to it.\n" * (n * 7 % 40 + 1) for n in range(200)]
    texts[3], texts[120] = texts[3] * 100, texts[120] + "It raises."
    path.write_text("".join(json.dumps({"id": f"d{n}", "text": text}) + "\n" for n, text in enumerate(texts)))
    return path


def test_records_do_not_depend_on_the_number_of_workers(articles):
    one, three = (whowhom("extract", articles, "--with-actors", "--workers", count) for count in (1, 3))
    assert one.returncode == 1 and one.stderr.splitlines() == ["whowhom: d120: could not be analysed: RuntimeError: boom"]
    docs = dict.fromkeys(json.loads(line)["doc"] for line in one.stdout.splitlines())
    assert list(docs) == [f"d{n}" for n in range(200) if n != 120]
    assert (three.returncode, three.stdout, three.stderr) == (one.returncode, one.stdout, one.stderr)


def test_a_graph_does_not_depend_on_the_number_of_workers(articles, tmp_path):
    for count in ("1", "2"):
        whowhom("build", articles, "--workers", count, "-o", tmp_path / count)
    assert (tmp_path / "1/articles.json").read_bytes() == (tmp_path / "2/articles.json").read_bytes()


def test_a_killed_worker_is_told_in_one_line(tmp_path):
    (tmp_path / "a.txt").write_text("It kills.")
    done = whowhom("extract", tmp_path / "a.txt", "--workers", "2")
    assert done.returncode == 1 and done.stdout == ""
    assert done.stderr == "whowhom: a worker process was killed, most likely for want of memory: take fewer --workers\n"


def test_a_script_without_a_guard_is_told_what_it_lacks(tmp_path):
    (tmp_path / "script.py").write_text("from extract import teams\nwith teams.processes(2) as team:\n    team.submit(len, 'x').result()\n")
    done = subprocess.run([sys.executable, "script.py"], cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True)
    assert done.returncode == 1 and 'does so under if __name__ == "__main__":' in done.stderr.splitlines()[-1] and "killed" not in done.stderr


@pytest.mark.parametrize("number, code", [(signal.SIGTERM, 143), (signal.SIGINT, 130), (signal.SIGKILL, -9)])
def test_workers_end_with_the_program(articles, number, code):
    articles.write_text(articles.read_text() + '{"id": "last", "text": "It sleeps."}\n')
    with running("extract", articles, "--workers", "2", stdout=subprocess.PIPE) as process:
        process.stdout.readline()
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        workers = children.read_text().split() if children.exists() else []
        process.send_signal(number)
        begun = time.monotonic()
        errors = process.communicate(timeout=30)[1]
        assert process.returncode == code and time.monotonic() - begun < 5 and "Traceback" not in errors
    end = time.monotonic() + 20
    while left := [worker for worker in workers if Path(f"/proc/{worker}").exists()]:
        assert time.monotonic() < end, left
        time.sleep(0.05)


def test_what_cannot_work_is_told_before_any_document_is_read(tmp_path):
    done = whowhom("extract", tmp_path / "none.txt", "--workers", "2", "--actors", tmp_path / "none.toml")
    assert done.returncode == 1 and "none.toml: cannot be read" in done.stderr and "none.txt" not in done.stderr
    assert whowhom("extract", "--workers", "0").returncode == 2
