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


GOES_ON = {
    "ud": """Kyiv Kyiv PROPN 2 nsubj\nsaid say VERB 0 root Tense=Past\nRussia Russia PROPN 5 nsubj\nhad have AUX 5 aux\nshelled shell VERB 2 ccomp
it it PRON 5 obj\nand and CCONJ 8 cc\naccused accuse VERB 5 conj\nMinsk Minsk PROPN 8 obj""",
    "english": """Kyiv Kyiv PROPN 2 nsubj\nsaid say VERB 0 root Tense=Past\nRussia Russia PROPN 5 nsubj\nhad have AUX 5 aux\nshelled shell VERB 2 ccomp
it it PRON 5 dobj\nand and CCONJ 5 cc\naccused accuse VERB 5 conj\nMinsk Minsk PROPN 8 dobj""",
}
TENSES = {
    "ud": """Kyiv Kyiv PROPN 2 nsubj\nsays say VERB 0 root Tense=Pres\nMinsk Minsk PROPN 4 nsubj\nlied lie VERB 2 ccomp Tense=Past
and and CCONJ 6 cc\narms arm VERB 4 conj Tense=Pres\nrebels rebel NOUN 6 obj""",
    "english": """Kyiv Kyiv PROPN 2 nsubj\nsays say VERB 0 root Tense=Pres\nMinsk Minsk PROPN 4 nsubj\nlied lie VERB 2 ccomp Tense=Past
and and CCONJ 4 cc\narms arm VERB 4 conj Tense=Pres\nrebels rebel NOUN 6 dobj""",
}
OPEN = {
    "ud": """Rome Rome PROPN 2 nsubj\nleft leave VERB 0 root\nMali Mali PROPN 2 obj\n, , PUNCT 6 punct\nwhich which PRON 6 nsubj\ncourted court VERB 3 acl:relcl
Chad Chad PROPN 6 obj\nand and CCONJ 9 cc\narmed arm VERB 2 conj\nTogo Togo PROPN 9 obj""",
    "english": """Rome Rome PROPN 2 nsubj\nleft leave VERB 0 root\nMali Mali PROPN 2 dobj\n, , PUNCT 3 punct\nwhich which PRON 6 nsubj\ncourted court VERB 3 relcl
Chad Chad PROPN 6 dobj\nand and CCONJ 2 cc\narmed arm VERB 2 conj\nTogo Togo PROPN 9 dobj""",
}


@pytest.mark.parametrize("scheme", ["ud", "english"])
@pytest.mark.parametrize(("rows", "verb", "subject"), [(GOES_ON, 7, ["Kyiv"]), (TENSES, 5, ["Kyiv"]), (OPEN, 8, ["Mali"])])
def test_a_verb_that_a_parser_hung_too_low_or_too_high_has_its_own_subject(rows, verb, subject, scheme):
    assert names(syntax.subjects(tree(rows[scheme])[verb])[0]) == subject


def test_a_relative_clause_that_a_comma_closes_is_over():
    closed = OPEN["ud"].replace("and and CCONJ 9 cc", ", , PUNCT 9 punct")
    assert names(syntax.subjects(tree(closed)[8])[0]) == ["Rome"]


def test_who_said_it_goes_on_only_with_what_one_says():
    assert names(syntax.subjects(tree(GOES_ON["ud"].replace("accused accuse", "shelled shell"))[7])[0]) == ["Russia"]


def test_two_after_between_are_two():
    words = tree("""accord accord NOUN 0 root\nbetween between ADP 6 case\nBamako Bamako PROPN 6 compound\nand and CCONJ 6 cc\nTuareg Tuareg PROPN 6 compound
rebels rebel NOUN 1 nmod""")
    assert [(mark, noun.text) for mark, noun in syntax.prepositional(words[0])] == [("between", "Bamako"), ("between", "rebels")]


def test_a_title_before_a_name_is_no_second_subject():
    words = tree("President president NOUN 6 nsubj\nof of ADP 3 case\nFrance France PROPN 1 nmod\nCharles Charles PROPN 6 nsubj\nhas have AUX 6 aux\nmet meet VERB 0 root")
    assert names(syntax.subjects(words[5])[0]) == ["Charles"] and words[0].head is words[3]
