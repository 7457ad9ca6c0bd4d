"""Definite nominals that come back to an actor: *the general*, *the group*, *the regime*, *the two sides*, *both countries*."""

from __future__ import annotations

from collections import defaultdict

from ..lexicon.nominals import nominals
from ..lexicon.titles import titles
from .cast import Draft
from .phrases import Phrase, government, outset
from .pronouns import beside
from .scene import Past, Scene

REACH = 8
"""Sentences that a definite nominal may look back."""

FADING = 0.5
"""What is left after each sentence of how much something was spoken of."""

NEAR = 3
"""Sentences that a pair (*the two sides*) may look back."""

_OBJECTS = frozenset({"object", "indirect object", "oblique"})


def definite(scene: Scene, this: Phrase) -> tuple[Draft, str] | None:
    """The one actor that a definite noun phrase comes back to, and why."""
    noun = " ".join(this.words)
    if any(scene.grid.lower[c] in nominals().other for c in range(outset(scene.grid, this), this.i)):
        return None
    if called := _by_calling(scene, this):
        return called, f"{noun}: so called is {called.name}"
    if this.head is not None and this.head.kind == "government" and this.words[-1] == "government" and (sole := government(scene)):
        return sole, f"{noun}: the government that the text names"
    if back := _by_kind(scene, this):
        if this.words[-1] in nominals().lasting:
            back.callings.add(this.words[-1])
        return back, f"{noun}: the last {back.kind} spoken of"
    if (
        this.head is not None
        and this.head.bare == "home"
        and not titles().named(this.words[-1])
        and (home := scene.home or _near_state(scene))
    ):
        organ = scene.cast.military(home) if this.head.with_state == "military" else home
        organ.callings |= {noun} if organ is not home else set()
        if this.head.with_state == "own":
            organ = scene.cast.own(f"{scene.cast.adjective(home) or home.name} {noun}", this.head.kind, home.code, home)
        return organ, f"{noun}: of {home.name}, which the text is about"
    return None


def _near_state(scene: Scene) -> Draft | None:
    """The one state of which, or of whose people, the text has just spoken."""
    near = {state for past in _recent(scene, 1) for draft in past.drafts if (state := draft if draft.kind == "state" else draft.state)}
    return near.pop() if len(near) == 1 else None


def _recent(scene: Scene, reach: int) -> list[Past]:
    """What was spoken of in the last sentences, the latest first."""
    if not scene.past:
        return []
    now = scene.grid.sentences[scene.now]
    found: list[Past] = []
    for past in reversed(scene.past):
        if now - past.sentence > reach or len(found) > 120:
            break
        found.append(past)
    return found


def _by_calling(scene: Scene, this: Phrase) -> Draft | None:
    """Whoever bears the noun as a title, a role or the last word of a name."""
    noun = " ".join(this.words)
    soldiers = this.head is not None and this.head.kind == "military"
    whose = [owner.draft for owner in this.owners if owner.by in ("of", "possessor", "modifier")]
    for past in _recent(scene, REACH * 2):
        for draft in past.drafts:
            if soldiers and draft.kind not in ("military", "person"):
                continue
            named = draft.kind not in ("person", "state") and draft.name.lower().split()[-1] == noun
            if (named or noun in draft.callings) and _agrees(whose, draft):
                return draft
    later = scene.titled.get(noun, [])
    return later[0] if len(later) == 1 and titles().named(noun) else None


def _agrees(whose: list[Draft], draft: Draft) -> bool:
    """Whether whom a phrase names as its owners is the draft's own (*the minister of foreign affairs of Iraq* is no Australian)."""
    return not whose or any(owner is draft.state or owner in draft.leads for owner in whose)


def _by_kind(scene: Scene, this: Phrase) -> Draft | None:
    """The actor most spoken of lately that is of a kind that the noun can stand for; persons come back by title or role alone."""
    kinds = nominals().anaphor(" ".join(this.words)) or _plural_kinds(this)
    if not kinds or "person" in kinds:
        return None
    named = nominals().anaphor_names(this.words[-1])
    barred = _doers(scene, this.i) if "state" in kinds else set()
    now, spoken = scene.grid.sentences[this.i], defaultdict[Draft, float](float)
    for past in _recent(scene, REACH if "state" not in kinds else NEAR):
        for draft in past.drafts:
            if draft.kind in kinds and draft not in barred and (not named or named & set(draft.name.lower().split())):
                spoken[draft] += past.rank * FADING ** (now - past.sentence)
    return max(spoken, key=spoken.__getitem__, default=None)


def _doers(scene: Scene, i: int) -> set[Draft]:
    """Whoever does what is done to (or in) the thing at `i`, with their states: *Russia … the country* is another country."""
    doers = {draft for draft in beside(scene, i)}
    return doers | {draft.state for draft in doers if draft.state}


def _plural_kinds(this: Phrase) -> tuple[str, ...]:
    return (this.head.kind,) if this.head is not None and this.head.bare == "kind" and this.head.kind in ("armed group",) else ()


def group(scene: Scene, this: Phrase, number: int) -> list[Draft]:
    """The two (or three) actors of *the two leaders*, *both countries*, *the two sides*; empty where the text does not tell which."""
    noun = this.words[-1]
    kinds: tuple[str, ...] = (
        nominals().anaphor(noun) or nominals().anaphor(noun.removesuffix("s")) or nominals().anaphor(noun.removesuffix("ies") + "y")
    )
    if titles().named(noun):
        kinds = ("person",)
    elif this.head is not None and this.head.with_state == "military":
        kinds = ("state", "military")
    elif this.head is not None and this.head.with_state == "state":
        kinds = ("state",)
    elif not kinds and nominals().pairs.isdisjoint({noun, noun.removesuffix("s"), noun.removesuffix("ies") + "y"}):
        return []
    barred = beside(scene, this.i) if scene.grid.roles[this.i] in _OBJECTS else set()
    found = _so_many(scene, kinds, number, barred)
    if this.head is None or not found:
        return found or (_so_many(scene, ("state",), number, barred) if this.head is not None and this.head.kind == "government" else [])
    return [scene.cast.military(draft) if this.head.with_state == "military" and draft.kind == "state" else draft for draft in found]


def _so_many(scene: Scene, kinds: tuple[str, ...], number: int, barred: set[Draft]) -> list[Draft]:
    """The actors of these kinds (of one sort, if there are none) of the latest sentences that have just so many, or name so many together.

    `barred` are who does it: *France and Spain urged both sides* speaks of two others.
    """
    spoken: dict[Draft, None] = {}
    for sentence in _sentences(scene):
        found = list(
            dict.fromkeys(
                draft for past in sentence for draft in past.drafts if draft.kind in kinds or (not kinds and _stands_out(scene, past))
            )
        )
        if not kinds:
            together = [list(past.drafts) for past in sentence if len(past.drafts) == number]
            found = together[-1] if together else found
            found = found if len({_sort(draft) for draft in found}) == 1 else []
        if len(found) > number:
            found = next((list(past.drafts) for past in sentence if len(past.drafts) == number and set(past.drafts) <= set(found)), [])
            if not found:
                return []
        if len(found) == number:
            if barred.isdisjoint(found):
                return found
            continue
        spoken |= dict.fromkeys(found if kinds else [])
    return list(spoken) if len(spoken) == number and barred.isdisjoint(spoken) else []


def _sort(draft: Draft) -> str:
    return draft.kind if draft.kind in ("person", "people") else "body"


def _stands_out(scene: Scene, past: Past) -> bool:
    """Whether something spoken of was an argument of a verb, not just an owner or an addition."""
    return past.rank >= 0.5 and scene.grid.roles[past.at] not in ("possessor", "apposition")


def _sentences(scene: Scene) -> list[list[Past]]:
    """What was spoken of, by sentence, the latest sentence first."""
    found: dict[int, list[Past]] = {}
    for past in reversed(_recent(scene, NEAR)):
        found.setdefault(past.sentence, []).append(past)
    return [found[number] for number in sorted(found, reverse=True)]
