"""Reconciliation on paper: every outcome in words, breaches and waivers in the footer with what is wrong and who."""

from __future__ import annotations

from datetime import date

import pytest

from tanjcli.core.words import Lang, Name
from tanjcli.evaluate.results import Check, Remark, Waived
from tanjcli.present.compose.reconcile import compose_checks
from tanjcli.present.compose.report import compose_report
from tanjcli.present.records import check_record
from tanjcli.present.wording import Wording
from tests.unit.present.builders import a_cell, an_assessment

TEXT = Name("各乡镇合计等于全县", "towns = county")
TWICE = Remark("reported-twice", (("count", "1"),))
SUMS = Remark(
    "sums-differ", (("sum", "300000000"), ("total", "400000000"), ("difference", "-100000000"), ("unit", "元"))
)
WAIVED = Check(
    "R1", "waived", TEXT, TWICE, (SUMS,), "2021", Waived("张三", Name("待核", "pending"), date(2021, 12, 31))
)
BREACH = Check("R1", "breach", TEXT, SUMS, (), "2021-01/2021-06")


def footer(check: Check, lang: Lang) -> str:
    return "\n".join(compose_report(an_assessment(a_cell(), checks=(check,)), lang).footer)


@pytest.mark.parametrize(
    ("check", "lang", "said"),
    [
        (BREACH, "zh", "核对不符:各乡镇合计等于全县(合计 3.00 亿元,对照数 4.00 亿元,相差 -1.00 亿元)"),
        (WAIVED, "zh", "豁免:各乡镇合计等于全县(1 个对象在两个单位名下上报);张三:待核(至 2021-12-31)"),
        (WAIVED, "en", "Waived: towns = county (1 entity reported under two units); 张三: pending (until 2021-12-31)"),
    ],
)
def test_the_footer_of_a_report_says_what_fails_and_who_lets_it_pass(check: Check, lang: Lang, said: str) -> None:
    assert said in footer(check, lang)


def test_what_agrees_is_only_counted() -> None:
    said = footer(Check("R1", "ok", TEXT, None, (), "2021"), "zh")
    assert "各乡镇合计等于全县" not in said
    assert "1 项相符" in said


def test_a_stock_its_entries_can_no_longer_make_up_is_spoken_of_without_being_a_breach() -> None:
    figures = ("sum", "total", "needed", "opening", "removed", "rest")
    short = Remark("declared-stock-short", tuple(zip(figures, ("100", "200", "100", "128", "29", "99"), strict=True)))
    said = footer(Check("I3", "remark", TEXT, short), "zh")
    assert "期初 128 减累计退出 29 为 99,少于所需的 100" in said


def test_the_table_has_a_row_for_each_rule_with_all_there_is_to_say() -> None:
    table = compose_checks((BREACH, WAIVED), Wording("zh"))
    rows = [[cell.text for cell in row] for row in table.rows]
    assert [row[:4] for row in rows] == [
        ["不符", "R1", "各乡镇合计等于全县", "2021年1—6月"],
        ["豁免", "R1", "各乡镇合计等于全县", "2021年"],
    ]
    assert rows[1][4].endswith("张三:待核(至 2021-12-31)")
    assert "相差" in rows[1][4]


def test_a_record_has_the_waiver_whole() -> None:
    record = check_record(WAIVED)
    assert record["waiver"] == {"by": "张三", "reason": "待核", "reason_en": "pending", "until": "2021-12-31"}
    assert [remark["code"] for remark in record["also"]] == ["sums-differ"]
    assert check_record(BREACH)["waiver"] is None
