"""Metric definitions: how an actual is computed from ledgers, as data (filter → group → aggregate → threshold → count).

A new kind is one model here, one function in ``tanjcli.evaluate.measure`` and one line in each of the two tables.
Metrics name ledgers and columns by text; whether those exist is checked where plan and ledgers meet.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from tanjcli.config.scalars import Id, Model, Number, PeriodLabel, Text, UnitCode

OverTime = Literal["sum", "last", "max", "avg", "ratio"]
OverUnits = Literal["sum", "avg", "ratio", "count"]


class Label(Model):
    """A name in Chinese and English."""

    zh: Text
    en: Text


class Bound(Model):
    """An amount to compare with, in its own unit."""

    at_least: Number | None = None
    more_than: Number | None = None
    at_most: Number | None = None
    less_than: Number | None = None
    unit: UnitCode


class Condition(Model):
    """A test on one column: exactly one of the fields. Several conditions on a metric must all hold."""

    is_: Annotated[Text | None, Field(alias="is")] = None
    in_: Annotated[tuple[Text, ...] | None, Field(alias="in")] = None
    not_in: tuple[Text, ...] | None = None
    bound: Bound | None = None
    given: Literal["true", "false"] | None = None  # the cell has / has no value


class _Measured(Model):
    """What every metric may say: the name its figure is shown under, and a note."""

    name: Label | None = None
    note: Text | None = None


class _Ledgered(_Measured):
    """What every metric on a ledger says."""

    ledger: Id
    where: dict[Id, Condition] = {}
    over_time: OverTime
    over_units: OverUnits


class Total(_Ledgered):
    """Σ of one measure column over the rows of the window; its declared flow says how the window is covered."""

    kind: Literal["total"]
    measure: Id


class Count(_Ledgered):
    """Number of distinct entities: dated inside the window (``over_time: sum``) or listed at the date (``last``)."""

    kind: Literal["count"]
    distinct: Id
    together_with: tuple[Id, ...] = ()  # an entity is these columns too: a person in each batch is one attendance
    dated: Id | None = None  # event column: only rows with dated ≤ as-of, inside the window
    counted_in: Id | None = None  # a year column that decides the window instead of ``dated`` (计数年度)


class Balance(_Ledgered):
    """A stock from a ledger of events: entities added − entities removed up to the date (opening + entries − exits)."""

    kind: Literal["balance"]
    distinct: Id
    dated: Id
    plus: dict[Id, Condition]  # of several words the first is the opening, without which there is no stock
    minus: dict[Id, Condition]


class Clusters(Model):
    """Groups of entities counted beside single ones: ``ledger`` lists (cluster, member) pairs.

    ``overlap: strict`` counts a member of a counted cluster no second time; ``loose`` counts both.
    """

    ledger: Id
    cluster: Id
    member: Id
    overlap: Literal["strict", "loose"]


class ThresholdCount(_Ledgered):
    """Number of entities whose measure over the window reaches the threshold, decided on exact values."""

    kind: Literal["threshold_count"]
    group: Id
    measure: Id
    threshold: Bound
    clusters: Clusters | None = None

    @property
    def strict(self) -> bool:
        """True when a member of a counted cluster does not count a second time."""
        return self.clusters is not None and self.clusters.overlap == "strict"


class Lowest(_Measured):
    """The lowest of several metrics: things that must all be done (签约 and 落地)."""

    kind: Literal["lowest"]
    of: tuple[Id, ...]
    over_time: OverTime
    over_units: OverUnits


class Growth(_Measured):
    """Average yearly growth in % of another metric since a base year: ``(V/V_base)^(1/n) − 1``, geometric."""

    kind: Literal["growth"]
    of: Id
    base: PeriodLabel
    over_time: Literal["ratio"]
    over_units: Literal["ratio"]


class Ratio(_Measured):
    """Numerator metric over denominator metric (a rate is Σ / Σ, never a mean of rates)."""

    kind: Literal["ratio"]
    numerator: Id
    denominator: Id
    over_time: Literal["ratio"]
    over_units: Literal["ratio"]


Metric = Annotated[
    Total | Count | Balance | ThresholdCount | Lowest | Growth | Ratio,
    Field(discriminator="kind"),
]
