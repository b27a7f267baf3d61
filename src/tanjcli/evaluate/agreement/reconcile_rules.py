"""One function for each kind of reconciliation rule: what it measures, and what there is to say about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from tanjcli.core.absence import Unmeasured
from tanjcli.core.findings import Finding
from tanjcli.core.periods import Period
from tanjcli.core.quantities import EXACT, Unit, convert
from tanjcli.core.words import Name
from tanjcli.evaluate.bench.bench import EVER, Bench
from tanjcli.evaluate.measure.model import Measurement, Window
from tanjcli.evaluate.measure.parts import moves_of, parts_by
from tanjcli.evaluate.remarks import remark
from tanjcli.evaluate.results import Remark
from tanjcli.intake.tables.control import DISAGREES
from tanjcli.plan.metrics import Balance, Total
from tanjcli.plan.reconcile import Nested, PlacesSum, StockBalance, Subset, Tolerance, TotalBy

_NAMED = 5
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Ground:
    """What a rule stands on: the bench, what reading the files found, how many entities were reported twice."""

    bench: Bench
    findings: tuple[Finding, ...]
    twice: int = 0


@dataclass(frozen=True, slots=True)
class Said:
    """``ok``, ``breach`` or ``unknown``, the remarks, the most telling first, and the period they are about.

    ``findings``: what can be pointed at in a file.
    """

    outcome: str
    remarks: tuple[Remark, ...] = ()
    period: str = ""
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two figures of the same day, in the unit of the first."""

    one: Decimal
    other: Decimal
    unit: Unit | None
    window: Window
    period: str


def _places_sum(rule: PlacesSum, ground: Ground) -> Said:
    """By reporting unit; the ledger says which column that is."""
    metric = ground.bench.room.metrics[rule.metric]
    ledger = ground.bench.room.ledgers.get(getattr(metric, "ledger", ""))
    column = ledger.spec.unit_of_report if ledger is not None else None
    if column is None:
        return Said("unknown", (remark("nothing-told"),))
    return _added_up(rule, column, ground)


def _total_by(rule: TotalBy, ground: Ground) -> Said:
    return _added_up(rule, rule.by, ground)


def _added_up(rule: PlacesSum | TotalBy, column: str, ground: Ground) -> Said:
    metric = ground.bench.room.metrics[rule.metric]
    found, window = _latest(rule.metric, ground.bench)
    if isinstance(found.value, Unmeasured) or not isinstance(metric, Total):
        return Said("unknown", (remark("nothing-told"),))
    parts = parts_by(metric, column, window, ground.bench.room)
    code = found.unit.code if found.unit else ""
    wrong = list(_unfit_parts(parts, found.value, code))
    if isinstance(rule, PlacesSum):
        wrong += _stated(found, ground)
    right: list[Remark] = []
    if rule.total is not None:
        said, differs = _against(rule, ground)
        (wrong if differs else right).append(said)
    key = rule.unclassified if isinstance(rule, TotalBy) else None
    share = parts.get(key, Decimal(0)) if key is not None else Decimal(0)
    if share and found.value:
        percent = EXACT.divide(EXACT.multiply(share, _HUNDRED), found.value)
        right.append(remark("unclassified-part", sum=f"{share:f}", percent=f"{percent:f}", unit=code))
    return Said("breach" if wrong else "ok", (*wrong, *right), _label(window))


def _unfit_parts(parts: Mapping[str, Decimal], total: Decimal, unit: str) -> Iterator[Remark]:
    if parts.get(""):
        yield remark("parts-without-key", sum=f"{parts['']:f}", unit=unit)
    added = sum(parts.values(), Decimal(0))
    if added != total:
        yield _differ(added, total, unit)


def _stated(found: Measurement, ground: Ground) -> Iterator[Remark]:
    """The total rows of the tables behind the figure, compared when they were read; and who stands in two of them."""
    files = {source.partition("!")[0] for source in found.sources}
    off = sum(f.code in DISAGREES and f.place.file in files for f in ground.findings)
    if off:
        yield remark("stated-totals-differ", count=str(off))
    if ground.twice:
        yield remark("reported-twice", count=str(ground.twice))


def _against(rule: PlacesSum | TotalBy, ground: Ground) -> tuple[Remark, bool]:
    """The figure that another ledger states for the same day beside ours; true when they differ."""
    pair = _pair(rule.metric, rule.total or "", ground.bench)
    if isinstance(pair, Remark):
        return pair, False
    code = pair.unit.code if pair.unit else ""
    if abs(pair.one - pair.other) > _allowed(rule.tolerance, pair, ground.bench):
        return _differ(pair.one, pair.other, code), True
    return remark("sums-agree", sum=f"{pair.one:f}", total=f"{pair.other:f}", unit=code), False


def _subset(rule: Subset, ground: Ground) -> Said:
    room = ground.bench.room
    pair = _pair(rule.part, rule.whole, ground.bench)
    if isinstance(pair, Remark):
        return Said("unknown", (pair,))
    code = pair.unit.code if pair.unit else ""
    sides = {"": (pair.one, pair.other)}
    if rule.by is not None:
        part, whole = (_keyed(name, rule.by, pair, ground.bench) for name in (rule.part, rule.whole))
        sides |= {key: (value, whole.get(key, Decimal(0))) for key, value in part.items() if key}
    wrong = []
    for key, (one, other) in sides.items():
        named = room.places.get(key, Name(key))
        allowed = _allowed(rule.tolerance, _Pair(one, other, pair.unit, pair.window, ""), ground.bench)
        if one - other > allowed:
            amounts = {"part_sum": f"{one:f}", "total": f"{other:f}", "unit": code}
            wrong.append(remark("part-above-whole", zh=named.zh, en=named.get("en"), **amounts))
    return Said("breach" if wrong else "ok", tuple(wrong), pair.period)


def _keyed(name: str, column: str, pair: _Pair, bench: Bench) -> Mapping[str, Decimal]:
    metric = bench.room.metrics[name]
    if not isinstance(metric, Total):
        return {}
    unit = bench.room.measure(name, pair.window).unit
    found = parts_by(metric, column, pair.window, bench.room)
    return {key: convert(v, unit, pair.unit) if unit and pair.unit else v for key, v in found.items()}


def _stock_balance(rule: StockBalance, ground: Ground) -> Said:
    """Opening + entries − exits, from the events of the year, against the stock itself."""
    bench, metric = ground.bench, ground.bench.room.metrics[rule.metric]
    year = Period.year(bench.year)
    window = Window(year.start, year.last_day, bench.as_of)
    eve = Period.year(bench.year - 1).last_day
    opening = bench.room.measure(rule.metric, Window(EVER, eve, bench.as_of))
    closing = bench.room.measure(rule.metric, Window(EVER, year.last_day, bench.as_of))
    if (
        not isinstance(metric, Balance)
        or isinstance(opening.value, Unmeasured)
        or isinstance(closing.value, Unmeasured)
        or opening.data_through != eve
    ):
        return Said("unknown", (remark("nothing-told"),))
    moves = moves_of(metric, rule.counted_in, rule.own_year, window, bench.room)
    figures = {"opening": f"{opening.value:f}", "entries": str(moves.added), "exits": str(moves.removed)}
    right = opening.value + moves.added - moves.removed == closing.value
    said = remark("stock-adds-up" if right else "stock-differs", **figures, closing=f"{closing.value:f}")
    faults = (
        ("removed-unknown", moves.unknown),
        ("entered-twice", moves.twice),
        ("counted-elsewhere", moves.elsewhere),
    )
    odd = tuple(_named(code, who) for code, who in faults if who)
    outcome = "ok" if right and not odd else "breach"
    return Said(outcome, (*odd, said) if right else (said, *odd), _label(window), moves.findings)


def _named(code: str, who: Sequence[str]) -> Remark:
    more = " …" if len(who) > _NAMED else ""
    return remark(code, count=str(len(who)), names=", ".join(who[:_NAMED]) + more)


def _nested(rule: Nested, ground: Ground) -> Said:
    bench = ground.bench
    found = {name: _latest(name, bench) for name in rule.metrics}
    silent = [name for name, (measured, _) in found.items() if isinstance(measured.value, Unmeasured)]
    if silent:
        return Said("unknown", (remark("not-measured", targets=",".join(silent)),))
    periods = {_label(window) for _, window in found.values()}
    wrong = []
    for small, large in pairwise(rule.metrics):
        pair = _pair(small, large, bench)
        if isinstance(pair, Remark):
            return Said("unknown", (pair,))
        if pair.one - pair.other > _allowed(rule.tolerance, pair, bench):
            wrong.append(remark("actuals-out-of-order", lower=small, upper=large))
    return Said("breach" if wrong else "ok", tuple(wrong), min(periods))


def _latest(name: str, bench: Bench) -> tuple[Measurement, Window]:
    """The metric in the report year, or, while that has no figure yet, in the year before."""
    for back in (0, 1):
        window = _year(bench, back)
        found = bench.room.measure(name, window)
        if not isinstance(found.value, Unmeasured):
            return found, window
    return found, window


def _pair(one: str, other: str, bench: Bench) -> _Pair | Remark:
    """Both metrics for the latest day on which both speak, of this year or the end of the last."""
    days = []
    for back in (0, 1):
        window = _year(bench, back)
        left, right = (bench.room.measure(name, window) for name in (one, other))
        if isinstance(left.value, Unmeasured) or isinstance(right.value, Unmeasured):
            continue
        if left.data_through == right.data_through:
            value = convert(right.value, right.unit, left.unit) if left.unit and right.unit else right.value
            return _Pair(left.value, value, left.unit, window, _label(window))
        days.append((left.data_through, right.data_through))
    if not days:
        return remark("nothing-told")
    return remark("not-same-day", one=f"{days[0][0]}", other=f"{days[0][1]}")


def _year(bench: Bench, back: int) -> Window:
    year = Period.year(bench.year - back)
    return Window(year.start, year.last_day, bench.as_of)


def _label(window: Window) -> str:
    return f"{window.start:%Y}" if window.at == window.last else f"{window.start:%Y-%m}/{window.at:%Y-%m}"


def _allowed(tolerance: Tolerance, pair: _Pair, bench: Bench) -> Decimal:
    """The wider of the declared amount and the declared share of the larger figure."""
    amount = tolerance.amount or Decimal(0)
    if tolerance.unit is not None and pair.unit is not None:
        amount = convert(amount, bench.room.units[tolerance.unit], pair.unit)
    share = EXACT.multiply(tolerance.percent or Decimal(0), max(abs(pair.one), abs(pair.other)))
    return max(amount, EXACT.divide(share, _HUNDRED))


def _differ(one: Decimal, other: Decimal, unit: str) -> Remark:
    return remark("sums-differ", sum=f"{one:f}", total=f"{other:f}", difference=f"{one - other:f}", unit=unit)


RULES: Mapping[str, Callable[[Any, Ground], Said]] = {
    "places_sum": _places_sum,
    "total_by": _total_by,
    "subset": _subset,
    "stock_balance": _stock_balance,
    "nested": _nested,
}
