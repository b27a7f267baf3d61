"""A trial in words and as a record: what it says is what it holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tanjcli.core.findings import Finding, Place
from tanjcli.core.words import Lang, Name
from tanjcli.evaluate.results import Status
from tanjcli.evaluate.trial import FileLook, RowLook, TableLook, Trial, VerdictChange, changed_verdicts, concerning
from tanjcli.intake.ledger import Account, CellRef
from tanjcli.intake.ledgers.revisions import Restated, Revision
from tanjcli.intake.tables.control import Control
from tanjcli.intake.tables.matching import Likeness
from tanjcli.present.compose.add import FiledFile, compose_add
from tanjcli.present.compose.check_files import Telling, compose_check_files
from tanjcli.present.document import Document
from tanjcli.present.findings import finding_message
from tanjcli.present.trial_records import trial_records
from tanjcli.present.writers import plain
from tanjcli.present.writers.glyphs import UNICODE
from tests.unit.present.builders import a_cell, an_assessment

FILE = "in/产值.xlsx"


def place(cell: str) -> Place:
    return Place(FILE, "表1", cell)


WRONG = Finding("number-unreadable", place("D7"), {"column": "产值"}, "约65", (), "f" * 64)
REASON = {"code": "number-unreadable", "column": "产值", "reason": finding_message(WRONG, "en")}
TABLE = TableLook(
    sheet="表1",
    recipe="monthly",
    ledger="output",
    name=Name("产值", "output"),
    rate=0.75,
    missing=(("乡镇", "所属乡"),),
    header=(3, 4),
    periods=("2021-06",),
    units=(("产值", "千元"),),
    account=Account(FILE, "表1", "monthly", 7, 1, {"context": 2, "header": 2, "total": 1}, 1),
    controls=(
        Control("合计", "产值", Decimal(36), Decimal("38.5"), (place("D8"), place("D5"), place("D6")), 2, WRONG),
        Control("小计", "产值", Decimal(5), Decimal(5), (place("D9"), place("D7"), place("D7")), 1),
    ),
    rows=(RowLook(6, 0, "used", ({"value": Decimal("12.5"), "day": date(2021, 6, 30)},)), RowLook(7, 0, "rejected")),
    value_units={"value": "元"},
)
LOOK = FileLook(FILE, "f" * 64, "", "xlsx", "", ("表1", "说明"), (TABLE,), (), (WRONG,))
OLD = CellRef("data/2021-07-18/a.xlsx", "0" * 64, "表1", "D6", "千元", date(2021, 7, 18))
NEW = CellRef(FILE, "f" * 64, "表1", "D6", "万元", date(2021, 8, 18))
VALUE = Restated(
    "value", Name("产值", "output"), "", ("A", "2021-06-30"), "甲厂", Decimal(120_000), Decimal(150_000), "元", OLD, NEW
)
TOWN = replace(VALUE, column="town", name=Name("乡镇", "town"), vocabulary="places", before="east", after=None, unit="")
REVISION = Revision("output", Name("产值", "output"), 3, 2, 1, 4, ("2021-06",), (VALUE, TOWN))
CHANGE = VerdictChange(2021, a_cell(status=Status.BEHIND), a_cell(status=Status.ACHIEVED, actual=Decimal(30)))
TRIAL = Trial((LOOK,), (REVISION,), (CHANGE,), ((2021, date(2021, 5, 31), date(2021, 6, 30)),), sample=True)
TOWNS = {"places": {"east": Name("东样镇", "East Town")}}


def told(trial: Trial = TRIAL, lang: Lang = "en", *, every: bool = False) -> str:
    return text(compose_check_files(trial, Telling(lang, every, TOWNS)))


def text(document: Document) -> str:
    return plain.render(document, UNICODE)


@pytest.mark.parametrize(
    "said",
    [
        "monthly → output (output), 75% of the headers found",
        "乡镇 (did you mean 所属乡?)",
        "表1 (header in rows 3–4)",
        "7 in = 1 used + 5 excluded + 1 rejected",
        "above the header 2, header 2, total 1",
        "1 agree, 1 do not, 0 could not be checked",
        "D5:D6 (2)",
        "other sheets",
        "output: 3 new, 2 the same, 1 changed, 4 superseded already",
        "甲厂 · A · 2021-06-30",
        "East Town",
        "(blank)",
        "the data date of 2021 would move from 2021-05-31 to 2021-06-30",
        "SAMPLE DATA · INCOMPLETE, rows rejected: 1",
    ],
)
def test_everything_known_of_a_file_is_said(said: str) -> None:
    assert said in told()


def test_amounts_are_told_in_the_unit_of_the_sheet() -> None:
    """The ledger holds 元; who sent 万元 reads 万元."""
    zh = told(lang="zh")
    assert "12 万元" in zh
    assert "15 万元" in zh


def test_long_lists_are_cut_with_their_count_and_told_whole_when_asked() -> None:
    many = replace(TRIAL, revisions=(replace(REVISION, values=(VALUE,) * 25),))
    assert "the first 20 are listed, 5 more" in told(many)
    assert told(many).count("甲厂") == 20
    assert told(many, every=True).count("甲厂") == 25


def test_a_refused_file_says_what_it_looks_like() -> None:
    refused = replace(LOOK, tables=(), nearest=(Likeness("monthly", "表1", 0.5, ("乡镇", "产值")),), container="")
    said = told(replace(TRIAL, files=(refused,), revisions=(), changes=(), as_of=()))
    assert "not one row can be used" in said
    assert "50%" in said
    assert "It brings nothing new." in said
    assert "No target's status or actual would change." in said


def test_a_finding_two_files_share_is_told_once() -> None:
    """A code with two names lies in one file and points to the other."""
    shared = Finding(
        "name-two-codes", Place("b.xlsx", "表1", "C3"), {"name": "甲", "codes": "1"}, related=(place("C4"),)
    )
    assert concerning((shared,), FILE) == concerning((shared,), "b.xlsx") == (shared,)
    both = tuple(replace(LOOK, file=name, findings=(shared,)) for name in (FILE, "b.xlsx"))
    assert told(replace(TRIAL, files=both)).count("[name-two-codes]") == 1


@pytest.mark.parametrize(
    ("outcomes", "title"),
    [
        (("filed",), "Filed under 2021-08-18"),
        (("filed", "unchanged"), "Filed under 2021-08-18"),
        (("would",), "Would be filed under 2021-08-18 (nothing is written)"),
        (("refused", "unchanged"), "Not filed"),
    ],
)
def test_the_title_says_what_became_of_the_files(outcomes: tuple[str, ...], title: str) -> None:
    files = tuple(FiledFile(f"{n}.xlsx", f"data/2021-08-18/{n}.xlsx", o) for n, o in enumerate(outcomes))
    document = compose_add(TRIAL, files, "2021-08-18", Telling("en"))
    assert document.title == title
    assert "data/2021-08-18/0.xlsx" in text(document)


def record(**options: Any) -> dict[str, Any]:
    return trial_records(TRIAL, "en", rows=options.get("rows", False))


def test_the_record_holds_both_cells_of_a_restated_value() -> None:
    (value, town) = record()["revisions"][0]["values"]
    assert (value["before"], value["after"], value["unit"]) == (Decimal(120_000), Decimal(150_000), "元")
    assert value["old"] == {"file": OLD.file, "sheet": "表1", "cell": "D6", "received": "2021-07-18"}
    assert value["new"]["file"] == FILE
    assert (town["before"], town["after"], town["unit"]) == ("east", None, None)


def test_the_record_of_a_row_gives_its_values_or_its_reasons() -> None:
    (table,) = record(rows=True)["files"][0]["tables"]
    assert table["rows"] == [
        {"row": 6, "line": None, "fate": "used", "values": {"value": Decimal("12.5"), "day": "2021-06-30"}},
        {"row": 7, "line": None, "fate": "rejected", "reasons": [REASON]},
    ]
    assert table["value_units"] == {"value": "元"}
    assert table["hit_rate"] == Decimal("0.75")


def test_a_row_under_figures_that_run_across_has_an_entry_for_each() -> None:
    entries = ({"value": Decimal(1), "year": date(2020, 12, 31)}, {"value": None, "year": date(2019, 12, 31)})
    look = replace(LOOK, tables=(replace(TABLE, rows=(RowLook(7, 0, "used", entries),)),))
    (table,) = trial_records(replace(TRIAL, files=(look,)), "en", rows=True)["files"][0]["tables"]
    (row,) = table["rows"]
    assert row["values"] == [{"value": Decimal(1), "year": "2020-12-31"}, {"value": None, "year": "2019-12-31"}]
    assert row["reasons"] == [REASON]


def test_the_record_of_a_verdict_names_target_year_and_both_states() -> None:
    (verdict,) = record()["verdicts"]
    assert (verdict["ref"], verdict["year"]) == ("T17", 2021)
    assert (verdict["before"]["status"], verdict["after"]) == ("behind", {"status": "achieved", "actual": Decimal(30)})


def test_only_a_status_or_an_actual_is_a_change() -> None:
    """Time passes in every report; a lead that moved by itself is not what the file did."""
    before = an_assessment(a_cell(status=Status.BEHIND))
    assert changed_verdicts(before, an_assessment(a_cell(status=Status.BEHIND, lead_pp=Decimal(-3)))) == ()
    assert len(changed_verdicts(before, an_assessment(a_cell(status=Status.ACHIEVED)))) == 1
    assert len(changed_verdicts(before, an_assessment(a_cell(status=Status.BEHIND, actual=Decimal(1))))) == 1
