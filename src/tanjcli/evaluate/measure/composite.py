"""Metrics made of metrics: the lowest of several, average growth, ratio."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tanjcli.core.absence import Unmeasured, Why
from tanjcli.core.periods import Period
from tanjcli.core.quantities import BUILTIN_UNITS, EXACT, convert
from tanjcli.core.words import Name
from tanjcli.evaluate.measure.model import Levels, Measurement, Window
from tanjcli.evaluate.measure.room import Room
from tanjcli.evaluate.remarks import PART_NAMES, remark
from tanjcli.evaluate.results import Coverage, Figure, Origin, Part, Remark
from tanjcli.plan.metrics import Growth, Lowest, Ratio

PERCENT = next(u for u in BUILTIN_UNITS if u.code == "%")
ONE = next(u for u in BUILTIN_UNITS if u.code == "1")


def measure_lowest(metric: Lowest, window: Window, room: Room) -> Measurement:
    """The smallest of the parts, in the unit of the first; absent when any part is."""
    measured = {name: room.measure(name, window) for name in metric.of}
    parts = tuple(Part(room.name(name), m.value, m.unit.code if m.unit else "") for name, m in measured.items())
    unit = next(iter(measured.values())).unit
    merged = replace(_merged(tuple(measured.values())), unit=unit, parts=parts)
    values: dict[str, Decimal] = {}
    for name, one in measured.items():
        if isinstance(one.value, Unmeasured):
            return replace(merged, value=one.value)
        values[name] = convert(one.value, one.unit, unit) if one.unit and unit else one.value
    lowest = min(values, key=lambda name: values[name])
    shares = measured[lowest].shares
    if len(set(values.values())) > 1:
        called = room.name(lowest)
        said = remark("lowest-part", part=lowest, zh=called.get("zh"), en=called.get("en"))
        merged = replace(merged, remarks=(*merged.remarks, said))
    return replace(merged, value=values[lowest], shares=shares)


def measure_growth(metric: Growth, window: Window, room: Room) -> Measurement:
    """Average yearly growth in % from the base year to the latest full year measured at the window's end."""
    base_year = metric.base.start.year
    base = room.measure(metric.of, _year(base_year, window.as_of))
    if not base.whole:
        base = replace(base, value=Unmeasured(Why.NO_BASELINE))
    later = Measurement(Unmeasured(Why.NOT_YET), unit=base.unit)
    years = 0
    passed: tuple[Remark, ...] = ()  # said of later years that cannot be compared, for they lack something
    for year in range(window.at.year, base_year, -1):
        found = room.measure(metric.of, _year(year, window.at))
        full = found.whole and found.data_through == Period.year(year).last_day
        if full and not isinstance(found.value, Unmeasured):
            later, years = found, year - base_year
            break
        passed += found.remarks if not found.whole else ()
    unit = base.unit or later.unit
    merged = _merged((base, later) if years else (base,))
    merged = replace(merged, remarks=tuple(dict.fromkeys(merged.remarks + passed)))
    return replace(
        merged,
        value=_average(base.value, later.value, years),
        unit=PERCENT,
        data_through=later.data_through,
        coverage=later.coverage,
        parts=_levels_shown(base, later, base_year, years),
        origins=_as_base(base.origins) + later.origins,
        levels=Levels(base.value, later.value, base_year, years, unit) if unit else None,
    )


def measure_ratio(metric: Ratio, window: Window, room: Room) -> Measurement:
    """Σ numerator / Σ denominator. Amounts of one dimension give a plain number, everything else its quotient."""
    top, bottom = room.measure(metric.numerator, window), room.measure(metric.denominator, window)
    names = (("numerator", top), ("denominator", bottom))
    parts = tuple(Part(PART_NAMES[n], m.value, m.unit.code if m.unit else "") for n, m in names)
    merged = replace(_merged((top, bottom)), unit=ONE, parts=parts)
    for one in (top, bottom):
        if isinstance(one.value, Unmeasured):
            return replace(merged, value=one.value)
    if isinstance(top.value, Unmeasured) or isinstance(bottom.value, Unmeasured) or not bottom.value:
        return replace(merged, value=Unmeasured(Why.NOT_APPLICABLE))
    alike = top.unit is not None and bottom.unit is not None and top.unit.convertible(bottom.unit)
    amount = convert(top.value, top.unit, bottom.unit) if alike and top.unit and bottom.unit else top.value
    return replace(merged, value=EXACT.divide(amount, bottom.value))


def _merged(measured: tuple[Measurement, ...]) -> Measurement:
    """What holds for several measurements at once: the earliest data, the least coverage, everything said."""
    days = [m.data_through for m in measured]
    through = None if None in days else min(d for d in days if d is not None)
    earliest = min(measured, key=lambda m: m.data_through or date.min)
    covers = [m.coverage for m in measured if m.coverage is not None]
    worst: Coverage | None = min(covers, key=lambda c: c.reported - c.expected, default=None)
    return Measurement(
        value=Unmeasured(Why.NOT_APPLICABLE),
        data_through=through,
        rhythm=earliest.rhythm,
        coverage=worst,
        boundary=sum(m.boundary for m in measured),
        whole=all(m.whole for m in measured),
        firms=min((m.firms for m in measured if m.firms is not None), default=None),
        remarks=tuple(dict.fromkeys(r for m in measured for r in m.remarks)),
        sources=tuple(sorted({s for m in measured for s in m.sources})),
        origins=tuple(dict.fromkeys(o for m in measured for o in m.origins)),
    )


def _year(year: int, as_of: date) -> Window:
    return Window(Period.year(year).start, Period.year(year).last_day, as_of)


def _average(base: Figure, later: Figure, years: int) -> Figure:
    """``((later/base)^(1/years) − 1)·100``; exact wherever twelve decimals can be."""
    if isinstance(base, Unmeasured):
        return Unmeasured(Why.NO_BASELINE)
    if isinstance(later, Unmeasured):
        return later
    if base <= 0 or later <= 0:
        return Unmeasured(Why.NOT_APPLICABLE)
    ratio = EXACT.divide(later, base)
    root = EXACT.power(ratio, EXACT.divide(Decimal(1), Decimal(years)))
    growth = EXACT.multiply(EXACT.subtract(root, Decimal(1)), Decimal(100))
    neat = growth.quantize(Decimal("1e-12"), context=EXACT)
    grown = EXACT.multiply(base, EXACT.power(EXACT.add(Decimal(1), EXACT.divide(neat, Decimal(100))), years))
    return neat.normalize(EXACT) if grown == later else growth


def _levels_shown(base: Measurement, later: Measurement, base_year: int, years: int) -> tuple[Part, ...]:
    shown = [(base_year, base)] + ([(base_year + years, later)] if years else [])
    return tuple(Part(Name(f"{year} 年", str(year)), m.value, m.unit.code if m.unit else "") for year, m in shown)


def _as_base(found: tuple[Origin, ...]) -> tuple[Origin, ...]:
    return tuple(replace(origin, role="base") for origin in found)
