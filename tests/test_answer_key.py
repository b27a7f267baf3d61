"""The whole way, real plan and deliveries to verdicts, against an answer key that never saw the program.

The key was computed by the generator of the sample county from its own clean records. Words and days must be equal,
amounts exact, percentages to 1e-9.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tanjcli.app.ledgers import ingest_deliveries
from tanjcli.app.load import Settings, load_settings
from tanjcli.app.workspace import Workspace
from tanjcli.core.absence import Unmeasured
from tanjcli.evaluate.assess import assess
from tanjcli.evaluate.question import Question
from tanjcli.evaluate.results import CellResult, Status
from tanjcli.intake.ledger import Ledgers

ROOT = Path(__file__).parents[1]
KEY = ROOT / "tests" / "answers" / "sample_county.json"
FIGURES = (
    "goal",
    "goal_max",
    "actual",
    "level_share",
    "completion",
    "time_share",
    "expected",
    "lead_pp",
    "pace",
    "gap",
    "months_left",
    "required_rate",
)
# What the key prints with 20 digits; everything else is exact.
CLOSE = Decimal("1e-9")

Row = dict[str, Any]


@cache
def key() -> tuple[Row, ...]:
    return tuple(json.loads(KEY.read_text(encoding="utf-8"))["rows"])


@cache
def inputs() -> tuple[Settings, Ledgers]:
    workspace = Workspace(ROOT, ROOT / "targets.yaml")
    settings = load_settings(workspace)
    return settings, ingest_deliveries(workspace, settings)


@cache
def cells(year: int, as_of: str, known_on: str | None) -> dict[str, CellResult]:
    settings, ledgers = inputs()
    known = date.fromisoformat(known_on) if known_on else None
    found = assess(settings.plan, ledgers, Question(year, date.fromisoformat(as_of), known))
    return {cell.ref: cell for cell in found.cells}


def questions() -> list[tuple[int, str, str | None]]:
    return list(dict.fromkeys((row["year"], row["as_of"], row["known_on"]) for row in key()))


def differences(row: Row, cell: CellResult) -> Iterator[str]:
    """Every field in which key and program differ."""
    words = {"period": cell.period, "unit": cell.unit, "status": cell.status.value}
    if cell.data_through is not None or row["judged_on"] is not None:
        words["judged_on"] = f"{cell.data_through}"
    for name, seen in words.items():
        if row[name] != seen:
            yield f"{name}: key {row[name]}, seen {seen}"
    for name in FIGURES:
        seen = getattr(cell, name)
        if not same(row[name], seen):
            yield f"{name}: key {row[name]}, seen {seen}"
    if row["absent"] is not None and not isinstance(cell.actual, Unmeasured):
        yield f"absent: key {row['absent']}, seen {cell.actual}"


def same(wanted: str | int | None, seen: Decimal | Unmeasured | None) -> bool:
    if wanted is None or not isinstance(seen, Decimal):
        return wanted is None and not isinstance(seen, Decimal)
    return abs(Decimal(wanted) - seen) <= CLOSE


@pytest.mark.skipif(not (ROOT / "targets.yaml").is_file(), reason="no plan in this checkout")
class TestAnswerKey:
    """All rows of the key, one test for each question asked."""

    @pytest.mark.parametrize("question", questions(), ids=lambda q: f"{q[1]}@{q[2] or 'last'}")
    def test_every_row_of_a_report(self, question: tuple[int, str, str | None]) -> None:
        found = cells(*question)
        rows = [row for row in key() if (row["year"], row["as_of"], row["known_on"]) == question]
        wrong = [f"{row['ref']} {fault}" for row in rows for fault in differences(row, found[row["ref"]])]
        assert not wrong, "\n".join(wrong)
        assert sorted(found) == sorted(row["ref"] for row in rows)

    def test_the_key_asks_for_every_cell(self) -> None:
        assert len({(row["ref"], row["period"]) for row in key()}) == 42

    def test_the_key_meets_every_kind_of_verdict(self) -> None:
        """A key that knew only one word would prove little."""
        seen = {row["status"] for row in key()}
        assert {Status.ACHIEVED.value, Status.MISSED.value, Status.NOT_DUE.value, Status.NOT_STARTED.value} <= seen
        assert {Status.ON_TRACK.value, Status.BEHIND.value, Status.NO_DATA.value} <= seen
