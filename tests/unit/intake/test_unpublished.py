"""A month that the plan says is never published alone: whoever states one has slipped, wherever he states it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from tanjcli.intake.deliveries import Delivery
from tanjcli.intake.ingest import ingest_reads, reading_kit
from tanjcli.intake.ledger import Ledgers
from tests.unit.intake.builders import UNITS, codes, sources, xlsx

LABEL = {"zh": "名", "en": "name"}
LEDGER = {
    "name": LABEL,
    "key": ["item", "period"],
    "time": "period",
    "rhythm": "month",
    "columns": {
        "item": {"type": "text", "name": LABEL},
        "period": {"type": "period", "name": LABEL},
        "value": {"type": "amount", "name": LABEL, "unit": "万元", "flow": "month"},
    },
}
DOWN = {"item": {"from": ["指标"]}, "period": {"from": ["月份"]}, "value": {"from": ["数值"], "unit": "万元"}}
ACROSS = {"item": {"from": ["指标"]}, "period": {"across": "header"}, "value": {"across": "figures", "unit": "万元"}}


def read(folder: Path, rows: list[list[Any]], columns: dict[str, Any], place: str, kind: str = "month") -> Ledgers:
    """The table in a county that publishes nothing for January alone."""
    path = folder / "指标.xlsx"
    path.write_bytes(xlsx(rows))
    recipe = {"ledger": "x", "match": {"file": "*"}, "period": {"from": [place], "kind": kind}, "columns": columns}
    kit = reading_kit(sources({"x": LEDGER}, {"r": recipe}), {}, UNITS, frozenset({1}))
    return ingest_reads([Delivery(path, "data/2022-01-18/指标.xlsx", date(2022, 1, 18), "0" * 64)], kit)[0]


def months(known: Ledgers) -> list[int]:
    return [day.month for day in known.ledgers["x"].frame["period"]]


def test_rows_of_such_a_month_are_rejected(tmp_path: Path) -> None:
    """One finding for all of them, with every cell."""
    rows = [["指标", "月份", "数值"], ["甲", "2021年1月", 1], ["乙", "2021年1月", 2], ["甲", "2021年2月", 3]]
    known = read(tmp_path, rows, DOWN, "column")
    (found,) = known.findings
    assert (found.code, found.place.cell, [p.cell for p in found.related]) == ("period-unpublished", "B2", ["B3"])
    assert months(known) == [2]
    assert [(a.used, a.rejected) for a in known.accounts] == [(1, 2)]


def test_a_column_of_such_a_month_is_not_read(tmp_path: Path) -> None:
    known = read(tmp_path, [["指标", "2021年2月", "2021年1月"], ["甲", 3, 1]], ACROSS, "header")
    (found,) = known.findings
    assert (found.code, found.place.cell) == ("period-unpublished", "C1")
    assert months(known) == [2]


def test_an_empty_column_of_it_is_how_bureaus_print_their_tables(tmp_path: Path) -> None:
    known = read(tmp_path, [["指标", "2021年2月", "2021年1月"], ["甲", 3, None]], ACROSS, "header")
    assert codes(known.findings) == ["across-blank"]


def test_years_have_no_such_month(tmp_path: Path) -> None:
    rows = [["指标", "月份", "数值"], ["甲", "2021年", 1]]
    assert codes(read(tmp_path, rows, DOWN, "column", kind="year").findings) == []
