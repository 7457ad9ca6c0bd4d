"""One pass over a document, token by token: names, then whatever common nouns and pronouns stand for."""

from __future__ import annotations

from collections.abc import Iterator

from ..lexicon.nominals import nominals
from ..lexicon.titles import titles
from . import anaphora, appositions, phrases, pronouns, roles
from .cast import Draft
from .grid import Grid
from .owners import bound
from .scene import Scene
from .spans import Name


def read(scene: Scene, names: dict[Name, Draft]) -> None:
    """Resolve every nominal and pronoun of the document; the names stand already."""
    grid = scene.grid
    spoken = {grid.root(name.outset, name.end): name for name in names}
    standing_in, nouns = set(pronouns.pronouns(grid)), set(_nouns(grid))
    for i, role in enumerate(grid.roles):
        scene.now = i
        if i in spoken:
            _speak(scene, i, spoken[i])
        elif i in scene.named:
            continue
        elif i in standing_in:
            _pronoun(scene, i)
        elif i in nouns:
            _noun(scene, i)
        if role == "conjunct":
            _together(scene, i)


def _nouns(grid: Grid) -> Iterator[int]:
    """Where common nouns stand, or what stands for one: also *the Foreign Secretary*, *the Assembly*, *both*."""
    title, head, numbers = titles().named, nominals().head, nominals().numbers
    for i, (pos, word, key, role) in enumerate(zip(grid.pos, grid.lower, grid.keys, grid.roles, strict=True)):
        if pos == "NOUN":
            yield i
        elif title(key):
            if pos == "PROPN" or role != "modifier":
                yield i
        elif (pos == "PROPN" and head([word]) is not None) or (pos != "PROPN" and word in numbers and role in _ARGUMENTS):
            yield i


_ARGUMENTS = frozenset({"subject", "passive subject", "object", "indirect object", "oblique", "possessor"})


def _speak(scene: Scene, i: int, name: Name) -> None:
    grid = scene.grid
    if name.via == "demonym" and (grid.roles[i] == "modifier" or bound(grid, i)):
        return
    if drafts := scene.at(i):
        scene.speak(i, drafts, plural=all(draft.plural for draft in drafts))


def _together(scene: Scene, i: int) -> None:
    """Note that what is coordinated was spoken of together, once token `i` is the last of it."""
    grid = scene.grid
    first = i
    for _ in range(12):
        if grid.roles[first] != "conjunct":
            break
        first = grid.heads[first]
    members = [first, *(c for c in grid.near(first, i) if grid.roles[c] == "conjunct")]
    if members[-1] > i:
        return
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
    if bound(grid, i):
        return
    within = grid.roles[i] == "modifier" and not (titles().named(grid.keys[i]) and appositions.across_comma(scene, i))
    if within and not _acts_within(scene, i):
        _calling(scene, i)
        return
    this = phrases.phrase(scene, i)
    if within:
        this = this._replace(definite=True)
    found = _stands_for(scene, this)
    if found is None:
        scene.speak(i, [], this.plural)
        return
    drafts, why = found
    scene.stand(i, drafts, grid.starts[phrases.outset(grid, this)], grid.ends[i], "nominal", why)
    roles.note(roles.at_nominal(scene, i))
    scene.speak(i, drafts, plural=this.plural)


def _acts_within(scene: Scene, i: int) -> bool:
    """Whether a noun before a noun is who acts: *the coalition campaign*, *rebel attacks*; not in *government officials*."""
    grid = scene.grid
    outer = grid.heads[i]
    head = nominals().head([grid.lower[i]])
    if head is None or head[0].kind not in ("igo", "government", "armed group") or head[0].with_state != "own" or grid.pos[outer] != "NOUN":
        return False
    return nominals().head([grid.lower[outer]]) is None and titles().named(grid.keys[outer]) is None and not scene.at(outer)


def _calling(scene: Scene, i: int) -> None:
    """A noun right before a person's name is a calling of that person: *banker Mario Draghi*."""
    for draft in scene.at(scene.grid.heads[i]):
        if draft.kind == "person" and scene.grid.pos[i] == "NOUN":
            draft.callings.add(scene.grid.lower[i])


def _stands_for(scene: Scene, this: phrases.Phrase) -> tuple[list[Draft], str] | None:
    if beside := appositions.apposed(scene, this):
        return [beside], f"{' '.join(this.words)}: said of {beside.name}"
    number = _number(scene, this.i)
    if number > 1 and _known_group(scene, this) and (drafts := anaphora.group(scene, this, number)):
        return drafts, f"{scene.grid.lower[this.i]}: {' and '.join(draft.name for draft in drafts)}"
    if owned := phrases.owned(scene, this):
        return owned
    titled = titles().named(scene.grid.keys[this.i]) is not None and scene.grid.capital(this.i)
    if (this.definite or titled) and number < 2 and (back := anaphora.definite(scene, this)):
        return [back[0]], back[1]
    if named := phrases.named_group(scene, this):
        return [named], f"{' '.join(this.words)}: a group of its own"
    return None


def _known_group(scene: Scene, this: phrases.Phrase) -> bool:
    """Whether a phrase with a number speaks of actors known already: *the two sides*, *our two countries*, *both*; not *two countries*."""
    grid = scene.grid
    near = grid.near(this.i)
    owned = any(grid.roles[c] == "possessor" or grid.lower[c] == "both" for c in near)
    return this.definite or owned or grid.lower[this.i] in nominals().numbers


def _number(scene: Scene, i: int) -> int:
    """How many *the two sides*, *both*, *the pair* are; 0 where no number stands there."""
    grid, numbers = scene.grid, nominals().numbers
    before = [c for c in grid.near(i) if c < i]
    return max([numbers[word] for j in (i, *before) if (word := grid.lower[j]) in numbers], default=0)
