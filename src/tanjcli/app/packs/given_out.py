"""A report that was given out: what its ``report.json`` says, whatever the workspace would say today."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from tanjcli.core.absence import Unmeasured, Why
from tanjcli.core.errors import DataError, MissingInputError
from tanjcli.core.findings import Finding, Place
from tanjcli.core.words import Name
from tanjcli.evaluate.compare import Snapshot, Told
from tanjcli.evaluate.results import Figure, Status

REPORT = "report.json"


def given_out(path: Path, shown: str) -> Snapshot:
    """The report in ``path``, a pack's folder or its ``report.json``; ``shown`` is what to call it.

    Raises:
        MissingInputError: the folder holds no report.
        DataError: the file is no report of a version this program reads.
    """
    file = path / REPORT if path.is_dir() else path
    if not file.is_file():
        raise MissingInputError(findings=(Finding("diff-no-report", Place(), raw=shown),))
    try:
        record = json.loads(file.read_text("utf-8"), parse_float=Decimal, parse_int=Decimal)
        if record["schema_version"] != "1":
            raise ValueError(record["schema_version"])
        return Snapshot(
            as_of=date.fromisoformat(record["as_of"]),
            known_on=date.fromisoformat(record["known_on"]),
            version=record["program_version"],
            told={row["target_id"]: _told(row) for row in record["rows"]},
            pack=shown,
        )
    except (ValueError, KeyError, TypeError) as error:
        raise DataError(findings=(Finding("diff-bad-report", Place(shown), raw=shown),)) from error


def _told(row: Mapping[str, Any]) -> Told:
    return Told(
        ref=row["ref"],
        name=Name(row["name"], row["name_en"]),
        unit=row["unit"],
        period=row["period"],
        status=Status(row["status"]),
        actual=_figure(row, "actual"),
        goal=Decimal(row["goal"]),
        reading=row["reading"],
        stale=row["stale"],
    )


def _figure(row: Mapping[str, Any], name: str) -> Figure:
    value = row[name]
    return Unmeasured(Why(row[f"{name}_absent"])) if value is None else Decimal(value)
