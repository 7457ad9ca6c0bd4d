"""The models of the actor tables `actors/*.toml` and of a user's own; `actors/README.md` documents the format."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from .names import normal
from .schema import schema
from .tables import Row


def _nameable(name: str) -> str:
    if not normal(name):
        raise ValueError(f"{name!r} has neither letter nor digit; write a name")
    return name


def _known(kind: str) -> str:
    kinds = [known.name for known in schema().kinds]
    if kind not in kinds:
        raise ValueError(f"there is no kind {kind!r}; write one of {', '.join(kinds)}")
    return kind


Name = Annotated[str, AfterValidator(_nameable)]
Kind = Annotated[str, AfterValidator(_known)]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
Group = Annotated[tuple[Name, ...], Field(min_length=2)]


class ActorRow(Row):
    """An actor and all that the texts call it."""

    name: Name
    kind: Kind | None = None
    code: Code | None = None
    capital: Name | None = None
    aliases: tuple[Name, ...] = ()
    demonyms: tuple[Name, ...] = ()
    metonyms: tuple[Name, ...] = ()
    former: tuple[Name, ...] = ()
    exact: tuple[Name, ...] = ()
    yields: tuple[Name, ...] = ()

    @property
    def seats(self) -> tuple[str, ...]:
        """Capital, its other spellings and the seats of government."""
        return (*([self.capital] if self.capital else []), *self.former, *self.metonyms)


class PlaceRow(Row):
    """Places and the state in which they lie."""

    state: Name
    names: tuple[Name, ...]


class Table(Row):
    """A table of the lexicon: `kind` serves the rows of `actor` that say none, `ignore` names what is no actor."""

    kind: Kind | None = None
    state: tuple[ActorRow, ...] = ()
    actor: tuple[ActorRow, ...] = ()
    place: tuple[PlaceRow, ...] = ()
    ignore: tuple[Name, ...] = ()


class UserTable(Table):
    """A user's table, which may also say whom to join and whom to keep apart."""

    merge: tuple[Group, ...] = ()
    never_merge: tuple[Group, ...] = ()

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        for joined in self.merge:
            for parted in self.never_merge:
                both = sorted({normal(name) for name in joined} & {normal(name) for name in parted})
                if len(both) > 1:
                    raise ValueError(f"merge and never_merge both name {' and '.join(both)}; strike them from one of the two")
        return self
