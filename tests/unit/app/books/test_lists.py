"""The lists of a plan: every number is one of rows somebody can point to."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from tanjcli.app.books.lists import lists_of, lists_text, sections_of
from tanjcli.app.faces import Face
from tanjcli.app.report import Report, Request, report
from tanjcli.core.errors import PlanError, UsageError
from tanjcli.evaluate.list_results import ListBook
from tests.unit.app.listed import listed, row

FEBRUARY = [
    row("a", "谋划", 更新日期="2021-02-20"),
    row("b", "开工", 更新日期="2021-02-20"),
    row("c", 更新日期="2021-02-20"),
]


def book(root: Path, months: dict[int, list[dict[str, str]]], as_of: date = date(2021, 3, 31)) -> ListBook:
    (found,) = reported(root, months, as_of).assessment.lists
    return found


def reported(root: Path, months: dict[int, list[dict[str, str]]], as_of: date = date(2021, 3, 31)) -> Report:
    return report(listed(root, months), Request(as_of=as_of, books=True))


def test_a_move_names_the_stage_before_and_after(tmp_path: Path) -> None:
    march = [row("a", "开工"), row("b", "开工"), row("c")]
    (move,) = book(tmp_path, {2: FEBRUARY, 3: march}).moves
    assert (move.item.key, move.before, move.item.stage, move.back) == ("a", "谋划", "开工", False)


def test_an_item_that_falls_back_is_a_finding_with_its_cell(tmp_path: Path) -> None:
    march = [row("a", "谋划"), row("b", "谋划"), row("c")]
    (found,) = (
        f for f in reported(tmp_path, {2: FEBRUARY, 3: march}).assessment.findings if f.code == "list-stage-back"
    )
    assert (found.raw, found.place.file, found.place.cell) == ("b", "data/2021-04-15/works_2021年3月.csv", "A3")


def test_rows_not_updated_in_the_month_are_stale_and_so_are_rows_without_a_day(tmp_path: Path) -> None:
    march = [row("a"), row("b", 更新日期="2021-02-28"), row("c", 更新日期="")]
    assert [item.key for item in book(tmp_path, {2: FEBRUARY, 3: march}).stale] == ["b", "c"]


def test_a_row_taken_off_stays_in_the_audit_and_in_the_original_list(tmp_path: Path) -> None:
    march = [row("a", "竣工"), row("b", "调出", 备注="并入 a"), row("c")]
    april = [row("a", "竣工", 更新日期="2021-04-20"), row("c", 更新日期="2021-04-20")]
    found = book(tmp_path, {2: FEBRUARY, 3: march, 4: april}, date(2021, 4, 30))
    assert [(one.kind, one.period, one.item.key, one.reason) for one in found.audit] == [
        ("removed", "2021-03", "b", "并入 a")
    ]
    assert found.altered == ()  # that was last quarter
    assert (found.rows, found.done, found.original, found.original_done) == (2, 1, 3, 1)


def test_a_row_that_vanishes_is_a_finding_where_it_stood_last(tmp_path: Path) -> None:
    result = reported(tmp_path, {2: FEBRUARY, 3: [row("a"), row("b")]})
    (found,) = (f for f in result.assessment.findings if f.code == "list-row-vanished")
    assert (found.raw, found.place.file, found.place.cell) == ("c", "data/2021-03-15/works_2021年2月.csv", "A4")
    assert [one.kind for one in result.assessment.lists[0].audit] == ["vanished"]


def test_a_row_taken_off_without_a_reason_is_a_finding(tmp_path: Path) -> None:
    march = [row("a"), row("b", "调出"), row("c")]
    codes = [f.code for f in reported(tmp_path, {2: FEBRUARY, 3: march}).assessment.findings]
    assert "list-row-unexplained" in codes


def test_what_is_past_its_day_and_not_ended_is_overdue(tmp_path: Path) -> None:
    march = [row("a", 计划时间="2021-03-30"), row("b", "竣工", 计划时间="2021-01-31"), row("c", 计划时间="2021-03-31")]
    assert [item.key for item in book(tmp_path, {2: FEBRUARY, 3: march}).overdue] == ["a"]


def test_prose_is_kept_to_the_character(tmp_path: Path) -> None:
    said = '  第一行,“引号”与"直引号"\n 第二行 50%;' + "长" * 400 + " "
    found = book(tmp_path, {3: [row("a", 进展情况=said)]})
    assert found.items[0].progress == said


def test_units_with_most_to_answer_for_come_first(tmp_path: Path) -> None:
    march = [row("a"), row("b", 单位="西馆", 更新日期="2021-02-01"), row("c", 存在问题="缺钱")]
    loads = book(tmp_path, {2: FEBRUARY, 3: march}).units
    assert [(one.unit.zh, one.rows, one.stale, one.troubled) for one in loads] == [("西馆", 1, 1, 0), ("东馆", 2, 0, 1)]


def test_a_list_nobody_reported_is_said_to_be_so_and_is_not_empty_by_zero(tmp_path: Path) -> None:
    result = reported(tmp_path, {})
    assert result.assessment.lists[0].period == ""
    assert "未报" in lists_text(result, ("moves",), Face("plain", "zh"))


def test_the_record_keeps_line_breaks_and_names_cells(tmp_path: Path) -> None:
    result = reported(tmp_path, {3: [row("a", 进展情况="一\n二")]})
    (one,) = json.loads(lists_text(result, ("items",), Face("json", "zh")))["lists"]
    (item,) = one["items"]
    assert (item["progress"], item["place"]["cell"]) == ("一\n二", "A2")


def test_lists_and_sections_are_chosen_by_name(tmp_path: Path) -> None:
    known = reported(tmp_path, {3: [row("a")]}).assessment
    assert [one.id for one in lists_of(known, "修缮清单").lists] == ["W"]
    assert sections_of("stale,moves") == ("stale", "moves")
    for wrong in (lambda: lists_of(known, "X"), lambda: sections_of("gone")):
        with pytest.raises(UsageError):
            wrong()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("ledger: works,", "ledger: work,", "list-unknown-ledger"),
        ("ledger: works,", "ledger: events,", "list-not-reports"),
        ("ledger: works,", "ledger: works, columns: {note: notes},", "list-unknown-column"),
        ("ledger: works,", "ledger: works, columns: {note: planned_on},", "list-column-type"),
        ("ledger: works,", "ledger: works, where: {kind: {is: x}},", "list-unknown-column"),
    ],
)
def test_a_list_that_does_not_fit_its_ledger_is_refused_with_its_line(
    tmp_path: Path, old: str, new: str, code: str
) -> None:
    workspace = listed(tmp_path, {3: [row("a")]})
    text = workspace.targets.read_text(encoding="utf-8").replace(old, new)
    workspace.targets.write_text(text, encoding="utf-8")
    line = next(number for number, said in enumerate(text.splitlines(), start=1) if new in said)
    with pytest.raises(PlanError) as caught:
        report(workspace, Request(books=True))
    assert (code, line) in {(found.code, found.place.line) for found in caught.value.findings}


def test_the_monthly_duty_of_a_list_is_done_when_every_row_was_updated(tmp_path: Path) -> None:
    march = [row("a"), row("b", 更新日期="2021-02-28"), row("c")]
    workspace = listed(tmp_path, {2: FEBRUARY, 3: march})
    duty = (
        "cadences:\n  C: {name: {zh: 更新, en: update}, clause: '1', every: month, owner: library,"
        " owner_source: stated, strict: false, per: list, due: {months: 1, day: 20}, proofs: {W: works}}\nlists:\n"
    )
    text = workspace.targets.read_text(encoding="utf-8").replace("lists:\n", duty, 1)
    workspace.targets.write_text(text, encoding="utf-8")
    owed = report(workspace, Request(as_of=date(2021, 4, 30), books=True)).assessment.duties
    said = {one.period: (one.state.value, one.evidence.code if one.evidence else "") for one in owed}
    assert said["2021-02"] == ("done", "duty-received")
    assert said["2021-03"] == ("overdue", "duty-rows-stale")
