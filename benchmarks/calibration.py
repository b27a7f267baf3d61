"""Do the outlooks mean what they say? Synthetic years from stated processes, forecast half-way, held against their end.

Three processes, each drawn from its own fixed seed:

flow   Mack's C(k+1) = f(k)·C(k) + σ·√C(k)·ε, ε normal, the months of one year correlated by 0.2 (a good year tends to
       stay good); three full past years and one unfinished, seen from June to October; ``profile``.
count  Poisson arrivals at a yearly rate drawn evenly from 12…60, seen for 3 to 9 months; ``count``.
firm   300 firms, log of year-end over mid-year normal, one past year known, output around the threshold; ``firm``.

An 80 % range should hold the truth in 75–85 % of the years, and of the goals given a chance near p, a share p should be
met: every year is asked about a ladder of goals, so a decile rests on many hundreds of answers. For contrast, and not
judged, the flow is also drawn with independent months and with strongly correlated ones: Student's t with n − 1 degrees
of freedom is then too careful, or Mack's error too small. Real years lie between.

    python -m benchmarks.calibration --plot docs/calibration.svg

makes the plot of the documentation, the same to the byte every time (two minutes); ``--smoke`` only tries the script.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from tanjcli.evaluate.outlook.choose import Case, outlook
from tanjcli.evaluate.outlook.counts import CountCase
from tanjcli.evaluate.outlook.firms import Firm, FirmCase
from tanjcli.evaluate.outlook.flows import FlowCase
from tanjcli.evaluate.outlook.model import Forecast, Goal, YearToDate

YEARS, SMOKE_YEARS = 2000, 200
COVERAGE = (0.75, 0.85)
OFF_BY = 0.05
MONTHS = tuple(range(2, 13))
FACTORS = (1.75, 1.40, 1.29, 1.25, 1.17, 1.15, 1.14, 1.12, 1.11, 1.12)
SIGMA = 0.12
SIDE, GAP, ROW = 240, 60, 3  # of the plot, in its own units


@dataclass
class Tally:
    """What came of one process: ranges that held; per decile the goals, their chances summed up, how many were met."""

    years: int = 0
    covered: int = 0
    goals: list[int] = field(default_factory=lambda: [0] * 10)
    promised: list[float] = field(default_factory=lambda: [0.0] * 10)
    met: list[int] = field(default_factory=lambda: [0] * 10)

    @property
    def coverage(self) -> float:
        return self.covered / self.years

    def deciles(self) -> Iterator[tuple[float, float, int]]:
        """(mean promised chance, share met, goals) of each decile that was asked about."""
        for n, promised, met in zip(self.goals, self.promised, self.met, strict=True):
            if n:
                yield promised / n, met / n, n

    @property
    def worst(self) -> float:
        return max(abs(promised - met) for promised, met, _ in self.deciles())

    @property
    def calibrated(self) -> bool:
        return COVERAGE[0] <= self.coverage <= COVERAGE[1] and self.worst <= OFF_BY


Year = tuple[Case, float, Sequence[float]]  # what is known, how it ended, the goals asked about


def flow_year(rng: random.Random, correlation: float = 0.2) -> Year:
    rows = []
    for _ in range(4):
        row, mood = [20 * math.exp(0.15 * rng.gauss(0, 1))], math.sqrt(correlation) * rng.gauss(0, 1)
        for factor in FACTORS:
            shock = mood + math.sqrt(1 - correlation) * rng.gauss(0, 1)
            row.append(factor * row[-1] + SIGMA * math.sqrt(row[-1]) * shock)
        rows.append(tuple(row))
    seen = rng.randrange(5, 10)
    past = tuple(YearToDate(2017 + i, row) for i, row in enumerate(rows[:3]))
    end = rows[3][-1]
    middle = rows[3][seen - 1] * math.prod(FACTORS[seen - 1 :])
    goals = [middle * (1 + step / 100) for step in range(-8, 9)]
    return FlowCase(Goal(middle), MONTHS, past, YearToDate(2020, rows[3][:seen])), end, goals


def count_year(rng: random.Random) -> Year:
    rate, seen = rng.uniform(12, 60) / 12, rng.randrange(3, 10)
    monthly = [poisson(rng, rate) for _ in range(12)]
    arrived, middle = sum(monthly[:seen]), round(12 * rate)
    goals = [float(goal) for goal in range(max(1, middle - 12), middle + 13, 2)]
    return CountCase(Goal(middle), arrived, seen, 12 - seen), float(sum(monthly)), goals


def firm_year(rng: random.Random) -> Year:
    def ratio() -> float:
        return 2.0 * math.exp(0.25 * rng.gauss(0, 1))

    firms, over = [], 0
    for i in range(300):
        before, now = (0.5 * math.exp(0.6 * rng.gauss(0, 1)) for _ in range(2))
        past = YearToDate(2019, (before, max(before, before * ratio())))
        firms.append(Firm(str(i), (past,), YearToDate(2020, (now,))))
        over += max(now, now * ratio()) >= 1.0
    goals = [float(goal) for goal in range(130, 172, 2)]
    return FirmCase(Goal(150), 1.0, 2, tuple(firms)), float(over), goals


PROCESSES: dict[str, Callable[[random.Random], Year]] = {"flow": flow_year, "count": count_year, "firm": firm_year}
CONTRAST: dict[str, Callable[[random.Random], Year]] = {
    "flow, months independent": partial(flow_year, correlation=0.0),
    "flow, months correlated 0.5": partial(flow_year, correlation=0.5),
}


def run(name: str, years: int) -> Tally:
    """Draw ``years`` synthetic years of a process and tally their forecasts."""
    rng, tally = random.Random(f"calibration {name}"), Tally()
    draw = (PROCESSES | CONTRAST)[name]
    for _ in range(years):
        case, end, goals = draw(rng)
        for i, goal in enumerate(goals):
            forecast = outlook(replace(case, goal=Goal(goal)))
            assert isinstance(forecast, Forecast)
            low, high, chance = forecast.low, forecast.high, forecast.p_hit
            assert isinstance(low, float | int)
            assert isinstance(high, float | int)
            assert isinstance(chance, float)
            if i == 0:
                tally.years += 1
                tally.covered += low <= end <= high
            if 0 < chance < 1:
                decile = min(9, int(10 * chance))
                tally.goals[decile] += 1
                tally.promised[decile] += chance
                tally.met[decile] += end >= goal
    return tally


def poisson(rng: random.Random, mean: float) -> int:
    left, count = math.exp(-mean), 0
    product = rng.random()
    while product > left:
        product *= rng.random()
        count += 1
    return count


def svg(tallies: dict[str, Tally]) -> str:
    """A reliability diagram for each process: chance promised across, share met upwards, ±5 points shaded."""
    wide = GAP + min(len(tallies), ROW) * (SIDE + GAP)
    tall = GAP + -(-len(tallies) // ROW) * (SIDE + 2 * GAP)
    panels = (
        panel(name, tally, GAP + i % ROW * (SIDE + GAP), GAP + i // ROW * (SIDE + 2 * GAP))
        for i, (name, tally) in enumerate(tallies.items())
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {tall}" font-family="sans-serif"'
        f' font-size="12"><title>Calibration of the outlooks</title>'
        f'<rect width="{wide}" height="{tall}" fill="#fff"/>{"".join(panels)}</svg>\n'
    )


def panel(name: str, tally: Tally, left: int, top: int) -> str:
    """One process: name and coverage above, the ten deciles as dots."""

    def at(p: float, q: float) -> tuple[str, str]:
        return f"{left + SIDE * p:.1f}", f"{top + SIDE * (1 - q):.1f}"

    def line(points: Iterable[tuple[float, float]]) -> str:
        return " ".join(",".join(at(p, q)) for p, q in points)

    band = line([(0, OFF_BY), (1 - OFF_BY, 1), (1, 1), (1, 1 - OFF_BY), (OFF_BY, 0), (0, 0)])
    deciles = [(promised, met) for promised, met, _ in tally.deciles()]
    dots = "".join('<circle cx="{}" cy="{}" r="3.5" fill="#1f5fa8"/>'.format(*at(p, q)) for p, q in deciles)
    ends = "".join(
        f'<text x="{x}" y="{top + SIDE + 16}" text-anchor="{anchor}">{label}</text>'
        for x, label, anchor in (
            (left, "0", "start"),
            (left + SIDE // 2, "P(hit) promised", "middle"),
            (left + SIDE, "1", "end"),
        )
    )
    middle = top + SIDE // 2
    return (
        f'<text x="{left}" y="{top - 24}" font-weight="bold">{name}</text>'
        f'<text x="{left}" y="{top - 8}">80 % range holds {100 * tally.coverage:.1f} %,'
        f" worst decile off by {100 * tally.worst:.1f}</text>"
        f'<rect x="{left}" y="{top}" width="{SIDE}" height="{SIDE}" fill="none" stroke="#888"/>'
        f'<polygon points="{band}" fill="#e4edf7"/><polyline points="{line(deciles)}" fill="none" stroke="#1f5fa8"/>'
        f'{dots}{ends}<text x="{left - 8}" y="{middle}" text-anchor="middle"'
        f' transform="rotate(-90 {left - 8} {middle})">share met</text>'
    )


def headline(name: str, tally: Tally) -> str:
    held, worst = 100 * tally.coverage, 100 * tally.worst
    return f"{name}: {tally.years} years, 80 % range holds {held:.1f} %, worst decile off by {worst:.1f} points"


def main() -> int:
    parser = argparse.ArgumentParser(description="Coverage and calibration of the outlooks on synthetic years.")
    parser.add_argument("--smoke", action="store_true", help=f"{SMOKE_YEARS} years instead of {YEARS}; judges nothing")
    parser.add_argument("--plot", type=Path, help="write the reliability diagrams to this SVG file")
    options = parser.parse_args()
    years = SMOKE_YEARS if options.smoke else YEARS
    tallies = {name: run(name, years) for name in PROCESSES}
    for name, tally in tallies.items():
        print(headline(name, tally))
        for promised, met, n in tally.deciles():
            print(f"  promised {100 * promised:5.1f} %  met {100 * met:5.1f} %  ({n} goals)")
    contrast = {f"not judged: {name}": run(name, years) for name in CONTRAST}
    for name, tally in contrast.items():
        print(headline(name, tally))
    if options.plot:
        options.plot.write_text(svg(tallies | contrast), encoding="utf-8", newline="\n")
    return 0 if options.smoke or all(tally.calibrated for tally in tallies.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
