"""Whom names and nominals stand for, and what titles state: one construction a case, on hand-built trees."""

import random
from pathlib import Path

import pytest

from extract.actors.resolve import resolve
from extract.lexicon.world import load
from tests.parsed import parsed, standing

STANDS = [
    # what it shows, the document, who stands at some of its words
    ("officials are their state; a capital that locates is nobody", """
Russian|ADJ|2|amod|B-NORP officials|NOUN|3|nsubj met|VERB|0|ROOT Gen.|PROPN|5|nmod:desc Khalifa|PROPN|3|obj|B-PERSON Haftar|PROPN|5|flat|I-PERSON in|ADP|8|case Moscow|PROPN|3|obl|B-LOC .|PUNCT|3|punct
""", {'Russian': ['Russia'], 'officials': ['Russia'], 'Gen.': ['Khalifa Haftar'], 'Haftar': ['Khalifa Haftar'], 'Moscow': []}),
    ("a capital that acts is its state; rebels of nowhere are nobody", """
Moscow|PROPN|2|nsubj|B-LOC armed|VERB|0|ROOT the|DET|4|det rebels|NOUN|2|obj .|PUNCT|2|punct
""", {'Moscow': ['Russia'], 'rebels': []}),
    ("a seat of government", """
The|DET|2|det Kremlin|PROPN|3|nsubj|B-ORG backs|VERB|0|ROOT Haftar|PROPN|3|obj|B-LOC .|PUNCT|3|punct
""", {'Kremlin': ['Russia'], 'Haftar': ['Khalifa Haftar']}),
    ("a state's forces are its military", """
Iraqi|ADJ|2|amod|B-ORG forces|NOUN|6|nsubj|I-ORG and|CCONJ|5|cc U.S.|PROPN|2|compound|B-GPE troops|NOUN|2|conj fought|VERB|0|ROOT ISIL|PROPN|6|obj|B-ORG .|PUNCT|6|punct
""", {'forces': ['Iraqi military'], 'troops': ['U.S. military'], 'ISIL': ['Islamic State']}),
    ("jets are the military, rebels a group of their own", """
Russian|ADJ|2|amod|B-NORP jets|NOUN|3|nsubj bombed|VERB|0|ROOT Syrian|ADJ|5|amod|B-NORP rebels|NOUN|3|obj .|PUNCT|3|punct
""", {'jets': ['Russian military'], 'rebels': ['Syrian rebels'], 'Syrian': ['Syria']}),
    ("opposition and administration are actors of their own", """
The|DET|3|det Libyan|ADJ|3|amod|B-NORP opposition|NOUN|4|nsubj praised|VERB|0|ROOT the|DET|7|det Trump|PROPN|7|compound|B-PERSON administration|NOUN|4|obj .|PUNCT|4|punct
""", {'opposition': ['Libyan opposition'], 'administration': ['Trump administration'], 'Libyan': ['Libya']}),
    ("his forces are the army that he leads", """
Haftar|PROPN|2|nsubj|B-PERSON leads|VERB|0|ROOT the|DET|6|det Libyan|ADJ|6|amod|B-ORG National|ADJ|6|amod|I-ORG Army|PROPN|2|obj|I-ORG .|PUNCT|2|punct
Russia|PROPN|2|nsubj|B-GPE trained|VERB|0|ROOT Haftar|PROPN|7|nmod:poss|B-PERSON 's|PART|3|case Libyan|ADJ|7|amod|B-ORG National|ADJ|7|amod|I-ORG Army|PROPN|2|obj|I-ORG and|CCONJ|9|cc armed|VERB|2|conj his|PRON|11|nmod:poss forces|NOUN|9|obj .|PUNCT|2|punct
""", {'forces': ['Libyan National Army'], 'Army': ['Libyan National Army'], 'his': ['Khalifa Haftar']}),
    ("forces of somebody without an army", """
Erdan|PROPN|4|nmod:poss|B-PERSON Vokk|PROPN|1|flat|I-PERSON 's|PART|1|case forces|NOUN|5|nsubj shelled|VERB|0|ROOT the|DET|7|det town|NOUN|5|obj .|PUNCT|5|punct
""", {'forces': ['Vokk’s forces'], 'Vokk': ['Erdan Vokk']}),
    ("a Congress is that of the state that owns it", """
Peru|PROPN|3|nmod:poss|B-GPE 's|PART|1|case Congress|PROPN|4|nsubj|B-ORG criticised|VERB|0|ROOT the|DET|8|det Costa|PROPN|8|compound|B-NORP Rican|PROPN|6|flat|I-NORP Congress|PROPN|4|obj|B-ORG .|PUNCT|4|punct
""", {'Congress': ['Peruvian Congress']}),
    ("a bare one, of the state that the text is about", """
Brazil|PROPN|3|nmod:poss|B-GPE 's|PART|1|case Congress|PROPN|4|nsubj|B-ORG met|VERB|0|ROOT .|PUNCT|4|punct
Ministers|NOUN|2|nsubj criticised|VERB|0|ROOT Congress|PROPN|2|obj|B-ORG .|PUNCT|2|punct
""", {'Congress': ['Brazilian Congress']}),
    ("and of the United States, where the text speaks of that one", """
The|DET|3|det United|ADJ|3|amod|B-GPE States|PROPN|4|nsubj|I-GPE armed|VERB|0|ROOT Colombia|PROPN|4|obj|B-GPE .|PUNCT|4|punct
Colombian|ADJ|2|amod|B-NORP officials|NOUN|3|nsubj thanked|VERB|0|ROOT Congress|PROPN|3|obj|B-ORG .|PUNCT|3|punct
""", {'Congress': ['U.S. Congress']}),
    ("a minister's ministry is none of its own", """
Marina|PROPN|3|nsubj|B-PERSON Silva|PROPN|1|flat|I-PERSON praised|VERB|0|ROOT her|PRON|5|nmod:poss ministry|NOUN|3|obj .|PUNCT|3|punct
""", {'her': ['Marina Silva'], 'ministry': []}),
    ("somebody's party is not that somebody", """
Erdan|PROPN|4|nmod:poss|B-PERSON Vokk|PROPN|1|flat|I-PERSON 's|PART|1|case party|NOUN|5|nsubj accused|VERB|0|ROOT the|DET|7|det Greens|PROPN|5|obj|B-ORG .|PUNCT|5|punct
""", {'party': ['Vokk’s party'], 'Vokk': ['Erdan Vokk']}),
    ("officials at a body are the body", """
They|PRON|2|nsubj spoke|VERB|0|ROOT to|ADP|4|case officials|NOUN|2|obl at|ADP|10|case the|DET|10|det U.S.|PROPN|10|compound|B-ORG National|ADJ|9|amod|I-ORG Security|PROPN|10|compound|I-ORG Council|PROPN|4|nmod|I-ORG .|PUNCT|2|punct
""", {'officials': ['U.S. National Security Council'], 'They': []}),
    ("an acronym in brackets", """
The|DET|4|det Karen|PROPN|4|compound|B-ORG National|ADJ|4|amod|I-ORG Union|PROPN|8|nsubj|I-ORG (|PUNCT|6|punct KNU|PROPN|4|appos|B-ORG )|PUNCT|6|punct denied|VERB|0|ROOT it|PRON|8|obj .|PUNCT|8|punct
Thailand|PROPN|2|nsubj|B-GPE arms|VERB|0|ROOT the|DET|4|det KNU|PROPN|2|obj|B-ORG .|PUNCT|2|punct
""", {'KNU': ['Karen National Union'], 'KNU#2': ['Karen National Union'], 'it': []}),
    ("a noun of grouping behind a name", """
ELN|PROPN|2|compound|B-ORG guerrillas|NOUN|3|nsubj bombed|VERB|0|ROOT the|DET|5|det academy|NOUN|3|obj .|PUNCT|3|punct
""", {'guerrillas': ['ELN'], 'academy': []}),
    ("the government that the text names later", """
The|DET|5|det UN|PROPN|4|compound|B-ORG -|PUNCT|2|punct backed|VERB|5|amod government|NOUN|8|nsubj in|ADP|7|case Tripoli|PROPN|5|nmod|B-LOC thanked|VERB|0|ROOT Moscow|PROPN|8|obj|B-LOC .|PUNCT|8|punct
Fayez|PROPN|14|nsubj|B-PERSON Seraj|PROPN|1|flat|I-PERSON ,|PUNCT|6|punct the|DET|6|det prime|ADJ|6|amod minister|NOUN|1|appos of|ADP|9|case the|DET|9|det Government|PROPN|6|nmod|B-ORG of|ADP|12|case|I-ORG National|ADJ|12|amod|I-ORG Accord|PROPN|9|nmod|I-ORG ,|PUNCT|1|punct visited|VERB|0|ROOT Russia|PROPN|14|obj|B-GPE .|PUNCT|14|punct
""", {'government': ['Government of National Accord'], 'UN': ['United Nations'], 'Moscow': ['Russia'], 'minister': ['Fayez al-Sarraj'], 'Tripoli': []}),
    ("coordinated adjectives", """
Indian|ADJ|4|amod|B-NORP and|CCONJ|3|cc Chinese|ADJ|1|conj|B-NORP soldiers|NOUN|5|nsubj clashed|VERB|0|ROOT .|PUNCT|5|punct
""", {'soldiers': ['Indian military', 'Chinese military']}),
    ("the government of a state is the state", """
The|DET|2|det Government|PROPN|5|nsubj|B-ORG of|ADP|4|case|I-ORG Iraq|PROPN|2|nmod|I-ORG thanked|VERB|0|ROOT the|DET|7|det UK|PROPN|5|obj|B-GPE .|PUNCT|5|punct
""", {'Government': ['Iraq'], 'UK': ['United Kingdom']}),
    ("a people, and a state by its people", """
Iraqis|PROPN|2|nsubj|B-NORP marched|VERB|0|ROOT against|ADP|5|case the|DET|5|det Iranians|PROPN|2|obl|B-NORP .|PUNCT|2|punct
""", {'Iraqis': ['Iraqi people'], 'Iranians': ['Iran']}),
    ("states bound by a hyphen", """
U.S.|PROPN|0|ROOT|B-GPE -|PUNCT|5|punct Russia|PROPN|4|compound|B-GPE talks|NOUN|5|nsubj failed|VERB|1|parataxis .|PUNCT|5|punct
""", {'U.S.': ['United States'], 'Russia': ['Russia'], 'talks': []}),
    ("operations and lakes are no actors", """
Operation|PROPN|3|compound|B-EVENT Steel|PROPN|3|compound|I-EVENT Curtain|PROPN|4|nsubj|I-EVENT began|VERB|0|ROOT near|ADP|6|case Lake|PROPN|4|obl|B-LOC Chad|PROPN|6|flat|I-LOC .|PUNCT|4|punct
""", {'Curtain': [], 'Chad': []}),
    ("a noun beside its name", """
The|DET|2|det group|NOUN|6|nsubj ,|PUNCT|4|punct Hamas|PROPN|2|appos|B-ORG ,|PUNCT|2|punct rejected|VERB|0|ROOT the|DET|8|det deal|NOUN|6|obj .|PUNCT|6|punct
""", {'group': ['Hamas'], 'deal': []}),
    ("a group named by its backer", """
Turkish|ADJ|3|obl:unmarked|B-NORP -|PUNCT|1|punct backed|VERB|4|amod militias|NOUN|5|nsubj entered|VERB|0|ROOT Afrin|PROPN|5|obj|B-LOC .|PUNCT|5|punct
""", {'militias': ['Turkish-backed militias'], 'Turkish': ['Turkey'], 'Afrin': []}),
    ("who leads a coalition is bound within its name", """
The|DET|5|det Saudi|ADJ|4|amod|B-NORP -|PUNCT|2|punct led|VERB|5|amod coalition|NOUN|6|nsubj bombed|VERB|0|ROOT Sanaa|PROPN|6|obj|B-LOC .|PUNCT|6|punct
""", {'coalition': ['Saudi-led coalition'], 'Saudi': ['Saudi Arabia']}),
    ("unnamed people", """
Reporters|NOUN|2|nsubj asked|VERB|0|ROOT people|NOUN|2|iobj and|CCONJ|6|cc 15|NUM|6|nummod civilians|NOUN|3|conj .|PUNCT|2|punct
""", {'Reporters': [], 'people': [], 'civilians': []}),
    ("an unnamed general, a place, a month", """
A|DET|2|det general|NOUN|3|nsubj met|VERB|0|ROOT reporters|NOUN|3|obj in|ADP|6|case Baghdad|PROPN|4|nmod|B-LOC in|ADP|8|case March|PROPN|3|obl .|PUNCT|3|punct
""", {'general': [], 'reporters': [], 'Baghdad': [], 'March': []}),
    ("a head of government without a name is nobody", """
Josep|PROPN|3|nsubj|B-PERSON Borrell|PROPN|1|flat|I-PERSON praised|VERB|0|ROOT Iraq|PROPN|3|obj|B-GPE .|PUNCT|3|punct
The|DET|4|det Iraqi|ADJ|4|amod|B-NORP prime|ADJ|4|amod minister|NOUN|5|nsubj thanked|VERB|0|ROOT him|PRON|5|obj .|PUNCT|5|punct
""", {'minister': [], 'him': ['Josep Borrell']}),
    ("several heads of state are their states, former ones nobody", """
The|DET|2|det presidents|NOUN|7|nsubj of|ADP|4|case Russia|PROPN|2|nmod|B-GPE and|CCONJ|6|cc Turkey|PROPN|4|conj|B-GPE met|VERB|0|ROOT former|ADJ|9|amod chancellors|NOUN|7|obj of|ADP|11|case Germany|PROPN|9|nmod|B-GPE .|PUNCT|7|punct
""", {'presidents': ['Russia', 'Turkey'], 'chancellors': []}),
]


@pytest.mark.parametrize(("what", "lines", "expected"), STANDS, ids=[case[0] for case in STANDS])
def test_stands_for(what: str, lines: str, expected: dict[str, list[str]]) -> None:
    found = standing(lines)
    assert {word: found[word] for word in expected} == expected


TIES = [
    # what states the tie, the document, all ties as (holder, type, whole)
    ("before the name, and a counterpart", """
Iraqi|ADJ|3|amod|B-NORP Foreign|ADJ|3|amod Minister|PROPN|4|nmod:desc Fuad|PROPN|6|nsubj|B-PERSON Hussein|PROPN|4|flat|I-PERSON met|VERB|0|ROOT his|PRON|9|nmod:poss Turkish|ADJ|9|amod|B-NORP counterpart|NOUN|6|obj ,|PUNCT|11|punct Hakan|PROPN|9|appos|B-PERSON Fidan|PROPN|11|flat|I-PERSON .|PUNCT|6|punct
""", [('Fuad Hussein', 'member_of', 'Iraq'), ('Hakan Fidan', 'member_of', 'Turkey')]),
    ("an institution that the title implies", """
Defense|NOUN|2|compound Secretary|PROPN|3|nmod:desc Ash|PROPN|5|nsubj|B-PERSON Carter|PROPN|3|flat|I-PERSON said|VERB|0|ROOT the|DET|8|det Defense|PROPN|8|compound|B-ORG Department|PROPN|10|nsubj|I-ORG would|AUX|10|aux help|VERB|5|ccomp .|PUNCT|5|punct
""", [('Ashton Carter', 'leads', 'U.S. Department of Defense')]),
    ("behind the name", """
Vladimir|PROPN|8|nsubj|B-PERSON Putin|PROPN|1|flat|I-PERSON ,|PUNCT|5|punct who|PRON|5|nsubj leads|VERB|1|acl:relcl Russia|PROPN|5|obj|B-GPE ,|PUNCT|1|punct met|VERB|0|ROOT Sergei|PROPN|8|obj|B-PERSON Lavrov|PROPN|9|flat|I-PERSON ,|PUNCT|15|punct the|DET|15|det Russian|ADJ|15|amod|B-NORP foreign|ADJ|15|amod minister|NOUN|9|appos .|PUNCT|8|punct
""", [('Sergey Lavrov', 'member_of', 'Russia')]),
    ("a possessor", """
Colombia|PROPN|3|nmod:poss|B-GPE 's|PART|1|case president|NOUN|9|nsubj ,|PUNCT|5|punct Juan|PROPN|3|appos|B-PERSON Manuel|PROPN|5|flat|I-PERSON Santos|PROPN|5|flat|I-PERSON ,|PUNCT|3|punct met|VERB|0|ROOT the|DET|11|det rebels|NOUN|9|obj .|PUNCT|9|punct
The|DET|2|det army|NOUN|3|nsubj fought|VERB|0|ROOT the|DET|5|det FARC|PROPN|3|obj|B-ORG in|ADP|7|case Colombia|PROPN|3|obl|B-GPE .|PUNCT|3|punct
""", [('Juan Manuel Santos', 'leads', 'Colombia')]),
    ("of a government", """
The|DET|5|det UN|PROPN|4|compound|B-ORG -|PUNCT|2|punct backed|VERB|5|amod government|NOUN|8|nsubj in|ADP|7|case Tripoli|PROPN|5|nmod|B-LOC thanked|VERB|0|ROOT Moscow|PROPN|8|obj|B-LOC .|PUNCT|8|punct
Fayez|PROPN|14|nsubj|B-PERSON Seraj|PROPN|1|flat|I-PERSON ,|PUNCT|6|punct the|DET|6|det prime|ADJ|6|amod minister|NOUN|1|appos of|ADP|9|case the|DET|9|det Government|PROPN|6|nmod|B-ORG of|ADP|12|case|I-ORG National|ADJ|12|amod|I-ORG Accord|PROPN|9|nmod|I-ORG ,|PUNCT|1|punct visited|VERB|0|ROOT Russia|PROPN|14|obj|B-GPE .|PUNCT|14|punct
""", [('Fayez al-Sarraj', 'leads', 'Government of National Accord')]),
    ("whose army it is leads it", """
Haftar|PROPN|2|nsubj|B-PERSON leads|VERB|0|ROOT the|DET|6|det Libyan|ADJ|6|amod|B-ORG National|ADJ|6|amod|I-ORG Army|PROPN|2|obj|I-ORG .|PUNCT|2|punct
Russia|PROPN|2|nsubj|B-GPE trained|VERB|0|ROOT Haftar|PROPN|7|nmod:poss|B-PERSON 's|PART|3|case Libyan|ADJ|7|amod|B-ORG National|ADJ|7|amod|I-ORG Army|PROPN|2|obj|I-ORG and|CCONJ|9|cc armed|VERB|2|conj his|PRON|11|nmod:poss forces|NOUN|9|obj .|PUNCT|2|punct
""", [('Khalifa Haftar', 'leads', 'Libyan National Army')]),
    ("an army chief leads the military, an opposition leader nothing that is not named", """
Sudan|PROPN|4|nmod:poss|B-GPE 's|PART|1|case army|NOUN|4|compound chief|NOUN|5|nmod:desc Omar|PROPN|7|nsubj|B-PERSON Varnow|PROPN|5|flat|I-PERSON met|VERB|0|ROOT Israeli|ADJ|10|amod|B-NORP opposition|NOUN|10|compound leader|NOUN|11|nmod:desc Dan|PROPN|7|obj|B-PERSON Tolm|PROPN|11|flat|I-PERSON .|PUNCT|7|punct
""", [('Omar Varnow', 'leads', 'Sudanese military')]),
    ("a rank leads nothing", """
A|DET|2|det general|NOUN|3|nsubj met|VERB|0|ROOT reporters|NOUN|3|obj in|ADP|6|case Baghdad|PROPN|4|nmod|B-LOC in|ADP|8|case March|PROPN|3|obl .|PUNCT|3|punct
""", []),
    ("nobody named", """
Josep|PROPN|3|nsubj|B-PERSON Borrell|PROPN|1|flat|I-PERSON praised|VERB|0|ROOT Iraq|PROPN|3|obj|B-GPE .|PUNCT|3|punct
The|DET|4|det Iraqi|ADJ|4|amod|B-NORP prime|ADJ|4|amod minister|NOUN|5|nsubj thanked|VERB|0|ROOT him|PRON|5|obj .|PUNCT|5|punct
""", []),
]


@pytest.mark.parametrize(("what", "lines", "expected"), TIES, ids=[case[0] for case in TIES])
def test_titles_tie(what: str, lines: str, expected: list[tuple[str, str, str]]) -> None:
    resolution = resolve(parsed(lines), load(), "doc")
    assert [(tie.holder.actor, tie.type, tie.whole.actor) for tie in resolution.roles] == expected


def test_actor_records_tell_names_codes_and_mentions() -> None:
    doc = parsed(next(lines for what, lines, _ in STANDS if what == "an acronym in brackets"))
    union, thailand = resolve(doc, load(), "doc").actors
    assert (union.actor, union.kind, union.aliases) == ("Karen National Union", "armed group", ("KNU",))
    assert [(mention.text, mention.form) for mention in union.mentions] == [("Karen National Union", "name"), ("KNU", "acronym"), ("KNU", "acronym")]
    assert all(doc.text[mention.start:mention.end] == mention.text for mention in union.mentions)
    assert (thailand.actor, thailand.kind, thailand.code) == ("Thailand", "state", "THA")


def test_a_place_knows_its_state() -> None:
    lines = next(lines for what, lines, _ in STANDS if what.startswith("officials are their state"))
    resolution = resolve(parsed(lines), load(), "doc")
    place = resolution.state_of(7)
    assert resolution.at(7) == () and place is not None and place.actor == "Russia"


def test_a_world_that_exists_nowhere(tmp_path: Path) -> None:
    table = tmp_path / "actors.toml"
    table.write_text("""
[[actor]]
name = "Gondor"
kind = "state"
capital = "Minas Tirith"
demonyms = ["Gondorian"]
[[actor]]
name = "Mordor"
kind = "state"
demonyms = ["Mordorian"]
metonyms = ["Barad-dur"]
[[actor]]
name = "Denethor"
kind = "person"
""", encoding="utf-8")
    doc = parsed("""
Minas|PROPN|2|compound Tirith|PROPN|3|nsubj accused|VERB|0|ROOT Mordorian|ADJ|5|amod forces|NOUN|3|obj .|PUNCT|3|punct
Denethor|PROPN|2|nsubj warned|VERB|0|ROOT Barad-dur|PROPN|2|obj .|PUNCT|2|punct
""")
    resolution = resolve(doc, load(table), "doc")
    assert [[there.actor for there in resolution.at(i)] for i in (1, 4, 6, 8)] == [["Gondor"], ["Mordorian military"], ["Denethor"], ["Mordor"]]


def test_nothing_comes_of_nothing() -> None:
    resolution = resolve(parsed(""), load(), "doc")
    assert resolution.actors == () and resolution.roles == () and resolution.at(0) == ()


WORDS = ["Russia", "the", "Gen.", "Haftar", "'s", "’s", "-", "(", ")", "“", "”", ",", "of", "U.S.", "officials", "its", "he", "they", "we", "both", "two",
         "countries", "\u200e", "\u202e", "Ж", "李", "🙂", "A" * 60, "---", "Government", "in", "army", "\n\n", "Minister", "who", "led", "1", "St.", "İ", "ß", "al", "Shabaab", "US", "."]
LABELS = ["nsubj", "obj", "amod", "compound", "nmod:poss", "appos", "conj", "flat", "case", "obl", "nmod", "acl:relcl", "advcl", "dep", "pobj", "poss", "nonsense"]
TAGS = ["PROPN", "NOUN", "VERB", "ADJ", "PRON", "ADP", "PUNCT", "NUM", "DET", "X", ""]
ENTITIES = ["O", "O", "B-PERSON", "B-ORG", "B-GPE", "B-NORP", "B-LOC", "B-FAC"]


@pytest.mark.parametrize("seed", range(150))
def test_random_names_and_marks_never_raise(seed: int) -> None:
    chance = random.Random(seed)
    cells = []
    size = chance.randint(1, 40)
    for i in range(size):
        word = chance.choice(WORDS).replace(" ", "~")
        cells.append(f"{word.replace(chr(10), chr(11))}|{chance.choice(TAGS)}|{0 if i == 0 else chance.randint(1, i)}|{chance.choice(LABELS)}|{chance.choice(ENTITIES)}")
    doc = parsed("~".join(()) + " ".join(cells).replace(chr(11), "␊"))
    resolution = resolve(doc, load(), "doc")
    for actor in resolution.actors:
        assert actor.mentions and all(doc.text[m.start:m.end] == m.text and m.text for m in actor.mentions)
    assert all(reference.actor in {actor.actor for actor in resolution.actors} for i in range(size) for reference in resolution.at(i))
