"""Talents brought in, and trainings of entrepreneurs. Names are masked; nobody is anybody."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle

from tools.sample_county.firms import Firm
from tools.sample_county.parks import quarter_end

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"

# Quarter by quarter: (of provincial rank or above, of municipal rank or none with a master's degree, others).
TALENTS = {
    2020: ((0, 2, 1), (1, 4, 2), (1, 5, 2), (1, 4, 1)),
    2021: ((1, 2, 2), (1, 4, 1), (2, 2, 2), (1, 2, 1)),
    2022: ((2, 3, 1), (1, 5, 2), (2, 4, 1), (2, 4, 2)),
}
# Batches: (day, people, of whom trained before in the same year).
BATCHES = (
    (date(2020, 9, 16), 45, 0),
    (date(2020, 11, 12), 42, 0),
    (date(2021, 4, 21), 56, 0),
    (date(2021, 10, 14), 61, 9),
    (date(2022, 3, 17), 40, 0),
    (date(2022, 7, 6), 38, 0),
    (date(2022, 11, 9), 35, 13),
)


@dataclass(frozen=True)
class Talent:
    """One person brought in."""

    code: str
    name: str
    rank: str
    degree: str
    employer: str
    arrived_on: date


@dataclass(frozen=True)
class Attendance:
    """One person in one batch of training."""

    batch: str
    trained_on: date
    person: str
    name: str
    firm: str


def make_talents(firms: tuple[Firm, ...]) -> tuple[Talent, ...]:
    """All talents by day of arrival."""
    rng = random.Random("sample county: talents")
    found: list[Talent] = []
    for year, quarters in TALENTS.items():
        arrivals, degrees = [], cycle(("博士", "硕士", "博士", "硕士", "本科"))
        for quarter, (high, masters, others) in enumerate(quarters, start=1):
            wanted = [(rng.choice(("省级", "省级", "国家级")), next(degrees)) for _ in range(high)]
            wanted += [(rng.choice(("市级", "无")), rng.choice(("硕士", "硕士", "博士"))) for _ in range(masters)]
            wanted += [("市级" if rng.randrange(3) == 0 else "无", "本科") for _ in range(others)]
            last = quarter_end(year, quarter)
            arrivals += [(last - timedelta(days=rng.randrange(88)), rank, degree) for rank, degree in wanted]
        for k, (day, rank, degree) in enumerate(sorted(arrivals), start=1):
            employer = rng.choice(firms[:60]).name
            found.append(Talent(f"YLRC-{year}-{k:03d}", _masked(rng), rank, degree, employer, day))
    return tuple(found)


def make_trainings(firms: tuple[Firm, ...]) -> tuple[Attendance, ...]:
    """All attendances, batch by batch; some people come twice in a year."""
    rng = random.Random("sample county: trainings")
    found: list[Attendance] = []
    for day, people, again in BATCHES:
        this_year = [a for a in found if a.trained_on.year == day.year]
        batch = f"YLPX-{day.year}-{len({a.batch for a in this_year}) + 1}"
        known = len({a.person for a in this_year})
        returning = [Attendance(batch, day, a.person, a.name, a.firm) for a in this_year[:again]]
        fresh = [
            Attendance(batch, day, f"YLQYJ-{day.year}-{known + k:03d}", _masked(rng), rng.choice(firms[:120]).name)
            for k in range(1, people - again + 1)
        ]
        found += returning + fresh
    return tuple(found)


def _masked(rng: random.Random) -> str:
    return rng.choice(SURNAMES) + "*" * rng.randrange(1, 3)
