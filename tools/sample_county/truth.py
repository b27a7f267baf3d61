"""The true figures, counted from the clean records in the plainest way."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tools.sample_county.county import County
from tools.sample_county.facts import BUILDING, CHEMICALS, ELECTRONICS, FOOD, OPENING_DAY, PHARMA, month_end
from tools.sample_county.known import data_date
from tools.sample_county.restated import LATE_MONTH, LATE_ON, LATE_TOWN, RESTATED_MONTH, RESTATED_ON

WHOLE_INDUSTRY = {"T02": CHEMICALS, "T04": FOOD, "T06": BUILDING, "T08": ELECTRONICS, "T10": PHARMA}
ABOVE_SCALE = {"T03": CHEMICALS, "T05": FOOD, "T07": BUILDING, "T09": ELECTRONICS, "T11": PHARMA}
TIERS = {"T12": 1_000_000, "T13": 5_000_000, "T14": 3_000_000}  # 千元
PROJECT_SIZES = {"T22": 100_000, "T23": 10_000}  # 万元
YI = Decimal(100_000)  # 亿元 in 千元


class Truth:
    """The county as known on a day (``None``: with every delivery)."""

    def __init__(self, county: County, known_on: date | None) -> None:
        self._county = county
        self._known_on = known_on

    def measure(self, ref: str, first: date, day: date) -> Decimal | None:
        """The figure of a target for the window that opens on ``first``, up to ``day``; ``None`` when there is none."""
        if ref in WHOLE_INDUSTRY:
            return self._whole_industry(WHOLE_INDUSTRY[ref], first, day)
        if ref in ABOVE_SCALE:
            return self._above_scale(ABOVE_SCALE[ref], first, day)
        return Decimal(self.count(ref, first, day))

    def all_industry(self, year: int) -> int:
        """Output of all industry in a year, 千元."""
        return sum(line.all_industry for line in self._county.outputs.annual if line.year == year)

    def firm_outputs(self, day: date) -> dict[str, int]:
        """Year-to-date output of every firm on the return of a month, 千元."""
        county, at = self._county, (day.year, day.month)
        found = {f.code: county.outputs.to_date[f.code, *at] for f in county.firms if f.reports(*at)}
        if at == RESTATED_MONTH and self._known_on is not None and self._known_on < RESTATED_ON:
            found.update(county.first_july)
        if at == LATE_MONTH and self._known_on is not None and self._known_on < LATE_ON:
            found = {f.code: found[f.code] for f in county.firms if f.code in found and f.town != LATE_TOWN}
        return found

    def _whole_industry(self, industry: str, first: date, day: date) -> Decimal | None:
        lines = [line for line in self._county.outputs.annual if line.industry == industry]
        return next((line.all_industry / YI for line in lines if first.year <= line.year == day.year), None)

    def _above_scale(self, industry: str, first: date, day: date) -> Decimal | None:
        if day < first:
            return None
        outputs = self.firm_outputs(day)
        return (
            Decimal(sum(outputs[f.code] for f in self._county.firms if f.industry == industry and f.code in outputs))
            / YI
        )

    def count(self, ref: str, first: date, day: date) -> int:
        """The figure of a target that counts things."""
        county = self._county
        if ref in TIERS:
            return self._large_units(TIERS[ref], day)
        if ref in PROJECT_SIZES:
            return self._projects(PROJECT_SIZES[ref], first, day)
        match ref:
            case "T15":
                return sum(value >= 100_000 for value in self.firm_outputs(day).values())
            case "T16" | "T17" | "T18":
                entries = [e for e in county.events if e.kind == "entry" and e.dated <= day]
                return sum(e.count_year == first.year for e in entries)
            case "T19":
                return sum(-1 if e.kind == "exit" else 1 for e in county.events if e.dated <= day)
            case "T20":
                return sum(p.built_on is not None and first <= p.built_on <= day for p in county.parks)
            case "T21":
                tenants = county.tenants[day.year, day.month // 3]
                return len({t.code for t in tenants if t.company and t.operating})
            case _:
                return self._people_and_science(ref, first, day)

    def _people_and_science(self, ref: str, first: date, day: date) -> int:
        county = self._county
        talents = [t for t in county.talents if first <= t.arrived_on <= day]
        trainings = [a for a in county.trainings if first <= a.trained_on <= day]
        match ref:
            case "T24":
                return sum(t.rank in ("国家级", "省级") for t in talents)
            case "T25":
                return sum(t.degree in ("博士", "硕士") for t in talents)
            case "T26":
                return sum(first <= p.recognised_on <= day for p in county.platforms)
            case "T27":
                return sum(c.first and first <= c.issued_on <= day for c in county.certificates)
            case "T28":
                applied = [a for a in county.applications if first <= a.applied_on <= day]
                return sum(a.level in ("国家级", "省级") for a in applied)
            case "T29":
                return len({a.batch for a in trainings})
            case "T30":
                return len({a.person for a in trainings})
            case _:
                raise KeyError(ref)

    def _projects(self, size: int, first: date, day: date) -> int:
        """The lower of signed and landed."""
        large = [p for p in self._county.projects if p.investment >= size]
        signed = sum(first <= p.signed_on <= day for p in large)
        landed = sum(p.landed_on is not None and first <= p.landed_on <= day for p in large)
        return min(signed, landed)

    def _large_units(self, size: int, day: date) -> int:
        """Clusters and firms of a size; a member of a counted cluster is not counted again."""
        outputs = self.firm_outputs(day)
        members: dict[str, set[str]] = {}
        for m in self._county.members:
            if m.joined_on <= day:
                members.setdefault(m.cluster, set()).add(m.firm.code)
        counted = [codes for codes in members.values() if sum(outputs.get(code, 0) for code in codes) >= size]
        inside = set().union(*counted)
        return len(counted) + sum(value >= size and code not in inside for code, value in outputs.items())


def baseline(truth: Truth, ref: str) -> Decimal:
    """The figure at the end of 2019, where a stock starts."""
    return Decimal(truth.count(ref, OPENING_DAY, OPENING_DAY))


def last_year_shape(truth: Truth, ref: str, day: date, known_on: date | None) -> Decimal | None:
    """Last year's count in the same month over last year's at year end; ``None`` when that was 0 or is not known."""
    year = day.year - 1
    opened, then, year_end = date(year, 1, 1), month_end(year, day.month), date(year, 12, 31)
    if year < 2020 or data_date("firm-output", year_end, known_on) != year_end:
        return None
    at_end = truth.count(ref, opened, year_end)
    return Decimal(truth.count(ref, opened, then)) / at_end if at_end else None
