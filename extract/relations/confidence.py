"""How likely a careful reader would mark the same relation, from how it was found."""

from __future__ import annotations

from ..lexicon.triggers import Trigger
from .slots import Filler

BASE = 0.85
"""The hit rate of a trigger whose ends are both names in their first slot."""

TITLE = 0.8
"""The hit rate of a tie that a title states (*Russian President Vladimir Putin*)."""

FORM = {"name": 1.0, "acronym": 1.0, "demonym": 0.97, "metonym": 0.95, "nominal": 0.85, "pronoun": 0.8, "implicit": 0.8}
"""What is left of it where an end is reached through another form of mention."""

THROUGH = 0.75
"""What is left where a further word leads to the actor (*positions of the army*)."""


def confidence(trigger: Trigger, source: Filler, target: Filler, status: str) -> float:
    """An estimate from 0 to 1, rounded to two places."""
    value = BASE if trigger.weight or trigger.pos != "noun" else 0.9 * BASE
    for end in (source, target):
        value *= FORM.get(end.reference.form, 0.8) * (THROUGH if end.through else 1.0)
    return round(value, 2)
