"""The table of errors: by method and month, what auto takes and why, and the refused ones with their reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tanjcli.core.words import Name
from tanjcli.evaluate.contest import Contest, Contests, Trial
from tanjcli.evaluate.results import NOT_APPLICABLE, Remark
from tanjcli.present.compose.contest import compose_contests
from tanjcli.present.contest_records import CONTEST_COLUMNS, contest_record, contest_rows
from tanjcli.present.document import Paragraph, Table
from tanjcli.present.writers import json_text

TRIALS = (
    Trial("profile", (Decimal("27.06"), Decimal("9.94"), Decimal("1e-13")), (3, 3, 3), Decimal("4.2")),
    Trial("run_rate", (NOT_APPLICABLE, Decimal(20), Decimal(10)), (0, 3, 3), Decimal(15)),
)
HELD = Contest(
    "output",
    Name("产值", "output"),
    ("a", "b"),
    ("T1", "T2"),
    ("auto", "yoy"),
    (2019, 2020, 2021),
    (2, 3, 6),
    TRIALS,
    ("blend", "profile", "blend"),
    Decimal("4.04"),
)
REFUSED = Contest("stock", Name("存量", "stock"), ("c",), ("T3",), ("auto",), reason=Remark("no-contest-held"))
ALL = Contests(Name("计划", "plan"), date(2021, 12, 31), date(2022, 2, 1), True, (HELD, REFUSED))


def test_a_row_a_method_and_a_column_a_month() -> None:
    document = compose_contests(ALL, "zh")
    [table] = [block for block in document.blocks if isinstance(block, Table)]
    assert table.title == "T1、T2 产值 · 往年 2019、2020、2021"
    assert [column.heading for column in table.columns] == ["方法", "2月", "3月", "6月", "平均"]
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["历史同期占比", "27.1%", "9.9%", "0.0%", "4.2%"],
        ["按进度外推", "–", "20.0%", "10.0%", "15.0%"],
    ]
    assert document.banner == "样例数据"


def test_what_auto_takes_why_and_what_errs_least() -> None:
    _, said, refused = compose_contests(ALL, "zh").blocks
    assert isinstance(said, Paragraph)
    assert isinstance(refused, Paragraph)
    assert said.lines == (
        "auto:2、6月用 占比与预期结合(此时全年通常完成不足 35%,另参考上年);3月用 历史同期占比(有 3 个完整往年)",
        "误差最小:历史同期占比,平均 4.2%",
        "按 auto:平均 4.0%",
        "计划另定:T2 上年同比",
    )
    assert refused.lines == ("T3 存量:时点存量不逐年清零,没有可比的往年",)


def test_neighbouring_months_are_joined() -> None:
    one = replace(HELD, months=(3, 4, 5), auto=("profile",) * 3)
    said = compose_contests(Contests(Name("x"), ALL.as_of, ALL.known_on, False, (one,)), "en").blocks[1]
    assert isinstance(said, Paragraph)
    assert said.lines[0].startswith("auto: in months 3 to 5 profile of past years (3 full past years)")


def test_records_are_exact_and_tidy() -> None:
    record = contest_record(ALL)
    assert record["contests"][0]["methods"][1]["errors"] == [None, 20, 10]
    assert record["contests"][1]["reason"] == {"code": "no-contest-held", "params": {}}
    assert json_text.render(record)
    rows = contest_rows(ALL, "en")
    assert len(rows) == 2 * 3 + 1
    assert all(tuple(row) == CONTEST_COLUMNS for row in rows)
    assert [row["auto"] for row in rows if row["method"] == "profile"] == ["false", "true", "false"]
    assert rows[-1]["reason"] == "no-contest-held"
