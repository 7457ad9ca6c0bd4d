"""spaCy's English tokenizer, bent to the treebanks' conventions; it is saved with each pipeline."""

from typing import Any

import spacy
from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER, CONCAT_QUOTES, LIST_ELLIPSES, LIST_ICONS
from spacy.language import Language
from spacy.symbols import ORTH  # type: ignore[import-not-found]
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

from .names import names

RUNS = [r"[!?]{2,}", r"\*{2,}", "={2,}", "_{2,}", "-{2,}", r"\.{2,}", "~{2,}", "#{2,}", "<{2,}", ">{2,}"]
INFIXES = [
    *LIST_ELLIPSES,
    *LIST_ICONS,
    r"(?<=[0-9])[+*^](?=[0-9-])",
    rf"(?<=[{ALPHA_LOWER}{CONCAT_QUOTES}])\.(?=[{ALPHA_UPPER}{CONCAT_QUOTES}])",
    rf"(?<=[{ALPHA}]),(?=[{ALPHA}])",
    rf"(?<=[{ALPHA}0-9.)’'])(?:-|–|—|--|---|~)(?=[{ALPHA}0-9(“\"])",
    rf"(?<=[{ALPHA}0-9.])[:<>=/](?=[{ALPHA}])",
    rf"(?<=[{ALPHA}0-9])[()\[\]](?=[{ALPHA}0-9])",
]


def english() -> Language:
    """Return a blank English pipeline whose tokenizer parts hyphens as the treebanks do (*U.S. - backed*, *anti-war*)."""
    nlp = spacy.blank("en")
    tokenizer: Any = nlp.tokenizer
    defaults: Any = nlp.Defaults
    prefixes = "|".join(form for prefix in names().prefixes for form in (prefix, prefix.title()))
    whole = rf"(?:(?:{prefixes})-[{ALPHA}]+|\d+(?:-\d+){{2,}}|\d{{3}}-\d{{4}})$"
    tokenizer.token_match = compile_prefix_regex([whole]).search
    tokenizer.infix_finditer = compile_infix_regex(INFIXES).finditer
    tokenizer.prefix_search = compile_prefix_regex([*RUNS, *defaults.prefixes, "–", "—", "-(?=[0-9A-Za-z])"]).search
    tokenizer.suffix_search = compile_suffix_regex([*RUNS, *defaults.suffixes, "–", "—", r"(?<=[A-Za-z])-"]).search
    tokenizer.rules = {word: parts for word, parts in tokenizer.rules.items() if word not in names().unruly}
    for word in names().abbreviations:
        tokenizer.add_special_case(word, [{ORTH: word}])
    for parts in names().joined:
        tokenizer.add_special_case("".join(parts), [{ORTH: part} for part in parts])
    return nlp
