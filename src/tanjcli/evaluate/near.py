"""Who stands closest to a target's threshold, from both sides: value, what each lacks or has to spare, its chance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from tanjcli.core.words import Name
from tanjcli.evaluate.bench.bench import Bench
from tanjcli.evaluate.bench.case import Case, open_case
from tanjcli.evaluate.bench.opening import open_bench
from tanjcli.evaluate.forecast.firms import each_chance
from tanjcli.evaluate.judging.goals import in_force
from tanjcli.evaluate.measure.model import Window
from tanjcli.evaluate.measure.standing import Standing, field_of, threshold_column
from tanjcli.evaluate.progress.clock import Span
from tanjcli.evaluate.question import Question
from tanjcli.evaluate.results import NOT_APPLICABLE, Chance, Figure, Origin
from tanjcli.intake.ledger import Ledgers
from tanjcli.plan.metrics import Count, Lowest, ThresholdCount
from tanjcli.plan.model import Plan
from tanjcli.plan.target import Target


@dataclass(frozen=True, slots=True)
class Entity:
    """One entity, or group of them (``members`` of it reported), in the unit of its list.

    ``gap`` positive is what it lacks, negative what it has to spare. ``p`` is its chance to be over by the year's end,
    ``expected`` where it will stand then; both absent where no forecast is made. ``inside``: not counted again.
    """

    key: str
    label: str
    place: Name
    value: Decimal
    gap: Decimal
    reached: bool
    boundary: bool
    inside: bool = False
    members: int = 0
    p: Figure = NOT_APPLICABLE
    expected: Figure = NOT_APPLICABLE
    basis: str = ""
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Threshold:
    """One threshold: how many reach it, how many of them count, and the nearest on each side, nearest first."""

    metric: str
    name: Name
    unit: str
    threshold: Decimal
    through: date
    reached: int
    counted: int
    over: tuple[Entity, ...]
    short: tuple[Entity, ...]
    boundary: tuple[Entity, ...]  # within ± 0.5 %, either side, all of them
    more: int  # on either side, beyond those listed


@dataclass(frozen=True, slots=True)
class Nearness:
    """The target, the period its level is of, and one list for each threshold its metric has data for."""

    target_id: str
    ref: str
    name: Name
    unit: str
    goal: Decimal
    period: str
    as_of: date
    known_on: date
    sample: bool
    thresholds: tuple[Threshold, ...]
    units: tuple[tuple[str, str], ...] = ()


def near(plan: Plan, ledgers: Ledgers, question: Question, target: Target, top: int) -> Nearness:
    """The ``top`` entities on each side of every threshold of ``target``; all those on the boundary.

    A target made of several counts (signed and landed) has one list for each. ``has_threshold`` must hold.
    """
    bench = open_bench(plan, ledgers, replace(question, origins=True))
    judged = in_force(target, bench.year, bench.as_of)
    case = open_case(judged, bench)
    chances = _chances(case, bench)
    return Nearness(
        target_id=target.id,
        ref=target.ref,
        name=Name(target.name.zh, target.name.en),
        unit=target.unit,
        goal=judged.goal,
        period=f"{case.window.start:%Y-%m}/{case.window.last:%Y-%m}",
        as_of=bench.as_of,
        known_on=bench.room.known_on,
        sample=ledgers.sample,
        thresholds=tuple(_thresholds(judged, case.window, bench, chances, top)),
        units=tuple((code, unit.en) for code, unit in plan.units.items()),
    )


def has_threshold(target: Target, plan: Plan) -> bool:
    """True when the target counts by a threshold, itself or in each of its parts."""
    return any(True for _ in _counted(target.metric, plan))


def _counted(name: str, plan: Plan) -> Iterator[tuple[str, ThresholdCount | Count]]:
    metric = plan.metrics[name]
    if isinstance(metric, Lowest):
        for part in metric.of:
            yield from _counted(part, plan)
    elif isinstance(metric, ThresholdCount) or (isinstance(metric, Count) and threshold_column(metric)):
        yield name, metric


def _thresholds(
    target: Target, window: Window, bench: Bench, chances: Mapping[str, Chance], top: int
) -> Iterator[Threshold]:
    for name, metric in _counted(target.metric, bench.plan):
        field = field_of(metric, window, bench.room)
        if field is None:
            continue
        everybody = [_entity(one, field.threshold, chances.get(one.key), bench) for one in field.standings]
        everybody.sort(key=lambda one: (abs(one.gap), one.key))
        over = [one for one in everybody if one.reached]
        short = [one for one in everybody if not one.reached]
        yield Threshold(
            metric=name,
            name=bench.room.name(name),
            unit=field.unit.code,
            threshold=field.threshold,
            through=field.through,
            reached=len(over),
            counted=sum(not one.inside for one in over),
            over=tuple(over[:top]),
            short=tuple(short[:top]),
            boundary=tuple(one for one in everybody if one.boundary),
            more=max(len(over) - top, 0) + max(len(short) - top, 0),
        )


def _entity(one: Standing, threshold: Decimal, chance: Chance | None, bench: Bench) -> Entity:
    return Entity(
        key=one.key,
        label=one.label or one.key,
        place=bench.room.places.get(one.place, Name(one.place)),
        value=one.value,
        gap=threshold - one.value,
        reached=one.reached,
        boundary=one.near,
        inside=one.inside,
        members=one.members,
        p=NOT_APPLICABLE if chance is None else chance.p,
        expected=NOT_APPLICABLE if chance is None else chance.expected,
        basis="" if chance is None else chance.basis,
        origin=one.origin,
    )


def _chances(case: Case, bench: Bench) -> Mapping[str, Chance]:
    """Each entity's chance by the end of the year looked at, which may come before the one the target is due in."""
    span = Span(case.window.start, case.window.last)
    looked_at = replace(case, sight=replace(case.sight, span=span, day=case.window.at))
    return {chance.key: chance for chance in each_chance(looked_at, bench)}
