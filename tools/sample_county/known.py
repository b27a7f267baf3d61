"""Up to which day each ledger is known on a given day, from the days on which the deliveries arrive."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tools.sample_county.facts import BASELINES_ARRIVE, MONTHS, OPENING_DAY, YEARS, arrives, month_end

# Ledgers of dated events are known day by day up to the last delivery; these come as reports of whole periods.
REPORTS = {"firm-output": MONTHS, "park-firms": (3, 6, 9, 12), "annual-output": (12,)}
EVENTS = {
    "firm-register": ((3, 6, 9, 12), 8),
    "projects": (MONTHS, 20),
    "parks": ((3, 6, 9, 12), 9),
    "talents": ((3, 6, 9, 12), 9),
    "platforms": ((6, 12), 12),
    "research": ((6, 12), 12),
    "trainings": ((6, 12), 12),
    "high-tech": ((12,), 14),
}
DAYS = {"firm-output": 18, "park-firms": 9}


def data_date(ledger: str, as_of: date, known_on: date | None) -> date | None:
    """The day a figure from this ledger is of: the last day covered by data, not after ``as_of``."""
    through = [last for received, last in _deliveries(ledger) if known_on is None or received <= known_on]
    if not through:
        return None
    if ledger in REPORTS:
        return max((last for last in through if last <= as_of), default=None)
    return min(as_of, max(through))


def _deliveries(ledger: str) -> Iterator[tuple[date, date]]:
    """(received, through) of every delivery of a ledger."""
    if ledger == "annual-output":
        yield from ((arrives(year, 13, 20), date(year, 12, 31)) for year in (2019, *YEARS))
        return
    if ledger in ("firm-register", "park-firms", "platforms", "high-tech"):
        yield BASELINES_ARRIVE, OPENING_DAY
    months, day = (REPORTS[ledger], DAYS[ledger]) if ledger in REPORTS else EVENTS[ledger]
    for year in YEARS:
        for month in months:
            if (ledger, year, month) != ("trainings", 2020, 6):  # no training yet, no list
                yield arrives(year, month, day), month_end(year, month)
