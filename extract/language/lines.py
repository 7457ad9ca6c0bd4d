"""Sentence ends that the lay-out of a text gives: blank lines, headlines, datelines, list items, page furniture.

Text that was wrapped at a width is told from text whose lines each stand for themselves, for every document apart.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

BREAK = re.compile(r"[^\S\n]*\n[^\S\n]*(\n\s*)?")
ITEM = re.compile(r"(?:[-*•·–—►▪]|\(?\d{1,2}[.)]|[a-z]\))\s")
# A quotation that opens with a capital behind a full stop; the word before is no abbreviation.
QUOTED = re.compile(r"[a-z0-9]{3}[.!?] ([\"“][A-Z])")
FINAL = re.compile(r"[.!?:;…][\"'”’)\]]*$")
# A dateline ends in a dash and names its day or its agency: *PARIS, March 8 (Wire) - *.
DATELINE = re.compile(r"[A-Z][\w.'’ /-]{2,40}(?:, ?[\w.'’ ]{2,30}){0,3}?(?:\d{1,2}(?:, \d{4})?|\([^()\n]{2,30}\)) ?(?:--|[-–—]) ?(?=[\"“‘\w])")
# Wider lines are paragraphs of their own, not wrapped text.
WIDEST_WRAP = 130
# A longer stretch without a full stop is no sentence (but a table, or made to harm, as the work on a sentence grows with its square).
LONGEST = 2_000
STOP = re.compile(r"[.!?…][\"'”’)\]]*\s")
# A wrapped line ends within this share of the width, the next word not fitting.
FULL = 0.75


@dataclass(frozen=True)
class Line:
    """A line of a text: where it starts, what stands in it, whether a blank line follows."""

    start: int
    text: str
    closed: bool


def lines(text: str) -> list[Line]:
    """Part a text into its lines, the empty ones left out."""
    found: list[Line] = []
    start = 0
    for match in BREAK.finditer(text):
        if line := text[start : match.start()].strip():
            found.append(Line(start, line, match.group(1) is not None))
        start = match.end()
    if line := text[start:].strip():
        found.append(Line(start, line, True))
    return found


def sentence_starts(text: str) -> list[int]:
    """Return the offsets, in code points, of the lines that open a sentence whatever their words."""
    found = lines(text)
    width = wrap_width(found)
    pairs = itertools.pairwise(found)
    opened = [after.start for before, after in pairs if before.closed or _parts(before.text, after.text, width)]
    told = [line.start + dateline.end() for line in found if (dateline := DATELINE.match(line.text))]
    return sorted({*opened, *told, *(match.start(1) for match in QUOTED.finditer(text)), *_breaths(text)})


def _breaths(text: str) -> Iterator[int]:
    """Yield the words that open a sentence in stretches that have no end of their own."""
    start = 0
    for end in (*(match.end() for match in STOP.finditer(text)), len(text)):
        while end - start > LONGEST:
            start = text.rfind(" ", start + LONGEST // 2, start + LONGEST) + 1 or start + LONGEST
            yield start
        start = end


def wrap_width(found: list[Line]) -> int | None:
    """Return the width that a text is wrapped at, or ``None`` where it is not wrapped."""
    open_ends = [(a.text, b.text) for a, b in itertools.pairwise(found) if not a.closed]
    width = max((len(a) for a, _ in open_ends), default=0)
    if not 30 <= width <= WIDEST_WRAP:
        return None
    wrapped = [a for a, b in open_ends if _runs_on(a, b, width)]
    torn = [a for a in wrapped if not FINAL.search(a)]
    return width if len(torn) >= 2 and len(torn) * 2 >= len(wrapped) >= len(open_ends) / 2 else None


def _runs_on(before: str, after: str, width: int) -> bool:
    """Say whether a line was broken because the next word did not fit, in the middle of a sentence or not."""
    next_word = len(after.split(maxsplit=1)[0])
    return len(before) + 1 + next_word > width * 0.95 and not (FINAL.search(before) and len(before) < width * FULL)


def _parts(before: str, after: str, width: int | None) -> bool:
    """Say whether a sentence ends at a simple line break."""
    if ITEM.match(after):
        return True
    if after[:1].islower() and not FINAL.search(before):
        return False
    return width is None or not _runs_on(before, after, width)


@Language.component("whowhom_lines", assigns=["token.is_sent_start"])
def mark_lines(doc: Doc) -> Doc:
    """Open a sentence where the lay-out does; marks that stand already are left alone."""
    starts = sentence_starts(doc.text)
    place = 0
    for token in doc:
        if place == len(starts):
            break
        if token.idx >= starts[place] and not token.is_space:
            if token.is_sent_start is None:
                token.is_sent_start = True
            while place < len(starts) and starts[place] <= token.idx:
                place += 1
    return doc
