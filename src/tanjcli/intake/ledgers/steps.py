"""From one report of an entity to its next: totals that fall within a year, and figures that merely stay.

A few of either are pointed out one by one or not at all; most of a table is one error about the table.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tanjcli.core.findings import Finding
from tanjcli.core.quantities import is_money
from tanjcli.intake.files.fault import Fault, fault
from tanjcli.intake.ledger import STRIP, Ledger
from tanjcli.intake.ledgers.row_findings import row_finding
from tanjcli.intake.ledgers.rows_by_key import last_of_each, numbered

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

_LEAST = 3


@dataclass(frozen=True)
class _Steps:
    """Positions in the frame, pair by pair: an entity's report and its next; ``same_year`` where both are of one."""

    before: Array
    now: Array
    same_year: Array


def check_steps(ledger: Ledger) -> Iterator[Finding]:
    """Every doubt that an entity's figures raise from one report to the next, as known after all deliveries."""
    amounts = {n: c for n, c in ledger.spec.columns.items() if c.type == "amount" and c.of is None}
    growing = [n for n, c in amounts.items() if c.grows]
    moving = [n for n, c in amounts.items() if is_money(c.unit) and (c.grows or c.flow == "month")]
    if not (growing or moving) or ledger.spec.time not in ledger.spec.key:
        return
    steps = _steps(ledger)
    for name in growing:
        yield from _falls(ledger, steps, name)
    for name in moving:
        yield from _repeats(ledger, steps, name)


def _steps(ledger: Ledger) -> _Steps:
    frame, time = ledger.frame, ledger.spec.time
    entity = [k for k in ledger.spec.key if k != time]
    who = numbered(frame, entity)
    order = last_of_each(numbered(frame, [*entity, time]))  # by entity, then by time
    before, now = order[:-1], order[1:]
    same = (who[now] == who[before]) & frame[entity].notna().all(axis=1).to_numpy()[now]
    before, now = before[same], now[same]
    years = frame[time].dt.year.to_numpy()
    return _Steps(before, now, years[now] == years[before])


def _figures(ledger: Ledger, column: str) -> tuple[Array, Array]:
    """Whole numbers, and where there are none."""
    figures = ledger.frame[column]
    gaps = figures.isna().to_numpy()
    if figures.dtype == "Int64":
        return figures.to_numpy(dtype="int64", na_value=0), gaps
    return figures.where(~gaps, 0).to_numpy(dtype=object), gaps


def _falls(ledger: Ledger, steps: _Steps, column: str) -> Iterator[Finding]:
    """A year-to-date level never falls within a year; where it does, a column slid or a figure was taken back."""
    figures, gaps = _figures(ledger, column)
    known = steps.same_year & ~gaps[steps.now] & ~gaps[steps.before]
    fallen = known.copy()
    fallen[known] = (figures[steps.now[known]] < figures[steps.before[known]]).astype(bool)
    entity = [k for k in ledger.spec.key if k != ledger.spec.time]
    for many, pairs, params in _by_table(ledger, steps, known, fallen, column):
        for before, now in pairs[:1] if many else pairs:
            later, earlier = ledger.frame.iloc[now], ledger.frame.iloc[before]
            single = {"column": params["column"], "entity": "、".join(str(later[k]) for k in entity)}
            found = Fault("ytd-falls-most", params) if many else Fault("ytd-falls", single)
            yield row_finding(ledger, found, column, later, earlier)


def _repeats(ledger: Ledger, steps: _Steps, column: str) -> Iterator[Finding]:
    """Money that stays the same to the last digit for most of a table: last period's figures were sent once more."""
    figures, gaps = _figures(ledger, column)
    known = ~gaps[steps.now] & ~gaps[steps.before] & (figures[steps.now] != 0).astype(bool)
    stayed = known.copy()
    stayed[known] = (figures[steps.now[known]] == figures[steps.before[known]]).astype(bool)
    for many, pairs, params in _by_table(ledger, steps, known, stayed, column):
        if many:
            before, now = pairs[0]
            found = fault("figures-repeated", **params)
            yield row_finding(ledger, found, column, ledger.frame.iloc[now], ledger.frame.iloc[before])


def _by_table(
    ledger: Ledger, steps: _Steps, known: Array, odd: Array, column: str
) -> Iterator[tuple[bool, list[tuple[int, int]], dict[str, str]]]:
    """For each stretch of a table with odd steps: whether they are most of it, the steps, and the counts in words."""
    import numpy as np

    strips = ledger.frame[STRIP].to_numpy()[steps.now]
    totals = np.bincount(strips[known].astype(np.int64), minlength=len(ledger.strips))
    found = np.flatnonzero(odd)
    for strip in dict.fromkeys(strips[found].tolist()):
        at = found[strips[found] == strip]
        pairs = list(zip(steps.before[at].tolist(), steps.now[at].tolist(), strict=True))
        total = int(totals[strip])
        params = {"column": ledger.spec.columns[column].name.zh, "count": str(len(pairs)), "compared": str(total)}
        yield total >= _LEAST and 2 * len(pairs) > total, pairs, params
