"""Deliveries to ledgers, end to end: exact figures, every row accounted for, every doubt with its address."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tanjcli.core.errors import ConservationError
from tanjcli.intake.ledger import Account, Ledgers
from tanjcli.intake.tables.stretch import balanced
from tests.unit.intake.builders import (
    LEDGERS,
    RECIPES,
    TITLE,
    A,
    B,
    C,
    codes,
    ingested,
    monthly,
    sources,
    table,
    text,
    xls,
    xlsx,
)

JUNE = "2021-07-18/产值_2021年6月.xlsx"
ROWS = ([A, "样例甲厂", "东样镇", 12.5], [B, "样例乙厂", "西样镇", 7])


def frame(known: Ledgers, name: str = "output") -> pd.DataFrame:
    """A ledger's rows."""
    return known.ledgers[name].frame


def loud(known: Ledgers) -> list[str]:
    """Codes of everything above a note."""
    return [f.code for f in known.findings if f.severity != "note"]


@pytest.mark.parametrize(("suffix", "write"), [("xlsx", xlsx), ("xls", xls), ("csv", text)])
def test_one_table_from_every_container(tmp_path: Path, suffix: str, write: Any) -> None:
    """The same table gives the same rows: 12.5 万元 are 125,000 元 exactly."""
    known = ingested(tmp_path, {f"2021-07-18/产值_2021年6月.{suffix}": write(table(*ROWS))})
    assert frame(known)["value"].tolist() == [125_000, 70_000]
    assert known.ledgers["output"].exponents == {"value": 0}
    assert frame(known)["town"].tolist() == ["east", "west"]
    assert frame(known)["period"].dt.date.tolist() == [date(2021, 6, 30)] * 2
    assert loud(known) == []
    assert known.accounts[0] == Account(
        f"data/2021-07-18/产值_2021年6月.{suffix}",
        "" if suffix == "csv" else "表1",
        "monthly",
        4,
        2,
        {"context": 1, "header": 1},
        0,
    )


def test_every_value_knows_its_cell_and_unit(tmp_path: Path) -> None:
    """From the frame back to D3 in 万元; a period taken from the title has no cell."""
    known = ingested(tmp_path, {JUNE: xlsx(table(*ROWS))})
    ledger = known.ledgers["output"]
    row = ledger.frame.iloc[0]
    cell = ledger.cell(row["_strip"], row["_row"], "value")
    assert cell is not None
    assert (cell.cell, cell.unit, cell.received, len(cell.sha256)) == ("D3", "万元", date(2021, 7, 18), 64)
    assert ledger.cell(row["_strip"], row["_row"], "period") is None


def test_fractions_of_a_yuan_get_an_exponent(tmp_path: Path) -> None:
    """0.00001 万元 is a tenth of a 元: the column counts tenths."""
    known = ingested(tmp_path, {JUNE: xlsx(table([A, "甲", "东样镇", 0.00001], [B, "乙", "东样镇", 1]))})
    assert known.ledgers["output"].exponents == {"value": 1}
    assert frame(known)["value"].tolist() == [1, 100_000]


def test_sums_beyond_64_bits_stay_exact(tmp_path: Path) -> None:
    """Where 64 bits are too few the column holds Python integers, and blanks stay blank."""
    known = ingested(
        tmp_path, {JUNE: xlsx(table([A, "甲", "东样镇", "99999999999999999999.5"], [B, "乙", "东样镇", None]))}
    )
    assert frame(known)["value"].tolist() == [999_999_999_999_999_999_995_000, None]


def test_blank_dash_and_zero_are_three_things(tmp_path: Path) -> None:
    """Absence is never 0, and 0 is a figure."""
    known = ingested(
        tmp_path, {JUNE: xlsx(table([A, "甲", "东样镇", None], [B, "乙", "东样镇", "—"], [C, "丙", "东样镇", 0]))}
    )
    assert frame(known)["value"].isna().tolist() == [True, True, False]
    assert [(f.code, f.place.cell, f.params["count"], f.params["rows"]) for f in known.findings] == [
        ("figures-blank", "D3", "1", "3")
    ]


def test_an_unreadable_optional_value_is_absent_with_a_finding(tmp_path: Path) -> None:
    """约65 does not become 65, nor 0; the row is used without it."""
    known = ingested(tmp_path, {JUNE: xlsx(table([A, "甲", "东样镇", "约65"]))})
    (found,) = known.findings
    assert (found.code, str(found.place), found.raw) == ("number-unreadable", f"data/{JUNE} / 表1 / D3", "约65")
    assert len(found.sha256) == 64
    assert frame(known)["value"].isna().tolist() == [True]


def test_a_required_value_that_is_missing_or_unreadable_rejects_the_row(tmp_path: Path) -> None:
    """A row without key or required name is out, with one finding each."""
    known = ingested(
        tmp_path, {JUNE: xlsx(table([None, "甲", "东样镇", 1], [9.1e17, "乙", "东样镇", 2], [C, "丙", "东样镇", 3]))}
    )
    assert loud(known) == ["required-missing", "code-lost-digits"]
    assert frame(known)["value"].tolist() == [30_000]
    assert known.accounts[0].rejected == 2


def test_an_unknown_town_is_an_error_with_a_suggestion(tmp_path: Path) -> None:
    """The list of places decides."""
    known = ingested(tmp_path, {JUNE: xlsx(table([A, "甲", "东样", 1]))})
    assert known.findings[0].code == "term-unknown"
    assert "东样镇" in known.findings[0].params["suggestions"]


def test_merged_labels_fill_down_and_totals_are_checked(tmp_path: Path) -> None:
    """The shape of a monthly return: town merged over its firms, 小计, 合计, notes."""
    rows = [
        TITLE,
        ["乡镇", "信用代码", "单位名称", "产值"],
        ["东样镇", A, "甲", 1],
        [None, B, "乙", 2],
        ["小计", None, None, 3],
    ]
    rows += [["西样镇", C, "丙", 4], ["合计", None, None, 9], ["注：样例"]]
    known = ingested(tmp_path, {JUNE: xlsx(rows, merges=["A3:A4"])})
    assert frame(known)["town"].tolist() == ["east", "east", "west"]
    (found,) = known.findings
    assert (found.code, found.place.cell, found.params["total"], found.params["stated"]) == (
        "total-mismatch",
        "D7",
        "7",
        "9",
    )
    assert known.accounts[0].excluded == {"context": 1, "header": 1, "total": 2, "note": 1}


def test_unmerged_blanks_fill_down_only_on_request(tmp_path: Path) -> None:
    """A blank below a label is a blank."""
    rows = table([A, "甲", "东样镇", 1], [B, "乙", None, 2])
    plain = ingested(tmp_path / "a", {JUNE: xlsx(rows)})
    assert frame(plain)["town"].isna().tolist() == [False, True]
    filled = ingested(
        tmp_path / "b", {JUNE: xlsx(rows)}, monthly(columns={"town": {"from": ["乡镇"], "fill_down": "true"}})
    )
    assert frame(filled)["town"].tolist() == ["east", "east"]


def test_a_merged_amount_belongs_to_nobody(tmp_path: Path) -> None:
    """One figure over two rows is two faults, not one figure."""
    known = ingested(tmp_path, {JUNE: xlsx(table([A, "甲", "东样镇", 5], [B, "乙", "东样镇", None]), merges=["D3:D4"])})
    assert loud(known) == ["merged-amount", "merged-amount"]
    assert frame(known)["value"].isna().all()


@pytest.mark.parametrize(
    ("rows", "title", "code"),
    [
        (ROWS, ["2021年5月（万元）"], "period-conflict"),
        (ROWS, ["2021年1-6月（千元）"], "unit-conflict"),
        (ROWS, ["2021年1-6月", "单位：拾万元"], "unit-unknown"),
        (ROWS, ["2021年1-6月", "单位", "千元"], "unit-conflict"),
        (ROWS, ["2021年1-6月 单位千元"], "unit-conflict"),
        (ROWS, ["5月产值"], "period-conflict"),
        (ROWS, ["二〇二一年五月产值"], "period-conflict"),
        (ROWS, ["2021.5产值"], "period-conflict"),
    ],
)
def test_contradictions_refuse_the_table(tmp_path: Path, rows: Any, title: list[str], code: str) -> None:
    """Nothing of a table with two units or two periods is used; its rows are rejected, not lost."""
    known = ingested(tmp_path, {JUNE: xlsx(table(*rows, title=title))})
    assert loud(known) == [code]
    assert frame(known).empty
    assert (known.accounts[0].used, known.accounts[0].rejected) == (0, 2)


def test_conflicting_duplicates_are_both_rejected(tmp_path: Path) -> None:
    """Picking one of two figures for one firm would be a guess."""
    known = ingested(
        tmp_path, {JUNE: xlsx(table([A, "甲", "东样镇", 1], [B, "乙", "东样镇", 5], [A, "甲", "东样镇", 2]))}
    )
    (found,) = known.findings
    assert (found.code, found.place.cell, found.related[0].cell) == ("duplicate-conflict", "A5", "A3")
    assert frame(known)["uscc"].tolist() == [B]


def test_a_repeated_row_counts_once(tmp_path: Path) -> None:
    """The same words twice are one row, with a warning."""
    known = ingested(tmp_path, {JUNE: xlsx(table(ROWS[0], ROWS[0]))})
    assert (loud(known), len(frame(known)), known.accounts[0].excluded["duplicate"]) == (["duplicate-same"], 1, 1)


def test_latest_lets_the_lower_row_win(tmp_path: Path) -> None:
    """Only where the recipe says so."""
    known = ingested(
        tmp_path, {JUNE: xlsx(table([A, "甲", "东样镇", 1], [A, "甲", "东样镇", 2]))}, monthly(duplicates="latest")
    )
    assert (frame(known)["value"].tolist(), loud(known)) == ([20_000], [])


def test_a_later_delivery_restates_and_the_earlier_day_is_reproduced(tmp_path: Path) -> None:
    """Both rows are kept; which one is known depends on the day."""
    later = "2021-10-15/产值_2021年6月_修订.xlsx"
    known = ingested(tmp_path, {JUNE: xlsx(table([A, "甲", "东样镇", 1])), later: xlsx(table([A, "甲", "东样镇", 3]))})
    assert frame(known)["value"].tolist() == [10_000, 30_000]
    assert frame(known.known_on(date(2021, 9, 1)))["value"].tolist() == [10_000]
    assert frame(known.known_on(date(2021, 10, 15)))["value"].tolist() == [30_000]


def test_the_same_bytes_twice_change_nothing(tmp_path: Path) -> None:
    """A copy under another name is named, not read."""
    data = xlsx(table(*ROWS))
    known = ingested(tmp_path, {JUNE: data, "2021-08-18/产值_2021年6月_再报.xlsx": data})
    assert (loud(known), len(frame(known)), len(known.sources)) == (["file-repeated"], 2, 1)


def test_the_same_bytes_for_another_month_are_an_error(tmp_path: Path) -> None:
    """Nothing is read for July, be it a slip or a level that did not move, and nobody has to find that out."""
    data = xlsx(table(*ROWS))
    known = ingested(tmp_path, {JUNE: data, "2021-08-18/产值_2021年7月.xlsx": data})
    (found,) = known.findings
    assert (found.code, found.severity, found.place.file) == (
        "file-repeated-period",
        "error",
        "data/2021-08-18/产值_2021年7月.xlsx",
    )
    assert (found.params["stated_period"], found.params["known_period"]) == ("2021-07", "2021-06")
    assert len(frame(known)) == 2


def test_a_tenfold_table_is_refused(tmp_path: Path) -> None:
    """千元 taken for 万元: rejected whole, nothing corrected."""
    may = {
        "2021-06-18/产值_2021年5月.xlsx": xlsx(
            table([A, "甲", "东样镇", 5], [B, "乙", "东样镇", 6], [C, "丙", "东样镇", 7], title=["2021年1-5月"])
        )
    }
    june = {JUNE: xlsx(table([A, "甲", "东样镇", 60], [B, "乙", "东样镇", 72], [C, "丙", "东样镇", 84]))}
    known = ingested(tmp_path / "a", {**may, **june})
    assert loud(known) == ["unit-alarm"]
    assert (len(frame(known)), known.accounts[1].rejected) == (3, 3)
    accepted = monthly(accept=[{"code": "unit-alarm", "file": "产值_2021年6月*", "reason": "已核实"}])
    assert len(frame(ingested(tmp_path / "b", {**may, **june}, accepted))) == 6


def test_year_to_date_figures_that_fall_are_warned_about(tmp_path: Path) -> None:
    """June to date below May to date: both cells are named."""
    may = {"2021-06-18/产值_2021年5月.xlsx": xlsx(table([A, "甲", "东样镇", 9], title=["2021年1-5月"]))}
    known = ingested(tmp_path, {**may, JUNE: xlsx(table([A, "甲", "东样镇", 8]))})
    (found,) = known.findings
    assert (found.code, found.place.file, found.related[0].file[5:15]) == ("ytd-falls", f"data/{JUNE}", "2021-06-18")


def test_renames_and_twins_are_reported(tmp_path: Path) -> None:
    """One code with two names is a note, one name with two codes a warning."""
    july = {
        "2021-08-18/产值_2021年7月.xlsx": xlsx(
            table([A, "甲新", "东样镇", 9], [C, "乙", "东样镇", 9], title=["2021年1-7月"])
        )
    }
    known = ingested(tmp_path, {JUNE: xlsx(table([A, "甲", "东样镇", 8], [B, "乙", "东样镇", 8])), **july})
    assert codes(known.findings) == ["code-renamed", "name-two-codes"]
    assert known.findings[0].params["before"] == "甲"


def test_aliases_are_applied_and_noted(tmp_path: Path) -> None:
    """A declared correction is applied where declared, and on record."""
    given = sources(aliases=[{"column": "town", "seen": "东样乡", "is": "东样镇", "reason": "撤乡设镇"}])
    known = ingested(tmp_path, {JUNE: xlsx(table([A, "甲", "东样乡", 1]))}, given)
    assert (frame(known)["town"].tolist(), codes(known.findings)) == (["east"], ["alias-applied"])


def test_an_accepted_finding_becomes_a_note(tmp_path: Path) -> None:
    """The reason a person gave stays beside it."""
    rows = xlsx(table(*ROWS, ["合计", None, None, 30]))
    accepted = monthly(accept=[{"code": "total-mismatch", "file": "*", "cell": "D5", "reason": "上报表公式漏行"}])
    known = ingested(tmp_path, {JUNE: rows}, accepted)
    assert (codes(known.findings), known.findings[0].params["reason"]) == (["finding-accepted"], "上报表公式漏行")


def test_rows_of_a_text_file_with_the_wrong_width_are_rejected(tmp_path: Path) -> None:
    """No value is taken from a shifted column."""
    data = text(
        [
            TITLE,
            ["信用代码", "单位名称", "乡镇", "产值"],
            [A, "甲", "东样镇", 1, 2],
            [B, "乙", 3],
            [C, "丙", "东样镇", 4],
        ]
    )
    known = ingested(tmp_path, {"2021-07-18/产值_2021年6月.csv": data})
    assert loud(known) == ["row-width", "row-width"]
    assert [f.place.line for f in known.findings] == [3, 4]
    assert frame(known)["uscc"].tolist() == [C]


def test_a_refused_file_leaves_the_others_alone(tmp_path: Path) -> None:
    """One damaged workbook costs one finding."""
    known = ingested(
        tmp_path,
        {JUNE: b"PK\x03\x04broken", "2021-08-18/产值_2021年7月.xlsx": xlsx(table(ROWS[0], title=["2021年1-7月"]))},
    )
    assert len(frame(known)) == 1
    assert any(f.place.file == f"data/{JUNE}" for f in known.findings)


def test_periods_in_a_column_make_a_strip_each(tmp_path: Path) -> None:
    """A long table covers several periods; each row belongs to its own."""
    given = monthly(period={"from": ["column"], "kind": "month"}, columns={"period": {"from": ["月份"]}})
    rows = [
        ["产值（万元）"],
        ["信用代码", "单位名称", "乡镇", "产值", "月份"],
        [A, "甲", "东样镇", 1, "2021年6月"],
        [A, "甲", "东样镇", 2, "202107"],
    ]
    known = ingested(tmp_path, {"2021-08-18/产值_汇总.xlsx": xlsx(rows)}, given)
    assert [s.covers.label for s in known.ledgers["output"].strips] == ["2021-06", "2021-07"]
    assert frame(known)["_strip"].tolist() == [0, 1]


def test_lookups_use_only_what_was_known(tmp_path: Path) -> None:
    """An industry learned in September does not reach back into an August report."""
    ledgers = {
        "output": {
            **LEDGERS["output"],
            "columns": {
                **LEDGERS["output"]["columns"],
                "branch": {
                    "type": "text",
                    "name": {"zh": "行业", "en": "branch"},
                    "lookup": {"ledger": "register", "column": "branch", "on": "uscc", "otherwise": "未分类"},
                },
            },
        },
        "register": {
            "name": {"zh": "名录", "en": "register"},
            "key": ["uscc"],
            "time": "dated",
            "rhythm": "any",
            "columns": {
                "uscc": {"type": "code", "name": {"zh": "信用代码", "en": "code"}},
                "dated": {"type": "date", "name": {"zh": "日期", "en": "dated"}},
                "branch": {"type": "text", "name": {"zh": "行业", "en": "branch"}},
            },
        },
    }
    recipes = {
        **RECIPES,
        "list": {
            "ledger": "register",
            "match": {"file": "名录_*"},
            "period": {"from": ["column"], "kind": "day"},
            "columns": {k: {"from": [v]} for k, v in (("uscc", "信用代码"), ("dated", "日期"), ("branch", "行业"))},
        },
    }
    listed = xlsx([["信用代码", "日期", "行业"], [A, date(2021, 9, 1), "化工"]])
    known = ingested(
        tmp_path, {JUNE: xlsx(table(*ROWS)), "2021-09-10/名录_9月.xlsx": listed}, sources(ledgers, recipes)
    )
    assert frame(known)["branch"].tolist() == ["化工", "未分类"]
    assert frame(known.known_on(date(2021, 8, 1)))["branch"].tolist() == ["未分类", "未分类"]
    assert known.ledgers["register"].strips[0].through == date(2021, 9, 1)


def test_dtypes_are_those_the_ledger_promises(tmp_path: Path) -> None:
    """Also an empty ledger has its types."""
    for files in ({}, {JUNE: xlsx(table(*ROWS))}):
        types = frame(ingested(tmp_path, files)).dtypes.astype(str)
        assert types[["uscc", "period", "value", "_received"]].tolist() == [
            "string",
            "datetime64[s]",
            "Int64",
            "datetime64[s]",
        ]


def test_a_sample_mark_in_a_file_marks_everything(tmp_path: Path) -> None:
    """Synthetic data may not pass for real because a setting was forgotten."""
    given = sources(sample="false")
    assert not ingested(tmp_path / "a", {JUNE: xlsx(table(*ROWS))}, given).sample
    assert ingested(tmp_path / "b", {JUNE: xlsx(table(*ROWS, ["样例数据"]))}, given).sample


def test_an_account_that_does_not_balance_is_a_bug() -> None:
    """Five rows in, four accounted for: the run stops."""
    with pytest.raises(ConservationError):
        balanced(Account("a.csv", "", "monthly", 5, 2, {"header": 1}, 1))


CELL = st.one_of(
    st.none(),
    st.sampled_from(
        [A, B, "样例厂", "东样镇", "合计", "注：x", "约65", "-", "1,234", "信用代码", "产值", "万元", "1", "2"]
    ),
    st.integers(-5, 10**6),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.booleans(),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.lists(CELL, min_size=1, max_size=5), max_size=14), title=st.booleans())
def test_no_row_is_ever_lost(tmp_path: Path, rows: list[list[Any]], title: bool) -> None:
    """Whatever stands in a sheet, rows in = used + excluded + rejected, and used rows are in the ledger."""
    body = table(*rows) if title else [*table(), *rows][1:]
    known = ingested(tmp_path, {JUNE: xlsx(body)})
    for account in known.accounts:
        assert account.rows_in == account.used + sum(account.excluded.values()) + account.rejected
    assert sum(a.used for a in known.accounts) == len(frame(known))
    assert sum(a.rejected for a in known.accounts) <= sum(f.severity == "error" for f in known.findings) + len(rows)


def test_a_note_below_may_contradict_the_unit_above(tmp_path: Path) -> None:
    known = ingested(tmp_path, {JUNE: xlsx([*table([A, "甲", "东样镇", 5]), ["注：本表单位为千元"]])})
    assert loud(known) == ["unit-conflict"]
    assert frame(known).empty
