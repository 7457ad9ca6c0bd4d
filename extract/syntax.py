"""One view of a dependency tree, whether it bears Universal Dependencies or spaCy's English (ClearNLP) labels.

Nothing else in the package asks for a label: it asks who is the subject, the object, the possessor or the oblique of a word.
Arguments come as heads of noun phrases, coordination spread. Where a subject is not expressed (infinitives, participles,
coordination) the word that supplies it is found by control; several suppliers are given in order of trust.

Sources: https://universaldependencies.org/u/dep/ and the CLEAR style guide (Choi and Palmer 2012), which spaCy's English models use.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from .lexicon.cues import cues
from .lexicon.forms import lemma, lemmas
from .lexicon.words import light

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
HYPHENS = ("-", "–", "‑")
NOMINAL = ("NOUN", "PROPN", "PRON")
_HUMAN_PRONOUNS = frozenset({"who", "whom", "whose"})
_OBJECT_CONTROL = frozenset({"of", "from", "into", "for"})
"""Prepositions before a gerund that make the object do it: *accused Iran of arming*, *kept Iran from arming*."""
_RELATIVE_PRONOUNS = frozenset({"who", "whom", "which", "that", "whose"})


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


def possessors(noun: Token) -> list[Token]:
    """Whose a noun is; *whose* is the noun that it stands for."""
    return spread([antecedent(token) for token in having(noun, "possessor")])


def is_passive(verb: Token) -> bool:
    """Whether a verb is passive: by its auxiliary, by its agent, or as a bare past participle beside a noun.

    A subject that is labelled passive proves nothing without either: taggers take *called* and *held* for participles.
    """
    children = {role(child) for child in verb.children}
    if "passive auxiliary" in children:
        return True
    if "passive subject" in children:
        return bool(under(verb, "by"))
    if not is_past_participle(verb) or children & {"auxiliary", "subject"}:
        return False
    match role(verb):
        case "participle" if role(verb.head) == "root" and not under(verb, "by"):
            return False  # the one verb of the sentence, taken for a participle beside its subject
        case "modifier" | "participle" | "adverbial":
            return "object" not in children
        case "conjunct":
            return is_passive(verb.head)
    return role(verb) == "complement"


def is_past_participle(token: Token) -> bool:
    """Whether a token has the form of a past participle."""
    return token.tag_ == "VBN" or ("Part" in token.morph.get("VerbForm") and "Past" in token.morph.get("Tense"))


def is_infinitive(token: Token) -> bool:
    """Whether a verb stands as an infinitive with *to*."""
    return any(c.lower_ == "to" and role(c) in ("marker", "auxiliary") for c in token.children)


def prepositional(token: Token) -> list[tuple[str, Token]]:
    """Each prepositional phrase of a word as (preposition, head of its noun phrase), coordination spread; remembered on the document."""
    known: dict[int, list[tuple[str, Token]]] = token.doc.user_data.setdefault("whowhom prepositional", {})
    if token.i not in known:
        known[token.i] = list(_prepositional(token))
    return known[token.i]


def _prepositional(token: Token) -> Iterator[tuple[str, Token]]:
    for child in token.children:
        if role(child) == "preposition":
            yield from _objects_of_preposition(child)
        elif role(child) in ("oblique", "adverbial", "dependent") and (mark := preposition(child)):
            for noun in spread([child]):
                yield (preposition(noun) or mark), noun
        elif role(child) == "particle" or role(child) == "adverb":
            yield from ((f"{child.lower_} {mark}", noun) for mark, noun in prepositional(child))


def _objects_of_preposition(mark: Token) -> Iterator[tuple[str, Token]]:
    for child in mark.children:
        if role(child) == "oblique":
            yield from ((preposition(child), noun) for noun in spread([child]))
        elif role(child) == "preposition":
            yield from _objects_of_preposition(child)


def under(token: Token, word: str) -> list[Token]:
    """The noun phrases of a word that a preposition marks, relative pronouns as what they stand for; `word` may be the last word of a longer preposition."""
    return [antecedent(noun) for mark, noun in prepositional(token) if mark == word or mark.endswith(f" {word}")]


def antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for; any other token itself.

    Where the parser took the relative clause for something else, it is the head of the noun phrase that the pronoun follows.
    """
    if token.lower_ not in _RELATIVE_PRONOUNS or role(token) == "determiner":
        return token
    clause = token
    while clause.head != clause and role(clause) != "relative":
        clause = clause.head
    before = token if token.lower_ == "that" else _phrase_before(token)
    if role(clause) != "relative" or clause.head.i > token.i:
        return before
    if token.lower_ in _HUMAN_PRONOUNS and clause.head.pos_ != "PROPN" and before.pos_ == "PROPN":
        return before
    joined_before = role(clause.head) == "conjunct" and any("Plur" in t.morph.get("Number") for t in (clause, *having(clause, "auxiliary")))
    return clause.head.head if joined_before else clause.head


def _phrase_before(token: Token) -> Token:
    """The head of the noun phrase that ends where a token stands, a preposition and a comma passed over; the token itself if there is none."""
    at = token.i - 1
    while at > token.sent.start and (token.doc[at].is_punct or token.doc[at].pos_ == "ADP"):
        at -= 1
    if token.doc[at].pos_ not in NOMINAL:
        return token
    return _leftmost(token.doc[at])


def subjects(verb: Token) -> list[list[Token]]:
    """Who does what a verb, or a predicate noun or adjective, says: the suppliers in order of trust, each spread over coordination."""
    return [spread([antecedent(t) for t in tokens]) for tokens in _subjects(verb, set()) if tokens]


def _subjects(verb: Token, seen: set[int]) -> Iterator[list[Token]]:
    if verb.i in seen:
        return
    seen.add(verb.i)
    if is_passive(verb):
        yield under(verb, "by") + _hyphened(verb)
        return
    expressed = having(verb, "subject", "passive subject")
    if role(verb) == "attribute":
        expressed = expressed or having(verb.head, "subject", "passive subject")
    if expressed:
        yield expressed
        return
    yield from _controllers(verb, seen)


def _hyphened(verb: Token) -> list[Token]:
    """*UN* of *UN-backed*: who stands bound before a participle by a hyphen, wherever the parser hung it."""
    return [verb.doc[verb.i - 2]] if verb.i >= 2 and verb.nbor(-1).text in HYPHENS else []


def _controllers(verb: Token, seen: set[int]) -> Iterator[list[Token]]:
    """Who supplies the subject that a verb does not express."""
    head, place = governor(verb), role(verb)
    if place == "oblique" and head.pos_ not in ("VERB", "AUX"):
        place = "participle"
    match place:
        case "conjunct" | "parataxis":
            if is_passive(head):
                yield having(head, "passive subject")
            yield from _subjects(head, seen)
        case "complement":
            yield having(head, "object", "indirect object")
            yield having(head, "passive subject")
            yield from _subjects(head, seen)
        case "adverbial" | "oblique" | "attribute":
            if any(c.lower_ in _OBJECT_CONTROL for c in having(verb, "marker", "case")) or is_infinitive(verb) and lemma(head) in cues().control:
                yield having(head, "object", "indirect object") or under(head, "on") + under(head, "to")
            yield having(head, "passive subject")
            yield from _subjects(head, seen)
        case "relative":
            yield [head]
        case "participle" | "modifier" if is_infinitive(verb) or place != "modifier" and head.pos_ in ("ADJ", "VERB"):
            yield from bearers(head, seen)
        case "participle" | "modifier":
            yield [head]
            if head.pos_ == "NOUN":
                yield from bearers(head, seen)


def bearers(noun: Token, seen: set[int] | None = None) -> Iterator[list[Token]]:
    """Whose plan, desire, talk or act a noun (or adjective) is: its possessor, its own subject, or the subject of what it completes."""
    seen = set() if seen is None else seen
    yield having(noun, "possessor") or [t for t in having(noun, "modifier") if t.pos_ == "PROPN" and noun.pos_ == "NOUN"]
    yield having(noun, "subject")
    if noun.i in seen:
        return
    seen.add(noun.i)
    head = governor(noun)
    if head == noun:
        return
    match role(noun):
        case "object" if head.pos_ == "VERB" and not carries(head):
            return
        case "object" | "oblique" | "attribute" | "complement" | "adverbial" | "indirect object":
            if head.pos_ in ("VERB", "AUX"):
                yield having(head, "passive subject")
                yield from _subjects(head, seen)
            else:
                yield from bearers(head, seen)
        case "conjunct" | "parataxis":
            yield from bearers(head, seen)


def carries(verb: Token) -> bool:
    """Whether whoever is the subject of a verb is also the agent of its object: *launch an attack*, *plan an attack*, *weigh sanctions*."""
    return bool(light().verb & lemmas(verb.lower_)) or cues().status_of("object", lemma(verb)) in ("planned", "negotiating")


def objects(verb: Token) -> list[Token]:
    """Whom a verb's act concerns: its object; of a passive its subject; of a participle beside a noun, that noun."""
    if is_passive(verb):
        found = having(verb, "passive subject")
        if not found and role(verb) in ("modifier", "participle"):
            found = [verb.head]
        if not found and role(verb) == "conjunct":
            found = objects(verb.head) if is_passive(verb.head) else next(iter(subjects(verb.head)), [])
        if not found and role(verb) in ("complement", "adverbial"):
            found = having(verb.head, "object") if role(verb) == "complement" else having(verb.head, "subject", "passive subject")
        return spread([antecedent(t) for t in found])
    found = having(verb, "object")
    if not found and role(verb) == "relative" and having(verb, "subject") and not _relative_subject(verb):
        found = [verb.head]
    if not found:
        found = [t for c in having(verb, "conjunct") if c.i - verb.i <= 3 and c.pos_ == "VERB" and not having(c, "subject") for t in having(c, "object")]
    return spread([antecedent(t) for t in found])


def joined(mark: Token) -> list[Token]:
    """The heads on both sides of the *and* after *between*, where the parser lost one of them."""
    rest = mark.doc[mark.i + 1 : min(mark.i + 25, mark.sent.end)]
    both = next((token for token in rest if token.pos_ == "CCONJ"), None)
    return spread(following(mark) + following(both)) if both is not None else []


def following(word: Token) -> list[Token]:
    """The head of the noun phrase right after a word: a verb's object where the parser hung that elsewhere."""
    for token in word.doc[word.i + 1 : min(word.i + 8, word.sent.end)]:
        if token.pos_ in NOMINAL and role(token) not in ("possessor", "modifier", "name") or token.pos_ in ("VERB", "AUX", "ADP", "SCONJ", "CCONJ", "PUNCT"):
            return [token] if token.pos_ in NOMINAL else []
    return []


def preceding(verb: Token) -> list[Token]:
    """The head of the noun phrase right before a verb, auxiliaries and adverbs between: its subject where the parser hung that elsewhere."""
    for at in range(verb.i - 1, max(verb.i - 8, verb.sent.start - 1), -1):
        token = verb.doc[at]
        if token.pos_ in NOMINAL and not preposition(token):
            return spread([_leftmost(token)])
        if token.pos_ in NOMINAL or token.pos_ == "ADP":
            continue
        if token.pos_ not in ("AUX", "ADV", "PART"):
            return []
    return []


def _leftmost(token: Token) -> Token:
    """The head of the noun phrase that ends with a token."""
    while token.head.i < token.i and token.head.pos_ in NOMINAL and role(token) in ("name", "modifier", "oblique", "conjunct"):
        token = token.head
    return token


def _relative_subject(verb: Token) -> bool:
    return any(s.lower_ in _RELATIVE_PRONOUNS for s in having(verb, "subject"))


def denoted(noun: Token) -> list[list[Token]]:
    """Whom a noun is said of besides itself: the name beside it, its apposition, its copular subject, the subject of *as a …*."""
    found = [having(noun, "name", "apposition")]
    match role(noun):
        case "apposition" | "modifier" | "name":
            found.append([noun.head])
        case "conjunct":
            found += denoted(noun.head) if role(noun.head) in ("apposition", "root", "attribute", "complement") else []
    comma = noun.left_edge if noun.left_edge.text == "," else noun.left_edge.i > noun.sent.start and noun.left_edge.nbor(-1)
    if comma and comma.text == "," and comma.i > noun.sent.start and comma.nbor(-1).pos_ == "PROPN":
        found.append([comma.nbor(-1)])
    found.append(having(noun, "subject"))
    if role(noun) in ("attribute", "complement"):
        found.append(having(noun.head, "subject", "passive subject") or [t for ts in subjects(noun.head)[:1] for t in ts])
    if preposition(noun) == "of" and governor(noun).pos_ == "NUM":
        found += [[governor(noun)], *denoted(governor(noun))]
    if preposition(noun) == "as":
        found.append(having(governor(noun), "object") or having(governor(noun), "passive subject"))
        found += subjects(governor(noun))
    return [spread([antecedent(t) for t in tokens]) for tokens in found if tokens]


def complements(token: Token) -> list[Token]:
    """The clauses and infinitives that complete a verb, noun or adjective."""
    return having(token, "complement", "participle") + [c for c in having(token, "adverbial") if is_infinitive(c)]
