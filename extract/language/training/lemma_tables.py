"""Learn the lemma tables from the treebanks."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from ..lemmas import LONGEST_ENDING, TableLemmatizer, word_class
from .corpus import Passage
from .features import kept
from .names import names

Count = dict[str, dict[str, Counter[str]]]


def learn(passages: Iterable[Passage]) -> TableLemmatizer:
    """Return a lemmatizer that knows the passages' words and how their endings change."""
    forms: Count = defaultdict(lambda: defaultdict(Counter))
    endings: Count = defaultdict(lambda: defaultdict(Counter))
    for form, upos, feats, lemma in _rows(passages):
        kind = word_class(upos, dict(pair.split("=") for pair in kept(feats).split("|") if pair))
        low = form.lower().replace("’", "'")
        for key in {kind, upos}:
            forms[key][low][lemma] += 1
        if low.isalpha() and (rule := _rule(low, lemma.lower())):
            for length in range(min(LONGEST_ENDING, len(low) - 1) + 1):
                endings[kind][low[len(low) - length :]][rule] += 1
    for form, lemma in names().irregular.items():
        forms["VERB"][form][lemma] += 1
    lemmatizer = TableLemmatizer()
    lemmatizer.endings = {kind: _unneeded_left_out(_sure(table)) for kind, table in sorted(endings.items())}
    sure = {key: {low: counts.most_common(1)[0][0] for low, counts in table.items()} for key, table in sorted(forms.items())}
    lemmatizer.forms = _needed(sure, lemmatizer)
    return lemmatizer


def _rows(passages: Iterable[Passage]) -> Iterable[tuple[str, str, str, str]]:
    for passage in passages:
        for s in passage.sentences:
            if s.upos:
                yield from (row for row in zip(s.words, s.upos, s.feats, s.lemmas, strict=True) if row[3] != "_")


def _rule(form: str, lemma: str) -> str | None:
    for cut in range(0, min(6, len(form))):
        stem = form[: len(form) - cut]
        if lemma.startswith(stem) and len(stem) > 1:
            return f"{cut}{lemma[len(stem) :]}" if len(lemma) - len(stem) < 4 else None
    return None


def _sure(table: dict[str, Counter[str]]) -> dict[str, str]:
    """Keep the endings seen twice and more, each with its commonest rule."""
    return {end: counts.most_common(1)[0][0] for end, counts in table.items() if sum(counts.values()) > 1}


def _unneeded_left_out(table: dict[str, str]) -> dict[str, str]:
    """Leave out endings whose rule is that of their own ending."""
    return {end: rule for end, rule in table.items() if not end or rule != _inherited(end, table)}


def _inherited(end: str, table: dict[str, str]) -> str | None:
    return next((table[end[i:]] for i in range(1, len(end) + 1) if end[i:] in table), None)


def _needed(forms: dict[str, dict[str, str]], lemmatizer: TableLemmatizer) -> dict[str, dict[str, str]]:
    """Leave out the forms that their ending already gives."""
    kept_forms: dict[str, dict[str, str]] = {}
    for kind, table in forms.items():
        plain = {low: lemma for low, lemma in table.items() if lemmatizer.by_ending(low, kind) != lemma}
        if plain:
            kept_forms[kind] = plain
    return kept_forms
