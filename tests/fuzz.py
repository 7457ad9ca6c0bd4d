"""Everything that reads a file, with sound files to start from, for `test_fuzz.py` and `fuzz_longer.py`.

Only errors of our own may come out, and only documents and records that a file can hold.
"""

from __future__ import annotations

import gzip
import io
import json
import tempfile
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
from backports import zstd
from made import actor, relation
from written import ATOM, ENGLISH, PAGE, RSS, pdf

from extract import documents
from extract.documents import child, limits
from extract.errors import WhowhomError
from extract.lexicon import world
from graph import ActorGraph, load
from graph.formats import records

RECORDS = [actor("Russia", "Moscow"), relation("Russia", "trains", "Libya", said="Russia", speakers=("Russia",), date="2017-02-10")]
ROWS = [{"id": "a", "text": ENGLISH, "title": "T", "date": "2017-02-10"}, {"text": "é“\U0001f600"}]
ACTORS = """[[state]]\nname = "Gondor"\ncode = "GON"\ncapital = "Minas Tirith"\ndemonyms = ["Gondorian"]\n[[actor]]\nname = "Denethor"\nkind = "person"
aliases = ["the Steward"]\n[[place]]\nstate = "Gondor"\nnames = ["Osgiliath"]\nmerge = [["Denethor", "Steward"]]"""

_FOLDER = Path(tempfile.mkdtemp())


def _file(suffix: str, data: bytes) -> Path:
    path = _FOLDER / f"fuzz{suffix}"
    path.write_bytes(data)
    return path


def read(suffix: str, data: bytes) -> None:
    """Read documents from a file of this suffix."""
    try:
        for document in documents.read([_file(suffix, data)], lang=documents.ANY):
            check(document.id, document.text, document.title, document.date, document.publisher, document.url)
    except WhowhomError as error:
        check(str(error))


def aside(form: str, data: bytes) -> None:
    """Read a hostile format as the process aside does, in this one."""
    answer = child._answer(form, data)
    assert not answer.get("error", "").startswith("cannot be read: "), answer
    for row in answer.get("rows", []):
        check(*row.values())


def check(*texts: str | None) -> None:
    """See that a file can hold these texts, of which the second is a document's."""
    assert all(len(text.encode()) <= 4 * limits.LINE for text in texts if text is not None)


def saved_graph(data: bytes) -> None:
    """Open a saved graph; what opens can be saved, and opens again."""
    path = _file(".json", data)
    try:
        graph = load(path)
    except WhowhomError as error:
        return check(str(error))
    graph.save(path)
    assert load(path).records == graph.records


def saved_records(data: bytes) -> None:
    """Read saved records and build their graph."""
    faults: list[WhowhomError] = []
    ActorGraph(records.read([str(_file(".jsonl", data))], faults.append))
    check(*map(str, faults))


def actors_file(data: bytes) -> None:
    """Load a user's actors."""
    try:
        world.load(_file(".toml", data))
    except WhowhomError as error:
        check(str(error))


def _graph() -> bytes:
    ActorGraph(RECORDS, title="T").save(_FOLDER / "seed.json")
    return (_FOLDER / "seed.json").read_bytes()


def _parquet() -> bytes:
    file = io.BytesIO()
    pa.parquet.write_table(pa.table({key: [row.get(key) for row in ROWS] for key in ROWS[0]}), file)
    return file.getvalue()


_JSONL = "\n".join(map(json.dumps, ROWS)).encode()
_CSV = f'id,text,title,date\na,"{ENGLISH}",T,2017-02-10\n,"é“",,\n'.encode()

TARGETS: dict[str, tuple[Callable[[bytes], None], list[bytes]]] = {
    "text": (lambda data: read("", data), [ENGLISH.encode(), "é“\U0001f600".encode("utf-16"), ENGLISH.encode("cp1252"), _JSONL]),
    "jsonl": (lambda data: read(".jsonl", data), [_JSONL]),
    "gzip": (lambda data: read(".jsonl.gz", data), [gzip.compress(_JSONL)]),
    "zstandard": (lambda data: read(".jsonl.zst", data), [zstd.compress(_JSONL)]),
    "csv": (lambda data: read(".csv", data), [_CSV, _CSV.replace(b",", b";")]),
    "parquet": (lambda data: read(".parquet", data), [_parquet()]),
    "html": (lambda data: aside("html", data), [PAGE.format(charset="utf-8", text=ENGLISH).encode()]),
    "pdf": (lambda data: aside("pdf", data), [pdf([ENGLISH], [ENGLISH])]),
    "feed": (lambda data: aside("feed", data), [RSS.format(text=ENGLISH).encode(), ATOM.format(text=ENGLISH).encode()]),
    "graph": (saved_graph, [_graph()]),
    "records": (saved_records, ["\n".join(map(records.line, RECORDS)).encode()]),
    "actors": (actors_file, [ACTORS.encode()]),
}
