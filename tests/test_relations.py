"""Who did what to whom, how real, and who says so: one construction a case, read with the shipped model."""

import pytest

from extract import Document, Relation, extract

STATES = [
    # construction, text, the relations that must be there as (source, type, target, status)
    ("active", "Iran armed Hezbollah.", {("Iran", "arms", "Hezbollah", "asserted")}),
    ("passive with agent", "Hezbollah was armed by Iran.", {("Iran", "arms", "Hezbollah", "asserted")}),
    ("coordinated subjects", "France and Germany condemned Belarus.",
     {("France", "accuses", "Belarus", "asserted"), ("Germany", "accuses", "Belarus", "asserted")}),
    ("coordinated objects", "Kenya accused Ethiopia and Somalia.",
     {("Kenya", "accuses", "Ethiopia", "asserted"), ("Kenya", "accuses", "Somalia", "asserted")}),
    ("coordinated verbs", "Turkey attacked Syria and threatened Greece.",
     {("Turkey", "attacks", "Syria", "asserted"), ("Turkey", "threatens", "Greece", "asserted")}),
    ("reciprocal subjects", "Vladimir Putin and Xi Jinping met on Monday.", {("Vladimir Putin", "meets", "Xi Jinping", "asserted")}),
    ("each other", "India and Pakistan accused each other on Friday.",
     {("India", "accuses", "Pakistan", "asserted"), ("Pakistan", "accuses", "India", "asserted")}),
    ("relative clause", "Iran, which has armed Hezbollah, attacked Israel.",
     {("Iran", "arms", "Hezbollah", "asserted"), ("Iran", "attacks", "Israel", "asserted")}),
    ("bound participle", "The U.S.-backed government of Iraq met Turkey.", {("United States", "supports", "Iraq", "asserted")}),
    ("reduced relative", "Rebels trained by Rwanda attacked Burundi.", {("Rwanda", "trains", "rebels", "asserted")}),
    ("noun with 's and of", "Russia's embrace of Serbia worries Kosovo.", {("Russia", "supports", "Serbia", "asserted")}),
    ("talks between", "Talks between Egypt and Sudan began on Sunday.", {("Egypt", "meets", "Sudan", "asserted")}),
    ("noun under a light verb", "Israel launched an attack on Syria.", {("Israel", "attacks", "Syria", "asserted")}),
    ("apposition", "Khalifa Haftar, a rival of Fayez Seraj, visited Egypt.",
     {("Khalifa Haftar", "rivals", "Fayez al-Sarraj", "asserted"), ("Khalifa Haftar", "visits", "Egypt", "asserted")}),
    ("title", "Russian President Vladimir Putin praised Serbia.",
     {("Vladimir Putin", "leads", "Russia", "asserted"), ("Vladimir Putin", "supports", "Serbia", "asserted")}),
    ("request with an embedded act", "Israel urged France to arm Ukraine.",
     {("Israel", "requests", "France", "asserted"), ("France", "arms", "Ukraine", "sought")}),
    ("hedge", "Russia has reportedly armed Serbia.", {("Russia", "arms", "Serbia", "alleged")}),
    ("hearsay", "Iran is said to have attacked Israel.", {("Iran", "attacks", "Israel", "alleged")}),
    ("future", "Emmanuel Macron will visit Brazil.", {("Emmanuel Macron", "visits", "Brazil", "planned")}),
    ("plan", "Poland plans to arm Ukraine.", {("Poland", "arms", "Ukraine", "planned")}),
    ("talks to", "Germany is in talks to arm Ukraine.", {("Germany", "arms", "Ukraine", "negotiating")}),
    ("wish", "Sweden wants to arm Ukraine.", {("Sweden", "arms", "Ukraine", "sought")}),
    ("conditional", "If China attacks Taiwan, the market will fall.", {("China", "attacks", "Taiwan", "sought")}),
    ("modal", "China could attack Taiwan.", {("China", "attacks", "Taiwan", "sought")}),
    ("duty", "Sweden ought to arm Ukraine.", {("Sweden", "arms", "Ukraine", "sought")}),
    ("negation", "Iran did not attack Israel.", {("Iran", "attacks", "Israel", "denied")}),
    ("never", "Iran has never attacked Jordan.", {("Iran", "attacks", "Jordan", "denied")}),
    ("denied clause", "Iran denied that it had attacked Israel.", {("Iran", "attacks", "Israel", "denied")}),
    ("denied gerund", "Rwanda denies arming the M23.", {("Rwanda", "arms", "M23", "denied")}),
    ("headline", "Norway to withdraw troops from Mali\n\nOslo said on Monday that the mission was over.", {("Norway", "withdraws_from", "Mali", "planned")}),
    ("reported future", "Kenya said that it would withdraw its troops from Somalia.", {("Kenya", "withdraws_from", "Somalia", "planned")}),
    ("reported condition", "Kenya said that it would arm Somalia if the port was opened.", {("Kenya", "arms", "Somalia", "sought")}),
    ("dateline", "ANKARA, May 3 (Reuters) - Turkey on Tuesday condemned Greece.", {("Turkey", "accuses", "Greece", "asserted")}),
    ("ministers of two states", "The foreign ministers of Chile and Peru met on Friday.", {("Chile", "meets", "Peru", "asserted")}),
    ("expelled envoy", "Togo expelled the Nigerian ambassador.", {("Togo", "sanctions", "Nigeria", "asserted")}),
    ("refusal", "Hungary refused to arm Ukraine.", {("Hungary", "arms", "Ukraine", "denied")}),
    ("accused of an act", "Armenia accused Azerbaijan of an attack on Iran.", {("Azerbaijan", "attacks", "Iran", "alleged")}),
    ("one object of two verbs in a relative clause", "The Lebanese army, which the United States equips and trains, met Jordan.",
     {("United States", "trains", "Lebanese military", "asserted")}),
    ("asked for something", "Ukraine asked Poland for tanks.",
     {("Ukraine", "requests", "Poland", "asserted"), ("Poland", "arms", "Ukraine", "sought")}),
    ("unless", "Nigeria will withdraw its troops from Chad unless Libya signs the truce.", {("Nigeria", "threatens", "Libya", "asserted")}),
    ("threat on a condition", "Russia has threatened to end the talks if the United States deploys the missiles.",
     {("Russia", "threatens", "United States", "asserted")}),
    ("each his own title", "Yitzhak Rabin and Hosni Mubarak, the leaders of Israel and Egypt, praised Jordan.",
     {("Yitzhak Rabin", "leads", "Israel", "asserted"), ("Hosni Mubarak", "leads", "Egypt", "asserted")}),
    ("asked to stop", "France urged Israel to cease air strikes on Lebanon.", {("Israel", "attacks", "Lebanon", "asserted")}),
    ("killed in a raid", "Osama bin Laden was killed in a raid by the United States.", {("United States", "attacks", "Osama bin Laden", "asserted")}),
    ("allies named after whose they are", "Iran thanked its Houthi allies.",
     {("Iran", "supports", "Houthis", "asserted"), ("Iran", "allied_with", "Houthis", "asserted")}),
    ("due to", "Kenyan troops are due to leave Somalia.", {("Kenyan military", "withdraws_from", "Somalia", "planned")}),
    ("warned against an act", "Egypt warned Israel against attacking Jordan.",
     {("Egypt", "threatens", "Israel", "asserted"), ("Israel", "attacks", "Jordan", "denied")}),
    ("advised against an act", "The United States advised India against arming Iran.", {("India", "arms", "Iran", "denied")}),
    ("no longer", "Poland said Warsaw was no longer sending weapons to Ukraine.", {("Poland", "arms", "Ukraine", "denied")}),
    ("not allowed to become", "Serbia said it would not allow Kosovo to become a member of the United Nations.",
     {("Kosovo", "member_of", "United Nations", "denied")}),
    ("inverted condition", "Had France not backed Chad, Libya would have invaded Niger.",
     {("France", "supports", "Chad", "sought"), ("Libya", "intervenes_in", "Niger", "sought")}),
    ("inverted condition with an infinitive", "Were Turkey to attack Syria, Iran would respond.", {("Turkey", "attacks", "Syria", "sought")}),
    ("negated condition", "If Iran had not attacked Israel, Jordan would have slept.", {("Iran", "attacks", "Israel", "sought")}),
    ("a place near the target", "Israel struck targets near Damascus on Sunday.", {("Israel", "attacks", "Syria", "asserted")}),
    ("an effigy", "Iranians hung an effigy of Donald Trump.", {("Iranian people", "protests", "Donald Trump", "asserted")}),
    ("a title behind and a state before", "Mary met Prime Minister Shinzo Abe of Japan.", {("Shinzo Abe", "leads", "Japan", "asserted")}),
]

STATES_NOTHING = [
    ("co-occurrence", "Delegates from Chile and Peru took the same train."),
    ("sport", "Brazil beat Argentina by two goals in the final."),
    ("a place that only locates", "The concert in Paris drew visitors from Japan."),
    ("the agency of a dateline", "OSLO, May 3 (Reuters) - President Ruto rested on Tuesday."),
    ("a passive without agent", "The embassy of Sweden was attacked."),
    ("unnamed accused", "Russia accused its neighbours of arming Chechen rebels."),
    ("an army and a place of its own", "Iraqi forces recaptured Mosul."),
]


def relations(text):
    return [record for record in extract([Document("test", text)]) if isinstance(record, Relation)]


def edges(text):
    found = set()
    for r in relations(text):
        found.add((r.source.actor, r.type, r.target.actor, r.status))
        if r.symmetric:
            found.add((r.target.actor, r.type, r.source.actor, r.status))
    return found


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in STATES], ids=[case[0] for case in STATES])
def test_a_construction_states_its_relations(text, expected):
    assert expected <= edges(text)


NOT_STATED = [
    ("the war of others", "Qatar offered to mediate in the war with the RSF.", ("Qatar", "fights", "Rapid Support Forces")),
    ("talks to end the war of others", "Egypt is hosting talks with Qatar to end the war with Hamas.", ("Egypt", "fights", "Hamas")),
    ("whoever warns does not do it", "Egypt warned Israel against attacking Jordan.", ("Egypt", "attacks", "Jordan")),
    ("a likeness", "Iranians hung an effigy of Donald Trump.", ("Iranian people", "attacks", "Donald Trump")),
    ("a successor", "James Cleverly replaces Suella Braverman and visits France.", ("James Cleverly", "ousts", "Suella Braverman")),
    ("one leader among a people", "Hardeep Singh Nijjar, a Sikh leader, visited Canada.", ("Hardeep Singh Nijjar", "leads", "Sikhs")),
]


@pytest.mark.parametrize(("text", "statement"), [case[1:] for case in NOT_STATED], ids=[case[0] for case in NOT_STATED])
def test_a_statement_that_the_words_only_resemble(text, statement):
    found = {edge[:3] for edge in edges(text)}
    assert found
    assert statement not in found


@pytest.mark.parametrize("text", [case[1] for case in STATES_NOTHING], ids=[case[0] for case in STATES_NOTHING])
def test_no_relation_without_a_trigger_between_two_actors(text):
    assert edges(text) == set()


SPEAKERS = [
    ("said that", "Sergei Lavrov said that Turkey had attacked Syria.", ("Sergey Lavrov",), "Sergei Lavrov"),
    ("at the end of the sentence", "Turkey has attacked Syria, two diplomats said.", (), "two diplomats"),
    ("according to", "According to Reuters, Turkey has attacked Syria.", ("Reuters",), "Reuters"),
    ("quotation", '"Turkey attacked Syria," Sergei Lavrov told reporters.', ("Sergey Lavrov",), "Sergei Lavrov"),
    ("nested: the innermost speaker", "Reuters reports that Sergei Lavrov said Turkey had attacked Syria.", ("Sergey Lavrov",), "Sergei Lavrov"),
    ("after a semicolon", "Sergei Lavrov said that Turkey attacked Syria; the White House accused him of lying.", ("Sergey Lavrov",), "Sergei Lavrov"),
    ("nobody", "Turkey attacked Syria.", None, None),
]


@pytest.mark.parametrize(("text", "actors", "words"), [case[1:] for case in SPEAKERS], ids=[case[0] for case in SPEAKERS])
def test_who_says_so(text, actors, words):
    attack = next(r for r in relations(text) if r.type == "attacks")
    if words is None:
        assert attack.attribution is None
    else:
        assert attack.attribution.text == words
        assert attack.attribution.actors == actors
        assert text[attack.attribution.start : attack.attribution.end] == words


def test_a_planned_cooperation_is_an_agreement_in_plover():
    assert [r.plover for r in relations("Poland plans to arm Ukraine.") if r.type == "arms"] == ["AGREE"]


def test_offsets_count_code_points_of_the_text_as_given():
    text = "\r\n“Été”: 🇫🇷\r\n\r\nIran armed Hezbollah.\r\n"
    (relation,) = (r for r in relations(text) if r.type == "arms")
    for span in (relation.sentence, relation.source, relation.target, relation.trigger):
        assert text[span.start : span.end] == span.text
    assert relation.sentence.text == "Iran armed Hezbollah."


def test_the_next_quotation_says_nothing_of_the_sentence_before():
    told, = relations('Merkel praised Norway on Monday. "Europe is strong," Macron said.')
    assert told.type == "supports" and told.attribution is None
