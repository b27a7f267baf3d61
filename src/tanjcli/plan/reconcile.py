"""Reconciliation rules: what must agree before a report is given out, how far it may be off, who has waived it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from tanjcli.config.scalars import Day, Id, Model, Number, Text, UnitCode
from tanjcli.plan.metrics import Condition, Label

Part = Annotated[Number, Field(ge=0, json_schema_extra={"minimum": 0})]


class Tolerance(Model):
    """How far two figures may differ and still agree: an amount, a share of the larger in %, or the wider of both."""

    amount: Part | None = None
    unit: UnitCode | None = None  # of ``amount``; absent: the unit of the figures
    percent: Part | None = None


class Waiver(Model):
    """A breach let pass on record, up to and including the day; printed with every report it touches."""

    by: Text
    reason: Label
    until: Day


class _Rule(Model):
    """What every rule says."""

    id: Id
    text: Label
    tolerance: Tolerance = Tolerance()
    waivers: tuple[Waiver, ...] = ()


class PlacesSum(_Rule):
    """Reporting units = county: by unit, as stated in the delivery's own total rows, and against ``total``.

    No row may lack its unit, and no entity may be reported under two units for one period (a zone and its host town).
    """

    kind: Literal["places_sum"]
    metric: Id
    total: Id | None = None  # a metric of another ledger that states the same figure


class TotalBy(_Rule):
    """The parts by a column add up to the total, the ``unclassified`` one shown; no row may be without a key."""

    kind: Literal["total_by"]
    metric: Id
    by: Id
    total: Id | None = None
    unclassified: Id | None = None


class Subset(_Rule):
    """A part never exceeds the whole, in all and (``by``) under each key of a column."""

    kind: Literal["subset"]
    part: Id
    whole: Id
    by: Id | None = None


class StockBalance(_Rule):
    """Stock = last year's stock + entries − exits, and the events behind it are possible.

    Nobody leaves without having entered or enters twice; ``counted_in`` is the year of the event, or, for one dated in
    the first quarter, the year before, unless ``own_year`` holds for it (a monthly batch counts in its own year).
    """

    kind: Literal["stock_balance"]
    metric: Id
    counted_in: Id | None = None
    own_year: dict[Id, Condition] = {}


class Nested(_Rule):
    """Each figure is part of the next, so they rise."""

    kind: Literal["nested"]
    metrics: Annotated[tuple[Id, ...], Field(min_length=2)]


Reconciliation = Annotated[PlacesSum | TotalBy | Subset | StockBalance | Nested, Field(discriminator="kind")]
