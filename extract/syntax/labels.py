"""What a label says: one set of roles for Universal Dependencies and for spaCy's English (ClearNLP) labels.

Sources: https://universaldependencies.org/u/dep/ and the CLEAR style guide (Choi and Palmer 2012), which spaCy's English models use.
"""

from __future__ import annotations

from spacy.tokens import Token

ROLES = {
    "nsubj": "subject", "nsubj:outer": "subject", "csubj": "subject", "csubj:outer": "subject",
    "nsubj:pass": "passive subject", "nsubjpass": "passive subject", "csubj:pass": "passive subject", "csubjpass": "passive subject",
    "obj": "object", "dobj": "object", "iobj": "indirect object", "dative": "indirect object",
    "obl": "oblique", "obl:agent": "oblique", "obl:unmarked": "oblique", "obl:tmod": "oblique", "obl:npmod": "oblique", "npadvmod": "oblique",
    "nmod": "oblique", "nmod:unmarked": "oblique", "nmod:tmod": "oblique", "nmod:npmod": "oblique", "pobj": "oblique", "pcomp": "oblique",
    "nmod:poss": "possessor", "poss": "possessor",
    "amod": "modifier", "compound": "modifier", "nmod:desc": "modifier", "nn": "modifier", "nummod": "modifier",
    "flat": "name", "flat:name": "name", "flat:foreign": "name", "fixed": "fixed",
    "appos": "apposition", "conj": "conjunct", "list": "conjunct", "parataxis": "parataxis",
    "acl:relcl": "relative", "relcl": "relative", "acl": "participle", "advcl": "adverbial", "advcl:relcl": "adverbial",
    "xcomp": "complement", "ccomp": "complement", "attr": "attribute", "acomp": "attribute", "oprd": "attribute",
    "aux": "auxiliary", "aux:pass": "passive auxiliary", "auxpass": "passive auxiliary", "cop": "copula",
    "advmod": "adverb", "neg": "adverb", "det": "determiner", "mark": "marker", "case": "case", "prep": "preposition", "agent": "preposition",
    "compound:prt": "particle", "prt": "particle", "cc": "coordinator", "punct": "punctuation", "dep": "dependent", "ROOT": "root", "root": "root",
    "expl": "expletive",
}
NOMINAL = ("NOUN", "PROPN", "PRON")
HYPHENS = ("-", "–", "‑")

_by_label: dict[int, str] = {}


def role(token: Token) -> str:
    """The syntactic role of a token, by one set of names for both label schemes (``ROLES``)."""
    found = _by_label.get(token.dep)
    if found is None:
        label = token.dep_
        found = _by_label[token.dep] = ROLES.get(label) or ROLES.get(label.partition(":")[0], "dependent")
    return found


def governor(token: Token) -> Token:
    """The word that a token depends on; prepositions, which only the English scheme makes governors, are passed over."""
    head = token.head
    while role(head) == "preposition" and head.head != head:
        head = head.head
    return head


def preposition(token: Token) -> str:
    """The preposition that marks a noun phrase, in lower case, its words joined by blanks; empty where there is none."""
    if role(token.head) == "preposition":
        outer = token.head.head
        joined = f"{outer.lower_} {token.head.lower_}" if role(outer) == "preposition" else token.head.lower_
        return joined
    within = [token, *having(token, "modifier", "name")]
    marks = [c for part in within for c in part.children if role(c) == "case" and c.lower_ not in ("'s", "’s", "'", "’", "-")]
    return " ".join(part.lower_ for mark in marks for part in (mark, *(f for f in mark.children if role(f) == "fixed")))


def having(token: Token, *roles: str) -> list[Token]:
    """The children of a token that stand in one of the roles, in the order of the text."""
    return [child for child in token.children if role(child) in roles]


def spread(tokens: list[Token]) -> list[Token]:
    """The tokens with everything coordinated to them, in the order of the text, each once."""
    found: dict[int, Token] = {}
    stack = list(tokens)
    while stack:
        token = stack.pop()
        if token.i not in found:
            found[token.i] = token
            stack += [c for c in token.children if role(c) == "conjunct"]
    return [found[i] for i in sorted(found)]
