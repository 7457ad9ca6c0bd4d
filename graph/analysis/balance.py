"""Whether two actors cooperate or fight, on the scale of event data, and how that went over time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field

from extract.lexicon.schema import schema
from extract.lexicon.tables import Row, read
from extract.records import Relation

from ..answers.sequences import Relations, Rows
from ..excerpt import complete
from ..queries.filters import known

Period = Literal["all", "year", "month", "day"]

COLUMNS = ("period", "balance", "cooperation", "conflict", "evidence")
_LENGTHS = {"all": 0, "year": 4, "month": 7, "day": 10}
_UNDATED = "undated"


class Value(Row):
    """What a relation type is worth, and the CAMEO category whose value it takes."""

    type: str
    cameo: str
    value: float


class _Scale(Row):
    values: tuple[Value, ...] = Field(alias="value")


@cache
def scale() -> dict[str, float]:
    """What each relation type is worth, from -10 (conflict) to +10 (cooperation); types that are neither are left out."""
    return {row.type: row.value for row in read(Path(__file__).with_name("scale.toml"), _Scale).values}


def balance(found: Relations, by: Period, status: Iterable[str]) -> Rows:
    """The balance of relations, whole or by period: the mean of what their evidence is worth, weighed by its confidence; of copies of
    one story one counts.

    Cooperation and conflict are the weighed sums of what is worth more and less than nothing. Evidence counts that has one of the
    statuses, and whose type has a value: the scale of Goldstein, J. S. (1992). A conflict-cooperation scale for WEIS events data.
    Journal of Conflict Resolution 36(2), 369-385, in its version for CAMEO (see `scale.toml`).

    Raises
    ------
    GraphError
        If the graph is an excerpt that lacks some of the evidence.
    """
    complete((edge.elsewhere for edge in found), "a balance")
    statuses, length = known(status, schema().rank, "status"), _LENGTHS[known(by, _LENGTHS, "period").pop()]
    periods: dict[str, list[Relation]] = defaultdict(list)
    for edge in found:
        for record in edge.evidence.counted:
            if record.type in scale() and record.status in statuses:
                periods[(record.date[:length] if record.date else _UNDATED) if length else by].append(record)
    return Rows(((period, *_weighed(periods[period])) for period in sorted(periods)), found.nx, columns=COLUMNS)


def _weighed(evidence: Iterable[Relation]) -> tuple[float, float, float, int]:
    pairs = [(scale()[record.type], record.confidence) for record in evidence]
    cooperation = sum(value * weight for value, weight in pairs if value > 0)
    conflict = sum(value * weight for value, weight in pairs if value < 0)
    total = sum(weight for _, weight in pairs)
    return (cooperation + conflict) / total if total else 0.0, cooperation, conflict, len(pairs)

