"""A Dask cluster on loopback reads what one process reads, though one of its workers is killed in the midst of it."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from killing import content, corpus
from stubbing import ENVIRONMENT, HERE, running, whowhom

from extract.store import Store

QUIET = {**ENVIRONMENT, "DASK_DISTRIBUTED__LOGGING__DISTRIBUTED": "critical"}


def dask(stack: ExitStack, command: str, *options: object) -> subprocess.Popen[bytes]:
    """Begin a part of a cluster, which ends with the stack."""
    process = stack.enter_context(subprocess.Popen(
        [sys.executable, "-m", f"distributed.cli.dask_{command}", *map(str, options), "--no-dashboard", "--host", "127.0.0.1"],
        env=QUIET, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
    stack.callback(process.kill)
    return process


@pytest.fixture
def scheduler(tmp_path) -> Iterator[tuple[str, ExitStack]]:
    """The address of a scheduler without workers, and the stack with which it ends."""
    pytest.importorskip("distributed")
    file = tmp_path / "scheduler.json"
    with ExitStack() as stack:
        dask(stack, "scheduler", "--port", "0", "--scheduler-file", file)
        end = time.monotonic() + 60
        while not (file.exists() and file.read_text().endswith("}")):
            assert time.monotonic() < end
            time.sleep(0.05)
        yield json.loads(file.read_text())["address"], stack


def worker(stack: ExitStack, address: str, folder: Path) -> subprocess.Popen[bytes]:
    return dask(stack, "worker", address, "--nthreads", "1", "--no-nanny", "--local-directory", folder, "--preload", HERE / "stubbed.py")


def test_a_cluster_that_loses_a_worker_fills_the_same_store(scheduler, tmp_path):
    address, stack = scheduler
    articles = corpus(tmp_path / "articles.jsonl")
    victim, *_ = [worker(stack, address, tmp_path) for _ in range(3)]
    store, second = tmp_path / "cluster", tmp_path / "cluster/documents/part-000002.parquet"
    with running("extract", articles, "--store", store, "--dask", address, stdout=subprocess.PIPE) as process:
        while not second.exists() and process.poll() is None:
            time.sleep(0.02)
        victim.kill()
        parts = len(Store.open(store).parts)
        output, errors = process.communicate(timeout=200)
    assert 0 < parts < 10 and process.returncode == 1, errors
    local = whowhom("extract", articles, "--store", tmp_path / "local")
    assert (output.partition(";")[0], sorted(errors.splitlines())) == (local.stdout.partition(";")[0], sorted(local.stderr.splitlines()))
    assert content(store) == content(tmp_path / "local")


def test_python_reads_on_a_cluster_too(scheduler, tmp_path):
    address, stack = scheduler
    worker(stack, address, tmp_path)
    code = ("import sys, extract; texts = [extract.Document('a', 'Russia trains Mali.'), extract.Document('b', 'It raises.')]\n"
            "for record in extract.extract(texts, dask=sys.argv[1], on_error=lambda doc, error: print(doc.id, repr(error))): print(record.doc)")
    done = subprocess.run([sys.executable, "-c", code, address], capture_output=True, text=True, env=QUIET, timeout=100)
    assert (done.stdout.split("\n"), done.stderr) == (["a", "a", "a", "b RuntimeError('boom')", ""], "")


def test_a_worker_with_another_lexicon_is_told(scheduler, tmp_path):
    address, stack = scheduler
    other = tmp_path / "other.py"
    other.write_text("import extract.settings\nextract.settings._lexicon = lambda: 'other'\n")
    dask(stack, "worker", address, "--nthreads", "1", "--no-nanny", "--local-directory", tmp_path, "--preload", other)
    (tmp_path / "a.txt").write_text("Russia trains Mali.")
    done = whowhom("extract", tmp_path / "a.txt", "--dask", address)
    assert done.returncode == 1 and "a worker does not have what this machine has: another lexicon" in done.stderr


def test_no_scheduler_is_told_in_one_line(tmp_path):
    (tmp_path / "a.txt").write_text("Russia trains Mali.")
    code = "import sys, stubbed, graph.cli; stubbed.extract.teams.PATIENCE = 1; sys.exit(graph.cli.main(sys.argv[1:]))"
    for address in ("tcp://127.0.0.1:9", "nonsense://x", "tcp://"):
        command = [sys.executable, "-c", code, "extract", tmp_path / "a.txt", "--dask", address]
        done = subprocess.run(command, capture_output=True, text=True, env={**QUIET, "PYTHONPATH": f"{HERE}:{HERE.parent}"}, timeout=100)
        assert (done.returncode, done.stderr) == (1, f"whowhom: {address}: no Dask scheduler answers there\n")
