"""The sample county: what is committed is what the generator writes, and its clean records agree with themselves."""

from __future__ import annotations

import ast
import csv
import hashlib
import os
import subprocess
import sys
import zipfile
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import python_calamine
import xlrd

from tools.sample_county.codes import credit_check, organisation_check
from tools.sample_county.county import County, make_county
from tools.sample_county.facts import (
    FIVE,
    INDUSTRIES,
    MONTHS,
    OPENING_DAY,
    OTHER,
    UNITS,
    YEARS,
    arrives,
    month_end,
    working_day,
)
from tools.sample_county.restated import LATE_TOWN, never_falls, renamed_firm, slipped_firm
from tools.sample_county.truth import Truth

ROOT = Path(__file__).parents[3]
DATA = ROOT / "data"
KEY = ROOT / "tests" / "answers" / "sample_county.json"
YI = 100_000  # 1亿元 in 千元


@pytest.fixture(scope="module")
def county() -> County:
    return make_county()


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh run in a process of its own, in a strange time zone, locale and hash seed."""
    out = tmp_path_factory.mktemp("county")
    strange = {**os.environ, "PYTHONHASHSEED": "4711", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"}
    command = [
        sys.executable,
        "-m",
        "tools.sample_county",
        "--out",
        str(out / "data"),
        "--answers",
        str(out / "answers"),
    ]
    subprocess.run(command, cwd=ROOT, env=strange, check=True)
    return out


def delivered(folder: Path) -> dict[str, Path]:
    return {str(p.relative_to(folder)): p for p in sorted(folder.glob("20??-??-??/*"))}


def content_sha256(path: Path) -> str:
    """Of an xlsx its parts, because the packed bytes depend on the build of zlib; of any other file its bytes."""
    digest = hashlib.sha256()
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as package:
            for name in package.namelist():
                digest.update(name.encode() + b"\0" + package.read(name))
    else:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def grid(path: Path, sheet: int = 0) -> list[list[object]]:
    return python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(sheet).to_python(skip_empty_area=False)


# ------------------------------------------------------------------------------------------ files


def test_a_fresh_run_gives_the_committed_deliveries(written: Path) -> None:
    fresh, committed = delivered(written / "data"), delivered(DATA)
    assert list(fresh) == list(committed)
    assert {n: content_sha256(p) for n, p in fresh.items()} == {n: content_sha256(p) for n, p in committed.items()}


def test_a_fresh_run_gives_the_committed_answer_key(written: Path) -> None:
    assert (written / "answers" / "sample_county.json").read_bytes() == KEY.read_bytes()


def test_the_sample_stays_small_and_every_file_says_it_is_a_sample() -> None:
    files = delivered(DATA)
    assert len(files) <= 190
    assert sum(p.stat().st_size for p in files.values()) < 6_000_000
    for name, path in files.items():
        if path.suffix == ".csv":
            first = path.read_bytes().decode("gb18030").splitlines()[0]
        elif path.suffix == ".xls":
            first = xlrd.open_workbook(path).sheet_by_index(0).cell_value(0, 0)
        else:
            first = str(grid(path)[0][0])
        assert "样例数据" in first, name


def test_the_csv_files_are_gb18030_and_not_utf8() -> None:
    for name, path in delivered(DATA).items():
        if path.suffix == ".csv":
            with pytest.raises(UnicodeDecodeError):
                path.read_bytes().decode("utf-8")
            assert "�" not in path.read_bytes().decode("gb18030"), name


def test_january_never_reports_alone_and_february_has_no_month_of_its_own() -> None:
    names = [Path(n).name for n in delivered(DATA) if "规上工业企业产值" in n]
    assert not [n for n in names if "年1月" in n]
    february = grid(DATA / "2021-03-18" / "规上工业企业产值_2021年1-2月.xlsx")
    firms = [row for row in february if str(row[2]).startswith("9137")]
    assert len(firms) > 100
    assert {(row[4], row[6]) for row in firms} == {("", "")}
    assert all(row[5] for row in firms)


def test_the_late_unit_is_absent_first_and_sends_its_own_file() -> None:
    units = {row[0] for row in grid(DATA / "2021-06-18" / "规上工业企业产值_2021年5月.xlsx")}
    assert LATE_TOWN not in units
    assert units >= set(UNITS) - {LATE_TOWN}
    late = grid(DATA / "2021-06-25" / f"规上工业企业产值_2021年5月_{LATE_TOWN}补报.xlsx")
    assert {row[0] for row in late} & set(UNITS) == {LATE_TOWN}


def test_figures_read_back_from_a_workbook_exactly(county: County) -> None:
    firms = {f.code: f for f in county.firms}
    seen = 0
    for row in grid(DATA / "2022-07-18" / "规上工业企业产值_2022年6月.xlsx"):
        if row[2] in firms:
            assert row[5] == county.outputs.to_date[row[2], 2022, 6]
            seen += 1
    assert seen == sum(f.reports(2022, 6) for f in county.firms)


def test_the_typed_total_is_the_sum_of_the_firms() -> None:
    for name in ("2020-07-20/规上工业企业产值_2020年6月.xls", "2022-12-19/规上工业企业产值_2022年11月.xlsx"):
        table = grid(DATA / name)
        firms = [row for row in table if str(row[2]).startswith("9137")]
        total = next(row for row in table if row[0] == "合计")
        subtotals = [row for row in table if row[0] == "小计"]
        assert len(subtotals) == len(UNITS)
        for column in (4, 5, 7):
            figures = sum(row[column] for row in firms if row[column] not in ("", "—"))
            assert total[column] == figures == sum(row[column] for row in subtotals)


def test_the_slip_is_declared_in_the_sources(county: County) -> None:
    firm, typed = slipped_firm(county.firms)
    declared = (DATA / "sources.yaml").read_text(encoding="utf-8")
    assert f"seen: {typed}\n    is: {firm.code}\n" in declared
    codes = [row[2] for row in grid(DATA / "2021-07-19" / "规上工业企业产值_2021年6月.xlsx")]
    assert typed in codes
    assert firm.code not in codes


def test_a_renamed_firm_keeps_its_code(county: County) -> None:
    firm, new_name = renamed_firm(county.firms)
    for name, expected in (
        ("2021-05-18/规上工业企业产值_2021年4月.xlsx", firm.name),
        ("2021-06-18/规上工业企业产值_2021年5月.xlsx", new_name),
    ):
        assert [row[3] for row in grid(DATA / name) if row[2] == firm.code] == [expected]


def test_amounts_in_the_project_list_are_typed_in_several_ways() -> None:
    text = (DATA / "2021-07-20" / "招商引资项目台账_2021年6月.csv").read_bytes().decode("gb18030")
    amounts = [row[3] for row in csv.reader(text.splitlines()) if row[0].startswith("YLZS")]
    assert any("," in amount for amount in amounts)
    assert any("０" <= amount[0] <= "９" for amount in amounts)


# --------------------------------------------------------------------------------- clean records


def test_the_stock_is_opening_plus_entries_minus_exits(county: County) -> None:
    opening = sum(e.kind == "opening" for e in county.events)
    assert 125 <= opening <= 135
    for year in YEARS:
        end = date(year, 12, 31)
        kinds = Counter(e.kind for e in county.events if e.dated <= end)
        stock = Truth(county, None).count("T19", OPENING_DAY, end)
        assert stock == opening + kinds["entry"] - kinds["exit"]
        assert stock == sum(f.reports(year + 1, 2) for f in county.firms)


def test_a_firm_enters_and_leaves_at_most_once_and_in_that_order(county: County) -> None:
    assert max(Counter((e.firm.code, e.kind) for e in county.events).values()) == 1
    assert all(f.exited > (f.entered or OPENING_DAY) for f in county.firms if f.exited is not None)
    assert all(e.count_year == e.dated.year for e in county.events if e.count_year is not None)


def test_nested_counts_never_rise_with_the_threshold(county: County) -> None:
    truth = Truth(county, None)
    for year in YEARS:
        for month in MONTHS:
            day = month_end(year, month)
            counts = [truth.count(ref, day, day) for ref in ("T13", "T14", "T12")]
            assert counts == sorted(counts)


def test_output_above_scale_is_part_of_the_industry_and_adds_up_from_the_firms(county: County) -> None:
    for line in county.outputs.annual:
        assert line.above_scale <= line.all_industry
        inside = (line.industry, "") if line.industry == OTHER else (line.industry,)
        firms = [f for f in county.firms if f.industry in inside and f.reports(line.year, 12)]
        assert sum(county.outputs.to_date[f.code, line.year, 12] for f in firms) == line.above_scale
    assert {line.industry for line in county.outputs.annual} == {*FIVE, OTHER}


def test_cumulative_output_never_falls_within_a_year(county: County) -> None:
    for (code, year, month), value in county.outputs.to_date.items():
        assert value >= county.outputs.to_date.get((code, year, month - 1), 0)
    assert never_falls(county.outputs, dict(county.first_july))


def test_the_thresholds_are_met_hit_and_missed_by_a_hair(county: County) -> None:
    year = {f.code: county.outputs.to_date[f.code, 2022, 12] for f in county.firms if f.reports(2022, 12)}
    assert {999_600, 1_000_000, 1_000_400, YI, 99_970} <= set(year.values())
    building = sum(year[f.code] for f in county.firms if f.industry == "建材家居" and f.code in year)
    assert building == 45 * YI


def test_stages_of_a_project_run_in_order(county: County) -> None:
    for p in county.projects:
        days = [d for d in p.stages if d is not None]
        assert days == sorted(days)
        assert p.lead_on is not None
        assert p.dropped_on is None or p.landed_on is None
    large = {Decimal(100_000), Decimal(99_960), Decimal(10_000), Decimal("9999.5")}
    assert large <= {p.investment for p in county.projects}


def test_the_shares_of_a_joint_project_add_to_the_whole(county: County) -> None:
    whole: Counter[str] = Counter()
    for part in county.parts:
        whole[part.project.code] += part.share
    assert set(whole.values()) == {100}


def test_who_enters_by_a_yearly_batch_was_in_the_nursery_and_filed_before_it_was_approved(county: County) -> None:
    entered = {(f.entered.year, f.code) for f in county.firms if f.entered is not None and f.batch == "年度"}
    approved = {(one.year, one.code) for one in county.nursery if one.approved_on is not None}
    assert approved == entered
    assert all(one.filed_on < one.approved_on for one in county.nursery if one.filed_on and one.approved_on)
    assert all((one.revenue[-1] >= 2_000) == (one.approved_on is not None) for one in county.nursery)


def test_every_code_passes_both_check_digits_and_is_used_once(county: County) -> None:
    codes = [f.code for f in county.firms] + sorted({t.code for tenants in county.tenants.values() for t in tenants})
    assert len(codes) == len(set(codes))
    for code in codes:
        assert (organisation_check(code[8:16]), credit_check(code[:17])) == (code[16], code[17])


def test_the_check_digits_agree_with_published_examples() -> None:
    """91350100M000100Y43 is the worked example of the standard; MA0000000 fails only the inner check."""
    assert (organisation_check("M000100Y"), credit_check("91350100M000100Y4")) == ("4", "3")
    assert (organisation_check("MA000000"), credit_check("91371322MA0000000")) == ("7", "F")


def test_every_unit_has_firms_and_every_industry_is_there(county: County) -> None:
    assert {f.town for f in county.firms if f.reports(2020, 2)} == set(UNITS)
    assert {f.industry for f in county.firms} == set(INDUSTRIES)


def test_deliveries_arrive_on_working_days() -> None:
    assert working_day(date(2021, 5, 1)) == date(2021, 5, 3)
    assert arrives(2021, 12, 18) == date(2022, 1, 18)
    assert all(date.fromisoformat(Path(n).parts[0]).weekday() < 5 for n in delivered(DATA))


def test_the_generator_knows_nothing_of_the_program() -> None:
    for path in (ROOT / "tools" / "sample_county").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = (
                [a.name for a in node.names] if isinstance(node, ast.Import) else [getattr(node, "module", None) or ""]
            )
            assert not [n for n in names if n.startswith("tanjcli")], path.name
