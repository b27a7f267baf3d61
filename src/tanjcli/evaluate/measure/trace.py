"""Where a figure comes from: the tables behind it, and every cell when asked for; who has reported."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from datetime import date
from decimal import Decimal

import pandas as pd

from tanjcli.core.periods import month_start
from tanjcli.core.words import Name
from tanjcli.evaluate.measure.room import Room
from tanjcli.evaluate.measure.rows import amount, between
from tanjcli.evaluate.remarks import remark
from tanjcli.evaluate.results import Coverage, Origin, Remark, Share
from tanjcli.intake.ledger import ROW, STRIP, Ledger, Strip


def sources(ledger: Ledger, frame: pd.DataFrame) -> tuple[str, ...]:
    """``file!sheet`` of every table that holds one of the rows (a text file has no sheet), sorted."""
    strips = (ledger.strips[int(i)] for i in frame[STRIP].unique())
    return tuple(sorted({_table(ledger, strip) for strip in strips}))


def last_told(ledger: Ledger, through: date, room: Room) -> tuple[str, ...]:
    """The tables that speak up to ``through``: what a count of none rests on."""
    strips = (s for s in room.strips(ledger) if s.through >= through and s.covers.start <= through)
    return tuple(sorted({_table(ledger, strip) for strip in strips}))


def _table(ledger: Ledger, strip: Strip) -> str:
    file = ledger.sources[strip.source].file
    return f"{file}!{strip.sheet}" if strip.sheet else file


def origins(ledger: Ledger, frame: pd.DataFrame, columns: Mapping[str, str], room: Room) -> tuple[Origin, ...]:
    """One Origin for each cell of ``columns`` (column → role) in each row. Empty unless the room asks for origins."""
    if not room.origins:
        return ()
    found = []
    for record in frame.to_dict("records"):
        entity, label = _entity(ledger, record), _label(ledger, record)
        for column, role in columns.items():
            cell = ledger.cell(int(record[STRIP]), int(record[ROW]), column)
            if cell is None:
                continue
            found.append(
                Origin(
                    file=cell.file,
                    sha256=cell.sha256,
                    sheet=cell.sheet,
                    cell=cell.cell,
                    received=cell.received,
                    entity=entity,
                    label=label,
                    unit=cell.unit,
                    value=_value(ledger, column, record[column]),
                    role=role,
                    column=column,
                    value_unit=ledger.spec.columns[column].unit or "",
                    text=_text(ledger, column, record[column]),
                )
            )
    return tuple(found)


def _split_column(ledger: Ledger, room: Room) -> str | None:
    """The column by which the room asks to divide figures of this ledger, if it has one."""
    columns = ledger.spec.columns
    if room.split_by != "town":
        return room.split_by if room.split_by in columns else None
    places = [name for name, column in columns.items() if column.type == "place"]
    return ledger.spec.unit_of_report or next(iter(places), None)


def shares(
    ledger: Ledger,
    frame: pd.DataFrame,
    room: Room,
    figure: Callable[[pd.DataFrame], Decimal],
    *,
    counting: bool = False,
) -> tuple[Share, ...]:
    """``figure`` of the rows of each place (or other key) that has rows, by key; rows without one under ``""``.

    ``counting``: the figure is itself a number of firms, whatever other firms the rows are about.
    """
    column = _split_column(ledger, room)
    if column is None or frame.empty:
        return ()
    groups = frame.groupby(frame[column].fillna(""), sort=True, observed=True)
    found = ((str(key), figure(rows), firms(ledger, rows)) for key, rows in groups)
    return tuple(
        Share(
            key, room.places.get(key, Name(key)), value, firms=int(value) if counting and behind is not None else behind
        )
        for key, value, behind in found
    )


def firms(ledger: Ledger, frame: pd.DataFrame) -> int | None:
    """How many single firms the rows are about; ``None`` for a ledger without a column of codes."""
    code = next((name for name, column in ledger.spec.columns.items() if column.type == "code"), None)
    return None if code is None else int(frame[code].nunique())


def coverage(ledger: Ledger, period: date, measure: str = "") -> Coverage | None:
    """Who has reported ``period`` (its last day) of those that reported in the twelve months up to it.

    Rows whose ``measure`` is blank report nothing: a unit that has only such rows is missing.
    """
    unit, time = ledger.spec.unit_of_report, ledger.spec.time
    if unit is None:
        return None
    recent = between(ledger.frame, time, month_start(period.year - 1, period.month + 1), period)
    expected = set(recent[unit].dropna())
    now = recent[recent[time] == pd.Timestamp(period)]
    reported = set((now[now[measure].notna()] if measure else now)[unit].dropna())
    return Coverage(len(reported), len(expected), tuple(sorted(expected - reported)))


def coverage_remarks(who: Coverage | None) -> tuple[Remark, ...]:
    """What is said when somebody has not reported."""
    if who is None or who.complete:
        return ()
    missing = ",".join(who.missing)
    return (remark("coverage", reported=str(who.reported), expected=str(who.expected), missing=missing),)


def _entity(ledger: Ledger, record: Mapping[Hashable, object]) -> str:
    """What the row is about: its declared entity, else its key without the time."""
    spec = ledger.spec
    about = (spec.entity,) if spec.entity else tuple(key for key in spec.key if key != spec.time) or spec.key
    return " ".join(_plain(record[key]) for key in about)


def _label(ledger: Ledger, record: Mapping[Hashable, object]) -> str:
    """The readable name of the row: the column that names its entity, else its first text outside the key."""
    columns = ledger.spec.columns
    naming = [c for c, spec in columns.items() if spec.names is not None]
    naming.sort(key=lambda c: columns[c].names != ledger.spec.entity)
    texts = [c for c, spec in columns.items() if spec.type == "text" and c not in ledger.spec.key]
    column = next(iter(naming + texts), None)
    return "" if column is None else _plain(record[column])


def _text(ledger: Ledger, column: str, value: object) -> str:
    """What is written in a cell that holds no amount. A term is held by its id, which is not what the cell says."""
    return _plain(value) if ledger.spec.columns[column].type in ("text", "code", "date", "year", "whole") else ""


def _plain(value: object) -> str:
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}"
    return "" if value is None or value is pd.NA or value is pd.NaT else str(value)


def _value(ledger: Ledger, column: str, value: object) -> Decimal | None:
    if ledger.spec.columns[column].type != "amount" or value is None or value is pd.NA:
        return None
    return amount(ledger, column, int(str(value)))
