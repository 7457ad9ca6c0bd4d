"""Whom a pronoun stands for: by number, gender and kind, then by distance and place in the sentence (after Lappin and Leass 1994).

An unsure pronoun stands for nobody.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..lexicon.titles import titles
from ..lexicon.triggers import sign
from .cast import Draft
from .grid import Grid
from .scene import Past, Scene

REACH = 3
"""Sentences that a pronoun may look back."""

MARGIN = 1.1
"""By how much the best candidate must outdo the second."""

ONE_FOR_MANY = 0.45
"""What *they* takes off a single body; what is plural, or several together, goes before."""

FAME = 0.04
"""What each mention so far (eight at most) adds to a person, whom biographies call by the pronoun for long."""

PARALLEL = 1.7
"""What an object gains as the antecedent of an object in a clause of its verb: *defend Taiwan if China attacks it*."""

_THINGS = frozenset({"state", "government", "igo", "armed group", "party", "organisation", "medium", "military"})
_MANY = frozenset({"people", "military", "armed group"})
_GROUPS = frozenset({"people", "military", "armed group", "party", "organisation", "government", "igo"})


@dataclass(frozen=True, slots=True)
class Form:
    """What a pronoun asks of whom it stands for."""

    person: int
    gender: str | None = None
    plural: bool = False
    possessive: bool = False
    reflexive: bool = False


FORMS = {
    "he": Form(3, "m"),
    "him": Form(3, "m"),
    "his": Form(3, "m", possessive=True),
    "himself": Form(3, "m", reflexive=True),
    "she": Form(3, "f"),
    "her": Form(3, "f"),
    "hers": Form(3, "f", possessive=True),
    "herself": Form(3, "f", reflexive=True),
    "it": Form(3, "n"),
    "its": Form(3, "n", possessive=True),
    "itself": Form(3, "n", reflexive=True),
    "they": Form(3, plural=True),
    "them": Form(3, plural=True),
    "their": Form(3, plural=True, possessive=True),
    "themselves": Form(3, plural=True, reflexive=True),
    "i": Form(1),
    "me": Form(1),
    "my": Form(1, possessive=True),
    "myself": Form(1, reflexive=True),
    "we": Form(1, plural=True),
    "us": Form(1, plural=True),
    "our": Form(1, plural=True, possessive=True),
    "ourselves": Form(1, plural=True, reflexive=True),
}
"""The personal pronouns of English: a closed class of its grammar, not a word list."""


def pronouns(grid: Grid) -> list[int]:
    """Where the personal and possessive pronouns of a document stand (*US* is none)."""
    return [i for i, word in enumerate(grid.lower) if word in FORMS and grid.pos[i] in ("PRON", "DET") and grid.words[i] != "US"]


def resolve(scene: Scene, i: int) -> list[Draft]:
    """The drafts that the pronoun at `i` stands for; empty where that is unsure."""
    form = FORMS[scene.grid.lower[i]]
    if form.person == 1:
        return []
    if scene.grid.roles[i] == "expletive":
        return []
    possessive = form.possessive or scene.grid.roles[i] == "possessor"
    barred = _described(scene, i) if possessive else set() if form.reflexive else beside(scene, i)
    scores: dict[tuple[Draft, ...], float] = {}
    for past in reversed(scene.past):
        back = scene.grid.sentences[i] - past.sentence
        if back > REACH or i - past.at > 150:
            break
        for drafts in _fitting(form, past):
            if barred.isdisjoint(drafts):
                score = _score(scene.grid, past, back, i, possessive or form.reflexive, form)
                scores[drafts] = max(scores.get(drafts, 0), score)
    return list(_best(scores))


def _best(scores: dict[tuple[Draft, ...], float]) -> tuple[Draft, ...]:
    ranked = sorted(scores.items(), key=lambda pair: -pair[1])
    if not ranked or (len(ranked) > 1 and ranked[0][1] < MARGIN * ranked[1][1]):
        return ()
    return ranked[0][0]


def _fitting(form: Form, past: Past) -> list[tuple[Draft, ...]]:
    """What of something spoken of can be meant; the empty tuple is a thing that is no actor."""
    if not past.drafts:
        return [()] if (form.plural and past.plural) or (form.gender == "n" and not past.plural) else []
    if form.plural:
        if len(past.drafts) > 1:
            return [past.drafts]
        only = past.drafts[0]
        return [(only,)] if only.plural or only.kind in _GROUPS or past.plural else []
    if form.gender == "n":
        return [(draft,) for draft in past.drafts if draft.kind in _THINGS and not (draft.plural and draft.kind == "military")]
    return [(draft,) for draft in past.drafts if draft.kind == "person" and draft.gender in (None, form.gender)]


def _fit(grid: Grid, past: Past, i: int) -> float:
    """*Its director general* is a body's, *its foreign minister* a state's: how well the owner of a title fits it."""
    held = titles().named(grid.keys[grid.heads[i]]) if grid.roles[i] == "possessor" and past.drafts else None
    if held is None or not held.of:
        return 1.0
    return 1.5 if past.drafts[0].kind in held.of else 0.7


def _score(grid: Grid, past: Past, back: int, i: int, bound: bool, form: Form) -> float:
    """Salience: how high it stood, halved by each sentence between; nearness decides within a sentence."""
    score = past.rank * (0.5 if past.drafts else 0.45) ** back
    if form.plural and len(past.drafts) == 1 and not (past.plural or past.drafts[0].plural or past.drafts[0].kind in _MANY):
        score *= ONE_FOR_MANY
    if len(past.drafts) > 1:
        score = max(score, 0.8 * 0.5**back)
    if form.gender in ("m", "f"):
        score *= 1 + FAME * min(8, len(past.drafts[0].mentions))
    score *= _fit(grid, past, i)
    if _parallel(grid, past.at, i):
        score *= PARALLEL
    nearness = max(0.0, 1 - (i - past.at) / 60)
    score *= 1 + 0.25 * nearness
    if bound and back == 0 and past.rank == 1.0 and clause(grid, past.at) == clause(grid, i):
        score *= 1.5
    return score


def _parallel(grid: Grid, other: int, i: int) -> bool:
    """Whether `i` is the object of an adverbial clause to the verb whose object is `other`, and one verb is for its object, one against it.

    Who is defended is whom a third attacks; but who attacks somebody is attacked by that one or a third.
    """
    verb, outer = grid.heads[i], grid.heads[other]
    return (
        grid.roles[i] == grid.roles[other] == "object"
        and grid.roles[verb] == "adverbial"
        and grid.heads[verb] == outer
        and sign(grid.tree[verb].lemma) * sign(grid.tree[outer].lemma) < 0
    )


def clause(grid: Grid, i: int) -> int:
    """The verb, predicate or root of the clause in which token `i` stands."""
    for _ in range(12):
        head = grid.heads[i]
        if head == i or grid.pos[head] in ("VERB", "AUX") or any(grid.roles[c] == "copula" for c in grid.near(head, i)):
            return head
        i = head
    return i


def _described(scene: Scene, i: int) -> set[Draft]:
    """Who is said to be somebody's: *Andrés Pastrana, once his rival*; *his deputy, Giancarlo Giorgetti*; *Putin is his ally*."""
    grid = scene.grid
    noun = grid.heads[i]
    others = [c for c in grid.near(noun) if grid.roles[c] in ("apposition", "subject", "name")]
    if grid.roles[noun] == "apposition":
        others.append(grid.heads[noun])
    if grid.roles[noun] in ("attribute", "complement"):
        others += [c for c in grid.near(grid.heads[noun], noun) if grid.roles[c] == "subject"]
    return {draft for other in others for draft in scene.at(grid.antecedent(other))}


_ARGUMENTS = frozenset({"subject", "object", "indirect object", "passive subject", "oblique"})


def _unexpressed(grid: Grid, verb: int) -> list[int]:
    """Where the subject stands that a verb does not express: with the verb it is coordinated to, or the controller of an infinitive."""
    for _ in range(6):
        subjects = [c for c in grid.near(verb) if grid.roles[c] in ("subject", "passive subject")]
        head = grid.heads[verb]
        if subjects or head == verb or grid.pos[head] not in ("VERB", "AUX"):
            return subjects
        if grid.roles[verb] == "complement" and (
            controllers := [c for c in grid.near(head, verb) if grid.roles[c] in ("object", "indirect object")]
        ):
            return controllers
        if grid.roles[verb] not in ("conjunct", "complement", "adverbial"):
            return []
        verb = head
    return []


def beside(scene: Scene, i: int) -> set[Draft]:
    """Who stands beside a noun phrase as another argument of its verb, and so cannot be meant by a pronoun there."""
    grid = scene.grid
    verb = clause(grid, i)
    if grid.pos[verb] not in ("VERB", "AUX"):
        return set()
    beside = [c for c in grid.near(verb, i) if c != i and grid.roles[c] in _ARGUMENTS]
    barred = {draft for c in [*beside, *_unexpressed(grid, verb)] for draft in scene.at(grid.antecedent(c))}
    head = grid.heads[i]
    if grid.roles[i] == "conjunct":
        barred |= set(scene.at(head))
    return barred
