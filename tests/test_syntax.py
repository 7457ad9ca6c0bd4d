"""Who is subject, object and oblique: the same answers from Universal Dependencies and from spaCy's English labels."""

import pytest
from trees import tree

from extract import syntax

PART = "Tense=Past|VerbForm=Part"

ACTIVE = {
    "ud": "Iran Iran PROPN 2 nsubj\narmed arm VERB 0 root\nHamas Hamas PROPN 2 obj\nand and CCONJ 5 cc\nFatah Fatah PROPN 3 conj",
    "english": "Iran Iran PROPN 2 nsubj\narmed arm VERB 0 root\nHamas Hamas PROPN 2 dobj\nand and CCONJ 3 cc\nFatah Fatah PROPN 3 conj",
}
PASSIVE = {
    "ud": f"Hamas Hamas PROPN 3 nsubj:pass\nwas be AUX 3 aux:pass\narmed arm VERB 0 root {PART}\nby by ADP 5 case\nIran Iran PROPN 3 obl:agent",
    "english": f"Hamas Hamas PROPN 3 nsubjpass\nwas be AUX 3 auxpass\narmed arm VERB 0 root {PART}\nby by ADP 3 agent\nIran Iran PROPN 4 pobj",
}
BOUND = {
    "ud": f"UN UN PROPN 3 obl:unmarked\n- - PUNCT 1 punct\nbacked back VERB 4 amod {PART}\ngovernment government NOUN 0 root",
    "english": f"UN UN PROPN 3 npadvmod\n- - PUNCT 3 punct\nbacked back VERB 4 amod {PART}\ngovernment government NOUN 0 root",
}
REDUCED = {
    "ud": f"rebels rebel NOUN 0 root\ntrained train VERB 1 acl {PART}\nby by ADP 4 case\nRussia Russia PROPN 2 obl:agent",
    "english": f"rebels rebel NOUN 0 root\ntrained train VERB 1 acl {PART}\nby by ADP 2 agent\nRussia Russia PROPN 3 pobj",
}


def test_a_tree_has_the_words_sentences_and_arcs_of_its_document():
    words = tree("Iran Iran PROPN 2 nsubj\narmed arm VERB 0 root Tense=Past\nHamas Hamas PROPN 2 obj\nIt it PRON 5 nsubj\nfell fall VERB 0 root")
    assert [[word.text for word in sentence.words] for sentence in words.sentences] == [["Iran", "armed", "Hamas"], ["It", "fell"]]
    assert [[child.text for child in word.children] for word in words] == [[], ["Iran", "Hamas"], [], [], ["It"]]
    assert words[0].head is words[1] and words[1].sent.root is words[1] and [word.text for word in words[0].ancestors] == ["armed"]
    assert words.text[words[2].idx : words[2].end] == words.slice(2, 3) == "Hamas"
    assert words[1].feats == {"Tense=Past"} and words[4].lemma == "fall"


def names(tokens):
    return [token.text for token in tokens]


@pytest.mark.parametrize("scheme", ["ud", "english"])
@pytest.mark.parametrize(
    ("rows", "verb", "subject", "objects"),
    [
        (ACTIVE, 1, ["Iran"], ["Hamas", "Fatah"]),
        (PASSIVE, 2, ["Iran"], ["Hamas"]),
        (BOUND, 2, ["UN"], ["government"]),
        (REDUCED, 1, ["Russia"], ["rebels"]),
    ],
)
def test_subject_and_object_of_a_verb(rows, verb, subject, objects, scheme):
    doc = tree(rows[scheme])
    assert names(syntax.subjects(doc[verb])[0]) == subject
    assert names(syntax.objects(doc[verb])) == objects


CONTROL = {
    "ud": "Russia Russia PROPN 2 nsubj\ncourts court VERB 0 root\nTrump Trump PROPN 2 obj\nto to PART 5 mark\nsupport support VERB 2 xcomp\nhim he PRON 5 obj",
    "english": "Russia Russia PROPN 2 nsubj\ncourts court VERB 0 root\nTrump Trump PROPN 2 dobj\nto to PART 5 aux\nsupport support VERB 2 xcomp\nhim he PRON 5 dobj",
}
TALKS = {
    "ud": "Russia Russia PROPN 4 nsubj\nis be AUX 4 cop\nin in ADP 4 case\ntalks talk NOUN 0 root\nto to PART 6 mark\narm arm VERB 4 acl\nhim he PRON 6 obj",
    "english": "Russia Russia PROPN 2 nsubj\nis be AUX 0 root\nin in ADP 2 prep\ntalks talk NOUN 3 pobj\nto to PART 6 aux\narm arm VERB 4 acl\nhim he PRON 6 dobj",
}
RELATIVE = {
    "ud": "general general NOUN 0 root\nwho who PRON 4 nsubj\nis be AUX 4 aux\nfighting fight VERB 1 acl:relcl\nMali Mali PROPN 4 obj",
    "english": "general general NOUN 0 root\nwho who PRON 4 nsubj\nis be AUX 4 aux\nfighting fight VERB 1 relcl\nMali Mali PROPN 4 dobj",
}
CHAIN = {
    "ud": "Iran Iran PROPN 2 nsubj\nsent send VERB 0 root\nofficers officer NOUN 2 obj\nand and CCONJ 5 cc\narmed arm VERB 2 conj\nMali Mali PROPN 5 obj",
    "english": "Iran Iran PROPN 2 nsubj\nsent send VERB 0 root\nofficers officer NOUN 2 dobj\nand and CCONJ 2 cc\narmed arm VERB 2 conj\nMali Mali PROPN 5 dobj",
}


@pytest.mark.parametrize("scheme", ["ud", "english"])
@pytest.mark.parametrize(
    ("rows", "verb", "subject"),
    [(CONTROL, 4, ["Trump"]), (TALKS, 5, ["Russia"]), (RELATIVE, 3, ["general"]), (CHAIN, 4, ["Iran"])],
)
def test_a_subject_that_is_not_expressed_is_supplied(rows, verb, subject, scheme):
    assert names(syntax.subjects(tree(rows[scheme])[verb])[0]) == subject


BETWEEN = {
    "ud": "talks talk NOUN 0 root\nbetween between ADP 3 case\nIran Iran PROPN 1 nmod\nand and CCONJ 5 cc\nMali Mali PROPN 3 conj",
    "english": "talks talk NOUN 0 root\nbetween between ADP 1 prep\nIran Iran PROPN 2 pobj\nand and CCONJ 3 cc\nMali Mali PROPN 3 conj",
}
OUT_OF = {
    "ud": "pulled pull VERB 0 root\nout out ADP 4 case\nof of ADP 2 fixed\nSyria Syria PROPN 1 obl",
    "english": "pulled pull VERB 0 root\nout out ADP 1 prep\nof of ADP 2 prep\nSyria Syria PROPN 3 pobj",
}


@pytest.mark.parametrize("scheme", ["ud", "english"])
def test_prepositional_phrases_are_spread_and_compound_prepositions_end_in_their_last_word(scheme):
    assert names(syntax.under(tree(BETWEEN[scheme])[0], "between")) == ["Iran", "Mali"]
    assert names(syntax.under(tree(OUT_OF[scheme])[0], "of")) == ["Syria"]
    assert syntax.under(tree(OUT_OF[scheme])[0], "with") == []


APPOSITION = "Haftar Haftar PROPN 0 root\n, , PUNCT 4 punct\na a DET 4 det\nrival rival NOUN 1 appos\nof of ADP 6 case\nSeraj Seraj PROPN 4 nmod"
COPULA = {
    "ud": "Haftar Haftar PROPN 4 nsubj\nis be AUX 4 cop\na a DET 4 det\nrival rival NOUN 0 root",
    "english": "Haftar Haftar PROPN 2 nsubj\nis be AUX 0 root\na a DET 4 det\nrival rival NOUN 2 attr",
}


def test_a_noun_is_said_of_the_name_beside_it():
    assert ["Haftar"] in [names(found) for found in syntax.denoted(tree(APPOSITION)[3])]


@pytest.mark.parametrize("scheme", ["ud", "english"])
def test_a_predicate_noun_is_said_of_its_subject(scheme):
    assert ["Haftar"] in [names(found) for found in syntax.denoted(tree(COPULA[scheme])[3])]


def test_an_unfinished_tree_gives_nothing_and_does_not_loop():
    doc = tree("went go VERB 2 conj\nback go VERB 0 root")
    assert syntax.subjects(doc[0]) == []
