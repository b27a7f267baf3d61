"""The thirty targets as the answer key judges them: goal, cells, the path by which progress is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Path = Literal["linear", "deadline", "step", "last_year", "geometric"]
YEARLY = ("2020", "2021", "2022")
START = date(2020, 1, 1)
END = date(2022, 12, 31)


@dataclass(frozen=True)
class Goal:
    """One target. ``stock`` ones start from a baseline at the end of 2019; ``early`` ones open with the plan."""

    ref: str
    unit: str
    value: Decimal
    ledger: str
    cells: tuple[str, ...] = ("2022",)
    path: Path = "linear"
    most: Decimal | None = None
    stock: bool = False
    early: bool = False

    def cell_for(self, year: int) -> str:
        """The cell a report of ``year`` shows: that year's own, else the only one."""
        return str(year) if str(year) in self.cells else self.cells[0]

    def window(self, cell: str) -> tuple[date, date]:
        """First and last day that count for a cell."""
        first, last = cell[:4], cell[-4:]
        return (START if self.early else date(int(first), 1, 1)), date(int(last), 12, 31)


def _flow(ref: str, value: int, ledger: str, path: Path) -> Goal:
    return Goal(ref, "亿元", Decimal(value), ledger, path=path)


def _count(ref: str, value: int, unit: str, ledger: str) -> Goal:
    return Goal(ref, unit, Decimal(value), ledger, cells=YEARLY)


GOALS = (
    Goal("T01", "%", Decimal(10), "annual-output", path="geometric", early=True),
    _flow("T02", 100, "annual-output", "deadline"),
    _flow("T03", 65, "firm-output", "linear"),
    _flow("T04", 100, "annual-output", "deadline"),
    _flow("T05", 50, "firm-output", "linear"),
    _flow("T06", 50, "annual-output", "deadline"),
    _flow("T07", 45, "firm-output", "linear"),
    _flow("T08", 30, "annual-output", "deadline"),
    _flow("T09", 7, "firm-output", "linear"),
    _flow("T10", 10, "annual-output", "deadline"),
    _flow("T11", 1, "firm-output", "linear"),
    Goal("T12", "家", Decimal(10), "firm-output", path="last_year"),
    Goal("T13", "家", Decimal(1), "firm-output", path="last_year"),
    Goal("T14", "家", Decimal(2), "firm-output", path="last_year"),
    Goal("T15", "家", Decimal(30), "firm-output", path="last_year"),
    Goal("T16", "家", Decimal(30), "firm-register", cells=("2020",), path="step"),
    Goal("T17", "家", Decimal(30), "firm-register", cells=("2021",), path="step"),
    Goal("T18", "家", Decimal(40), "firm-register", path="step"),
    Goal("T19", "家", Decimal(200), "firm-register", stock=True, early=True),
    Goal("T20", "个", Decimal(5), "parks", path="deadline", early=True),
    Goal("T21", "家", Decimal(1000), "park-firms", stock=True, early=True),
    _count("T22", 5, "个", "projects"),
    _count("T23", 30, "个", "projects"),
    _count("T24", 5, "名", "talents"),
    _count("T25", 15, "名", "talents"),
    Goal("T26", "家", Decimal(20), "platforms", cells=("2020-2022",)),
    Goal("T27", "家", Decimal(15), "high-tech", cells=("2020-2022",)),
    Goal("T28", "项", Decimal(6), "research", cells=("2020-2022",), most=Decimal(8)),
    _count("T29", 2, "批次", "trainings"),
    _count("T30", 100, "名", "trainings"),
)
