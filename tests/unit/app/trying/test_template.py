"""Forms: what a town fills in is read without any mapping, whatever it calls the file."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tanjcli.app.cache import Cache
from tanjcli.app.trying.template import FormRequest, blank_form
from tanjcli.app.trying.trial import Bench, try_files
from tanjcli.app.workspace import Workspace, find_workspace
from tanjcli.core.errors import UsageError
from tests.functional.running import REPO, tanj

OFFICE = shutil.which("soffice")


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The sample county with the deliveries of four months, so that each form is made quickly."""
    root = tmp_path_factory.mktemp("county")
    shutil.copy(REPO / "targets.yaml", root)
    (root / "data").mkdir()
    shutil.copy(REPO / "data" / "sources.yaml", root / "data")
    for folder in (REPO / "data").glob("2020-0[1-4]-*"):
        shutil.copytree(folder, root / "data" / folder.name)
    return find_workspace(None, root)


def form(workspace: Workspace, ledger: str, town: str = "", month: str = "") -> Any:
    return openpyxl.load_workbook(BytesIO(blank_form(workspace, FormRequest(ledger, town, month), "zh").data))


def sent_back(workspace: Workspace, book: Any, tmp_path: Path, office: bool = False) -> Any:
    """What ``tanj check`` says of the filled form under a name of the sender's own."""
    path = tmp_path / "我们的表.xlsx"
    book.save(path)
    if office:
        (tmp_path / "out").mkdir()
        done = subprocess.run(
            [OFFICE or "", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to",
             "xlsx:Calc MS Excel 2007 XML", "--outdir", tmp_path / "out", path],
            capture_output=True, timeout=120, check=False,
        )  # fmt: skip
        assert done.returncode == 0
        path = tmp_path / "out" / path.name
    return try_files(Bench(workspace, Cache(workspace.root / ".tanj" / "cache")), [(path, path.name)]).trial


def header_row(sheet: Any, label: str) -> int:
    return next(cell.row for cell in sheet["A"] if cell.value == label)


def test_the_form_states_title_period_unit_town_and_sample(county: Workspace) -> None:
    sheet = form(county, "firm-output", "李庄镇", "2021-07").active
    above = [str(cell.value) for row in sheet.iter_rows(max_row=4) for cell in row if cell.value]
    assert above[0] == "规上企业产值(2021年7月)【样例数据】"
    assert {"表号：firm-output-monthly", "单位：千元", "填报单位：李庄镇"} <= set(above)


def test_known_firms_of_the_town_are_filled_in_without_figures(county: Workspace) -> None:
    """Those on the register at the end of the period, and nobody else's."""
    sheet = form(county, "firm-output", "李庄镇", "2020-12").active
    first = header_row(sheet, "统一社会信用代码") + 2
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=first) if row[1].value]
    assert rows
    assert {row[2] for row in rows} == {"李庄镇"}
    assert all(row[3:] == [None] * 4 for row in rows)
    assert len({row[0] for row in rows}) == len(rows)


def test_cells_are_checked_while_they_are_filled_in(county: Workspace) -> None:
    """A list of towns, numbers of 0 and more, dates, and texts of bearable length."""
    rules = form(county, "projects").active.data_validations.dataValidation
    kinds = {rule.type for rule in rules}
    assert {"list", "decimal", "date", "textLength"} <= kinds
    (towns,) = [rule for rule in rules if rule.type == "list"]
    assert "李庄镇" in towns.formula1
    (amount,) = [rule for rule in rules if rule.type == "decimal"]
    assert (amount.operator, amount.formula1) == ("greaterThanOrEqual", "0")


def test_headers_are_protected_and_cells_are_not(county: Workspace) -> None:
    sheet = form(county, "parks", "李庄镇", "2021-Q1").active
    row = header_row(sheet, "园区编号")
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    assert sheet.cell(row, 1).protection.locked
    assert not sheet.cell(row + 1, 1).protection.locked
    assert (sheet.print_title_rows, sheet.page_setup.orientation) == (f"${row}:${row}", "landscape")


def fill_output(sheet: Any) -> int:
    first = header_row(sheet, "统一社会信用代码") + 2
    filled = [row[0].row for row in sheet.iter_rows(min_row=first) if row[1].value]
    for row in filled:
        for column, value in enumerate((120, 840, 110, 800), 4):
            sheet.cell(row, column).value = value
    return len(filled)


def fill_projects(sheet: Any) -> int:
    first = header_row(sheet, "项目编号") + 1
    row = next(r for r in range(first, first + 500) if sheet.cell(r, 1).value is None)
    values = {"项目编号": "新-1", "项目名称": "样例新项目", "乡镇": "李庄镇", "总投资": 12000, "状态": "签约"}
    values["签约日期"] = date(2021, 7, 3)
    for cell in sheet[first - 1]:
        name = str(cell.value or "").partition("(")[0].partition("（")[0]
        sheet.cell(row, cell.column).value = values.get(name)
    return row - first + 1


def fill_annual(sheet: Any) -> int:
    first = header_row(sheet, "行业") + 1
    for row, industry in enumerate(("绿色化工", "其他"), first):
        for column, value in enumerate((industry, 900, 500), 1):
            sheet.cell(row, column).value = value
    return 2


FILLED: dict[str, tuple[str, Callable[[Any], int]]] = {
    "firm-output": ("2021-07", fill_output),
    "projects": ("2021-07", fill_projects),
    "annual-output": ("2021", fill_annual),
}


@pytest.mark.parametrize("ledger", FILLED)
def test_a_filled_form_is_read_whatever_its_file_is_called(county: Workspace, tmp_path: Path, ledger: str) -> None:
    month, fill = FILLED[ledger]
    book = form(county, ledger, "李庄镇" if ledger != "annual-output" else "", month)
    rows = fill(book.worksheets[0])
    (look,) = sent_back(county, book, tmp_path).files
    assert [f.code for f in look.findings if f.severity.value == "error"] == []
    assert (look.used, look.rejected, [t.rate for t in look.tables]) == (rows, 0, [1.0])


@pytest.mark.skipif(OFFICE is None, reason="no LibreOffice here")
@pytest.mark.parametrize("ledger", FILLED)
def test_a_form_saved_by_another_program_is_read_as_well(county: Workspace, tmp_path: Path, ledger: str) -> None:
    month, fill = FILLED[ledger]
    book = form(county, ledger, "李庄镇" if ledger != "annual-output" else "", month)
    rows = fill(book.worksheets[0])
    (look,) = sent_back(county, book, tmp_path, office=True).files
    assert (look.used, look.rejected, [f.code for f in look.findings if f.severity.value == "error"]) == (rows, 0, [])


def test_an_untouched_form_changes_nothing_known(county: Workspace, tmp_path: Path) -> None:
    """A cumulative list goes out filled in, and comes back as it went."""
    trial = sent_back(county, form(county, "projects", "李庄镇", "2021-07"), tmp_path)
    (revision,) = trial.revisions
    assert (revision.new, revision.restated) == (0, 0)
    assert revision.same > 0


def test_an_open_period_is_asked_for_in_a_cell_of_its_own(county: Workspace, tmp_path: Path) -> None:
    book = form(county, "talents")
    sheet = book.active
    row = header_row(sheet, "报告期：")
    assert not sheet.cell(row, 2).protection.locked
    sheet.cell(row, 2).value = "2021年第二季度"
    first = header_row(sheet, "人才编号") + 1
    for column, value in enumerate(("样例-人-1", "样*", "省级", "博士", "样例单位", date(2021, 5, 4)), 1):
        sheet.cell(first, column).value = value
    (look,) = sent_back(county, book, tmp_path).files
    assert (look.used, look.tables[0].periods) == (1, ("2021-Q2",))


@pytest.mark.parametrize(
    "ledger",
    ["firm-register", "firm-output", "annual-output", "projects", "parks", "park-firms", "platforms", "high-tech",
     "research", "talents", "trainings", "cluster-members"],
)  # fmt: skip
def test_every_ledger_has_a_form_that_its_own_recipe_recognises(county: Workspace, tmp_path: Path, ledger: str) -> None:
    (look,) = sent_back(county, form(county, ledger, month="2021-12"), tmp_path).files
    assert [(t.ledger, t.rate) for t in look.tables] == [(ledger, 1.0)]
    assert [f.code for f in look.findings if f.severity.value == "error"] == []


def test_of_two_recipes_the_one_that_asks_most_is_the_form(county: Workspace) -> None:
    """The opening list of the register says nothing of events; a recipe can be named instead."""
    assert "表号：register-changes" in [c.value for c in form(county, "firm-register").active["A"]]
    assert "表号：register-opening" in [c.value for c in form(county, "register-opening").active["A"]]


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        (FormRequest("firm-outptu"), "template-unknown"),
        (FormRequest("projects", town="李莊"), "template-town"),
        (FormRequest("projects", month="July"), "template-month"),
        (FormRequest("projects", month="2020-2022"), "template-month"),
    ],
)
def test_what_cannot_be_made(county: Workspace, request_: FormRequest, code: str) -> None:
    with pytest.raises(UsageError) as caught:
        blank_form(county, request_, "zh")
    assert [f.code for f in caught.value.findings] == [code]


def test_the_same_request_gives_the_same_bytes(workspace: Workspace) -> None:
    once, again = (blank_form(workspace, FormRequest("cards", month="2021-07"), "zh") for _ in range(2))
    assert once == again
    assert once.name == "办证_2021年7月.xlsx"


def test_a_form_that_is_there_may_be_filled_in_and_is_kept(workspace: Workspace) -> None:
    assert tanj("template", "cards", "-o", "form.xlsx", cwd=workspace.root).code == 0
    (workspace.root / "form.xlsx").write_bytes(b"filled in")
    assert tanj("template", "cards", "-o", "form.xlsx", cwd=workspace.root).code == 73
    assert (workspace.root / "form.xlsx").read_bytes() == b"filled in"
