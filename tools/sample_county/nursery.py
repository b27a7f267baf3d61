"""Small firms on their way above the line (小升规培育库): those that enter in a yearly batch, and others."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

from tools.sample_county.codes import credit_code
from tools.sample_county.facts import UNITS, YEARS
from tools.sample_county.firms import Firm

LINE = 2_000  # 万元
_WAY = (62, 75, 88, 100)  # revenue of twelve months at the end of each quarter, in % of the year's
_WAITING = 18  # a year that come to nothing


@dataclass(frozen=True)
class Candidate:
    """One firm in one year's nursery; ``revenue`` of the last twelve months by quarter, in 万元."""

    year: int
    code: str
    name: str
    town: str
    revenue: tuple[int, ...]
    filed_on: date | None = None
    approved_on: date | None = None


def make_nursery(firms: tuple[Firm, ...]) -> tuple[Candidate, ...]:
    """Every year's candidates, those that will enter first."""
    rng = random.Random("sample county: nursery")
    found = []
    for year in YEARS:
        for firm in firms:
            if firm.batch == "年度" and firm.entered is not None and firm.entered.year == year:
                filed = firm.entered - timedelta(days=rng.randrange(20, 45))
                revenue = _revenue(rng.randrange(LINE + 20, LINE + 1_600))
                found.append(Candidate(year, firm.code, firm.name, firm.town, revenue, filed, firm.entered))
        for k in range(1, _WAITING + 1):
            number = (year - YEARS[0]) * _WAITING + k
            name = f"样例培育{number:02d}号{rng.choice(('五金', '食品', '木业', '塑料', '服饰'))}有限公司"
            revenue = _revenue(rng.randrange(1_200, LINE - 10))
            found.append(Candidate(year, credit_code("YP", number), name, rng.choice(UNITS), revenue))
    return tuple(found)


def _revenue(whole: int) -> tuple[int, ...]:
    return tuple(whole * share // 100 for share in _WAY)
