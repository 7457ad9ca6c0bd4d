"""Score entities against the sets that are kept for it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from . import corpus, sources
from .entities import bio_spans, trim
from .score_trees import given, places, raw_text

# spaCy's names for the kinds that the sets mark; states are places there.
KINDS = {"GPE": "PLACE", "LOC": "PLACE", "FAC": "PLACE", "PERSON": "PERSON", "ORG": "ORG", "EVENT": "EVENT"}
FACILITIES = Path(__file__).with_name("facilities.txt")
Spans = set[tuple[int, int, str]]


def entity_scores(triples: Iterable[tuple[Spans, Spans, Spans]]) -> dict[str, float]:
    """Return F over all kinds and for each.

    Parameters
    ----------
    triples
        For each text the spans to be found, those that count as right if found (these and, where marks are nested, the ones
        inside them), and those that the pipeline found.
    """
    wanted, found, recalled, precise = (Counter[str]() for _ in range(4))
    for gold, allowed, own in triples:
        for counter, spans in ((wanted, gold), (found, own), (recalled, gold & own), (precise, allowed & own)):
            counter.update(kind for *_, kind in spans)
            counter["f"] += len(spans)
    return {kind: _f(recalled[kind], wanted[kind], precise[kind], found[kind]) for kind in ("f", *sorted(set(wanted) - {"f"}))}


def _f(recalled: int, wanted: int, precise: int, found: int) -> float:
    recall, precision = recalled / max(wanted, 1), precise / max(found, 1)
    return round(200 * recall * precision / (recall + precision), 2) if recall + precision else 0.0


def crossner(nlp: Language, data: Path, tokens_given: bool) -> dict[str, float]:
    """Score CrossNER's politics test over person, organisation, place and event."""
    return entity_scores(_crossner(nlp, data / "ner" / "crossner-politics-test.conll", tokens_given))


def _crossner(nlp: Language, path: Path, tokens_given: bool) -> Iterator[tuple[Spans, Spans, Spans]]:
    for passage in corpus.columns(path):
        s = passage.sentences[0]
        where = places(s.words)
        gold = {(where[a][0], where[b - 1][1], KINDS[k]) for a, b, k in bio_spans(s.ents) if k in KINDS}
        yield gold, gold, own_entities(given(nlp, [s]) if tokens_given else nlp(s.text))


def re3d(nlp: Language, data: Path, fold_only: bool) -> dict[str, float]:
    """Score the named persons, organisations and places of re3d, on the fold left out of training or on all but BBC's.

    Its marks nest (*Government of Iraq*, *Iraq*): the outer ones are to be found, the inner ones are no faults.
    """
    return entity_scores(_re3d(nlp, data / "re3d", fold_only))


def _re3d(nlp: Language, folder: Path, fold_only: bool) -> Iterator[tuple[Spans, Spans, Spans]]:
    for words, text, document, outer, every in corpus.re3d_names(folder, nlp.make_doc):
        if not fold_only or sources.in_fold(document):
            where = places(words)
            gold, allowed = ({(where[a][0], where[b - 1][1], KINDS[k]) for a, b, k in spans if k in KINDS} for spans in (outer, every))
            yield gold, allowed, {span for span in own_entities(nlp(text)) if span[2] != "EVENT"}


def facilities(nlp: Language, data: Path) -> dict[str, float]:
    """Score the facilities among the places and organisations of CrossNER's politics test and GUM's dev and test parts, on raw text."""
    triples = list(_facilities(nlp, data))
    right, gold, own = (sum(map(len, spans)) for spans in zip(*((gold & own, gold, own) for gold, _, own in triples), strict=True))
    return entity_scores(triples) | {"precision": round(100 * right / own, 2), "recall": round(100 * right / gold, 2), "gold": gold}


def _facilities(nlp: Language, data: Path) -> Iterator[tuple[Spans, Spans, Spans]]:
    names = {line for line in FACILITIES.read_text("utf-8").splitlines() if not line.startswith("#")}
    banks = [p for part in ("dev", "test") for p in corpus.treebank(data / "treebank" / f"gum-{part}.conllu")]
    for passage in [*corpus.columns(data / "ner" / "crossner-politics-test.conll"), *banks]:
        gold: Spans = set()
        offset = 0
        for s in passage.sentences:
            where = [(a + offset, b + offset) for a, b in places(s.words)]
            spans = [(a, b) for a, b, kind in bio_spans(s.ents) if kind in {"LOC", "ORG"} and " ".join(s.words[a:b]) in names]
            gold |= {(where[a][0], where[b - 1][1], "FAC") for a, b in spans}
            offset = where[-1][1]
        yield gold, gold, own_entities(nlp(raw_text(passage)), {"FAC": "FAC"})


def own_entities(doc: Doc, kinds: Mapping[str, str] = KINDS) -> Spans:
    """Return a ``Doc``'s entities of the kinds measured, articles and titles left out, in characters without blanks."""
    tokens = [token for token in doc if not token.is_space]
    where = dict(zip((token.i for token in tokens), places(token.text for token in tokens), strict=True))
    found = set()
    for entity in doc.ents:
        inside = [token.i for token in entity if not token.is_space]
        if inside and entity.label_ in kinds:
            start, end, _ = trim([doc[i].text for i in inside], 0, len(inside), entity.label_)
            found.add((where[inside[start]][0], where[inside[end - 1]][1], kinds[entity.label_]))
    return found
