"""The rows of a list, report by report: what every item looked like in each of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from tanjcli.core.findings import Place
from tanjcli.core.words import Name
from tanjcli.evaluate.list_results import ListItem
from tanjcli.evaluate.measure.room import Room
from tanjcli.evaluate.measure.rows import between, matching
from tanjcli.intake.ledger import ROW, STRIP, Ledger
from tanjcli.plan.lists import ListRows


@dataclass(frozen=True, slots=True)
class ListReport:
    """All items of a list at the end of one reporting period, by key, in the order of their rows."""

    period: str
    through: date
    items: Mapping[str, ListItem]


def list_reports(rows: ListRows, room: Room, day: date) -> tuple[ListReport, ...]:
    """Every report up to ``day``, the earliest first.

    Where units report on their own, one that did not report a period stands there with its report before.
    """
    ledger = room.ledgers.get(rows.ledger)
    if ledger is None:
        return ()
    time, unit = ledger.spec.time, ledger.spec.unit_of_report
    frame = matching(ledger, between(ledger.frame, time, None, day), rows.where, room.units)
    frame = frame[frame[rows.columns.item].notna()]
    labels = {strip.through: strip.covers.label for strip in ledger.strips}
    found: list[ListReport] = []
    latest: dict[str, pd.DataFrame] = {}
    for stamp, period in frame.groupby(time, sort=True):
        latest |= (
            {str(key): part for key, part in period.groupby(period[unit].fillna(""), observed=True)}
            if unit
            else {"": period}
        )
        items = [_item(row, ledger, rows, room) for part in latest.values() for _, row in part.iterrows()]
        through = pd.Timestamp(stamp).date()  # type: ignore[arg-type]
        found.append(ListReport(labels.get(through, f"{through}"), through, {item.key: item for item in items}))
    return tuple(found)


def _item(row: pd.Series, ledger: Ledger, rows: ListRows, room: Room) -> ListItem:
    columns = rows.columns
    town = _text(row, columns.town)
    cell = ledger.cell(int(row[STRIP]), int(row[ROW]), columns.item)
    return ListItem(
        key=_text(row, columns.item),
        name=_text(row, columns.name),
        town=room.places.get(town, Name(town)),
        owner=_text(row, columns.owner),
        stage=_text(row, columns.stage),
        planned_on=_day(row, columns.planned_on),
        progress=_text(row, columns.progress),
        problem=_text(row, columns.problem),
        remedy=_text(row, columns.remedy),
        updated_on=_day(row, columns.updated_on),
        note=_text(row, columns.note),
        place=Place(cell.file, cell.sheet, cell.cell) if cell else Place(ledger.id),
    )


def _text(row: pd.Series, column: str) -> str:
    value = row.get(column)
    return "" if value is None or pd.isna(value) else str(value)


def _day(row: pd.Series, column: str) -> date | None:
    value = row.get(column)
    return None if value is None or pd.isna(value) else pd.Timestamp(value).date()
