"""The projects of a pipeline as of a day: which stage was reached when, read from dates or from monthly lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd

from tanjcli.core.absence import NOT_APPLICABLE, Figure, Unmeasured, Why
from tanjcli.core.findings import Place
from tanjcli.core.words import Name
from tanjcli.evaluate.list_results import ListItem
from tanjcli.evaluate.measure.items import ListReport, list_reports
from tanjcli.evaluate.measure.room import Room
from tanjcli.evaluate.measure.rows import amount, matching
from tanjcli.evaluate.pipeline_results import Project, Reached, TownShare
from tanjcli.intake.ledger import ROW, STRIP, Ledger
from tanjcli.plan.lists import ListRows
from tanjcli.plan.pipelines import Pipeline, Shares

Row = Mapping[Any, Any]  # a ledger row by column


def dated_projects(pipeline: Pipeline, room: Room, day: date) -> tuple[Project, ...]:
    """Every project that reached a stage by ``day``, in the order of its ledger; none when the ledger is missing.

    One project is one id: of several rows the last counts. A stage passed over without a date is reached all the same.
    """
    ledger = room.ledgers.get(pipeline.ledger or "")
    if ledger is None:
        return ()
    columns = pipeline.columns
    frame = matching(ledger, ledger.frame, pipeline.where, room.units)
    frame = frame[frame[columns.project].notna()].drop_duplicates(columns.project, keep="last")
    divided = _divided(pipeline.shares, room)
    found = (_project(row, pipeline, ledger, divided, room, day) for row in frame.to_dict("records"))
    return tuple(one for one in found if one is not None)


def listed_projects(pipeline: Pipeline, rows: ListRows, room: Room, day: date) -> tuple[Project, ...]:
    """The same from the monthly reports of a list: a stage is dated by the first month in which it is reported."""
    reports = list_reports(rows, room, day)
    seen: dict[str, list[tuple[ListReport, ListItem]]] = {}
    for report in reports:
        for key, item in report.items.items():
            seen.setdefault(key, []).append((report, item))
    keys = {name: key for key, name in room.places.items()}
    found = (_followed(lines, pipeline, rows, reports) for lines in seen.values())
    return tuple(_at_home(one, keys) for one in found if one is not None)


def told_until(pipeline: Pipeline, rows: ListRows | None, room: Room, day: date) -> date | None:
    """How far the pipeline's data speak, at most to ``day``."""
    ledger = room.ledgers.get(pipeline.ledger or (rows.ledger if rows else ""))
    days = [] if ledger is None else [min(s.through, day) for s in room.strips(ledger) if s.covers.start <= day]
    return max(days, default=None)


def _project(
    row: Row,
    pipeline: Pipeline,
    ledger: Ledger,
    divided: Mapping[str, list[tuple[str, Decimal]]],
    room: Room,
    day: date,
) -> Project | None:
    columns = pipeline.columns
    reached = tuple(_reached(row, pipeline, ledger, day))
    if not reached:
        return None
    key, town = text_of(row, columns.project), text_of(row, columns.town)
    towns, dropped = divided.get(key) or [(town, Decimal(1))], _dropped(row, pipeline, day)
    return Project(
        key=key,
        name=text_of(row, columns.name),
        towns=tuple(TownShare(place, room.places.get(place, Name(place)), share) for place, share in towns),
        amount=_amount(row, columns.amount, ledger),
        reached=reached,
        dropped=dropped,
        reason=text_of(row, columns.reason) if dropped else "",
        place=place_of(row, ledger, columns.project),
    )


def _reached(row: Row, pipeline: Pipeline, ledger: Ledger, day: date) -> Iterator[Reached]:
    days = [day_of(row, stage.dated) for stage in pipeline.stages]
    last = max((at for at, on in enumerate(days) if on is not None and on <= day), default=-1)
    for stage, on in zip(pipeline.stages[: last + 1], days, strict=False):
        known = on if on is not None and on <= day else None
        column = stage.dated if known and stage.dated else pipeline.columns.project
        yield Reached(stage.id, known, place_of(row, ledger, column))


def _dropped(row: Row, pipeline: Pipeline, day: date) -> bool:
    on = day_of(row, pipeline.columns.dropped_on)
    if on is not None or pipeline.columns.dropped_on is not None:
        return on is not None and on <= day
    return text_of(row, pipeline.columns.state) in pipeline.dropped


def _followed(
    lines: Sequence[tuple[ListReport, ListItem]], pipeline: Pipeline, rows: ListRows, reports: Sequence[ListReport]
) -> Project | None:
    """One item over its months. What it had passed before anybody reported it has no date."""
    order = {stage.word or stage.name.zh: at for at, stage in enumerate(pipeline.stages)}
    placed = [(report, item) for report, item in lines if item.stage in order]
    if not placed:
        return None
    first: dict[int, tuple[date | None, Place]] = {}
    for report, item in placed:
        from_the_start = report is reports[0]
        first.setdefault(order[item.stage], (None if from_the_start else report.through, item.place))
    last = placed[-1][1]
    now = lines[-1][1]
    reached = (
        Reached(stage.id, *first.get(at, (None, last.place)))
        for at, stage in enumerate(pipeline.stages[: order[last.stage] + 1])
    )
    return Project(
        key=last.key,
        name=last.name,
        towns=(TownShare(last.town.zh, last.town, Decimal(1)),),
        amount=NOT_APPLICABLE,
        reached=tuple(reached),
        dropped=now.stage in rows.removed or lines[-1][0] is not reports[-1],
        reason=now.note if now.stage in rows.removed else "",
        place=now.place,
    )


def _at_home(project: Project, keys: Mapping[Name, str]) -> Project:
    """The project under the id of its town, as those of a ledger are."""
    return replace(project, towns=tuple(replace(one, key=keys.get(one.name, one.key)) for one in project.towns))


def _divided(shares: Shares | None, room: Room) -> dict[str, list[tuple[str, Decimal]]]:
    """Project → its towns and their parts."""
    found: dict[str, list[tuple[str, Decimal]]] = {}
    for row, part in share_rows(shares, room):
        if shares is not None and part is not None:
            found.setdefault(text_of(row, shares.project), []).append((text_of(row, shares.town), part))
    return found


def share_rows(shares: Shares | None, room: Room) -> Iterator[tuple[Row, Decimal | None]]:
    """Every row of the shares as known, with its part of 1; ``None`` where the cell is empty."""
    ledger = room.ledgers.get(shares.ledger) if shares else None
    if shares is None or ledger is None:
        return
    whole = Decimal(100) if ledger.spec.columns[shares.share].unit == "%" else Decimal(1)
    for row in ledger.frame[ledger.frame[shares.project].notna()].to_dict("records"):
        part = _amount(row, shares.share, ledger)
        yield row, None if isinstance(part, Unmeasured) else part / whole


def _amount(row: Row, column: str | None, ledger: Ledger) -> Figure:
    if column is None:
        return NOT_APPLICABLE
    value = row[column]
    return Unmeasured(Why.NO_DATA) if value is None or pd.isna(value) else amount(ledger, column, int(str(value)))


def text_of(row: Row, column: str | None) -> str:
    """The words of a cell; empty where there are none, or no such column."""
    value = row.get(column) if column else None
    return "" if value is None or pd.isna(value) else str(value)


def day_of(row: Row, column: str | None) -> date | None:
    """The day in a cell; ``None`` where there is none, or no such column."""
    value = row.get(column) if column else None
    return None if value is None or pd.isna(value) else pd.Timestamp(str(value)).date()


def place_of(row: Row, ledger: Ledger, column: str) -> Place:
    """Where the cell stands; of a value that stands in no cell the ledger's name."""
    cell = ledger.cell(int(str(row[STRIP])), int(str(row[ROW])), column)
    return Place(cell.file, cell.sheet, cell.cell) if cell else Place(ledger.id)
