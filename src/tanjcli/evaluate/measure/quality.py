"""What the ledgers contradict in themselves: a year to date that falls is a revision or a reset; both figures stay."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from tanjcli.core.findings import Finding, Place
from tanjcli.core.quantities import UnitTable
from tanjcli.evaluate.measure.room import Room
from tanjcli.evaluate.measure.rows import amount, is_reports
from tanjcli.intake.ledger import ROW, STRIP, Ledger
from tanjcli.intake.ledgers.rows_by_key import numbered
from tanjcli.plan.metrics import Condition, Metric, ThresholdCount, Total


def find_falls(room: Room) -> tuple[Finding, ...]:
    """A warning for every year-to-date figure, used by a metric, that is below the same entity's report before."""
    used = sorted({(m.ledger, m.measure) for m in room.metrics.values() if isinstance(m, Total | ThresholdCount)})
    return tuple(
        finding
        for ledger_id, measure in used
        if (ledger := room.ledgers.get(ledger_id)) is not None and is_reports(ledger)
        if ledger.spec.columns[measure].flow == "ytd"
        for finding in _falls(ledger, measure, room.units)
    )


def find_unseen(room: Room) -> tuple[Finding, ...]:
    """A note where a condition asks for words that no delivered row has: misspelled, it would silently count 0."""
    found = []
    for name, metric in room.metrics.items():
        ledger = room.ledgers.get(getattr(metric, "ledger", ""))
        if ledger is None or ledger.frame.empty:
            continue
        for column, condition in _conditions(metric):
            if ledger.spec.columns[column].type not in ("term", "place"):
                continue
            params = {"metric": name, "ledger": ledger.id, "column": column}
            unseen = _unseen(condition, _seen(ledger, column, room))
            found += [Finding("data-term-unseen", Place(), params, text) for text in unseen]
    return tuple(found)


def _conditions(metric: Metric) -> Iterator[tuple[str, Condition]]:
    for field in ("where", "plus", "minus"):
        yield from getattr(metric, field, {}).items()


def _seen(ledger: Ledger, column: str, room: Room) -> set[str]:
    words: set[str] = room.once(("seen", ledger.id, column), lambda: set(ledger.frame[column].dropna()))
    return words


def _unseen(condition: Condition, seen: set[str]) -> tuple[str, ...]:
    """Of alternatives one is enough; of exclusions each must exist, or something else is let in."""
    wanted = condition.in_ or ((condition.is_,) if condition.is_ is not None else ())
    none = () if seen & set(wanted) else wanted
    return none + tuple(text for text in condition.not_in or () if text not in seen)


def _falls(ledger: Ledger, measure: str, units: UnitTable) -> Iterator[Finding]:
    time = ledger.spec.time
    entity = [key for key in ledger.spec.key if key != time]
    told = _of_falling(ledger, measure)
    told = told[told[measure].notna()].sort_values([*entity, time], kind="stable")
    told = told.astype({STRIP: "Int64", ROW: "Int64"})
    groups = told.groupby([*entity, told[time].dt.year], sort=False, observed=True)
    for column in (measure, STRIP, ROW):
        told = told.assign(**{f"_before{column}": groups[column].shift()})
    known = told[told[f"_before{measure}"].notna()]
    fell = known[(known[measure] < known[f"_before{measure}"]).astype(bool)]
    for record in fell.to_dict("records"):
        yield _finding(ledger, measure, {str(key): value for key, value in record.items()}, units)


def _of_falling(ledger: Ledger, measure: str) -> pd.DataFrame:
    """The rows of those entities in which the measure falls; found by whole numbers."""
    frame, time = ledger.frame, ledger.spec.time
    if frame[measure].dtype != "Int64":
        return frame  # beyond 64 bits: all of it in the usual way
    known = frame[measure].notna().to_numpy()
    who = numbered(frame, [key for key in ledger.spec.key if key != time])
    days, figures = frame[time].to_numpy()[known], frame[measure].to_numpy(dtype=np.int64, na_value=0)[known]
    order = np.lexsort((days, who[known]))
    same, years, figures = who[known][order], days[order].astype("datetime64[Y]"), figures[order]
    falls = (same[1:] == same[:-1]) & (years[1:] == years[:-1]) & (figures[1:] < figures[:-1])
    fallen: pd.DataFrame = frame[np.isin(who, same[1:][falls])]
    return fallen


def _finding(ledger: Ledger, measure: str, record: dict[str, object], units: UnitTable) -> Finding:
    now = _place(ledger, measure, record[STRIP], record[ROW])
    before = _place(ledger, measure, record[f"_before{STRIP}"], record[f"_before{ROW}"])
    entity = " ".join(str(record[key]) for key in ledger.spec.key if key != ledger.spec.time)
    unit = ledger.spec.columns[measure].unit or ""
    params = {
        "entity": entity,
        "period": f"{pd.Timestamp(str(record[ledger.spec.time])):%Y-%m}",
        "value": f"{amount(ledger, measure, int(str(record[measure]))):,f}",
        "before": f"{amount(ledger, measure, int(str(record[f'_before{measure}']))):,f}",
        "unit": unit,
        "unit_en": units[unit].en if unit in units else unit,
    }
    source = ledger.sources[ledger.strips[int(str(record[STRIP]))].source]
    return Finding("data-cumulative-falls", now, params, related=(before,), sha256=source.sha256)


def _place(ledger: Ledger, column: str, strip: object, row: object) -> Place:
    cell = ledger.cell(int(str(strip)), int(str(row)), column)
    return Place() if cell is None else Place(file=cell.file, sheet=cell.sheet, cell=cell.cell)
