"""Read the treebanks and entity sets into one form: passages of sentences.

A passage is running text: its sentences follow one another. The sets that come as loose sentences give passages of one.
"""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from .entities import CAPITAL, Span, bio_spans, close, harmonise, mention_name, spans_to_bio
from .names import names

Words = tuple[str, ...]
Tokenise = Callable[[str], Doc]


@dataclass(frozen=True)
class Sentence:
    """Words with what is known of them; a layer that a set lacks is empty.

    ``spaces`` tells whether a blank follows the word; ``heads`` counts within the sentence, -1 being the root;
    ``opens`` tells whether the sentence opens a paragraph; ``mentions`` are GUM's marks of mentions as they stand.
    """

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    upos: tuple[str, ...] = ()
    feats: tuple[str, ...] = ()
    lemmas: tuple[str, ...] = ()
    heads: tuple[int, ...] = ()
    deps: tuple[str, ...] = ()
    ents: tuple[str, ...] = ()
    opens: bool = False
    mentions: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return "".join(word + " " * space for word, space in zip(self.words, self.spaces, strict=True)).rstrip()


@dataclass(frozen=True)
class Passage:
    """A run of sentences of one source; ``running`` is false for loose sentences of no known place."""

    source: str
    sentences: tuple[Sentence, ...]
    running: bool = True
    name: str = field(default="", compare=False)


def treebank(path: Path) -> Iterator[Passage]:
    """Read a CoNLL-U file, a passage a document; GUM's MISC column gives entities."""
    source, name, opens = path.stem, "", True
    sentences: list[Sentence] = []
    for block in path.read_text("utf-8").strip().split("\n\n"):
        lines = block.split("\n")
        comments = [line for line in lines if line.startswith("#")]
        for line in comments:
            if line.startswith("# newdoc"):
                if sentences:
                    yield Passage(source, tuple(sentences), name=name)
                name, opens, sentences = line.split("=")[-1].strip(), True, []
        opens = opens or any(line.startswith("# newpar") for line in comments)
        sentences.append(_ud_sentence([line.split("\t") for line in lines if line[0] != "#"], opens, "gum" in source))
        opens = False
    if sentences:
        yield Passage(source, tuple(sentences), name=name)


def _ud_sentence(rows: list[list[str]], opens: bool, has_entities: bool) -> Sentence:
    glued = _glued(rows)
    rows = [row for row in rows if row[0].isdigit()]
    words = tuple(row[1].replace(" ", "") for row in rows)
    upos = tuple(row[3] for row in rows)
    heads = tuple(int(row[6]) - 1 for row in rows)
    deps = tuple(row[7] for row in rows)
    mentions = tuple(next((m[7:] for m in row[9].split("|") if m.startswith("Entity=")), "") for row in rows)
    ents = _gum_entities(mentions, words, upos, heads, deps) if has_entities else ()
    return Sentence(words, tuple(int(row[0]) not in glued for row in rows), upos, tuple(row[5] for row in rows),
                    tuple(row[2] for row in rows), heads, deps, ents, opens, mentions)  # fmt: skip


def _glued(rows: list[list[str]]) -> set[int]:
    """Return the ids of the words that no blank follows, those inside multiword tokens among them."""
    glued: set[int] = set()
    end = 0
    for row in rows:
        if "-" in row[0]:
            first, end = map(int, row[0].split("-"))
            glued.update(range(first, end))
            if "SpaceAfter=No" in row[9]:
                glued.add(end)
        elif row[0].isdigit() and int(row[0]) > end and "SpaceAfter=No" in row[9]:
            glued.add(int(row[0]))
    return glued


def gum_mentions(marks: Words) -> Iterator[tuple[int, int, list[str]]]:
    """Yield GUM's mentions in a sentence: first word, the word behind the last, and the fields that GUM's documents name in their head."""
    opened: dict[str, list[tuple[int, list[str]]]] = {}
    for i, at in enumerate(marks):
        for mark in re.findall(r"\([^()]+\)?|[^()]+\)", at):
            key = re.sub(r"^\(?(\d+(?:\[[^\]]*\])?).*", r"\1", mark)
            if mark.startswith("("):
                opened.setdefault(key, []).append((i, mark.strip("()").split("-")))
            if mark.endswith(")") and opened.get(key):
                start, fields = opened[key].pop()
                yield start, i + 1, fields


def _gum_entities(marks: Words, words: Words, upos: Words, heads: tuple[int, ...], deps: Words) -> Words:
    """Mark the names among GUM's mentions."""
    spans = [(start, end, fields[1]) for start, end, fields in gum_mentions(marks)]
    named = [mention_name(start, end, kind, words, upos, heads, deps) for start, end, kind in spans]
    return harmonise(words, spans_to_bio(len(words), [span for span in named if span]))


def columns(path: Path) -> Iterator[Passage]:
    """Read a set of loose sentences, a word and its mark a line."""
    for block in re.split(r"\n\s*\n", path.read_text("utf-8").strip()):
        rows = [line.split() for line in block.split("\n") if len(line.split()) >= 2]
        if not rows:
            continue
        words = [word for row in rows for word in split_hyphens(row[0])]
        marks = [mark for row in rows for mark in _spread(row[-1], len(split_hyphens(row[0])))]
        if any(re.match("@|#|https?:", word) for word in words):
            continue
        ents = harmonise(words, close(marks))
        yield Passage(path.stem, (Sentence(tuple(words), spacing(words), ents=ents, opens=True),), running=False)


def split_hyphens(word: str) -> list[str]:
    """Part a word at its hyphens as the treebanks do: all but those after a bound prefix."""
    if "-" not in word.strip("-") or "/" in word or "@" in word:
        return [word]
    if word.split("-")[0].lower() in names().prefixes:
        return [word]
    return [part for part in re.split(r"(?<=[\w.])(-)(?=\w)", word) if part]


def _spread(mark: str, count: int) -> list[str]:
    """Give a word's mark to its parts: only the first can begin a span."""
    return [mark] + [mark.replace("B-", "I-", 1) if mark.startswith("B-") else mark] * (count - 1)


def spacing(words: Sequence[str]) -> tuple[bool, ...]:
    """Guess the blanks of a text that comes as tokens."""
    spaces = [True] * len(words)
    quoted = False
    for i, word in enumerate(words):
        if word == '"':
            quoted = not quoted
            if i and not quoted:
                spaces[i - 1] = False
            spaces[i] = not quoted
        elif word in {"(", "[", "“", "‘", "$", "#", "@"}:
            spaces[i] = False
        elif i and (re.fullmatch(r"[,.;:!?)\]%”]|'s|’s|n't|'(re|ve|ll|d|m)|'", word)):
            spaces[i - 1] = False
        elif word == "-" and 0 < i < len(words) - 1 and words[i - 1][-1:].isalnum() and words[i + 1][:1].isalnum():
            spaces[i - 1] = spaces[i] = False
    return tuple(spaces)


def re3d(folder: Path, tokenise: Tokenise) -> Iterator[Passage]:
    """Read re3d's documents, a passage a paragraph, with their named entities; never those of BBC Online."""
    for words, text, document, outer, _ in re3d_names(folder, tokenise):
        spaces = tuple(bool(token.whitespace_) for token in tokenise(text))
        sentence = Sentence(words, spaces, ents=tuple(spans_to_bio(len(words), outer)), opens=True)
        yield Passage("re3d", (sentence,), running=False, name=document)


def re3d_names(folder: Path, tokenise: Tokenise) -> Iterator[tuple[Words, str, str, list[Span], list[Span]]]:
    """Yield for each paragraph its words, its text, its document, the outermost names in it and all names in it."""
    marks: dict[str, list[dict[str, Any]]] = {}
    for line in (folder / "entities.jsonl").read_text("utf-8").splitlines():
        mark = json.loads(line)
        marks.setdefault(mark["documentId"], []).append(mark)
    for line in (folder / "documents.jsonl").read_text("utf-8").splitlines():
        document = json.loads(line)
        if document["publisher"] == "BBC Online":
            continue
        for block in re.finditer(r"\S[^\n]*", document["text"]):
            tokens = tokenise(block.group())
            words = tuple(token.text for token in tokens)
            offsets = [block.start() + token.idx for token in tokens]
            named = [span for mark in marks.get(document["id"], []) if (span := named_span(mark, words, offsets))]
            outer = bio_spans(harmonise(words, spans_to_bio(len(words), named)))
            every = [*outer, *(span for n in named for span in bio_spans(harmonise(words, spans_to_bio(len(words), [n]))))]
            yield words, block.group(), document["id"], outer, every


def named_span(mark: dict[str, Any], words: Sequence[str], offsets: list[int]) -> tuple[int, int, str] | None:
    """Return the token span of a re3d mark, or ``None`` where it is no name of a kind that we keep."""
    label = names().labels.get(mark["type"])
    inside = [i for i, o in enumerate(offsets) if mark["begin"] <= o and o + len(words[i]) <= mark["end"]]
    if not label or not inside:
        return None
    start, end = inside[0], inside[-1] + 1
    return (start, end, label) if _is_name(words[start:end]) else None


def _is_name(words: Sequence[str]) -> bool:
    kept = [word for word in words if word.lower() not in {"the", "'s", "’s", "s"}]
    small = {"of", "for", "and", "the", "al", "-", "ad", "de", "in", "(", ")", "on", "to", "el", "bin"}
    return bool(kept) and all(CAPITAL.match(word) or word.lower() in small for word in kept) and bool(
        CAPITAL.match(kept[0]) or kept[0].lower() in {"al", "el", "de"}) and kept != ["I"]  # fmt: skip


def marked(path: Path, tokenise: Tokenise) -> Iterator[Passage]:
    """Read our own marked sentences: ``[Ada Obi|PERSON] met [French|NORP] envoys.``, one a line."""
    for line in path.read_text("utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        text, spans = _unmark(line.strip())
        tokens = tokenise(text)
        words = [token.text for token in tokens]
        found = []
        for start, end, label in spans:
            inside = [t.i for t in tokens if start <= t.idx < end]
            found.append((inside[0], inside[-1] + 1, label))
        sentence = Sentence(tuple(words), tuple(bool(t.whitespace_) for t in tokens),
                            ents=tuple(spans_to_bio(len(words), found)), opens=True)  # fmt: skip
        yield Passage("own", (sentence,), running=False)


def _unmark(line: str) -> tuple[str, list[tuple[int, int, str]]]:
    text, spans, last = "", [], 0
    for match in re.finditer(r"\[([^\]|]+)\|([A-Z]+)\]", line):
        text += line[last : match.start()]
        spans.append((len(text), len(text) + len(match.group(1)), match.group(2)))
        text, last = text + match.group(1), match.end()
    return text + line[last:], spans
