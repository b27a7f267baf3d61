"""The above-scale firms of the sample county and the events of their register."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date

from tools.sample_county.anchors import LARGE, MIDDLE, SMALL_AT_START, SMALL_ENTERING, Anchor
from tools.sample_county.codes import credit_code
from tools.sample_county.facts import OPENING_DAY, UNITS

# (day of approval, batch, firms): annual batches land in late November and late December.
ENTRIES = (
    (date(2020, 3, 27), "月度", 1),
    (date(2020, 6, 24), "月度", 1),
    (date(2020, 9, 25), "月度", 1),
    (date(2020, 11, 27), "年度", 9),
    (date(2020, 12, 28), "年度", 15),
    (date(2021, 3, 26), "月度", 1),
    (date(2021, 6, 25), "月度", 2),
    (date(2021, 9, 24), "月度", 1),
    (date(2021, 11, 26), "年度", 12),
    (date(2021, 12, 28), "年度", 14),
    (date(2022, 3, 25), "月度", 1),
    (date(2022, 6, 24), "月度", 2),
    (date(2022, 9, 26), "月度", 2),
    (date(2022, 11, 25), "年度", 15),
    (date(2022, 12, 27), "年度", 22),
)
EXITS = ((date(2020, 12, 28), 7), (date(2021, 12, 28), 10), (date(2022, 12, 27), 12))

TRADES = {
    "绿色化工": ("化工", "新材料", "聚氨酯"),
    "食品加工": ("食品", "粮油", "果蔬"),
    "建材家居": ("板材", "家居", "建材"),
    "电子信息": ("电子", "光电"),
    "医药": ("药业",),
    "其他": ("针织", "机械", "包装", "制衣"),
    "": ("实业",),
}


@dataclass(frozen=True)
class Firm:
    """One firm. ``entered`` is ``None`` for the opening stock; ``base`` is a small firm's size in 千元."""

    code: str
    name: str
    town: str
    industry: str
    base: int
    anchor: Anchor | None = None
    entered: date | None = None
    batch: str = ""
    exited: date | None = None

    @property
    def new_plant(self) -> bool:
        """True for a plant commissioned shortly before its monthly entry: it has no earlier output."""
        return self.batch == "月度"

    @property
    def began(self) -> tuple[int, int]:
        """Year and month of a plant's first output; others were there before anything is recorded."""
        if self.entered is None or not self.new_plant:
            return (2019, 1)
        return self.entered.year, self.entered.month - 1

    def reports(self, year: int, month: int) -> bool:
        """Whether the firm is on the monthly return: the annual batch from the next 1—2月, the monthly one at once."""
        if self.exited is not None and year > self.exited.year:
            return False
        if self.entered is None:
            return True
        if self.new_plant:
            return (year, month) > (self.entered.year, self.entered.month)
        return year > self.entered.year


@dataclass(frozen=True)
class Event:
    """One line of the register: opening, entry or exit."""

    kind: str
    batch: str
    dated: date
    count_year: int | None
    firm: Firm


def make_firms() -> tuple[Firm, ...]:
    """All firms that are ever on the register, in the order of their codes."""
    rng = random.Random("sample county: firms")
    namer = _Namer()
    starting = [(a.industry, a) for a in (*LARGE, *MIDDLE)]
    small = [industry for industry, count in SMALL_AT_START.items() for _ in range(count)]
    rng.shuffle(small)
    leaving = _exits([i for i, industry in enumerate(small) if industry in ("其他", "建材家居", "食品加工")], rng)
    firms = [
        Firm(*namer.take(industry), _town(k, rng), industry, 0, anchor) for k, (industry, anchor) in enumerate(starting)
    ]
    firms += [
        Firm(*namer.take(industry), _town(k, rng), industry, rng.randrange(26_000, 62_000), exited=leaving.get(k))
        for k, industry in enumerate(small)
    ]
    return (*firms, *_entrants(namer, rng))


def register_events(firms: tuple[Firm, ...]) -> tuple[Event, ...]:
    """Opening, entries and exits in the order of their dates."""
    events = []
    for firm in firms:
        if firm.entered is None:
            events.append(Event("opening", "期初", OPENING_DAY, None, firm))
        else:
            events.append(Event("entry", firm.batch, firm.entered, firm.entered.year, firm))
        if firm.exited is not None:
            events.append(Event("exit", "年度", firm.exited, firm.exited.year, firm))
    return tuple(sorted(events, key=lambda e: (e.dated, e.kind, e.firm.code)))


def _entrants(namer: _Namer, rng: random.Random) -> list[Firm]:
    industries = [industry for industry, count in SMALL_ENTERING.items() for _ in range(count)]
    rng.shuffle(industries)
    firms: list[Firm] = []
    for day, batch, count in ENTRIES:
        for _ in range(count):
            industry = industries[len(firms)]
            base = rng.randrange(18_500, 44_000)
            firms.append(Firm(*namer.take(industry), rng.choice(UNITS), industry, base, entered=day, batch=batch))
    return firms


def _exits(candidates: list[int], rng: random.Random) -> dict[int, date]:
    rng.shuffle(candidates)
    days = [day for day, count in EXITS for _ in range(count)]
    return dict(zip(candidates, days, strict=False))


def _town(k: int, rng: random.Random) -> str:
    """Every unit gets a few firms first; the rest fall where they fall."""
    return UNITS[k % len(UNITS)] if k < 2 * len(UNITS) else rng.choice(UNITS)


class _Namer:
    """Hands out codes and plainly invented names, no two alike."""

    def __init__(self) -> None:
        self._count = 0

    def take(self, industry: str) -> tuple[str, str]:
        """A code and a name for the next firm of an industry."""
        k = self._count
        self._count += 1
        trades = TRADES[industry]
        name = f"样例{'甲乙丙丁戊己庚辛壬癸'[k % 10]}{'子丑寅卯辰巳午未申酉戌亥'[k % 12]}{'鲁沂沭郯'[k // 60 % 4]}"
        return credit_code("YL", 1000 + 7 * k), f"{name}{trades[k % len(trades)]}有限公司"
