"""One pass over a document, token by token: names, then whatever common nouns and pronouns stand for."""

from __future__ import annotations

from ..lexicon.nominals import nominals
from ..lexicon.titles import titles
from . import anaphora, phrases, pronouns, roles
from .cast import Draft
from .scene import Scene
from .spans import Name


def read(scene: Scene, names: dict[Name, Draft]) -> None:
    """Resolve every nominal and pronoun of the document; the names stand already."""
    grid = scene.grid
    inside = {i for name in names for i in range(name.outset, name.end)}
    spoken = {grid.root(name.outset, name.end): name for name in names}
    for i in range(len(grid)):
        scene.now = i
        if i in spoken:
            _speak(scene, i, spoken[i])
        elif i in inside:
            continue
        elif grid.lower[i] in pronouns.FORMS and grid.pos[i] in ("PRON", "DET") and not grid.words[i] == "US":
            _pronoun(scene, i)
        elif grid.pos[i] == "NOUN" or (titles().named(grid.keys[i]) and not grid.roles[i] == "modifier") or (grid.pos[i] == "PROPN" and _common(scene, i)) or ((grid.lower[i] in nominals().numbers or grid.lower[i] == "both") and grid.roles[i] in _ARGUMENTS):
            _noun(scene, i)
        if grid.roles[i] == "conjunct":
            _together(scene, i)


def _common(scene: Scene, i: int) -> bool:
    """Whether a capitalised noun is a common one: a title, an organ, a group (*the Foreign Secretary*, *the Assembly*)."""
    return titles().named(scene.grid.keys[i]) is not None or nominals().head([scene.grid.lower[i]]) is not None


_ARGUMENTS = frozenset({"subject", "passive subject", "object", "indirect object", "oblique", "possessor"})


def _speak(scene: Scene, i: int, name: Name) -> None:
    grid = scene.grid
    if name.via == "demonym" and (grid.roles[i] == "modifier" or phrases.bound(grid, i)):
        return
    if drafts := scene.at(i):
        scene.speak(i, drafts, plural=all(draft.plural for draft in drafts))


def _together(scene: Scene, i: int) -> None:
    """Note that what is coordinated up to token `i` was spoken of together."""
    grid = scene.grid
    first = i
    for _ in range(12):
        if grid.roles[first] != "conjunct":
            break
        first = grid.heads[first]
    members = [first, *(c for c in grid.near(first, i) if c <= i and grid.roles[c] == "conjunct")]
    drafts = list(dict.fromkeys(draft for m in members for draft in scene.at(m)))
    if len(drafts) > 1 and first < i:
        scene.speak(i, drafts, plural=True)


def _pronoun(scene: Scene, i: int) -> None:
    drafts = pronouns.resolve(scene, i)
    if drafts:
        grid = scene.grid
        scene.stand(i, drafts, grid.starts[i], grid.ends[i], "pronoun", f"{grid.lower[i]}: {' and '.join(draft.name for draft in drafts)}")
        scene.speak(i, drafts, plural=len(drafts) > 1)
        gender = pronouns.FORMS[grid.lower[i]].gender
        if gender in ("m", "f"):
            drafts[0].gender = drafts[0].gender or gender


def _noun(scene: Scene, i: int) -> None:
    grid = scene.grid
    if phrases.bound(grid, i):
        return
    this = phrases.phrase(scene, i)
    if grid.roles[i] == "modifier" and not (titles().named(grid.keys[i]) and _across_comma(scene, this)):
        _calling(scene, i)
        return
    found = _stands_for(scene, this)
    if found is None:
        scene.speak(i, [], this.plural)
        return
    drafts, why = found
    scene.stand(i, drafts, grid.starts[this.first], grid.ends[i], "nominal", why)
    roles.note(roles.at_nominal(scene, i))
    scene.speak(i, drafts, plural=this.plural)


def _calling(scene: Scene, i: int) -> None:
    """A noun right before a person's name is a calling of that person: *banker Mario Draghi*."""
    for draft in scene.at(scene.grid.heads[i]):
        if draft.kind == "person" and scene.grid.pos[i] == "NOUN":
            draft.callings.add(scene.grid.lower[i])


def _stands_for(scene: Scene, this: phrases.Phrase) -> tuple[list[Draft], str] | None:
    beside = _apposed(scene, this)
    if beside is not None:
        return [beside], f"{' '.join(this.words)}: said of {beside.name}"
    number = _number(scene, this.i)
    if number > 1 and (this.definite or any(scene.grid.roles[c] == "possessor" for c in scene.grid.near(this.i)) or scene.grid.lower[this.i] != this.words[-1] or _both(scene, this.i)):
        if drafts := anaphora.group(scene, this, number):
            return drafts, f"{scene.grid.lower[this.i]}: {' and '.join(draft.name for draft in drafts)}"
    if owned := phrases.owned(scene, this):
        return owned
    titled = titles().named(scene.grid.keys[this.i]) is not None and scene.grid.capital(this.i)
    if (this.definite or titled) and number < 2 and (back := anaphora.definite(scene, this)):
        return [back[0]], back[1]
    if named := phrases.named_group(scene, this):
        return [named], f"{' '.join(this.words)}: a group of its own"
    return None


def _number(scene: Scene, i: int) -> int:
    grid = scene.grid
    if grid.lower[i] in nominals().pairs and grid.lower[i] in ("two", "both", "pair", "duo"):
        return 2
    counts = [nominals().numbers.get(grid.lower[c], 0) for c in grid.near(i) if c < i]
    return max([*counts, 2 if _both(scene, i) else 0], default=0)


def _both(scene: Scene, i: int) -> bool:
    grid = scene.grid
    return grid.lower[i] == "both" or any(grid.lower[c] == "both" for c in grid.near(i) if c < i)


def _apposed(scene: Scene, this: phrases.Phrase) -> Draft | None:
    """The named actor that a phrase is set beside: *Fayez Seraj, the prime minister*; *its founder, Beppe Grillo*."""
    grid, i = scene.grid, this.i
    beside = _across_comma(scene, this) if titles().named(grid.keys[i]) else []
    beside += [c for c in grid.near(i) if grid.roles[c] in ("apposition", "name")]
    if grid.roles[i] == "apposition":
        beside.append(grid.heads[i])
    if i + 2 < len(grid) and grid.words[i + 1] == "," and any(owner.by == "possessor" for owner in this.owners) and this.head and this.head.with_state == "own":
        beside.append(i + 2)
    for j in beside:
        for draft in scene.at(j):
            if _fits(this, draft):
                _describe(scene, this, draft)
                return draft
    for j in (c for c in grid.near(i) if grid.roles[c] == "subject"):
        for draft in scene.at(j):
            if _fits(this, draft):
                _describe(scene, this, draft)
    return None


def _across_comma(scene: Scene, this: phrases.Phrase) -> list[int]:
    """The persons right before and right behind a title that commas set off, whatever the tree says; *of …* may follow the title."""
    grid, found = scene.grid, []
    low = max(0, this.i - 9)
    comma = next((i for i in range(this.i - 1, low, -1) if grid.words[i] in ",(" or grid.pos[i] in ("VERB", "AUX", "ADP", "SCONJ", "CCONJ")), None)
    if comma is not None and grid.words[comma] in (",", "("):
        found.append(comma - 1)
    end = this.i + 1
    if end < len(grid) and grid.lower[end] in ("of", "for"):
        end = next((i for i in range(end, min(end + 12, len(grid))) if grid.words[i] == "," or grid.pos[i] in ("VERB", "AUX")), end)
    if end + 1 < len(grid) and grid.words[end] == ",":
        found += [i for i in (end + 1, end + 2) if i < len(grid) and grid.capital(end + 1)]
    return [i for i in found if any(draft.kind == "person" for draft in scene.at(i)) and not _owns(grid, i)]


def _owns(grid: Grid, i: int) -> bool:
    """Whether the name at `i` goes on to a possessive ending."""
    return any(grid.words[j] in ("'s", "’s", "'", "’") for j in range(i + 1, min(i + 4, len(grid))) if all(grid.capital(k) for k in range(i + 1, j)))


def _fits(this: phrases.Phrase, draft: Draft) -> bool:
    """Whether a noun can be said of an actor: titles of persons alone, nouns of bodies of such bodies alone."""
    noun = this.words[-1]
    title = titles().named(noun) is not None or titles().named(" ".join(this.words)) is not None
    kinds = nominals().anaphor(noun)
    if draft.kind == "person":
        return title or "person" in kinds
    return not title and (draft.kind in kinds or (this.head is not None and this.head.kind == draft.kind) or noun in nominals().pairs)


def _describe(scene: Scene, this: phrases.Phrase, draft: Draft) -> None:
    noun = " ".join(this.words)
    draft.callings |= {noun, this.words[-1]}
    if title := titles().named(noun) or titles().named(this.words[-1]):
        draft.hold(title)
    draft.roles[" ".join(scene.grid.slice(this.first, this.i + 1).split())] = None
