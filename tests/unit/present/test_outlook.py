"""An outlook on paper: its formula with the numbers put in, its error, and no certainty that is none."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tanjcli.evaluate.results import Outlook, Remark, Status
from tanjcli.present.compose.cells import chance_cell, outlook_cell
from tanjcli.present.compose.outlook import outlook_facts, outlook_formula
from tanjcli.present.verdict_records import components_record
from tanjcli.present.wording import Wording
from tests.unit.present.builders import RULES, a_cell

ZH, EN = Wording("zh"), Wording("en")


def ahead(method: str = "count", mid: str = "20", **more: Any) -> Outlook:
    terms = tuple((name, Decimal(value)) for name, value in more.pop("terms", {}).items())
    given = {"low": Decimal(18), "high": Decimal(25), "p_hit": Decimal("0.4"), "word": "uncertain", **more}
    return Outlook(method, mid=Decimal(mid), n=3, basis="arrivals", terms=terms, **given)


@pytest.mark.parametrize(
    ("p", "settled", "text"),
    [
        ("0.9951", False, "> 99%"),
        ("1", False, "> 99%"),
        ("1", True, "100%"),
        ("0.004", False, "< 1%"),
        ("0", True, "0%"),
        ("0.99", False, "99%"),
        ("0.425", False, "43%"),
    ],
)
def test_only_what_is_settled_is_certain(p: str, settled: bool, text: str) -> None:
    assert chance_cell(Decimal(p), settled).text == text


def test_a_goal_that_is_met_for_good_is_certain_a_likely_one_is_not() -> None:
    sure = ahead(p_hit=Decimal(1), word="likely")
    assert outlook_cell(a_cell(outlook=sure, status=Status.ACHIEVED), ZH).text == "18—25,有望完成 100%"
    assert outlook_cell(a_cell(outlook=sure), ZH).text == "18—25,有望完成 > 99%"


@pytest.mark.parametrize(
    ("method", "terms", "mid", "line"),
    [
        ("run_rate", {"reached": "18", "share": "0.75"}, "24", "18 ÷ 75.0% = 24"),
        ("profile", {"reached": "18", "factor": "1.25"}, "22.5", "18 × 1.25 = 22.5(往年由此月到年底的倍数)"),
        ("blend", {"reached": "18", "share": "0.25", "prior": "20"}, "33", "18 + (1 - 25.0%) × 20 = 33"),
        ("yoy", {"reached": "18", "before": "12", "whole": "30"}, "45", "30 × 18 ÷ 12 = 45"),
        ("count", {"arrived": "5", "elapsed": "11", "left": "1"}, "5.5", "5 + (5 + 0.5) × 1 ÷ 11 = 5.5(负二项分布)"),
        ("firm", {"over": "3", "hoped": "2.3"}, "5.3", "已过 3 + 其余各户可能性之和 2.3 = 5.3"),
        ("trend", {"last": "18", "change": "2", "years": "2"}, "22", "18 + 2 × 2 = 22"),
    ],
)
def test_every_method_is_reckoned_on_paper(method: str, terms: dict[str, str], mid: str, line: str) -> None:
    assert outlook_formula(a_cell(outlook=ahead(method, mid, terms=terms)), ZH) == line


def test_a_stock_has_entries_and_exits_and_a_rate_its_baseline() -> None:
    stock = {"arrived": "30", "gone": "10", "there": "148", "elapsed": "24", "left": "12"}
    line = outlook_formula(a_cell(outlook=ahead("count", "158", terms=stock)), EN)
    assert line.startswith("148 + (30 + 0.5) × 12 ÷ 24 - (10 + 0.5) × 12 ÷ 24 = 158")
    change = {"reached": "20", "share": "0.5"}
    cell = a_cell(kind="stock_at_date", baseline=Decimal(100), outlook=ahead("run_rate", "140", terms=change))
    assert outlook_formula(cell, EN) == "100 + 20 ÷ 50.0% = 140"


def test_growth_runs_on_levels_and_has_no_formula_of_its_own() -> None:
    cell = a_cell(kind="average_growth", outlook=ahead("trend", terms={"last": "1", "change": "1", "years": "1"}))
    assert outlook_formula(cell, ZH) == ""


def test_facts_say_method_basis_error_and_caveats() -> None:
    errors = ((2019, Decimal("2.5")), (2020, Decimal("3.5")))
    one = ahead(error=Decimal(3), errors=errors, caveats=(Remark("outlook-one-past-year"),))
    told = dict(outlook_facts(a_cell(outlook=one), ZH).items)
    assert told["到期时"].text == "18—25,不确定 40%(中值 20)"
    assert told["方法"].text == "计数分布,依据 3 次发生"
    assert told["历年同月误差"].text == "平均 3.0%(2019 年 2.5%、2020 年 3.5%)"
    assert told["说明"].text == "只凭一个往年"


def test_a_refusal_says_why() -> None:
    one = Outlook(reason=Remark("no-outlook-insufficient-data", (("seen", "2"), ("needed", "3"))))
    assert [cell.text for _, cell in outlook_facts(a_cell(outlook=one), ZH).items] == [
        "数据太少,无法预计:有 2,至少要 3"
    ]


def test_the_components_of_a_verdict_have_their_six_parts() -> None:
    one = ahead(terms={"arrived": "5", "elapsed": "11", "left": "1"}, errors=((2020, Decimal(4)),), error=Decimal(4))
    record = components_record(a_cell(outlook=one), RULES, ZH)
    assert list(record) == ["inputs", "formula", "path", "threshold", "method", "backtest"]
    assert record["inputs"]["actual"] == 18
    assert record["formula"][0].startswith("完成率 = 100 × (18 - 0)")
    assert (record["path"]["name"], record["threshold"]["preset"]) == ("linear", "eurostat")
    assert record["method"]["terms"] == {"arrived": 5, "elapsed": 11, "left": 1}
    assert record["backtest"] == {"mean_error": 4, "errors": [{"year": 2020, "error": 4}]}
