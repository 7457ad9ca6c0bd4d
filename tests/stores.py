"""Generated stores of any size, for tests and benchmarks: a seeded stream of documents whose actors are as unevenly often named as the news names them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from rensa import RMinHash

from extract import copies
from extract.lexicon.schema import schema
from extract.records import Actor, Relation
from extract.settings import Settings
from extract.store import manifest, rows
from extract.store.schemas import TABLES

RELATIONS, CAST = 20, 8
"""Relations and actors of a document."""
DOCUMENTS = 10_000
"""Documents of a part."""
SETTINGS = Settings("0.1.0", "made", None, "", None)
COPIED = 0.02
"""The share of documents that are copies of the one before."""
REGIONS = 100
"""Parts of the world, of which a document tells mostly of one."""
STATES = [f"{a}{b}{c}" for a, b, c in product("ABCDEFGH", "AEIOU", "KLMNR")]
SYLLABLES = ["".join(parts) for parts in product([*"bdfghklmnprstvz", "br", "dr", "kr", "sh", "tr"], [*"aeiou", "ai", "ei", "ou"], ["", *"nrslmvk"])]
WORDS = 14
"""Words of a sentence behind the relation that it states."""


class World:
    """The actors of a generated store: names, kinds, codes and how often each is named."""

    def __init__(self, size: int, chance: np.random.Generator) -> None:
        kinds = [kind.name for kind in schema().kinds]
        self.kinds = pa.array(kinds)
        self.kind = chance.integers(len(kinds), size=size)
        persons = self.kind == kinds.index("person")
        drawn = chance.integers((len(SYLLABLES), len(SYLLABLES), 40, 40), size=(size, 4))  # many bear one surname
        given, family = ([_name(*each) for each in drawn[:, half]] for half in (slice(2), slice(2, 4)))
        self.names = pa.array([f"{a} {b}" if person else f"{a} {b} {n}" for n, (a, b, person) in enumerate(zip(given, family, persons, strict=True))])
        self.short = pa.array([b if person else f"{a[0]}{b[0]}{n:X}" for n, (a, b, person) in enumerate(zip(given, family, persons, strict=True))])
        self.code = np.where(chance.random(size) < 0.6, chance.integers(len(STATES), size=size), -1)
        weights = 1 / (np.arange(size) + 10)
        self.cumulated = np.cumsum(weights / weights.sum())

    def casts(self, chance: np.random.Generator, count: int) -> np.ndarray:
        """The actors of so many documents, by how often they are named; most of a document's are of one region."""
        drawn = np.searchsorted(self.cumulated, chance.random((count, CAST)))
        home = drawn // REGIONS * REGIONS + chance.integers(REGIONS, size=(count, 1))
        return np.sort(np.minimum(np.where(chance.random(drawn.shape) < 0.7, home, drawn), len(self.names) - 1), axis=1)


def _name(*syllables: int) -> str:
    return "".join(SYLLABLES[each] for each in syllables).capitalize()


def write(folder: Path, records: int, seed: int = 1) -> None:
    """A store of so many relation records, the same every time."""
    chance = np.random.default_rng(seed)
    world, parts, start = World(2_000 + records // 50, chance), [], 0
    while records:
        tables = part(world, chance, start, min(DOCUMENTS, 1 + records // RELATIONS))
        tables["relations"] = tables["relations"][:records]
        parts.append(_put(folder, f"part-{len(parts) + 1:06}", tables))
        start += parts[-1].documents
        records -= parts[-1].relations
    manifest.write(folder, manifest.Manifest(SETTINGS, tuple(parts)))


def of(folder: Path, records: Iterable[Actor | Relation], documents: int = 2) -> Path:
    """A store of these records, so many documents a part."""
    by_doc: dict[str, list[Actor | Relation]] = {}
    for record in records:
        by_doc.setdefault(record.doc, []).append(record)
    parts = []
    for number, docs in enumerate(_batched(list(by_doc), documents), start=1):
        found = [record for doc in docs for record in by_doc[doc]]
        told = {doc: [record for record in by_doc[doc] if isinstance(record, Relation)] for doc in docs}
        first = {doc: next(iter(told[doc]), None) for doc in docs}
        listed = [{
            "id": doc, "digest": bytes(16), "title": None, "date": first[doc] and first[doc].date, "publisher": first[doc] and first[doc].publisher,
            "url": None, "characters": 1000, "relations": len(told[doc]), "signature": copies.signature(by_doc[doc])} for doc in docs]
        parts.append(_put(folder, f"part-{number:06}", {
            "documents": pa.Table.from_pylist(listed, TABLES["documents"]),
            "actors": rows.actor_rows([record for record in found if isinstance(record, Actor)]),
            "relations": rows.relation_rows([record for record in found if isinstance(record, Relation)])}))
    folder.mkdir(parents=True, exist_ok=True)
    manifest.write(folder, manifest.Manifest(SETTINGS, tuple(parts)))
    return folder


def _batched(items: list[str], size: int) -> list[list[str]]:
    return [items[start:start + size] for start in range(0, len(items), size)]


def _put(folder: Path, name: str, tables: dict[str, pa.Table]) -> manifest.Part:
    for kind, table in tables.items():
        (folder / kind).mkdir(parents=True, exist_ok=True)
        pq.write_table(table.cast(TABLES[kind]), folder / kind / f"{name}.parquet", compression="zstd")
    return manifest.Part(name, **{kind: table.num_rows for kind, table in tables.items()})


def part(world: World, chance: np.random.Generator, start: int, count: int) -> dict[str, pa.Table]:
    """The tables of the documents from the `start`-th on."""
    docs = pa.array([f"doc-{number:08}" for number in range(start, start + count)])
    dates = pa.array([f"20{10 + n % 15}-{1 + n // 15 % 12:02}-{1 + n // 180 % 28:02}" for n in chance.integers(5040, size=count)])
    papers = pa.array([f"Paper {number}" for number in range(200)] + [None]).take(pa.array(chance.integers(201, size=count)))
    cast = world.casts(chance, count)
    short = np.repeat(chance.random(count) < 0.1, CAST)
    called = pc.if_else(pa.array(short), world.short.take(pa.array(cast.ravel())), world.names.take(pa.array(cast.ravel())))
    relations = _relations(world, chance, (docs, dates, papers), cast, called)
    return {
        "documents": pa.table({
            "id": docs, "digest": pa.array([number.to_bytes(16, "big") for number in range(start, start + count)], pa.binary()),
            "title": pa.nulls(count, pa.string()), "date": dates, "publisher": papers, "url": pa.nulls(count, pa.string()),
            "characters": pa.array(np.full(count, 200 * RELATIONS)), "relations": pa.array(np.full(count, RELATIONS), pa.int32()),
            "signature": pa.array(map(_signature, np.arange(start, start + count) - (chance.random(count) < COPIED)), pa.binary())}),
        "actors": _actors(world, chance, docs, cast, called),
        "relations": relations,
    }


def _signature(number: int) -> bytes:
    """The signature of a document of its own."""
    made = RMinHash(copies._SLOTS, copies._SEED)
    made.update([b"%d %d" % (number, place) for place in range(copies.LEAST)])
    return made.__getstate__()


def _actors(world: World, chance: np.random.Generator, docs: pa.Array, cast: np.ndarray, called: pa.Array) -> pa.Table:
    first = np.ones(cast.shape, bool)
    first[:, 1:] = cast[:, 1:] != cast[:, :-1]
    rows = np.flatnonzero(first)
    actors, names = cast.ravel()[rows], called.take(pa.array(rows))
    known = (world.code[actors] >= 0) & (chance.random(len(rows)) < 0.8)
    also = chance.random(len(rows)) < 0.2
    counts = chance.integers(1, 4, len(rows))
    spoken = names.take(pa.array(np.repeat(np.arange(len(rows)), counts)))
    at = pa.array(chance.integers(200 * RELATIONS, size=len(spoken)))
    mentions = pa.StructArray.from_arrays(
        [spoken, at, pc.add(at, pc.utf8_length(spoken)), _constant("name", len(spoken)), _constant("entity", len(spoken))],
        ["text", "start", "end", "form", "why"])
    return pa.table({
        "doc": docs.take(pa.array(rows // CAST)), "actor": names, "kind": world.kinds.take(pa.array(world.kind[actors])),
        "code": pa.array(STATES).take(pa.array(np.where(known, world.code[actors], 0), mask=~known)),
        "aliases": _lists(world.short.take(pa.array(actors[also])), also.astype(int)),
        "roles": _lists(pa.array([], pa.string()), np.zeros(len(rows), int)),
        "mentions": _lists(mentions, counts),
    })


def _relations(
    world: World, chance: np.random.Generator, documents: tuple[pa.Array, pa.Array, pa.Array], cast: np.ndarray, called: pa.Array,
) -> pa.Table:
    count = len(cast)
    a = chance.integers(CAST, size=(count, RELATIONS))
    b = (a + chance.integers(1, CAST, size=a.shape)) % CAST
    row, place = np.nonzero(np.take_along_axis(cast, a, 1) != np.take_along_axis(cast, b, 1))
    a, b, start = a[row, place], b[row, place], pa.array(200 * place)
    usual = 3 * cast[row, a] + 5 * cast[row, b] + chance.choice(4, size=len(row), p=(0.6, 0.2, 0.1, 0.1))
    book = pa.array(usual % len(schema().relations))
    status = pa.array(chance.choice(len(schema().statuses), size=len(row), p=(0.7, 0.12, 0.08, 0.02, 0.05, 0.03)))
    take = {name: pa.array([getattr(each, name) for each in schema().relations]).take(book) for name in ("name", "label", "plover", "quad", "symmetric")}
    source, target = (called.take(pa.array(row * CAST + end)) for end in (a, b))
    words = (pa.array(SYLLABLES).take(pa.array(chance.integers(len(SYLLABLES), size=len(row)))) for _ in range(WORDS))
    text = pc.binary_join_element_wise(source, take["label"], target, *words, " ")
    trigger = pc.add(pc.add(start, pc.utf8_length(source)), 1)
    second = pc.add(pc.add(trigger, pc.utf8_length(take["label"])), 1)
    said = chance.random(len(row)) < 0.2
    doc, date, publisher = (values.take(pa.array(row)) for values in documents)
    nothing = pa.array(~said)

    def where_said(values: pa.Array) -> pa.Array:
        return pc.if_else(nothing, pa.nulls(len(row), values.type), values)

    return pa.table({
        "doc": doc, "sentence": text, "sentence_start": start, "sentence_end": pc.add(start, pc.utf8_length(text)),
        "source": source, "source_kind": world.kinds.take(pa.array(world.kind[cast[row, a]])), "source_text": source,
        "source_start": start, "source_end": pc.add(start, pc.utf8_length(source)),
        "target": target, "target_kind": world.kinds.take(pa.array(world.kind[cast[row, b]])), "target_text": target,
        "target_start": second, "target_end": pc.add(second, pc.utf8_length(target)),
        "type": take["name"], "plover": take["plover"], "quad": take["quad"], "symmetric": take["symmetric"],
        "trigger": take["label"], "trigger_start": trigger, "trigger_end": pc.add(trigger, pc.utf8_length(take["label"])),
        "status": pa.array([each.name for each in schema().statuses]).take(status),
        "said_text": where_said(source), "said_start": where_said(start), "said_end": where_said(pc.add(start, pc.utf8_length(source))),
        "said_by": _lists(source.filter(pa.array(said)), said.astype(int)),
        "confidence": pa.array(np.round(chance.uniform(0.3, 0.98, len(row)), 2)),
        "why": _lists(_constant("made", len(row)), np.ones(len(row), int)),
        "date": date, "publisher": publisher,
    })


def _lists(values: pa.Array, counts: np.ndarray) -> pa.Array:
    """Lists of so many of the values each."""
    return pa.ListArray.from_arrays(pa.array(np.concatenate([[0], np.cumsum(counts)]), pa.int32()), values)


def _constant(text: str, count: int) -> pa.Array:
    return pa.array([text]).take(pa.array(np.zeros(count, int)))
