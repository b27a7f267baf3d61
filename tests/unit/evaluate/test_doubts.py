"""What was rejected and a figure needs is said beside it; what it does not need, or nobody knew yet, is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from tanjcli.core.findings import Finding, Place
from tanjcli.evaluate.assess import assess
from tanjcli.evaluate.question import Question
from tanjcli.evaluate.results import CellResult, Status
from tests.factories import Delivered, delivered, ledger, ledgers, plan, target

YTD = {"kind": "total", "ledger": "returns", "measure": "ytd", "over_time": "last", "over_units": "sum"}
COLUMNS = {"firm": "code", "period": "period", "staff": "amount 人 point", "ytd": "amount 家 ytd"}
MAY = delivered("2021-06-18", "2021-05", "firm period staff ytd\na 2021-05 1 10")
JUNE = delivered("2021-07-18", "2021-06", "firm period staff ytd\na 2021-06 1 12\nb 2021-06 1 7")


def refused(file: int, cell: str, received: str = "2021-07-18", code: str = "number-unreadable") -> Finding:
    """An error at a cell of the ``file``-th delivery."""
    return Finding(code, Place(f"data/{received}/returns-{file}.csv", "Sheet1", cell), {"value": "?"})


def judged(files: list[Delivered], *faults: Finding, **question: Any) -> CellResult:
    """The year to date in June, with ``faults`` found where the files were read."""
    one = replace(ledgers(ledger("returns", "firm period", COLUMNS, files, time="period")), findings=faults)
    whole = plan([target(kind="annual_flow")], {"m": YTD})
    return assess(whole, one, Question(2021, **{"as_of": date(2021, 6, 30), **question})).cells[0]


def said(cell: CellResult) -> dict[str, str]:
    return {remark.code: dict(remark.params).get("count", "") for remark in cell.remarks}


def test_nothing_rejected_nothing_said() -> None:
    assert "rejected" not in said(judged([MAY, JUNE]))


def test_a_rejected_row_of_the_month_is_missing_from_the_figure() -> None:
    """Row 4 is not in the ledger: the sum is that of the others, and says so."""
    cell = judged([MAY, JUNE], refused(1, "D4"), refused(1, "B4"))
    assert (cell.actual, said(cell)["rejected"]) == (19, "1")


def test_a_cell_of_a_kept_row_counts_only_where_its_column_is_needed() -> None:
    assert "rejected" not in said(judged([MAY, JUNE], refused(1, "C2")))
    assert said(judged([MAY, JUNE], refused(1, "D2")))["rejected"] == "1"


def test_an_earlier_month_is_not_needed_for_a_year_to_date() -> None:
    assert "rejected" not in said(judged([MAY, JUNE], refused(0, "D9", "2021-06-18")))


def test_a_table_refused_as_a_whole_is_missed_once_it_had_come_in() -> None:
    """A second June table came in September and could not be used: in August nobody could know."""
    september = Delivered(date(2021, 9, 18), JUNE.covers, JUNE.header, ())
    fault = refused(2, "", "2021-09-18", "unit-missing")
    assert said(judged([MAY, JUNE, september], fault))["rejected"] == "1"
    assert "rejected" not in said(judged([MAY, JUNE, september], fault, known_on=date(2021, 8, 1)))
    assert said(judged([MAY, JUNE, september], fault, known_on=date(2021, 9, 18)))["rejected"] == "1"


def test_a_later_table_for_the_same_days_heals_a_refused_one() -> None:
    june = Delivered(date(2021, 7, 1), JUNE.covers, JUNE.header, ())
    assert "rejected" not in said(judged([MAY, june, JUNE], refused(1, "", "2021-07-01", "unit-missing")))


def test_a_warning_rejects_nothing() -> None:
    assert "rejected" not in said(judged([MAY, JUNE], refused(1, "D4", code="number-cleaned")))


def test_a_year_that_lacks_a_rejected_row_is_not_yet_called_missed() -> None:
    """19 of 30 at the end of the year is a miss; with a row that could not be read, nobody knows."""
    december = delivered("2022-01-18", "2021-12", "firm period staff ytd\na 2021-12 1 12\nb 2021-12 1 7")
    question = {"as_of": date(2021, 12, 31)}
    whole = judged([MAY, december], **question)
    lacking = judged([MAY, december], refused(1, "D4", "2022-01-18"), **question)
    assert whole.status is Status.MISSED
    assert (lacking.status, said(lacking)["rejected"]) == (Status.BEHIND, "1")
