"""Threshold counts by their entities: each one's own year so far and its past years, clusters beside single ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from tanjcli.core.periods import month_end
from tanjcli.core.quantities import convert
from tanjcli.evaluate.bench.bench import Bench
from tanjcli.evaluate.bench.case import Case
from tanjcli.evaluate.forecast.prepared import Prepared, Ready, goal_of, refused
from tanjcli.evaluate.measure.entities import EntityValues, entity_labels, entity_values, members_on
from tanjcli.evaluate.measure.rows import amount
from tanjcli.evaluate.measure.tally import cluster_sums
from tanjcli.evaluate.measure.thresholds import line_of
from tanjcli.evaluate.outlook.backtest import backtest_firms
from tanjcli.evaluate.outlook.firms import Chance as PureChance
from tanjcli.evaluate.outlook.firms import Firm, FirmCase, chances
from tanjcli.evaluate.outlook.model import Goal, Method, NoForecast, YearToDate, shown
from tanjcli.evaluate.results import Chance
from tanjcli.plan.metrics import ThresholdCount
from tanjcli.plan.target import Target

SOME = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class _Grounds:
    """Entity → value by day, clusters among the entities; the months told; the year and its newest day."""

    values: EntityValues
    months: tuple[int, ...]
    year: int
    through: date

    def days(self, year: int) -> list[date]:
        return [month_end(year, month) for month in self.months]


def firm_case(case: Case, bench: Bench) -> Ready:
    """Every entity of a yearly threshold count. Only a floor has a case: nobody falls below a limit again."""
    laid = _laid_out(case, bench)
    if isinstance(laid, NoForecast):
        return laid
    metric, whole, members = laid
    pure = _once_each(whole, members) if metric.strict else whole
    found = chances(pure) if pure.firms else ()
    if isinstance(found, NoForecast):
        return found
    return Prepared(
        pure,
        test=lambda _: (backtest_firms(pure),),
        chances=_shown(found, metric, bench),
        caveats=("clusters_stand_for_members",) if pure.firms != whole.firms else (),
    )


def each_chance(case: Case, bench: Bench) -> tuple[Chance, ...]:
    """Every entity's chance by itself, members of clusters too; empty where no forecast can be made."""
    laid = _laid_out(case, bench)
    if isinstance(laid, NoForecast):
        return ()
    metric, whole, _ = laid
    found = chances(whole) if whole.firms else ()
    return () if isinstance(found, NoForecast) else _shown(found, metric, bench)


def _laid_out(case: Case, bench: Bench) -> tuple[ThresholdCount, FirmCase, Mapping[str, list[str]]] | NoForecast:
    target, through = case.sight.target, case.measured.data_through
    metric = bench.room.metrics[target.metric]
    if not isinstance(metric, ThresholdCount) or case.sight.span.months != 12 or through is None:
        return refused(Method.FIRM, "method_does_not_fit")
    told = _grounds(target, bench, case.sight.span.start.year, through)
    line = line_of(metric, bench.room.ledgers[metric.ledger], bench.room)
    if told is None or line.low is None or line.high is not None:
        return refused(Method.FIRM, "method_does_not_fit")
    grounds, members = told
    whole = FirmCase(goal_of(case.aim, whole=True), float(line.low), len(grounds.months), _firms(grounds))
    return metric, whole, members


def past_firms(target: Target, bench: Bench, before: int) -> FirmCase | None:
    """Every entity with its full years up to ``before``, for trying the method on them; ``None`` without a floor."""
    metric = bench.room.metrics[target.metric]
    told = _grounds(target, bench, before, bench.as_of)
    if not isinstance(metric, ThresholdCount) or told is None:
        return None
    line, (grounds, members) = line_of(metric, bench.room.ledgers[metric.ledger], bench.room), told
    if line.low is None or line.high is not None:
        return None
    whole = FirmCase(Goal(0.0), float(line.low), len(grounds.months), _firms(grounds))
    return _once_each(whole, members) if metric.strict else whole


def _grounds(target: Target, bench: Bench, year: int, through: date) -> tuple[_Grounds, Mapping[str, list[str]]] | None:
    """The values of all entities, and the members of each cluster; ``None`` where no entity has any."""
    metric, room = bench.room.metrics[target.metric], bench.room
    if not isinstance(metric, ThresholdCount):
        return None
    table = entity_values(metric, room)
    if table is None:
        return None
    members: dict[str, list[str]] = defaultdict(list)
    for cluster, member in members_on(metric.clusters, through, room):
        members[cluster].append(member)
    return _Grounds(_with_clusters(table, members), bench.months(target), year, through), members


def _with_clusters(table: EntityValues, members: Mapping[str, Iterable[str]]) -> EntityValues:
    return {day: {**values, **cluster_sums(values, members)} for day, values in table.items()}


def _firms(grounds: _Grounds) -> tuple[Firm, ...]:
    days = [day for day in grounds.days(grounds.year) if day <= grounds.through]
    # Who reported only in past years has no chance, but shows like the others how a year goes on.
    keys = sorted({key for day, values in grounds.values.items() if day <= grounds.through for key in values})
    years = sorted({day.year for day in grounds.values if day.year < grounds.year})
    firms = []
    for key in keys:
        past = tuple(full for year in years if (full := _full(key, year, grounds)) is not None)
        firms.append(Firm(key, past, YearToDate(grounds.year, _so_far(key, days, grounds.values))))
    return tuple(firms)


def _full(key: str, year: int, grounds: _Grounds) -> YearToDate | None:
    values = [grounds.values.get(day, {}).get(key) for day in grounds.days(year)]
    known = tuple(float(value) for value in values if value is not None)
    return YearToDate(year, known) if len(known) == len(values) else None


def _so_far(key: str, days: Sequence[date], values: EntityValues) -> tuple[float, ...]:
    """The year so far: 0 before the first report; who is late stands where it stood, for it cannot fall."""
    row = [0.0]
    for day in days:
        row.append(float(values.get(day, {}).get(key, row[-1])))
    return tuple(row[1:])


def _once_each(case: FirmCase, members: Mapping[str, Iterable[str]]) -> FirmCase:
    """Clusters in place of their members.

    Whoever is over a threshold takes its cluster over it too, so a cluster adds one or nothing, whatever its members
    do. Nested thresholds can then never contradict each other: every chance falls as the threshold rises.
    """
    there = {one.key for one in case.firms}
    inside = {member for cluster, found in members.items() if cluster in there for member in found}
    return replace(case, firms=tuple(one for one in case.firms if one.key not in inside))


def _shown(found: Sequence[PureChance], metric: ThresholdCount, bench: Bench) -> tuple[Chance, ...]:
    """Amounts in the threshold's unit. Those without any chance are told only when every origin is asked for."""
    room = bench.room
    ledger, labels = room.ledgers[metric.ledger], entity_labels(metric, room)
    own, unit = ledger.spec.columns[metric.measure].unit, room.units[metric.threshold.unit]
    low = line_of(metric, ledger, room).low or 0

    def in_unit(scaled: int) -> Decimal:
        value = amount(ledger, metric.measure, scaled)
        return convert(value, room.units[own], unit) if own else value

    return tuple(
        Chance(
            key=chance.key,
            label=labels.get(chance.key, chance.key),
            unit=unit.code,
            reached=in_unit(int(chance.reached)),
            gap=in_unit(low - int(chance.reached)),
            expected=in_unit(round(chance.expected)),
            p=shown(chance.p),
            basis=chance.basis,
        )
        for chance in found
        if room.origins or chance.p >= SOME
    )
