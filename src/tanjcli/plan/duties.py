"""Who is compared with whom, and who owes what by when: declared rules of ranking, due days, returns of ledgers."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, WithJsonSchema

from tanjcli.config.scalars import ClauseId, Day, Flag, Id, Model, Number, PeriodLabel, Text, Whole
from tanjcli.plan.metrics import Label

Many = Annotated[Whole, Field(ge=1), WithJsonSchema({"type": "integer", "minimum": 1})]
Later = Annotated[Whole, Field(ge=0, le=24), WithJsonSchema({"type": "integer", "minimum": 0, "maximum": 24})]
DayOfMonth = Annotated[Whole, Field(ge=1, le=31), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 31})]


class DueDay(Model):
    """The last day of a duty: ``day`` of the month that comes ``months`` after its period's last one.

    A day that the month does not have is its last one.
    """

    months: Later = 0
    day: DayOfMonth = 31


class Held(Model):
    """One duty that was done, as its owner's papers say: for which period, on which day, by which document."""

    for_: Annotated[PeriodLabel, Field(alias="for")]
    on: Day
    document: Text


class Return(Model):
    """Who hands in a ledger, for every period of its rhythm, and by when."""

    owner: Id
    owner_source: Literal["stated", "inferred"]
    due: DueDay
    strict: Flag = False  # false: agreed among colleagues, so overdue is a caution and no breach
    clause: ClauseId | None = None
    note: Label | None = None


class Overall(Model):
    """How units are ranked over several targets: the mean of their completions, each counted up to ``cap`` %."""

    targets: Annotated[tuple[Id, ...], Field(min_length=1)]
    cap: Number | None = None


class NoticeRule(Model):
    """Who is commended or criticised: those of a ranking for whom every condition given holds.

    Of towns ``target`` says which ranking, absent the overall one. ``completion`` is what the ranking is by: of owners,
    stated leads only, the share of their targets on track; of industries growth.
    """

    id: Id
    name: Label
    list: Literal["praise", "criticism"]
    by: Literal["town", "owner", "industry"]
    target: Id | None = None
    first: Many | None = None  # place 1 to this
    last: Many | None = None  # so many from the end
    completion_at_least: Number | None = None  # %
    completion_below: Number | None = None
    lead_pp_at_least: Number | None = None  # percentage points
    lead_pp_below: Number | None = None

    @property
    def conditions(self) -> dict[str, int | Number]:
        """The conditions given, by name."""
        names = ("first", "last", "completion_at_least", "completion_below", "lead_pp_at_least", "lead_pp_below")
        return {name: getattr(self, name) for name in names if getattr(self, name) is not None}


class RankingRules(Model):
    """The declared rules of comparison, printed under every ranking."""

    overall: Overall | None = None
    notices: tuple[NoticeRule, ...] = ()
    note: Label | None = None  # said under every ranking: who made the rules, who split the goals
