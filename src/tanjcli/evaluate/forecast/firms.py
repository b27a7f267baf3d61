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
from tanjcli.evaluate.outlook.model import Method, NoForecast, YearToDate, shown
from tanjcli.evaluate.results import Chance
from tanjcli.plan.metrics import ThresholdCount

# A cluster that will more likely than not be counted stands for its members.
COUNTED = 0.5
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
    metric, room, through = bench.room.metrics[case.sight.target.metric], bench.room, case.measured.data_through
    if not isinstance(metric, ThresholdCount) or case.sight.span.months != 12 or through is None:
        return refused(Method.FIRM, "method_does_not_fit")
    ledger = room.ledgers[metric.ledger]
    table, line = entity_values(metric, room), line_of(metric, ledger, room)
    if table is None or line.low is None or line.high is not None:
        return refused(Method.FIRM, "method_does_not_fit")
    pairs = members_on(metric.clusters, through, room)
    members: dict[str, list[str]] = defaultdict(list)
    for cluster, member in pairs:
        members[cluster].append(member)
    months = bench.months(case.sight.target)
    grounds = _Grounds(_with_clusters(table, members), months, case.sight.span.start.year, through)
    whole = FirmCase(goal_of(case.aim, whole=True), float(line.low), len(months), _firms(grounds))
    pure = _once_each(whole, members) if metric.clusters is not None and metric.clusters.overlap == "strict" else whole
    found = chances(pure) if pure.firms else ()
    if isinstance(found, NoForecast):
        return found
    return Prepared(
        pure,
        test=lambda _: (backtest_firms(pure),),
        chances=_shown(found, metric, bench),
        caveats=("clusters_stand_for_members",) if pure is not whole else (),
    )


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
    """Without the members of clusters that will probably be counted themselves."""
    found = chances(case)
    if isinstance(found, NoForecast):
        return case
    counted = {chance.key for chance in found if chance.key in members and chance.p >= COUNTED}
    represented = {member for cluster in counted for member in members[cluster]}
    return replace(case, firms=tuple(one for one in case.firms if one.key not in represented))


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
