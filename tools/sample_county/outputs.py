"""Monthly output of every firm, in whole 千元, and the yearly figures by industry made from it.

Arithmetic is on integers throughout, so every sum is exact.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass

from tools.sample_county.facts import FIVE, INDUSTRIES, MONTHS, OTHER, UNCLASSIFIED
from tools.sample_county.firms import Firm

# Share of the year made in each reported month, in per mille; the first is January and February together.
SHAPES = {
    2019: (128, 84, 83, 84, 92, 81, 80, 90, 84, 92, 102),
    2020: (84, 78, 86, 90, 98, 88, 88, 98, 92, 97, 101),
    2021: (130, 85, 82, 83, 92, 80, 80, 90, 84, 92, 102),
    2022: (131, 79, 76, 84, 96, 82, 80, 91, 84, 92, 105),
}

# Output above scale by industry (千元): what the return of December adds up to. Building 2022 is its goal to the 元.
ABOVE_SCALE = {
    2019: (4_905_320, 4_110_450, 3_648_770, 441_230, 82_310, 4_390_660, 71_240),
    2020: (5_150_880, 4_021_310, 3_709_540, 492_870, 95_470, 4_487_190, 73_980),
    2021: (5_952_640, 4_463_870, 4_180_260, 561_540, 121_850, 5_216_730, 101_560),
    2022: (6_841_730, 4_772_960, 4_500_000, 631_280, 146_390, 5_947_520, 118_430),
}
# The rest of each industry (千元), below scale, known once a year; unclassified firms stand under 其他.
BELOW_SCALE = {
    2019: (2_714_680, 4_489_550, 541_230, 1_568_770, 607_690, 2_209_340),
    2020: (2_749_120, 4_468_690, 570_460, 1_707_130, 664_530, 2_612_810),
    2021: (3_177_360, 4_816_130, 579_740, 2_118_460, 818_150, 3_281_270),
    2022: (3_618_270, 4_957_040, 672_000, 2_368_680, 933_610, 4_142_480),
}


@dataclass(frozen=True)
class AnnualLine:
    """One industry's year: output of all industry and of the firms above scale, in 千元."""

    year: int
    industry: str
    all_industry: int
    above_scale: int


@dataclass(frozen=True)
class Outputs:
    """Cumulative output by (firm code, year, month), as it truly was and as the same-period columns state it."""

    to_date: Mapping[tuple[str, int, int], int]
    same_period: Mapping[tuple[str, int, int], int]
    annual: tuple[AnnualLine, ...]

    def of_month(self, code: str, year: int, month: int) -> int:
        """Output of the month alone; February is January and February together."""
        before = self.to_date.get((code, year, month - 1), 0)
        return self.to_date[code, year, month] - before


def make_outputs(firms: tuple[Firm, ...]) -> Outputs:
    """Yearly totals, spread over the months, restated as the same period of the next year."""
    rng = random.Random("sample county: outputs")
    totals = {year: _year_totals(firms, year, rng) for year in SHAPES}
    to_date: dict[tuple[str, int, int], int] = {}
    for year in SHAPES:
        for firm in firms:
            to_date.update(_spread(firm, year, totals[year].get(firm.code, 0), rng))
    return Outputs(to_date, _same_period(firms, to_date, rng), _annual())


def _year_totals(firms: tuple[Firm, ...], year: int, rng: random.Random) -> dict[str, int]:
    """Each firm's output of a year; the reporting small firms of an industry share what the large ones leave."""
    totals = {f.code: _own_size(f, year, rng) for f in firms if f.began[0] <= year}
    for industry, stated in zip(INDUSTRIES, ABOVE_SCALE[year], strict=True):
        reporting = [f for f in firms if f.industry == industry and f.reports(year, 12)]
        small = [f for f in reporting if f.anchor is None]
        left = stated - sum(totals[f.code] for f in reporting if f.anchor is not None)
        weights = sum(totals[f.code] for f in small)
        shares = {f.code: left * totals[f.code] // weights for f in small}
        shares[small[0].code] += left - sum(shares.values())
        totals.update(shares)
    return totals


def _own_size(firm: Firm, year: int, rng: random.Random) -> int:
    if firm.anchor is None:
        return firm.base * rng.randrange(900, 1100) // 1000
    if year == 2022:
        return firm.anchor.output_2022
    return firm.anchor.output_2022 * firm.anchor.earlier[year - 2019] // 1000


def _spread(firm: Firm, year: int, total: int, rng: random.Random) -> dict[tuple[str, int, int], int]:
    if not total:
        return {}
    began = firm.began[1] if firm.began[0] == year else 2
    weights = [
        share * rng.randrange(93, 108) if month >= began else 0
        for month, share in zip(MONTHS, SHAPES[year], strict=True)
    ]
    done, result = 0, {}
    for month, weight in zip(MONTHS, weights, strict=True):
        done += weight
        if month >= began:
            result[firm.code, year, month] = total * done // sum(weights)
    return result


def _same_period(
    firms: tuple[Firm, ...], to_date: Mapping[tuple[str, int, int], int], rng: random.Random
) -> dict[tuple[str, int, int], int]:
    """Last year's figures as this year's return states them: a few firms restate theirs by up to 4 %."""
    result = {}
    for year in (2020, 2021, 2022):
        for firm in firms:
            factor = rng.randrange(960, 1041) if rng.randrange(100) < 6 else 1000
            for month in MONTHS:
                earlier = to_date.get((firm.code, year - 1, month))
                if earlier is not None:
                    result[firm.code, year, month] = earlier * factor // 1000
    return result


def _annual() -> tuple[AnnualLine, ...]:
    lines = []
    for year, below in BELOW_SCALE.items():
        above = dict(zip(INDUSTRIES, ABOVE_SCALE[year], strict=True))
        above[OTHER] += above.pop(UNCLASSIFIED)
        for industry, rest in zip((*FIVE, OTHER), below, strict=True):
            lines.append(AnnualLine(year, industry, above[industry] + rest, above[industry]))
    return tuple(lines)
