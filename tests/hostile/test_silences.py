"""What a delivery keeps silent about, or says that cannot be: never a whole report without a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hostile.mill import FILE, LIST, PLAN, SOURCES, VISITS, Said, report, spoil, tanj, workspace

JANUARY = "data/2021-07-18/产值_2021年1月.xlsx"


def grave(said: Said) -> dict[str, str]:
    """Code of every finding above a note, and the cell of its first."""
    found = [f for f in said.json["findings"] if f["severity"] != "note"]
    return {f["code"]: f["place"]["cell"] for f in reversed(found)}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("visit: {type: text,", "visit: {type: term, vocabulary: visitss,", "sources-unknown-vocabulary"),
        ("unit: 千元, flow: ytd}", "unit: 仟元, flow: ytd}", "sources-unknown-unit"),
        ("[产值/1—本月], unit: 千元}", "[产值/1—本月], unit: 仟元}", "sources-unknown-unit"),
    ],
)
def test_words_that_neither_file_declares_stop_the_run_by_name(tmp_path: Path, old: str, new: str, code: str) -> None:
    root = workspace(tmp_path, sources=SOURCES.replace(old, new, 1))
    for command in (("report", "--year", "2021"), ("check",), ("targets", "validate")):
        said = tanj(root, *command)
        assert said.code == 78
        assert code in said.out + said.err


def test_an_alias_to_a_place_that_does_not_exist_is_named(tmp_path: Path) -> None:
    alias = "aliases:\n- {column: town, seen: 西镇, is: 西乡乡, reason: 改名}\n"
    said = tanj(workspace(tmp_path, sources=SOURCES + alias), "check")
    assert said.code == 78
    assert "西乡乡" in said.out + said.err


def test_headers_without_rows_are_a_finding(tmp_path: Path) -> None:
    (workspace(tmp_path) / LIST).write_bytes("编号,日期\n".encode())
    assert "table-empty" in grave(report(tmp_path))


def test_a_measure_column_blank_in_every_row_is_a_finding(tmp_path: Path) -> None:
    said = report(spoil(workspace(tmp_path), {f"D{row}": None for row in range(5, 9)}))
    assert grave(said)["measure-blank"] == "D4"


@pytest.mark.parametrize("month", [2, 6])
def test_a_blank_month_is_excused_after_one_that_is_not_published(tmp_path: Path, month: int) -> None:
    """With no January, February's own figures cannot be told from the sum of both."""
    plan = PLAN.replace("  period: 2021-2022", "  period: 2021-2022\n  unpublished_months: [1]")
    cells = {"A1": f"磨坊产值(2021年{month}月)", **{f"C{row}": None for row in range(5, 9)}}
    path = spoil(workspace(tmp_path, plan=plan), cells) / FILE
    path.rename(path.with_name(f"产值_2021年{month}月.xlsx"))
    assert ("measure-blank" in grave(report(tmp_path))) == (month != 2)


def test_a_missing_measure_column_makes_the_report_partial(tmp_path: Path) -> None:
    said = report(spoil(workspace(tmp_path), {"D4": "别的"}))
    assert (said.code, said.json["complete"], "measure-missing" in grave(said)) == (3, False, True)


@pytest.mark.parametrize("name", ["2021-02-30/参观_2021年1-5月.csv", "2021-07-20/其他.csv"])
def test_a_file_nobody_reads_makes_the_report_partial_unless_it_is_ignored(tmp_path: Path, name: str) -> None:
    root = workspace(tmp_path)
    (root / "data" / name).parent.mkdir(exist_ok=True)
    (root / "data" / name).write_text("编号,日期\nV9,2021-02-03\n", encoding="utf-8")
    assert (report(root).code, tanj(root, "check").code) == (3, 3)
    face = tanj(root, "--lang", "en", "report", "--year", "2021").out
    assert "INCOMPLETE" in face.partition("M1")[0]
    ignored = SOURCES.replace("ignore: [sources.yaml]", f"ignore: [sources.yaml, '{name}']")
    (root / "data/sources.yaml").write_text(ignored, encoding="utf-8")
    assert report(root).code == 0


def test_a_month_that_is_not_published_is_refused(tmp_path: Path) -> None:
    plan = PLAN.replace("  period: 2021-2022", "  period: 2021-2022\n  unpublished_months: [1]")
    spoil(workspace(tmp_path, plan=plan), {"A1": "磨坊产值(2021年1月)"})
    (tmp_path / FILE).rename(tmp_path / JANUARY)
    said = report(tmp_path)
    assert (said.code, "period-unpublished" in grave(said)) == (3, True)


def test_a_month_13_stops_the_table(tmp_path: Path) -> None:
    said = report(spoil(workspace(tmp_path), {"A1": "磨坊产值(2021年13月)"}))
    assert "period-no-such-month" in grave(said)
    assert said.targets()["M1"]["actual"] is None


def test_a_day_after_the_delivery_is_a_finding(tmp_path: Path) -> None:
    (workspace(tmp_path) / LIST).write_bytes(VISITS.replace("2021-06-07", "2031-06-07").encode())
    assert "date-after-receipt" in grave(report(tmp_path))


def test_sample_data_that_nobody_declared_keep_the_mark_and_are_said(tmp_path: Path) -> None:
    said = report(workspace(tmp_path, sources=SOURCES.replace("sample: true", "sample: false")))
    assert said.json["sample"] is True
    assert "sample-undeclared" in grave(said)


def test_one_wrong_merged_label_is_one_finding_with_its_range(tmp_path: Path) -> None:
    said = report(spoil(workspace(tmp_path), {"A5": "东多"}))
    [found] = [f for f in said.json["findings"] if f["code"] == "term-unknown"]
    assert found["place"]["cell"] == "A5"
    assert [place["cell"] for place in found["related"]] == ["A6"]


def test_a_repeated_row_is_not_added_to_the_total_either(tmp_path: Path) -> None:
    """It counts once, so the total of the rows is right."""
    cells = {"A8": "西乡", "B8": "M03", "C8": 80, "D8": 500, "A9": "合计", "B9": None, "C9": 230, "D9": 1500}
    said = report(spoil(workspace(tmp_path), cells))
    assert set(grave(said)) == {"duplicate-same"}
    assert said.targets()["M1"]["actual"] == 1500


def test_two_units_are_told_by_the_header_and_its_cell(tmp_path: Path) -> None:
    said = report(spoil(workspace(tmp_path), {"D4": "1—本月(万元)"}))
    [found] = [f for f in said.json["findings"] if f["code"] == "unit-conflict"]
    assert found["place"]["cell"] == "D4"
    assert "1—本月" in found["message"]
