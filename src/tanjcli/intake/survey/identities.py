"""Sums that a table keeps to in most periods (total = large + medium + small), and where it breaks them.

Nobody declared these sums: two or three lines of one flow and unit whose figures add up to a fourth in most periods
are taken for its parts. Where they then do not add up, one of the figures has another scope or is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from tanjcli.intake.files.grid import Cell
from tanjcli.intake.survey.lines import Line, Point

_MOST_LINES = 40
_LEAST_HELD = 6
_SHARE = 0.6
_NOISE = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Broken:
    """One period in which a sum that usually holds does not; ``held`` of ``tried`` periods keep to it."""

    total: str
    parts: tuple[str, ...]
    stated: Decimal
    sum: Decimal
    period: str
    cell: Cell
    part_cells: tuple[Cell, ...]
    held: int
    tried: int


def broken_identities(lines: Sequence[Line]) -> Iterator[Broken]:
    """Every break of every sum that usually holds, over lines of one unit, one flow and one place."""
    groups: dict[tuple[object, ...], list[Line]] = {}
    for line in lines:
        if line.level and len(line.points) >= _LEAST_HELD:
            groups.setdefault((line.entity, line.figure.unit, line.figure.flow, line.figure.last_year), []).append(line)
    for group in groups.values():
        if 3 <= len(group) <= _MOST_LINES:
            yield from _of_group(group)


def _of_group(group: Sequence[Line]) -> Iterator[Broken]:
    values = [{p.place: p for p in line.points} for line in group]
    seen: set[tuple[int, tuple[int, ...]]] = set()
    for place in _samples(values):
        for total, parts in _sums(values, place):
            if (total, parts) not in seen:
                seen.add((total, parts))
                yield from _tested(group, values, total, parts)


def _samples(values: Sequence[Mapping[int, Point]]) -> list[int]:
    """Three places with most figures: a sum that usually holds shows in one of them."""
    counts: dict[int, int] = {}
    for points in values:
        for place in points:
            counts[place] = counts.get(place, 0) + 1
    full = sorted(place for place, count in counts.items() if 2 * count >= max(counts.values()))
    return sorted({full[0], full[len(full) // 2], full[-1]}) if full else []


def _sums(values: Sequence[Mapping[int, Point]], place: int) -> Iterator[tuple[int, tuple[int, ...]]]:
    here = {i: points[place].value for i, points in enumerate(values) if place in points and points[place].value > 0}
    by_value: dict[Decimal, list[int]] = {}
    for i, value in here.items():
        by_value.setdefault(value, []).append(i)
    largest = max(here.values(), default=Decimal(0))
    for size in (2, 3):
        slack = _slack(list(here.values()), size)
        for parts in combinations(sorted(here), size):
            total = sum((here[i] for i in parts), Decimal(0))
            if total > largest + slack:
                continue
            yield from ((t, parts) for t in _near(by_value, total, slack) if t not in parts)


def _near(by_value: Mapping[Decimal, list[int]], total: Decimal, slack: Decimal) -> list[int]:
    if not slack:
        return by_value.get(total, [])
    return [i for value, lines in by_value.items() if abs(value - total) <= slack for i in lines]


def _tested(
    group: Sequence[Line], values: Sequence[Mapping[int, Point]], total: int, parts: tuple[int, ...]
) -> Iterator[Broken]:
    common = [place for place in values[total] if all(place in values[i] for i in parts)]
    slack = _slack([values[i][place].value for place in common for i in (total, *parts)], len(parts))
    near = max(values[total][place].value for place in common) * _NOISE if slack and common else Decimal(0)
    sums = {place: sum((values[i][place].value for i in parts), Decimal(0)) for place in common}
    held = [place for place in common if abs(values[total][place].value - sums[place]) <= slack]
    if len(held) < _LEAST_HELD or len(held) < _SHARE * len(common) or len({sums[p] for p in held}) < _LEAST_HELD:
        return
    for place in common:
        if place not in held and abs(values[total][place].value - sums[place]) > near:
            point = values[total][place]
            cells = tuple(values[i][place].cell for i in parts)
            names = tuple(group[i].name for i in parts)
            yield Broken(
                group[total].name, names, point.value, sums[place], point.stated.period.label, point.cell, cells,
                len(held), len(common),
            )  # fmt: skip


def _slack(numbers: Sequence[Decimal], parts: int) -> Decimal:
    """What rounding alone can explain: half the last digit, times the figures involved; nothing for whole numbers."""
    digits = max((max(0, -int(n.normalize().as_tuple().exponent)) for n in numbers), default=0)
    return Decimal(0) if digits == 0 else Decimal(1).scaleb(-min(digits, 6)) * (parts + 1) / 2
