"""Who stands where, as frozen values: places in a ranking, and the names that a declared rule takes from it.

Amounts are unrounded ``Decimal`` in the unit of their ranking, shares and growth in per cent, leads in percentage
points. A place is a competition rank (1, 2, 2, 4); a standing without one says why in ``reason``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tanjcli.core.absence import NOT_APPLICABLE, Figure
from tanjcli.core.words import Name
from tanjcli.evaluate.sayings import Remark

_NOTHING_SAID = Name("")


@dataclass(frozen=True, slots=True)
class Standing:
    """One line of a ranking. ``goal``, ``actual`` and ``completion`` as the ranking's ``measure`` reads them.

    ``place_before`` is that of the report before, ``None`` where it had none; ``status`` is one of ``results.Status``.
    """

    key: str
    name: Name
    group: str  # group of the place (township, zone); empty for others
    goal: Figure
    actual: Figure
    completion: Figure  # %: what is ranked
    time_share: Figure = NOT_APPLICABLE  # %
    lead_pp: Figure = NOT_APPLICABLE  # percentage points
    status: str = ""  # empty where several targets are looked at
    place: int | None = None
    place_before: int | None = None
    reason: Remark | None = None  # why without a place
    firms: int | None = None  # single firms behind the figures of an industry, the fewest of them; None: not known

    @property
    def moved(self) -> int | None:
        """Places gained since the report before (negative: lost); ``None`` when either place is missing."""
        return None if self.place is None or self.place_before is None else self.place_before - self.place


@dataclass(frozen=True, slots=True)
class Ranking:
    """Standings of one group, in the order they are printed: by place, then those without one.

    ``target_id`` is empty for a ranking over several targets; ``target_ids`` names those it looks at. ``group`` is the
    group of places, ``stated`` or ``inferred`` for owners, empty for industries. ``before`` is the as-of day of
    ``place_before``, ``None`` when there is no earlier report of the period.
    """

    by: str  # town, owner, industry
    group: str
    target_id: str
    ref: str
    name: Name
    unit: str
    period: str
    as_of: date
    before: date | None
    standings: tuple[Standing, ...]
    measure: str = "completion"  # completion, mean_completion, on_track_share, growth
    target_ids: tuple[str, ...] = ()
    rule: tuple[Remark, ...] = ()  # the declared rule, to be printed under the table
    note: Name = _NOTHING_SAID  # what the plan says beside its rules, empty where it says nothing


@dataclass(frozen=True, slots=True)
class Mention:
    """One name on a list of commendation or criticism, and the place that put it there."""

    key: str
    name: Name
    group: str
    place: int
    completion: Figure  # %


@dataclass(frozen=True, slots=True)
class Notice:
    """Commendation or criticism by a rule that the plan declares; ``conditions`` must all hold. It may name nobody."""

    list: str  # praise, criticism
    rule: str  # id of the rule in the plan
    name: Name
    by: str  # as in ``Ranking``
    target_id: str
    conditions: tuple[Remark, ...]
    mentions: tuple[Mention, ...]
