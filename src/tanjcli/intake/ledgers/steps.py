"""From one report of an entity to its next: totals that fall within a year, and figures that merely stay.

A few of either are pointed out one by one or not at all; most of a table is one error about the table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tanjcli.core.findings import Finding
from tanjcli.core.quantities import is_money
from tanjcli.intake.files.fault import Fault, fault
from tanjcli.intake.ledger import STRIP, Ledger
from tanjcli.intake.ledgers.row_findings import row_finding
from tanjcli.intake.ledgers.rows_by_key import finer, last_of_each, numbered

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    Array = np.ndarray[Any, Any]

_LEAST = 3
_FEW = 1 << 16  # steps looked at together: what is made of them stays near at hand


@dataclass
class _Seen:
    """Steps of one column by strip: how many were ``compared``, and the positions (before, now) of the ``odd`` ones."""

    compared: Array
    odd: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True)
class _Column:
    """Whole numbers parallel to the frame, and where there are none, if anywhere."""

    figures: Array
    gaps: Array | None

    def known(self, before: Array, now: Array) -> Array | slice:
        """Which of the steps from ``before`` to ``now`` have a figure at both ends."""
        return slice(None) if self.gaps is None else ~(self.gaps[before] | self.gaps[now])


def check_steps(ledger: Ledger) -> Iterator[Finding]:
    """Every doubt that an entity's figures raise from one report to the next, as known after all deliveries."""
    amounts = {n: c for n, c in ledger.spec.columns.items() if c.type == "amount" and c.of is None}
    growing = [n for n, c in amounts.items() if c.grows]
    moving = [n for n, c in amounts.items() if is_money(c.unit) and (c.grows or c.flow == "month")]
    if not (growing or moving) or ledger.spec.time not in ledger.spec.key:
        return
    fallen, stayed = _seen(ledger, growing, moving)
    for name in growing:
        yield from _falls(ledger, name, fallen[name])
    for name in moving:
        yield from _repeats(ledger, name, stayed[name])


def _seen(
    ledger: Ledger, growing: Sequence[str], moving: Sequence[str]
) -> tuple[Mapping[str, _Seen], Mapping[str, _Seen]]:
    """Where the growing columns fall within a year, and where the moving ones stay as they were."""
    import numpy as np

    strips = ledger.frame[STRIP].to_numpy()
    fallen, stayed = ({n: _Seen(np.zeros(len(ledger.strips), np.int64)) for n in names} for names in (growing, moving))
    columns = {name: _column(ledger.frame[name]) for name in (*growing, *moving)}

    def take(seen: _Seen, before: Array, now: Array, odd: Array) -> None:
        seen.compared += np.bincount(strips[now], minlength=len(seen.compared))
        seen.odd += zip(before[odd].tolist(), now[odd].tolist(), strict=True)

    for before, now, same_year in _steps(ledger):
        for name, column in columns.items():
            known = column.known(before, now)
            first, then = before[known], now[known]
            was, is_ = column.figures[first], column.figures[then]
            if name in fallen:
                year = same_year[known]
                take(fallen[name], first[year], then[year], (is_ < was).astype(bool)[year])
            if name in stayed:
                some = (is_ != 0).astype(bool)
                take(stayed[name], first[some], then[some], (is_ == was).astype(bool)[some])
    return fallen, stayed


def _steps(ledger: Ledger) -> Iterator[tuple[Array, Array, Array]]:
    """Positions in the frame of an entity's reports and of its next ones, and whether both are of one year.

    A few at a time, by entity and then by time; each report as it is known last.
    """
    import numpy as np
    import pandas as pd

    frame, time = ledger.frame, ledger.spec.time
    entity = [k for k in ledger.spec.key if k != time]
    who, moment = numbered(frame, entity), numbered(frame, [time])
    years = np.array([0, *pd.DatetimeIndex(frame[time].dropna().unique()).sort_values().year])
    rows = last_of_each(finer(who, moment))
    absent = [frame[key].isna().to_numpy() for key in entity]
    for at in range(0, len(rows) - 1, _FEW):
        before, now = rows[at : at + _FEW], rows[at + 1 : at + 1 + _FEW]
        before = before[: len(now)]
        same = who[before] == who[now]
        for gaps in absent:
            same &= ~gaps[now]
        before, now = before[same], now[same]
        yield before, now, years[moment[before]] == years[moment[now]]


def _column(told: pd.Series) -> _Column:
    gaps = told.isna().to_numpy()
    if told.dtype == "Int64":
        return _Column(told.to_numpy(dtype="int64", na_value=0), gaps if gaps.any() else None)
    return _Column(told.where(~gaps, 0).to_numpy(dtype=object), gaps)


def _falls(ledger: Ledger, column: str, seen: _Seen) -> Iterator[Finding]:
    """A year-to-date level never falls within a year; where it does, a column slid or a figure was taken back."""
    entity = [k for k in ledger.spec.key if k != ledger.spec.time]
    for many, pairs, params in _by_table(ledger, column, seen):
        for before, now in pairs[:1] if many else pairs:
            later, earlier = ledger.frame.iloc[now], ledger.frame.iloc[before]
            single = {"column": params["column"], "entity": "、".join(str(later[k]) for k in entity)}
            found = Fault("ytd-falls-most", params) if many else Fault("ytd-falls", single)
            yield row_finding(ledger, found, column, later, earlier)


def _repeats(ledger: Ledger, column: str, seen: _Seen) -> Iterator[Finding]:
    """Money that stays the same to the last digit for most of a table: last period's figures were sent once more."""
    for many, pairs, params in _by_table(ledger, column, seen):
        if many:
            before, now = pairs[0]
            found = fault("figures-repeated", **params)
            yield row_finding(ledger, found, column, ledger.frame.iloc[now], ledger.frame.iloc[before])


def _by_table(ledger: Ledger, column: str, seen: _Seen) -> Iterator[tuple[bool, list[tuple[int, int]], dict[str, str]]]:
    """For each stretch of a table with odd steps: whether they are most of it, the steps, and the counts in words."""
    strips = ledger.frame[STRIP].to_numpy()
    by_strip: dict[int, list[tuple[int, int]]] = {}
    for before, now in seen.odd:
        by_strip.setdefault(int(strips[now]), []).append((before, now))
    for strip, pairs in by_strip.items():
        total = int(seen.compared[strip])
        params = {"column": ledger.spec.columns[column].name.zh, "count": str(len(pairs)), "compared": str(total)}
        yield total >= _LEAST and 2 * len(pairs) > total, pairs, params
