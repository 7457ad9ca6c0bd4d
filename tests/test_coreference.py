"""Whom pronouns and definite nominals come back to: one construction a case, on hand-built trees; an unsure one comes back to nobody."""

import pytest

from tests.parsed import standing

BACK = [
    # what it shows, the document, who stands at some of its words
    ("a rank that the lexicon gives no one comes back to nobody", """
Khalifa|PROPN|3|nsubj|B-PERSON Haftar|PROPN|1|flat|I-PERSON flew|VERB|0|ROOT to|ADP|5|case Cairo|PROPN|3|obl|B-LOC .|PUNCT|3|punct
Egypt|PROPN|2|nsubj|B-GPE supports|VERB|0|ROOT the|DET|4|det general|NOUN|2|obj .|PUNCT|2|punct
""", {'general': [], 'Cairo': ['Egypt']}),
    ("the group", """
Hezbollah|PROPN|6|nsubj|B-ORG attacked|VERB|0|ROOT Israel|PROPN|2|obj|B-GPE .|PUNCT|2|punct Iran|PROPN|6|nsubj|B-GPE arms|VERB|2|parataxis the|DET|8|det group|NOUN|6|obj .|PUNCT|2|punct
""", {'group': ['Hezbollah']}),
    ("the bloc: of which the text spoke most, not last", """
The|DET|3|det European|PROPN|3|compound|B-ORG Union|PROPN|4|nsubj|I-ORG sanctioned|VERB|0|ROOT Belarus|PROPN|4|obj|B-GPE .|PUNCT|4|punct
The|DET|2|det EU|PROPN|3|nsubj|B-ORG fears|VERB|0|ROOT a|DET|5|det split|NOUN|3|obj with|ADP|7|case NATO|PROPN|5|nmod|B-ORG .|PUNCT|3|punct
The|DET|2|det bloc|NOUN|3|nsubj warned|VERB|0|ROOT Russia|PROPN|3|obj|B-GPE .|PUNCT|3|punct
""", {'bloc': ['European Union']}),
    ("the parties are several, not the one party named", """
The|DET|3|det Conservative|PROPN|3|compound|B-ORG Party|PROPN|4|nsubj|I-ORG won|VERB|0|ROOT .|PUNCT|4|punct
The|DET|2|det parties|NOUN|3|nsubj talked|VERB|0|ROOT .|PUNCT|3|punct
""", {'parties': []}),
    ("the two countries, coordinated", """
India|PROPN|4|nsubj|B-GPE and|CCONJ|3|cc China|PROPN|1|conj|B-GPE signed|VERB|0|ROOT a|DET|6|det pact|NOUN|4|obj .|PUNCT|4|punct
The|DET|3|det two|NUM|3|nummod countries|NOUN|5|nsubj are|AUX|5|cop rivals|NOUN|0|ROOT .|PUNCT|5|punct
""", {'countries': ['India', 'China']}),
    ("both countries, subject and object", """
Germany|PROPN|2|nsubj|B-GPE met|VERB|0|ROOT France|PROPN|2|obj|B-GPE .|PUNCT|2|punct
Both|DET|2|det countries|NOUN|3|nsubj agreed|VERB|0|ROOT .|PUNCT|3|punct
""", {'countries': ['Germany', 'France']}),
    ("they, and the three governments: all three that were named together", """
Mali|PROPN|6|nsubj|B-GPE ,|PUNCT|3|punct Chad|PROPN|1|conj|B-GPE and|CCONJ|5|cc Niger|PROPN|1|conj|B-GPE said^say|VERB|0|ROOT they|PRON|8|nsubj left|VERB|6|ccomp ECOWAS|PROPN|8|obj|B-ORG .|PUNCT|6|punct
The|DET|4|det three|NUM|4|nummod military|ADJ|4|amod governments|NOUN|5|nsubj wavered|VERB|0|ROOT .|PUNCT|5|punct
""", {'they': ['Mali', 'Chad', 'Niger'], 'governments': ['Mali', 'Chad', 'Niger']}),
    ("both sides, as an object, are not who urges them", """
Spain|PROPN|4|nsubj|B-GPE and|CCONJ|3|cc France|PROPN|1|conj|B-GPE urged|VERB|0|ROOT both|DET|6|det sides|NOUN|4|obj to|PART|8|mark talk|VERB|4|xcomp .|PUNCT|4|punct
""", {'sides': []}),
    ("but those of the sentence before", """
India|PROPN|3|nsubj|B-GPE and|CCONJ|3|cc China|PROPN|1|conj|B-GPE fought|VERB|0|ROOT .|PUNCT|4|punct
Spain|PROPN|4|nsubj|B-GPE and|CCONJ|3|cc France|PROPN|1|conj|B-GPE urged|VERB|0|ROOT both|DET|6|det sides|NOUN|4|obj to|PART|8|mark talk|VERB|4|xcomp .|PUNCT|4|punct
""", {'sides': ['India', 'China']}),
    ("she is the woman, by her given name", """
Rishi|PROPN|3|nsubj|B-PERSON Sunak|PROPN|1|flat|I-PERSON sacked|VERB|0|ROOT Rachel|PROPN|3|obj|B-PERSON Varnow|PROPN|4|flat|I-PERSON after|SCONJ|8|mark she|PRON|8|nsubj accused|VERB|3|advcl Spain|PROPN|8|obj|B-GPE .|PUNCT|3|punct
""", {'she': ['Rachel Varnow']}),
    ("her is not James", """
James|PROPN|3|nsubj|B-PERSON Ardwell|PROPN|1|flat|I-PERSON replaced|VERB|0|ROOT Varnow|PROPN|3|obj|B-PERSON .|PUNCT|3|punct
Robert|PROPN|3|nsubj|B-PERSON Tolm|PROPN|1|flat|I-PERSON praised|VERB|0|ROOT her|PRON|3|obj .|PUNCT|3|punct
""", {'her': ['Varnow']}),
    ("persons by elimination", """
Angela|PROPN|3|nsubj|B-PERSON Merkel|PROPN|1|flat|I-PERSON met|VERB|0|ROOT Emmanuel|PROPN|3|obj|B-PERSON Macron|PROPN|4|flat|I-PERSON .|PUNCT|3|punct She|PRON|8|nsubj praised|VERB|3|parataxis him|PRON|8|obj .|PUNCT|3|punct
""", {'She': ['Angela Merkel'], 'him': ['Emmanuel Macron']}),
    ("it is not who stands beside it", """
Russia|PROPN|2|nsubj|B-GPE says^say|VERB|0|ROOT that|SCONJ|5|mark Turkey|PROPN|5|nsubj|B-GPE attacked|VERB|2|ccomp it|PRON|5|obj .|PUNCT|2|punct
""", {'it': ['Russia']}),
    ("who is helped is whom a third attacks", """
Japan|PROPN|3|nsubj|B-GPE will|AUX|3|aux defend|VERB|0|ROOT Taiwan|PROPN|3|obj|B-GPE if|SCONJ|7|mark China|PROPN|7|nsubj|B-GPE attacks^attack|VERB|3|advcl it|PRON|7|obj .|PUNCT|3|punct
""", {'it': ['Taiwan']}),
    ("who attacks is attacked", """
Iran|PROPN|3|nsubj|B-GPE will|AUX|3|aux attack|VERB|0|ROOT Israel|PROPN|3|obj|B-GPE if|SCONJ|7|mark NATO|PROPN|7|nsubj|B-ORG attacks^attack|VERB|3|advcl it|PRON|7|obj .|PUNCT|3|punct
""", {'it': ['Iran']}),
    ("they: a group", """
The|DET|2|det Houthis|PROPN|3|nsubj|B-NORP fired|VERB|0|ROOT missiles|NOUN|3|obj .|PUNCT|3|punct
They|PRON|2|nsubj struck|VERB|0|ROOT Riyadh|PROPN|2|obj|B-LOC .|PUNCT|2|punct
""", {'They': ['Houthis']}),
    ("a possessive comes back to its subject", """
Conte|PROPN|2|nsubj|B-PERSON refused|VERB|0|ROOT to|PART|4|mark yield|VERB|2|xcomp to|ADP|8|case his|PRON|8|nmod:poss old|ADJ|8|amod rival|NOUN|4|obl .|PUNCT|2|punct
""", {'his': ['Conte'], 'rival': []}),
    ("I: the speaker, we: the state he speaks for", """
"|PUNCT|3|punct I|PRON|3|nsubj met|VERB|7|ccomp Putin|PROPN|3|obj|B-PERSON ,|PUNCT|3|punct "|PUNCT|3|punct said^say|VERB|0|ROOT Boris|PROPN|7|nsubj|B-PERSON Johnson|PROPN|8|flat|I-PERSON ,|PUNCT|14|punct the|DET|14|det British|ADJ|14|amod|B-NORP foreign|ADJ|14|amod secretary|NOUN|8|appos .|PUNCT|7|punct
"|PUNCT|3|punct We|PRON|3|nsubj support|VERB|0|ROOT Ukraine|PROPN|3|obj|B-GPE .|PUNCT|3|punct "|PUNCT|3|punct
""", {'I': ['Boris Johnson'], 'We': ['United Kingdom'], 'secretary': ['Boris Johnson']}),
    ("we: whoever issues the statement", """
The|DET|3|det United|ADJ|3|amod|B-GPE States|PROPN|4|nsubj|I-GPE condemns|VERB|0|ROOT the|DET|6|det attack|NOUN|4|obj .|PUNCT|4|punct We|PRON|9|nsubj call|VERB|4|parataxis on|ADP|11|case Iran|PROPN|9|obl|B-GPE to|PART|13|mark stop|VERB|9|advcl .|PUNCT|4|punct
""", {'We': ['United States'], 'attack': []}),
    ("the army of the state that the text is about", """
Colombia|PROPN|3|nmod:poss|B-GPE 's|PART|1|case president|NOUN|9|nsubj ,|PUNCT|5|punct Juan|PROPN|3|appos|B-PERSON Manuel|PROPN|5|flat|I-PERSON Santos|PROPN|5|flat|I-PERSON ,|PUNCT|3|punct met|VERB|0|ROOT the|DET|11|det rebels|NOUN|9|obj .|PUNCT|9|punct
The|DET|2|det army|NOUN|3|nsubj fought|VERB|0|ROOT the|DET|5|det FARC|PROPN|3|obj|B-ORG in|ADP|7|case Colombia|PROPN|3|obl|B-GPE .|PUNCT|3|punct
""", {'army': ['Colombian military'], 'president': ['Juan Manuel Santos']}),
    ("it under an infinitive is not its object's", """
The|DET|4|det National|ADJ|4|amod|B-ORG Unity|PROPN|4|compound|I-ORG Government|PROPN|8|nsubj|I-ORG (|PUNCT|6|punct NUG|PROPN|4|appos|B-ORG )|PUNCT|6|punct urged|VERB|0|ROOT ASEAN|PROPN|8|obj|B-ORG to|PART|11|mark recognise|VERB|8|xcomp it|PRON|11|obj .|PUNCT|8|punct
""", {'it': ['National Unity Government']}),
]


@pytest.mark.parametrize(("what", "lines", "expected"), BACK, ids=[case[0] for case in BACK])
def test_comes_back_to(what: str, lines: str, expected: dict[str, list[str]]) -> None:
    found = standing(lines)
    assert {word: found[word] for word in expected} == expected
