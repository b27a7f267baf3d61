"""Investment projects with the dates of their stages, leads that came to nothing yet, and who shares in what.

Signings and landings of each tier are set year by year; which project lands is the one that has waited longest.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from tools.sample_county.facts import UNITS

# tier: (least, most investment in 万元 / 10, signings by year, landings by year); 2019's are still open in 2020.
LARGE, MEDIUM, SMALL = "large", "medium", "small"
SIZES = {LARGE: (11_000, 32_000), MEDIUM: (1_050, 8_600), SMALL: (180, 960)}
SIGNED = {
    LARGE: {2019: 2, 2020: 6, 2021: 5, 2022: 7},
    MEDIUM: {2019: 9, 2020: 25, 2021: 29, 2022: 31},
    SMALL: {2019: 6, 2020: 22, 2021: 24, 2022: 23},
}
LANDED = {
    LARGE: {2020: 4, 2021: 5, 2022: 6},
    MEDIUM: {2020: 22, 2021: 25, 2022: 28},
    SMALL: {2020: 18, 2021: 21, 2022: 22},
}
# Projects on and beside a threshold: (year, how manyth of the year, tier) → 万元.
ON_THE_LINE = {
    (2021, 2, LARGE): Decimal(100_000),  # exactly 10亿元
    (2021, 4, MEDIUM): Decimal(99_960),  # 9.996亿元: not a large one
    (2021, 7, MEDIUM): Decimal(10_000),  # exactly 1亿元
    (2021, 5, SMALL): Decimal("9999.5"),  # 5000 元 short of 1亿元
    (2022, 9, MEDIUM): Decimal("12345.67"),
}
KINDS = ("新型材料", "精细化工", "粮油深加工", "绿色板材", "智能家居", "光电元件", "生物制药", "针织服装", "装备制造")


WHY_DROPPED = ("客商调整投资方向", "用地条件不具备", "环评未通过", "资金未到位")


@dataclass(frozen=True)
class Project:
    """One project; ``investment`` in 万元. Stages run in order, each date given once it is reached."""

    code: str
    name: str
    town: str
    tier: str
    investment: Decimal
    signed_on: date
    landed_on: date | None = None
    started_on: date | None = None
    completed_on: date | None = None
    dropped_on: date | None = None
    lead_on: date | None = None
    contact_on: date | None = None
    producing_on: date | None = None
    reason: str = ""

    @property
    def stages(self) -> tuple[date | None, ...]:
        """The days of all stages, in their order."""
        first = (self.lead_on, self.contact_on, self.signed_on)
        return (*first, self.landed_on, self.started_on, self.completed_on, self.producing_on)


@dataclass(frozen=True)
class Prospect:
    """A lead that nobody has signed; some of them were given up."""

    code: str
    name: str
    town: str
    investment: Decimal
    lead_on: date
    contact_on: date | None
    dropped_on: date | None
    reason: str

    @property
    def stages(self) -> tuple[date | None, ...]:
        """The days of all stages, in their order."""
        return (self.lead_on, self.contact_on, None, None, None, None, None)


@dataclass(frozen=True)
class Part:
    """A town's part of a project that two towns brought in together, in %."""

    project: Project
    town: str
    leading: bool
    share: int


def make_projects() -> tuple[Project, ...]:
    """All projects, in the order of their numbers."""
    rng = random.Random("sample county: projects")
    projects: list[Project] = []
    for tier in (LARGE, MEDIUM, SMALL):
        projects += _landings(tier, _signings(tier, rng), rng)
    ordered = sorted(projects, key=lambda p: (p.signed_on, p.name))
    numbered = [replace(p, code=f"YLZS-{p.signed_on.year}-{k:03d}") for k, p in enumerate(ordered, start=1)]
    around = random.Random("sample county: stages before and after")
    return tuple(_told_whole(_dropped(p), around) for p in numbered)


def make_prospects() -> tuple[Prospect, ...]:
    """Leads of the three years that have not been signed, in the order of their days."""
    rng = random.Random("sample county: prospects")
    found = []
    for k in range(1, 46):
        lead = date(2020, 1, 10) + timedelta(days=23 * k + rng.randrange(20))
        contact = lead + timedelta(days=rng.randrange(12, 50)) if k % 3 else None
        dropped = (contact or lead) + timedelta(days=rng.randrange(70, 200)) if k % 2 else None
        found.append(
            Prospect(
                code=f"YLXS-{lead.year}-{k:03d}",
                name=f"样例线索{k:02d}号{rng.choice(KINDS)}项目",
                town=rng.choice(UNITS),
                investment=Decimal(rng.randrange(80, 9_000) * 10),
                lead_on=lead,
                contact_on=contact,
                dropped_on=dropped,
                reason=WHY_DROPPED[k % len(WHY_DROPPED)] if dropped else "",
            )
        )
    return tuple(found)


def make_parts(projects: tuple[Project, ...]) -> tuple[Part, ...]:
    """Every eleventh project of some size was brought in by two towns."""
    joint = [p for p in projects if p.tier != SMALL][::11]
    parts = []
    for k, project in enumerate(joint):
        other = UNITS[(UNITS.index(project.town) + 3) % len(UNITS)]
        share = (60, 50, 70)[k % 3]
        parts += [Part(project, project.town, True, share), Part(project, other, False, 100 - share)]
    return tuple(parts)


def _signings(tier: str, rng: random.Random) -> list[Project]:
    found = []
    for year, count in SIGNED[tier].items():
        for k, day in enumerate(_days(year, count, rng)):
            low, high = SIZES[tier]
            investment = ON_THE_LINE.get((year, k, tier), Decimal(rng.randrange(low, high) * 10))
            name = f"样例{year % 100}{tier[0].upper()}{k + 1:02d}号{rng.choice(KINDS)}项目"
            found.append(Project("", name, rng.choice(UNITS), tier, investment, day))
    return found


def _landings(tier: str, signed: list[Project], rng: random.Random) -> list[Project]:
    """Give each landing day of the tier to the project that has waited longest, at least two weeks."""
    waiting, landed = list(signed), []
    for year, count in LANDED[tier].items():
        for day in _days(year, count, rng):
            project = waiting.pop(0)
            if project.signed_on + timedelta(days=14) > day:
                raise ValueError(f"{project.name} would land on {day}, signed {project.signed_on}")
            started = day + timedelta(days=rng.randrange(20, 80))
            completed = started + timedelta(days=rng.randrange(220, 520))
            landed.append(replace(project, landed_on=day, started_on=started, completed_on=completed))
    return landed + waiting


def _days(year: int, count: int, rng: random.Random) -> list[date]:
    """``count`` days spread over the year, from mid January on, in order."""
    step = 345 // count
    first = date(year, 1, 12)
    return [first + timedelta(days=k * step + rng.randrange(step)) for k in range(count)]


def _dropped(project: Project) -> Project:
    """Small projects that never landed are given up a year after signing; larger ones stay open."""
    if project.tier != SMALL or project.landed_on is not None or project.signed_on.year > 2021:
        return project
    return replace(
        project, dropped_on=project.signed_on + timedelta(days=365), reason=WHY_DROPPED[project.signed_on.day % 4]
    )


def _told_whole(project: Project, rng: random.Random) -> Project:
    """How it began, weeks before it was signed, and full production some months after it was completed."""
    contact = project.signed_on - timedelta(days=rng.randrange(20, 75))
    lead = contact - timedelta(days=rng.randrange(10, 45))
    after = timedelta(days=rng.randrange(60, 150))
    producing = project.completed_on + after if project.completed_on else None
    return replace(project, lead_on=lead, contact_on=contact, producing_on=producing)
