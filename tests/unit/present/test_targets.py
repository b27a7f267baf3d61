"""The plan in words: the list and one target."""

from __future__ import annotations

from typing import Any

from tanjcli.core.findings import Place
from tanjcli.plan.model import Plan
from tanjcli.present.compose.doctor import DoctorRow, compose_doctor
from tanjcli.present.compose.targets import compose_target, compose_targets
from tanjcli.present.document import Table
from tanjcli.present.writers import plain


def names(zh: str, en: str) -> dict[str, str]:
    return {"zh": zh, "en": en}


def a_target(**given: Any) -> dict[str, Any]:
    base = {
        "id": "research",
        "ref": "T28",
        "name": names("申报科研项目", "Research applications"),
        "clause": "三(二)",
        "unit": "项",
        "kind": "cumulative_count",
        "direction": "higher",
        "comparison": "range",
        "goal": "6",
        "goal_max": "8",
        "range_rule": "floor_stretch",
        "metric": "applications",
        "cells": ["2020-2022"],
        "path": "P2",
        "lead": {"department": "kjj", "source": "stated", "basis": "same clause"},
        "reading": {
            "text": names("6 项须达,8 项力争", "six must, eight may"),
            "confidence": "high",
            "questions": ["A20"],
            "alternatives": [{"id": "approved", "text": names("以立项计", "approvals")}],
        },
    }
    return base | given


def a_plan(*targets: dict[str, Any]) -> Plan:
    return Plan.model_validate(
        {
            "schema": "tanj-plan/1",
            "plan": {
                "id": "county",
                "name": names("三年计划", "Three-year plan"),
                "issuer": "gxj",
                "language": "zh",
                "timezone": "Asia/Shanghai",
                "period": "2020-2022",
            },
            "departments": {
                "gxj": {"name": names("县工信局", "Industry")},
                "kjj": {"name": names("县科技局", "Science")},
            },
            "clauses": {"三(二)": {"title": names("创新驱动", "Innovation")}},
            "questions": {"A20": names("六到八怎么算", "what six to eight means")},
            "paths": {
                "P2": {"name": names("创新", "Innovation"), "clause": "三(二)", "lead": "kjj", "support": ["gxj"]}
            },
            "metrics": {
                "applications": {
                    "kind": "count",
                    "ledger": "research",
                    "distinct": "application",
                    "dated": "applied_on",
                    "over_time": "sum",
                    "over_units": "sum",
                    "note": "by application number",
                }
            },
            "targets": list(targets),
        }
    )


PLAN = a_plan(
    a_target(),
    a_target(
        id="stock",
        ref="T19",
        comparison="at_least",
        goal="200",
        goal_max=None,
        range_rule=None,
        unit="家",
        kind="stock_at_date",
        cells=["2022"],
        baseline={"at": "2019-12-31", "value": "112", "source": "stated"},
        lead={"department": "gxj", "source": "inferred", "basis": "issuer"},
        named=["甲公司"],
        subset_of="T28",
        data_owner=["kjj"],
    ),
)


def test_the_list_shows_goal_periods_and_starred_leads() -> None:
    document = compose_targets(PLAN, PLAN.targets, "zh")
    (table,) = document.blocks
    assert isinstance(table, Table)
    research, stock = ([cell.text for cell in row] for row in table.rows)
    assert research == [
        "T28",
        "research",
        "申报科研项目",
        "6–8 项",
        "2020—2022年",
        "累计计数",
        "三(二)",
        "县科技局",
        "高",
    ]
    assert (stock[3], stock[7]) == ("≥ 200 家", "县工信局*")
    assert document.title == "三年计划:2 项数字目标,2 个判定格"
    assert document.footer == ("* 推定牵头(原文未写明)",)


def test_one_target_shows_all_that_the_plan_says_about_it() -> None:
    text = plain.render(compose_target(PLAN, PLAN.targets[0], Place("targets.yaml", line=9), "zh"))
    for said in (
        *("targets.yaml:9", "三(二) 创新驱动", "6–8 项", "越高越好", "applications", "计数", "by application number"),
        *(
            "时间上相加,单位间相加",
            "6 项须达,8 项力争",
            "以立项计",
            "A20 六到八怎么算",
            "县科技局(原文写明)",
            "县工信局",
        ),
    ):
        assert said in text, said


def test_baseline_named_firms_and_relations_are_shown_where_given() -> None:
    text = plain.render(compose_target(PLAN, PLAN.targets[1], Place("targets.yaml"), "en"))
    for said in (
        "level on 2019-12-31 (given: 112 firms)",
        "甲公司",
        "T28",
        "(inferred: the document does not say)",
        "Science",
    ):
        assert said in text, said


def test_doctor_rows_say_what_to_do_where_something_is_wrong() -> None:
    rows = [
        DoctorRow("Python", "3.11"),
        DoctorRow("data", "3 months old", "bad", "ask for June"),
        DoctorRow("x", "y", "good"),
    ]
    text = plain.render(compose_doctor(rows, "zh"))
    assert "■ 有问题" in text
    assert "ask for June" in text
    assert "● 正常" in text
