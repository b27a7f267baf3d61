"""Which rows of a ledger count, and up to which day the ledger speaks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

import numpy as np
import pandas as pd

from tanjcli.core.quantities import EXACT, UnitTable, convert
from tanjcli.evaluate.measure.model import Window
from tanjcli.evaluate.measure.room import Room
from tanjcli.intake.ledger import RECEIVED, Ledger
from tanjcli.plan.metrics import Bound, Condition


def is_reports(ledger: Ledger) -> bool:
    """True when a row is a report for a period, False when it is a dated event."""
    return ledger.spec.columns[ledger.spec.time].type == "period"


def told_through(ledger: Ledger, window: Window, room: Room) -> date | None:
    """The last day, at most ``window.at``, up to which deliveries speak; ``None`` when they end before the window.

    A list of events that reaches beyond ``at`` speaks for ``at`` as well; a report speaks for its own period only.
    """
    strips = room.strips(ledger)
    if is_reports(ledger):
        days = [s.through for s in strips if s.through <= window.at]
    else:
        days = [min(s.through, window.at) for s in strips if s.covers.start <= window.at]
    through = max(days, default=None)
    return through if through is not None and through >= window.start else None


def days_told(ledger: Ledger, measure: str, room: Room) -> list[date]:
    """The days for which anybody reported the measure (empty: anything), rising; looked for once."""

    def look() -> list[date]:
        days = ledger.frame[ledger.spec.time]
        told = days[ledger.frame[measure].notna()] if measure else days
        return sorted(day.date() for day in told.dropna().unique())

    days: list[date] = room.once(("days", ledger.id, measure), look)
    return days


def on_day(ledger: Ledger, day: date, room: Room) -> pd.DataFrame:
    """The rows dated ``day``; looked for once."""
    days = ledger.frame[ledger.spec.time]
    at = room.once(("on", ledger.id, day), lambda: np.flatnonzero(days == pd.Timestamp(day)))
    rows: pd.DataFrame = ledger.frame.iloc[at]
    return rows


def matching(ledger: Ledger, frame: pd.DataFrame, where: Mapping[str, Condition], units: UnitTable) -> pd.DataFrame:
    """The rows for which every condition holds; a missing value fulfils none but ``given: false``."""
    for column, condition in where.items():
        frame = frame[_holds(ledger, frame, column, condition, units)]
    return frame


def between(frame: pd.DataFrame, column: str, first: date | None, last: date) -> pd.DataFrame:
    """The rows dated from ``first`` (absent: from the beginning) to ``last``, both included."""
    days = frame[column]
    mask = days <= pd.Timestamp(last)
    if first is not None:
        mask &= days >= pd.Timestamp(first)
    chosen: pd.DataFrame = frame[mask.fillna(value=False).astype(bool)]
    return chosen


def state_at(ledger: Ledger, frame: pd.DataFrame, day: date) -> pd.DataFrame:
    """The rows of a snapshot ledger that describe ``day``: the latest listed period, in its latest delivery.

    Where units report on their own, the latest delivery is taken for each of them.
    """
    time, unit = ledger.spec.time, ledger.spec.unit_of_report
    listed = between(frame, time, None, day)
    listed = listed[listed[time] == listed[time].max()]
    newest = listed.groupby(unit, observed=True)[RECEIVED].transform("max") if unit else listed[RECEIVED].max()
    current: pd.DataFrame = listed[listed[RECEIVED] == newest]
    return current


def amount(ledger: Ledger, column: str, scaled: int) -> Decimal:
    """A scaled integer of the ledger as an exact amount in the column's unit."""
    return Decimal(int(scaled)).scaleb(-ledger.exponents.get(column, 0), EXACT)


def scaled(ledger: Ledger, column: str, value: Decimal, unit: str, units: UnitTable) -> Decimal:
    """An amount as the ledger would hold it, exactly; a fraction remains one."""
    own = ledger.spec.columns[column].unit
    if own is not None:
        value = convert(value, units[unit], units[own])
    return value.scaleb(ledger.exponents.get(column, 0), EXACT)


def limits(bound: Bound, edge: Mapping[str, Decimal]) -> tuple[int | None, int | None]:
    """The smallest and the largest scaled integer inside ``bound``; ``edge`` has its fields as scaled amounts."""
    low, high = [], []
    if bound.at_least is not None:
        low.append(int(edge["at_least"].to_integral_value(ROUND_CEILING)))
    if bound.more_than is not None:
        low.append(int(edge["more_than"].to_integral_value(ROUND_FLOOR)) + 1)
    if bound.at_most is not None:
        high.append(int(edge["at_most"].to_integral_value(ROUND_FLOOR)))
    if bound.less_than is not None:
        high.append(int(edge["less_than"].to_integral_value(ROUND_CEILING)) - 1)
    return max(low, default=None), min(high, default=None)


def _reaches(values: pd.Series, low: int | None, high: int | None) -> pd.Series:
    mask = pd.Series(data=True, index=values.index)
    if low is not None:
        mask &= values >= low
    if high is not None:
        mask &= values <= high
    return mask.astype(bool)


def edges(ledger: Ledger, column: str, bound: Bound, units: UnitTable) -> dict[str, Decimal]:
    """The fields of ``bound`` that are set, as scaled amounts of ``column``."""
    given = bound.model_dump(exclude={"unit"}, exclude_none=True)
    return {name: scaled(ledger, column, value, bound.unit, units) for name, value in given.items()}


def _holds(ledger: Ledger, frame: pd.DataFrame, column: str, condition: Condition, units: UnitTable) -> pd.Series:
    values = frame[column]
    known = values.notna()
    if condition.given is not None:
        return known if condition.given == "true" else ~known
    if condition.bound is not None:
        mask = pd.Series(data=False, index=frame.index)
        edge = edges(ledger, column, condition.bound, units)
        mask[known] = _reaches(values[known], *limits(condition.bound, edge))
        return mask
    words = _words(values)
    if condition.is_ is not None:
        return known & (words == condition.is_).fillna(value=False).astype(bool)
    if condition.in_ is not None:
        return known & words.isin(condition.in_)
    return known & ~words.isin(condition.not_in or ())


def _words(values: pd.Series) -> pd.Series:
    """Values as the plan writes them: text as it is, whole numbers in digits, flags as true and false, days as ISO."""
    if values.dtype == "boolean":
        return pd.Series(values.map({True: "true", False: "false"}), dtype="string")
    if pd.api.types.is_datetime64_any_dtype(values):
        return pd.Series(values.dt.strftime("%Y-%m-%d"), dtype="string")
    return values.astype("string")
