"""What titles state: who leads, or is a member of, which state or body."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..lexicon.nominals import nominals
from ..lexicon.titles import Held, Title, titles
from .cast import Draft
from .owners import Owner, owners
from .scene import Scene, Standing
from .spans import Name

_LED = frozenset({"state", "government", "igo", "military", "armed group", "party", "organisation", "medium", "people"})
_TROOPS = frozenset({"military", "armed group", "party"})
_OWNED = _TROOPS | {"government", "organisation"}


@dataclass(frozen=True, slots=True)
class Bond:
    """That `holder` leads, or is a member of, `whole`, as the title at token `trigger` states."""

    holder: Standing
    whole: Standing
    trigger: int
    type: str
    why: str


def bonds(scene: Scene, names: dict[Name, Draft]) -> list[Bond]:
    """All ties that titles state, each once a place; nobody is tied to himself."""
    found = [*_before_names(scene, names), *_of_nominals(scene), *_of_troops(scene)]
    once = {(bond.holder.draft, bond.whole.draft, bond.type, scene.grid.sentences[bond.trigger]): bond for bond in reversed(found)}
    return [bond for bond in reversed(once.values()) if bond.holder.draft is not bond.whole.draft]


def note(bonds: Iterable[Bond]) -> None:
    """Let the drafts know their ties, which *his forces*, *his country* and *we* come back to."""
    for bond in bonds:
        holder, whole = bond.holder.draft, bond.whole.draft
        if bond.type == "leads" and whole.kind != "state" and whole not in holder.leads:
            holder.leads.append(whole)
        if whole not in holder.bodies:
            holder.bodies.append(whole)
        if whole.kind == "state" and holder.state is None:
            holder.state, holder.code = whole, holder.code or whole.code
        holder.code = holder.code or whole.code


def enthrone(scene: Scene, names: dict[Name, Draft]) -> None:
    """A president whom the lexicon ties to a state leads it, as far as *his forces* and *his country* go."""
    for name, draft in names.items():
        if (
            draft.kind == "person"
            and draft.code
            and draft.state is None
            and any(held.title.tie == "leads" and not held.past for held in name.titles)
        ):
            entry = scene.world.state(draft.code)
            draft.state = scene.cast.known(entry) if entry else None


def _before_names(scene: Scene, names: dict[Name, Draft]) -> Iterator[Bond]:
    """*Russian President Vladimir Putin*, *FCO Minister Tobias Ellwood*, *Defense Secretary Ash Carter*."""
    for name, draft in names.items():
        if draft.kind != "person":
            continue
        holder = _standing(scene, name.end - 1, draft)
        for held in name.titles:
            if holder is None or held.title.tie is None or held.past:
                continue
            whole = _before(scene, held.start) or _office(scene, held.title)
            if whole is not None:
                whole = _headed(scene, held, held.start, whole)
                yield Bond(holder, whole, held.end - 1, _type(held, whole.draft), f"title: {held.title.name}")


def _type(held: Held, whole: Draft) -> str:
    """Heads lead; deputies, and the heads of an institution as far as the state goes, are members."""
    return "member_of" if held.under or (held.title.offices and whole.kind == "state") else held.title.tie or "leads"


def _headed(scene: Scene, held: Held, start: int, whole: Standing) -> Standing:
    """What the holder of a title at token `start` heads of what is named with it: an army chief a state's military."""
    if not held.title.military or whole.draft.kind != "state":
        return whole
    military = scene.cast.military(whole.draft)
    grid = scene.grid
    scene.stand(start, [military], grid.starts[start], grid.ends[start], "nominal", f"{held.title.name} of {whole.draft.name}")
    return _standing(scene, start, military) or whole


def _standing(scene: Scene, i: int, draft: Draft) -> Standing | None:
    return next((there for there in scene.standing.get(i, ()) if there.draft is draft), None)


def _led(scene: Scene, i: int) -> Standing | None:
    return next((there for there in scene.standing.get(i, ()) if there.draft.kind in _LED), None)


def _before(scene: Scene, start: int) -> Standing | None:
    """The state or body named right before a title, its possessive ending passed over."""
    i = start - 1
    while (
        i >= 0
        and (scene.grid.words[i] in ("'s", "’s", "’", "'") or not scene.grid.keys[i])
        and start - i < 3
        and "," not in scene.grid.words[i]
    ):
        i -= 1
    return _led(scene, i) if i >= 0 and scene.grid.sentences[i] == scene.grid.sentences[start] else None


def _office(scene: Scene, title: Title) -> Standing | None:
    """The institution that a title implies, where the document names one."""
    for office in title.offices:
        draft = scene.cast.find(office)
        if draft is not None and draft.mentions:
            return _first(draft)
    return None


def _of_nominals(scene: Scene) -> Iterator[Bond]:
    for i in sorted(scene.standing):
        if i not in scene.named:
            yield from at_nominal(scene, i)


def at_nominal(scene: Scene, i: int) -> Iterator[Bond]:
    """What the title at token `i` states: *Fayez Seraj, the prime minister of …*; *Colombia's president, Iván Duque*."""
    holders = [there for there in scene.standing[i] if there.draft.kind == "person" and there.form == "nominal"]
    if not holders or scene.grid.pos[i] not in ("NOUN", "PROPN"):
        return
    low = max(0, i - 6)
    held = titles().ending(scene.grid.keys[low : i + 1], i + 1 - low)
    if held is not None and not held.past:
        for holder in holders:
            yield from _owned_title(scene, i, holder, held)


def _owned_title(scene: Scene, i: int, holder: Standing, held: Held) -> Iterator[Bond]:
    of = [owner for owner in owners(scene, i) if _near(owner, i)]
    explicit = [owner for owner in of if owner.by == "of"]
    if "Number=Plur" in scene.grid.tree[i].feats:
        return  # *the prime ministers of Israel and Jordan*: who leads which, the relations tell
    if not of and (before := _before(scene, i + 1 - (held.end - held.start))):
        before = _headed(scene, held, i + 1 - (held.end - held.start), before)
        yield Bond(holder, before, i, _type(held, before.draft), f"title: {held.title.name} of {before.draft.name}")
    for owner in explicit or of:
        whole = _standing(scene, owner.i, owner.draft)
        if owner.draft.kind == "person" and "person" in held.title.of:
            yield from (
                Bond(holder, _first(body), i, "member_of", f"title: {held.title.name} of {owner.draft.name}")
                for body in owner.draft.bodies[:1]
                if body.mentions
            )
        if whole is None or owner.draft.kind not in _LED or (held.title.tie is None and owner.by != "of"):
            continue
        whole = _headed(scene, held, i + 1 - (held.end - held.start), whole)
        yield Bond(holder, whole, i, _type(held, whole.draft), f"title: {held.title.name} {owner.by} {whole.draft.name}")


def _first(draft: Draft) -> Standing:
    mention = draft.mentions[0]
    return Standing(draft, mention.start, mention.end, mention.form)


def _near(owner: Owner, i: int) -> bool:
    """Whether an owner can be what a title is held of: not the place where something happened, nor something far off."""
    if owner.by in ("for", "from") or abs(owner.i - i) > 10:
        return False
    return owner.by != "in" or owner.draft.kind in ("government", "igo", "party")


def _of_troops(scene: Scene) -> Iterator[Bond]:
    """*Haftar's Libyan National Army*, *her National League for Democracy*: who owns troops or a party leads them."""
    grid = scene.grid
    for i in sorted(scene.standing):
        if all(there.draft.kind not in _OWNED for there in scene.standing[i]):
            continue
        for c in grid.near(i):
            if c < i and grid.roles[c] == "possessor":
                for whole in _troops(scene, i):
                    for holder in scene.standing.get(grid.antecedent(c), ()):
                        if holder.draft.kind == "person":
                            yield Bond(holder, whole, i, "leads", f"possessor of {whole.draft.name}")
        yield from _party_of(scene, i)


def _troops(scene: Scene, i: int) -> list[Standing]:
    """The armies and parties that stand at token `i` by name, or by a noun that says what they are."""
    found = [there for there in scene.standing[i] if there.draft.kind in _OWNED]
    head = nominals().head(scene.grid.lower[max(0, i - 2) : i + 1])
    return [there for there in found if there.form != "nominal" or (head is not None and head[0].kind in _TROOPS | {"government"})]


def _party_of(scene: Scene, i: int) -> Iterator[Bond]:
    """*UDAR, the party of the boxer Vitali Klitschko*"""
    for whole in scene.standing[i]:
        if whole.form == "nominal" and whole.draft.kind in _TROOPS:
            for owner in owners(scene, i):
                holder = _standing(scene, owner.i, owner.draft)
                if holder and owner.by == "of" and owner.draft.kind == "person":
                    yield Bond(holder, whole, i, "leads", f"{whole.draft.name} is the {scene.grid.lower[i]} of {owner.draft.name}")
