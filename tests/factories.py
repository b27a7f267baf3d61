"""Builders for tests: a plan, a target, a metric in memory, and ledgers from tables that can be read in the test."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd

from tanjcli.core.periods import Period, parse_label
from tanjcli.evaluate.assess import assess
from tanjcli.evaluate.question import Question
from tanjcli.evaluate.results import Assessment, CellResult
from tanjcli.intake.ledger import RECEIVED, ROW, STRIP, Ledger, Ledgers, Source, Strip
from tanjcli.intake.ledger_spec import LedgerSpec
from tanjcli.plan.model import Plan
from tanjcli.plan.target import Target

LABEL = {"zh": "名", "en": "name"}


@dataclass(frozen=True)
class Delivered:
    """One file: the day it came, the period it states, and its rows."""

    received: date
    covers: Period
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def delivered(received: str, covers: str, table: str) -> Delivered:
    """A file from a table whose cells are separated by blanks; ``-`` is an empty cell. The first line is the header."""
    lines = [tuple(line.split()) for line in table.strip().splitlines()]
    return Delivered(date.fromisoformat(received), parse_label(covers), lines[0], tuple(lines[1:]))


def ledger(name: str, key: str, columns: Mapping[str, str], files: Sequence[Delivered], **spec: Any) -> Ledger:
    """A ledger from delivered files.

    ``columns`` maps a column to its type, for amounts followed by unit, flow and (optionally) exponent:
    ``amount 元 ytd 2``. A period cell is written as its last month. ``spec`` are the other fields of ``LedgerSpec``,
    ``time`` among them.
    """
    parts = {column: text.split() for column, text in columns.items()}
    fields = {"name": LABEL, "key": key.split(), "rhythm": "month", **spec}
    model = LedgerSpec.model_validate({**fields, "columns": {column: _column(p) for column, p in parts.items()}})
    exponents = {column: int(p[3]) if len(p) > 3 else 0 for column, p in parts.items() if p[0] == "amount"}
    records = [
        {**dict(zip(file.header, row, strict=True)), STRIP: index, ROW: at, RECEIVED: file.received}
        for index, file in enumerate(files)
        for at, row in enumerate(file.rows, start=2)
    ]
    frame = pd.DataFrame(records, columns=[*columns, STRIP, ROW, RECEIVED])
    for column, kind in parts.items():
        frame[column] = _typed([_absent(v) for v in frame[column]], kind[0], exponents.get(column, 0))
    frame[RECEIVED] = pd.to_datetime(frame[RECEIVED]).astype("datetime64[s]")
    sources = tuple(_source(name, index, file) for index, file in enumerate(files))
    strips = tuple(_strip(index, file, parts) for index, file in enumerate(files))
    return Ledger(name, model, frame, exponents, strips, sources)


def ledgers(*several: Ledger) -> Ledgers:
    """Ledgers as ``ingest`` returns them, without findings."""
    sources = {s.file: s for one in several for s in one.sources}
    return Ledgers({one.id: one for one in several}, tuple(sources.values()), (), (), True)


def target(**fields: Any) -> dict[str, Any]:
    """A target as the plan writes it: a yearly count of 30 for 2021, with ``fields`` changed."""
    return {
        "id": "t",
        "ref": "T01",
        "name": LABEL,
        "clause": "1",
        "unit": "家",
        "kind": "annual_count",
        "direction": "higher",
        "comparison": "at_least",
        "goal": "30",
        "metric": "m",
        "cells": ["2021"],
        "lead": {"department": "office", "source": "stated", "basis": "clause"},
        "reading": {"text": LABEL, "confidence": "high"},
        **fields,
    }


def target_model(**fields: Any) -> Target:
    """The same, validated."""
    return Target.model_validate(target(**fields))


def plan(targets: Sequence[Mapping[str, Any]], metrics: Mapping[str, Any], **fields: Any) -> Plan:
    """A plan of 2020–2022 with the given targets and metrics; ``head`` changes fields of its ``plan`` section."""
    head = {
        "id": "p",
        "name": LABEL,
        "issuer": "office",
        "language": "zh",
        "timezone": "Asia/Shanghai",
        "period": "2020-2022",
        "unpublished_months": ["1"],
        **fields.pop("head", {}),
    }
    return Plan.model_validate(
        {
            "schema": "tanj-plan/1",
            "plan": head,
            "departments": {"office": {"name": {"zh": "局", "en": "office"}}},
            "clauses": {"1": {"title": LABEL}},
            "metrics": metrics,
            "targets": list(targets),
            **fields,
        }
    )


# A list of dated events (projects signed), the simplest ledger there is.
COUNT = {
    "kind": "count",
    "ledger": "events",
    "distinct": "project",
    "dated": "signed",
    "over_time": "sum",
    "over_units": "count",
}


def events(days: Sequence[str], through: str, received: str = "2023-02-01") -> Ledger:
    """Projects p0, p1 … signed on ``days``, in one list that reaches from 2019 to the month ``through``."""
    rows = "\n".join(f"p{index} {day}" for index, day in enumerate(days))
    file = delivered(received, f"2019-01/{through}", f"project signed\n{rows}")
    return ledger("events", "project", {"project": "code", "signed": "date"}, [file], time="signed")


def levels(values: Mapping[str, str], unit: str = "家") -> Ledger:
    """One measured level by month: ``{"2021-06": "95"}``."""
    files = [delivered("2023-02-01", month, f"who period value\nall {month} {v}") for month, v in values.items()]
    columns = {"who": "code", "period": "period", "value": f"amount {unit} point 6"}
    return ledger("levels", "who period", columns, files, time="period")


LEVEL = {"kind": "total", "ledger": "levels", "measure": "value", "over_time": "last", "over_units": "sum"}


def verdict(
    one: Mapping[str, Any], metric: Mapping[str, Any], as_of: str, *several: Ledger, **fields: Any
) -> CellResult:
    """The cell of a plan with a single target, in the report for the year of ``as_of``."""
    return answer(plan([one], {"m": metric}, **fields), as_of, *several).cells[0]


def answer(whole: Plan, as_of: str, *several: Ledger, **question: Any) -> Assessment:
    """The assessment of ``whole`` as of a day, everything delivered being known."""
    day = date.fromisoformat(as_of)
    return assess(whole, ledgers(*several), Question(**{"year": day.year, "as_of": day, **question}))


def _column(parts: list[str]) -> dict[str, Any]:
    column: dict[str, Any] = {"type": parts[0], "name": LABEL}
    if len(parts) > 1:
        column |= {"unit": parts[1], "flow": parts[2]}
    return column


def _absent(cell: Any) -> str | None:
    return None if cell == "-" or not isinstance(cell, str) else cell


def _typed(cells: list[str | None], kind: str, exponent: int) -> Any:
    match kind:
        case "period":
            days = [parse_label(c).last_day if c else None for c in cells]
            return pd.Series(pd.to_datetime(pd.Series(days, dtype="object"))).astype("datetime64[s]")
        case "date":
            return pd.Series(pd.to_datetime(pd.Series(cells, dtype="object"))).astype("datetime64[s]")
        case "year" | "whole":
            return pd.array([int(c) if c else None for c in cells], dtype="Int64")
        case "amount":
            whole = [int(Decimal(c).scaleb(exponent)) if c else None for c in cells]
            return pd.array(whole, dtype="Int64")
        case "flag":
            return pd.array([c == "true" if c else None for c in cells], dtype="boolean")
    return pd.array(cells, dtype="string")


def _strip(index: int, file: Delivered, parts: Mapping[str, list[str]]) -> Strip:
    columns = {name: at for at, name in enumerate(file.header)}
    units = {name: p[1] for name, p in parts.items() if len(p) > 1}
    return Strip(index, "Sheet1", "r", columns, units, file.covers, file.covers.last_day)


def _source(name: str, index: int, file: Delivered) -> Source:
    return Source(f"data/{file.received}/{name}-{index}.csv", f"{index:064d}", file.received, True)
