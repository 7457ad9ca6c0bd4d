"""Articles from a small grammar of political news, seeded: the same for the same numbers, as many and as long as one likes.

Actors are the lexicon's and invented ones, whose names go on being new, as names in the news do.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from extract.lexicon.world import load
from extract.records import Document

GRAMMAR = {
    "S": ["{W} {VP} {Y}{WHEN}.", "{W} {VP} {Y}, {X} said{WHEN}.", "{X} {SAYS} that {W} {VP} {Y}.", "{WHEN2}, {W} {VP} {Y} near {PLACE}.",
          "Officials in {PLACE} {SAYS} that {W}, which {VP} {Y} {NUM} years ago, {VP} {Z}.", "{FILLER}", "{FILLER}", "He {VP} {Y}{WHEN}, and {FILLER2}",
          "The {ROLE} of {W}, {NAME}, {VP} the {ROLE} of {Y}{WHEN}.", "{NAME}, who {VP} {Y}, {VP} {Z} after {NUM} days of talks."],
    "VP": ["accused", "sanctioned", "has armed", "will meet", "backed", "attacked", "is in talks to support", "visited", "threatened", "signed an agreement with",
           "reportedly trained", "withdrew its troops from", "refused to recognise", "sent aid to", "denied that it had attacked", "hosted"],
    "SAYS": ["say", "insist", "told reporters"], "ROLE": ["president", "foreign minister", "prime minister", "army chief", "spokesman"],
    "WHEN": ["", "", " on Monday", " last week", " in March", " on {NUM} May"], "WHEN2": ["On Tuesday", "In {NUM}", "A week later", "Late last year"],
    "FILLER": ["The road to {PLACE} was closed for {NUM} hours, and shops in the old town stayed shut.", "Prices rose by {NUM} per cent in a month.",
               "It is not clear how long the lull will last, or who would pay for it.", "More than {NUM} people had left their homes by the evening."],
    "FILLER2": ["few had expected it.", "markets fell by {NUM} per cent.", "nobody would say why."],
}
SYLLABLES = ["ba", "be", "bo", "da", "del", "dor", "fa", "gar", "ha", "han", "il", "ka", "kel", "lo", "ma", "mir", "na", "nov", "or", "pa", "ra", "ri", "sa", "sen", "ta", "tor", "va", "ver", "za", "zin"]


def articles(count: int, words: int, seed: int = 1) -> Iterator[Document]:
    """So many documents of about so many words."""
    chance = random.Random(seed)
    known = sorted(entry.name for entry in load().entries if entry.kind in ("state", "igo", "party", "armed group"))
    places = sorted(entry.capital for entry in load().entries if entry.capital)
    for number in range(count):
        cast = [*chance.sample(known, 4), _name(chance)]
        sentences: list[str] = []
        length = 0
        while length < words:
            sentences.append(_said(chance, "S", cast, places))
            length += sentences[-1].count(" ") + 1
        text = "".join(sentence + ("\n\n" if place % 5 == 4 else " ") for place, sentence in enumerate(sentences)).strip()
        yield Document(f"article {number}", text, date=f"20{number % 20 + 5:02}-{number % 12 + 1:02}-{number % 28 + 1:02}", publisher=f"Paper {number % 7}")


def _said(chance: random.Random, symbol: str, cast: list[str], places: list[str]) -> str:
    """One expansion of a symbol of the grammar."""
    form = chance.choice(GRAMMAR[symbol])
    w, x, y, z = chance.sample(cast, 4)
    fixed = {"W": w, "X": x, "Y": y, "Z": z, "NAME": _name(chance), "PLACE": chance.choice(places), "NUM": str(chance.randrange(2, 2000))}
    while "{" in form:
        start, end = form.index("{"), form.index("}")
        name = form[start + 1 : end]
        form = form[:start] + (fixed[name] if name in fixed else chance.choice(GRAMMAR[name])) + form[end + 1 :]
    return form


def _name(chance: random.Random) -> str:
    first, last = ("".join(chance.choices(SYLLABLES, k=count)).capitalize() for count in (2, 3))
    return f"{first} {last}"
