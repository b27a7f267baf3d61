"""Rows that can be used → stretches: those of one period, written in one unit, lie together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tanjcli.core.periods import Period
from tanjcli.intake.ledger_spec import LedgerSpec
from tanjcli.intake.tables.context import Covered, period_of
from tanjcli.intake.tables.matching import Match
from tanjcli.intake.tables.stretch import Stretch
from tanjcli.intake.words.cells import Value


@dataclass(frozen=True, slots=True)
class Layout:
    """What the rows of one table share. ``by_row``: ledger columns whose unit each row names, as ``row_units`` say."""

    match: Match
    spec: LedgerSpec
    when: Covered | None
    units: Mapping[str, str]
    by_row: Sequence[str]
    row_units: Mapping[int, str]


def in_stretches(
    layout: Layout,
    rows: Sequence[int],
    columns: Mapping[str, list[Value]],
    keep: Sequence[int],
    places: Mapping[str, int],
) -> list[Stretch]:
    """Stretches of the rows at the positions ``keep``, in order of time. ``columns`` run parallel to ``rows``."""
    return [
        Stretch(
            layout.match.sheet.name,
            layout.match.name,
            places,
            {**layout.units, **dict.fromkeys(layout.by_row, unit)} if unit else layout.units,
            when,
            [rows[i] for i in chosen],
            {c: [v[i] for i in chosen] for c, v in columns.items()},
        )
        for when, positions in (_spans(layout, columns, keep) if keep else ())
        for unit, chosen in _by_unit(layout, rows, positions)
    ]


def _spans(
    layout: Layout, columns: Mapping[str, list[Value]], keep: Sequence[int]
) -> Iterator[tuple[Covered, list[int]]]:
    time, rule = columns.get(layout.spec.time, []), layout.match.recipe.period
    if layout.when is not None:
        yield layout.when, [*keep]
    elif layout.spec.columns[layout.spec.time].type == "period":
        by_day: dict[date, list[int]] = {}
        for i in keep:
            if isinstance(day := time[i], date):
                by_day.setdefault(day, []).append(i)
        yield from ((Covered(period_of(day, rule), day), chosen) for day, chosen in sorted(by_day.items()))
    else:
        days = [day for i in keep if isinstance(day := time[i], date)]
        whole = Period(period_of(min(days), rule).start, period_of(max(days), rule).end)
        yield Covered(whole, max(days)), [*keep]


def _by_unit(layout: Layout, rows: Sequence[int], positions: list[int]) -> list[tuple[str, list[int]]]:
    if not layout.by_row:
        return [("", positions)]
    groups: dict[str, list[int]] = {}
    for i in positions:
        groups.setdefault(layout.row_units[rows[i]], []).append(i)
    return list(groups.items())
