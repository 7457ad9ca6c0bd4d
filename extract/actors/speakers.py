"""Whom *I* and *we* stand for: the speaker of a quotation, whoever issues a statement, and the body that either speaks for.

Resolved after everything else, since a speaker is often named behind the words.
"""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass

from ..lexicon.nominals import nominals
from .cast import Draft
from .grid import Grid
from .pronouns import FORMS, pronouns
from .scene import Scene

BODIES = ("state", "igo", "government", "organisation", "party", "armed group")

ISSUERS = ("state", "igo", "government")
"""Whose statement a document can be without saying so; an armed group's is one only in quotation marks."""


@dataclass(frozen=True, slots=True)
class Speech:
    """A verb of speech outside quotation marks, its subject, and whether a colon makes all that follows the speaker's."""

    verb: int
    subject: int
    opens: bool


def read(scene: Scene) -> None:
    """Resolve all first persons of the document."""
    grid = scene.grid
    waiting = [i for i in pronouns(grid) if FORMS[grid.lower[i]].person == 1]
    if not waiting:
        return
    speeches = _speeches(grid)
    issuer = _issuer(scene)
    for i in waiting:
        speaker = _speaker(scene, speeches, i)
        plural = FORMS[grid.lower[i]].plural
        if plural:
            speaker = issuer if speaker is None else speaker if speaker.kind in BODIES else body(scene, speaker)
        elif speaker is not None and speaker.kind != "person":
            speaker = None
        if speaker is not None:
            scene.stand(i, [speaker], grid.starts[i], grid.ends[i], "pronoun", f"{grid.lower[i]}: {speaker.name} speaks")


def body(scene: Scene, person: Draft) -> Draft | None:
    """The body that a person speaks for: the state or organisation that a title ties them to; ministries speak for their state."""
    first = person.bodies[0] if person.bodies else person.state
    if first is not None and not (first.kind == "government" and first.code):
        return first
    code = first.code if first is not None else person.code if person.callings else None
    entry = scene.world.state(code) if code else None
    return scene.cast.known(entry) if entry else first


def _speeches(grid: Grid) -> list[Speech]:
    found = []
    for i in range(len(grid)):
        if grid.pos[i] != "VERB" or grid.quoted[i] or grid.tree[i].lemma_ not in nominals().speech:
            continue
        subjects = [c for c in grid.near(i) if grid.roles[c] == "subject"]
        if subjects:
            found.append(Speech(i, grid.antecedent(subjects[0]), _opens(grid, i)))
    return found


def _opens(grid: Grid, verb: int) -> bool:
    """Whether a colon at the end of its line follows the verb: *the minister issued this statement:*"""
    end = next((i for i in range(verb, min(verb + 12, len(grid))) if grid.words[i] == ":"), None)
    return end is not None and (
        end + 1 >= len(grid) or "\n" in grid.text[grid.ends[end] : grid.starts[end + 1] + 1] or "\n" in grid.words[end + 1]
    )


def _speaker(scene: Scene, speeches: list[Speech], i: int) -> Draft | None:
    """Who says the words at `i`: of its sentence's verbs of speech the nearest; inside quotation marks else the last speaker."""
    grid = scene.grid
    at = bisect(speeches, i, key=lambda speech: speech.verb)
    here = [
        speech
        for speech in speeches[max(0, at - 8) : at + 8]
        if grid.sentences[speech.verb] == grid.sentences[i] and speech.verb != grid.heads[i]
    ]
    before = [
        speech
        for speech in speeches[max(0, at - 8) : at]
        if grid.sentences[i] - grid.sentences[speech.verb] in range(1, 5) and grid.quoted[i]
    ]
    opened = next((speech for speech in reversed(speeches[max(0, at - 50) : at]) if speech.opens), None)
    nearest = sorted(here, key=lambda speech: abs(speech.verb - i)) if grid.quoted[i] or opened else []
    for speech in [*nearest, *reversed(before), *([opened] if opened else [])]:
        for draft in scene.at(speech.subject):
            if draft.kind == "person" or draft.kind in BODIES:
                return draft
    return None


def _issuer(scene: Scene) -> Draft | None:
    """Whose statement the document is, if it opens with a body, or the holder of an office, as the subject of its first sentences."""
    for past in scene.past:
        if past.sentence > 2:
            return None
        if (
            past.rank == 1.0
            and len(past.drafts) == 1
            and "conjunct" not in [scene.grid.roles[past.at], *(scene.grid.roles[c] for c in scene.grid.near(past.at))]
        ):
            draft = past.drafts[0]
            return body(scene, draft) if draft.kind == "person" else draft if draft.kind in ISSUERS else None
    return None
