"""One view of a dependency tree, whether it bears Universal Dependencies or spaCy's English (ClearNLP) labels.

Nothing else in the package asks for a label: it asks who is the subject, the object, the possessor or the oblique of a word.
Arguments come as heads of noun phrases, coordination spread. Where a subject is not expressed (infinitives, participles,
coordination) the word that supplies it is found by control; several suppliers are given in order of trust.
"""

from .arcs import governor, having, preposition, spread
from .clauses import (
    bearers,
    carries,
    complements,
    denoted,
    is_infinitive,
    is_passive,
    is_past_participle,
    matrix,
    objects,
    subjects,
)
from .labels import HYPHENS, NOMINAL
from .order import following, joined, preceding
from .phrases import antecedent, possessors, prepositional, stranded, under
from .words import Sentence, Tree, Word, remembered, tree

__all__ = [
    "HYPHENS", "NOMINAL", "Sentence", "Tree", "Word", "antecedent", "bearers", "carries", "complements", "denoted", "following", "governor",
    "having", "is_infinitive", "is_passive", "is_past_participle", "joined", "matrix", "objects", "possessors", "preceding", "preposition",
    "prepositional", "remembered", "spread", "stranded", "subjects", "tree", "under",
]
