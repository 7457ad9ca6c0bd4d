"""The measures that a graph offers; each method is one call into `analysis`, which is loaded when it is first asked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..answers.sequences import Rows
from ..queries.questions import Questions

if TYPE_CHECKING:
    from .balance import Period
    from .brokers import Attribute


class Measures(Questions):
    """What `ActorGraph` computes."""

    def brokers(self, by: Attribute = "kind") -> Rows:
        """Who stands between others: betweenness, and brokerage roles between kinds or countries. `analysis.brokers` cites its sources.

        Raises
        ------
        UnknownWord
            If `by` is neither `"kind"` nor `"country"`.
        """
        from .brokers import brokers

        return brokers(self.nx, by)

    def strength(self) -> Rows:
        """Degree and strength of every actor by quad class. `analysis.strength` cites its sources."""
        from .strength import strength

        return strength(self.nx)

    def balance(self, a: str, b: str, *, by: Period = "all", status: Iterable[str] = ("asserted", "alleged")) -> Rows:
        """Cooperation against conflict of a pair, from +10 to -10, whole or by period. `analysis.balance` cites the scale.

        Raises
        ------
        UnknownActor, UnknownWord
            If a name, period or status is not known.

        Examples
        --------
        >>> g.balance("Russia", "Haftar", by="month")
        period   balance  cooperation  conflict  evidence
        2017-02  3.077    5.324        0         2
        2017-05  3.4      2.448        0         1
        """
        from .balance import balance

        return balance(self.between(a, b), by, status)

    def triads(self) -> Rows:
        """Balanced and frustrated triads of the signed graph. `analysis.triads` cites its sources."""
        from .triads import triads

        return triads(self.nx)

    def blocs(self) -> Rows:
        """Groups that cooperate within and quarrel without. `analysis.blocs` cites its sources."""
        from .blocs import blocs

        return blocs(self.nx)

    def reciprocity(self) -> Rows:
        """Whether what is done is done in return, by quad class. `analysis.reciprocity` cites its source."""
        from .reciprocity import reciprocity

        return reciprocity(self.nx)
