"""Hand-built trees, so that rules are tested without a model and on both label schemes."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

from extract import syntax

_VOCAB = spacy.blank("en").vocab


def tree(rows: str) -> syntax.Tree:
    """The tree of a parsed document from lines of `word lemma POS head label [features]`; heads count from 1, 0 is the root."""
    table = [row.split() for row in rows.strip().splitlines()]
    heads = [n if int(row[3]) == 0 else int(row[3]) - 1 for n, row in enumerate(table)]
    return syntax.tree(Doc(
        _VOCAB, words=[row[0] for row in table], lemmas=[row[1] for row in table], pos=[row[2] for row in table], heads=heads,
        deps=["ROOT" if row[4] == "root" else row[4] for row in table], morphs=[row[5] if len(row) > 5 else "" for row in table],
    ))
