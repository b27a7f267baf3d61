"""What a measurement is asked for and what it answers: plain frozen values, no pandas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tanjcli.core.absence import Unmeasured, Why
from tanjcli.core.quantities import Unit
from tanjcli.evaluate.results import Coverage, Figure, Origin, Part, Remark, Share


@dataclass(frozen=True, slots=True)
class Window:
    """Days that count, both ends included, seen from ``as_of``: nothing later than ``at`` is looked at.

    A window that lies wholly after ``as_of`` is empty (``at`` before ``start``).
    """

    start: date
    last: date
    as_of: date

    @property
    def at(self) -> date:
        """The last day looked at."""
        return min(self.as_of, self.last)

    @property
    def years(self) -> range:
        """The calendar years it touches up to ``at``."""
        return range(self.start.year, self.at.year + 1)


@dataclass(frozen=True, slots=True)
class Levels:
    """The two levels behind an average growth: ``base`` of its year, the latest ``value``, the years between."""

    base: Figure
    value: Figure
    base_year: int
    years: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Measurement:
    """An actual in the metric's own unit; ``unit`` is absent for counts, which take the target's word.

    ``data_through`` is the day up to which the data speak, ``rhythm`` how often they are due, ``boundary`` how many
    entities lie within ± 0.5 % of a threshold, ``sources`` every ``file!sheet`` that contributed. Not ``whole``: a row,
    cell or category that the figure needs was rejected or is absent. ``firms``: how many single firms stand behind the
    value; ``None`` where the rows are about something else, or were added up before they came.
    """

    value: Figure
    unit: Unit | None = None
    data_through: date | None = None
    rhythm: str = "any"
    coverage: Coverage | None = None
    parts: tuple[Part, ...] = ()
    boundary: int = 0
    shares: tuple[Share, ...] = ()
    remarks: tuple[Remark, ...] = ()
    sources: tuple[str, ...] = ()
    origins: tuple[Origin, ...] = ()
    levels: Levels | None = None
    whole: bool = True
    firms: int | None = None


@dataclass(frozen=True, slots=True)
class Curve:
    """A metric by day, in ``unit``; only days for which the data speak are in it."""

    values: Mapping[date, Decimal]
    unit: Unit | None = None


def absent(why: Why, data_through: date | None = None, rhythm: str = "any", **params: str) -> Measurement:
    """A measurement without a figure."""
    return Measurement(Unmeasured(why, params), data_through=data_through, rhythm=rhythm)
