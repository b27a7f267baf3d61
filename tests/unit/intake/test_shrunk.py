"""A table with less than half the rows of its sender's last one."""

from __future__ import annotations

from pathlib import Path

from tests.unit.intake.builders import LEDGERS, ingested, sources, table, xlsx


def firms(count: int, town: str = "东样镇", grown: int = 0, first: int = 1) -> list[list[object]]:
    """``count`` firms of a town with figures that differ from month to month by ``grown``."""
    return [
        [f"1101080000{town == '西样镇':d}{n:04}", f"样例{n}号", town, 10 * n + grown]
        for n in range(first, first + count)
    ]


def few(folder: Path, files: dict[str, list[list[object]]]) -> list[tuple[str, str, str, str]]:
    """The file, the rows and those before, and the other file, of every warning; files are received date/month."""
    given = sources({"output": {**LEDGERS["output"], "unit_of_report": "town"}})
    tables = {}
    for name, rows in files.items():
        month = name.partition("_")[0].rpartition("/")[2]
        tables[f"{name.partition('/')[0]}/产值_2021年{name.partition('/')[2]}.xlsx"] = xlsx(
            table(*rows, title=[f"2021年1-{month.removesuffix('月')}月产值（万元）"])
        )
    known = ingested(folder, tables, given)
    return [
        (f.place.file.rpartition("/")[2], f.params["rows"], f.params["before"], f.related[0].file.rpartition("/")[2])
        for f in known.findings
        if f.code == "rows-few"
    ]


def test_less_than_half_is_a_warning_with_both_files(tmp_path: Path) -> None:
    found = few(tmp_path, {"2021-06-18/5月": firms(9), "2021-07-18/6月": firms(4, grown=1)})
    assert found == [("产值_2021年6月.xlsx", "4", "9", "产值_2021年5月.xlsx")]


def test_half_is_enough(tmp_path: Path) -> None:
    assert few(tmp_path, {"2021-06-18/5月": firms(8), "2021-07-18/6月": firms(4, grown=1)}) == []


def test_a_small_table_may_shrink(tmp_path: Path) -> None:
    assert few(tmp_path, {"2021-06-18/5月": firms(7), "2021-07-18/6月": firms(1, grown=1)}) == []


def test_each_town_is_compared_with_itself(tmp_path: Path) -> None:
    files = {
        "2021-06-18/5月_东": firms(30),
        "2021-06-18/5月_西": firms(4, "西样镇"),
        "2021-07-18/6月_东": firms(30, grown=1),
        "2021-07-18/6月_西": firms(4, "西样镇", grown=1),
    }
    assert few(tmp_path, files) == []
    files["2021-07-18/6月_东"] = firms(3, grown=1)
    assert few(tmp_path / "b", files) == [("产值_2021年6月_东.xlsx", "3", "30", "产值_2021年5月_东.xlsx")]


def test_a_town_that_sends_its_rows_late_is_compared_with_its_own(tmp_path: Path) -> None:
    files = {
        "2021-06-18/5月": [*firms(30), *firms(4, "西样镇")],
        "2021-07-18/6月_东": firms(30, grown=1),
        "2021-07-25/6月_西补报": firms(4, "西样镇", grown=1),
    }
    assert few(tmp_path, files) == []


def test_a_later_file_of_the_same_period_may_restate_a_few_rows(tmp_path: Path) -> None:
    files = {"2021-06-18/5月": firms(9), "2021-07-18/6月": firms(9, grown=1), "2021-08-01/6月_修订": firms(2, grown=2)}
    assert few(tmp_path, files) == []
