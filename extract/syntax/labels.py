"""What a label says: one set of roles for Universal Dependencies and for spaCy's English (ClearNLP) labels.

Sources: https://universaldependencies.org/u/dep/ and the CLEAR style guide (Choi and Palmer 2012), which spaCy's English models use.
"""

from __future__ import annotations

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


def role_of(label: str) -> str:
    """The syntactic role that a label of either scheme names (``ROLES``)."""
    return ROLES.get(label) or ROLES.get(label.partition(":")[0], "dependent")
