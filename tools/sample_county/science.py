"""Innovation platforms, high-tech certificates and research applications."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

from tools.sample_county.firms import Firm

PLATFORM_KINDS = ("技术创新中心", "重点实验室", "工程技术研究中心", "众创空间", "孵化器")
PLATFORM_DAYS = (
    (2018, ((5, 21), (11, 8))),
    (2019, ((4, 16), (9, 24), (12, 5))),
    (2020, ((5, 12), (6, 18), (9, 3), (10, 22), (12, 17))),
    (2021, ((3, 11), (4, 27), (6, 8), (8, 19), (9, 14), (10, 21), (11, 11), (12, 16))),
    (2022, ((3, 24), (5, 19), (6, 23), (9, 8), (11, 17), (12, 15))),
)
# Notice days of the high-tech batches: (day, first recognitions, renewals).
CERTIFICATE_BATCHES = (
    (date(2019, 11, 28), 3, 1),
    (date(2020, 8, 17), 1, 0),
    (date(2020, 12, 8), 3, 2),
    (date(2021, 12, 7), 4, 1),
    (date(2021, 12, 15), 2, 1),
    (date(2022, 12, 12), 7, 3),
)
# Research applications: (day, level, days until approved or 0).
APPLICATIONS = (
    (date(2020, 4, 20), "市级", 60),
    (date(2020, 10, 15), "省级", 95),
    (date(2021, 3, 18), "省级", 120),
    (date(2021, 5, 11), "国家级", 0),
    (date(2021, 5, 27), "市级", 70),
    (date(2021, 9, 9), "省级", 100),
    (date(2022, 3, 15), "省级", 0),
    (date(2022, 4, 26), "市级", 0),
    (date(2022, 6, 14), "省级", 110),
    (date(2022, 10, 19), "国家级", 0),
)


@dataclass(frozen=True)
class Platform:
    """One recognised platform."""

    certificate: str
    name: str
    kind: str
    level: str
    host: str
    recognised_on: date


@dataclass(frozen=True)
class Certificate:
    """One high-tech certificate, valid three years."""

    number: str
    firm: Firm
    issued_on: date
    batch: str
    first: bool

    @property
    def valid_to(self) -> date:
        """Last day of validity."""
        return self.issued_on.replace(year=self.issued_on.year + 3) - timedelta(days=1)


@dataclass(frozen=True)
class Application:
    """One research project applied for; approved later, or not (yet)."""

    number: str
    name: str
    level: str
    host: str
    applied_on: date
    approved_on: date | None


def make_platforms(firms: tuple[Firm, ...]) -> tuple[Platform, ...]:
    """All platforms by day of recognition."""
    rng = random.Random("sample county: platforms")
    days = [date(year, month, day) for year, month_days in PLATFORM_DAYS for month, day in month_days]
    found = []
    for k, day in enumerate(days, start=1):
        kind = PLATFORM_KINDS[k * 3 % 5]
        level = rng.choice(("市级", "市级", "省级"))
        name = f"样例第{k:02d}{kind}"
        found.append(Platform(f"YLPT-{day.year}-{k:03d}", name, kind, level, rng.choice(firms[:50]).name, day))
    return tuple(found)


def make_certificates(firms: tuple[Firm, ...]) -> tuple[Certificate, ...]:
    """All certificates; the same firm is first recognised once and renewed after three years."""
    rng = random.Random("sample county: high-tech")
    holders = list(firms[:70])
    rng.shuffle(holders)
    found: list[Certificate] = []
    for k, (day, first, renewed) in enumerate(CERTIFICATE_BATCHES):
        batch = f"{day.year}年第{1 + sum(b[0].year == day.year for b in CERTIFICATE_BATCHES[:k])}批"
        for is_first in [True] * first + [False] * renewed:
            number = f"YLGR{day.year}37{len(found) + 1:05d}"
            found.append(Certificate(number, holders[len(found)], day, batch, is_first))
    return tuple(found)


def make_applications(firms: tuple[Firm, ...]) -> tuple[Application, ...]:
    """All applications by day."""
    rng = random.Random("sample county: research")
    found = []
    for k, (day, level, wait) in enumerate(APPLICATIONS, start=1):
        topic = rng.choice(("高分子合成", "低碳板材", "粮食深加工", "光学薄膜", "缓释制剂"))
        approved = day + timedelta(days=wait) if wait else None
        host = rng.choice(firms[:40]).name
        found.append(Application(f"YLKY-{day.year}-{k:02d}", f"样例{topic}关键技术研究", level, host, day, approved))
    return tuple(found)
