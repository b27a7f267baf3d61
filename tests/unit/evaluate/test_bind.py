"""Every metric against its ledger: each fault is named at its line, all of them at once."""

from __future__ import annotations

from typing import Any

import pytest

from tanjcli.config.nodes import load_nodes
from tanjcli.config.positions import Positions
from tanjcli.core.catalogue import all_entries
from tanjcli.evaluate.bind import check_metrics
from tanjcli.intake.ledger_spec import LedgerSpec
from tests.factories import LABEL, plan, target

SPECS = {
    "returns": LedgerSpec.model_validate(
        {
            "name": LABEL,
            "key": ["firm", "period"],
            "time": "period",
            "rhythm": "month",
            "columns": {
                "firm": {"type": "code", "name": LABEL},
                "town": {"type": "place", "name": LABEL},
                "industry": {"type": "term", "name": LABEL, "vocabulary": "industries"},
                "form": {"type": "term", "name": LABEL, "vocabulary": "elsewhere"},
                "period": {"type": "period", "name": LABEL},
                "signed": {"type": "date", "name": LABEL},
                "counted": {"type": "year", "name": LABEL},
                "month": {"type": "amount", "name": LABEL, "unit": "千元", "flow": "month"},
                "ytd": {"type": "amount", "name": LABEL, "unit": "千元", "flow": "ytd"},
                "before": {"type": "amount", "name": LABEL, "unit": "千元", "flow": "ytd", "of": "last_year"},
                "staff": {"type": "whole", "name": LABEL},
            },
        }
    )
}
TOTAL = {"kind": "total", "ledger": "returns", "measure": "ytd", "over_time": "last", "over_units": "sum"}
COUNT = {"kind": "count", "ledger": "returns", "distinct": "firm", "over_time": "sum", "over_units": "count"}
LARGE = {
    "kind": "threshold_count",
    "ledger": "returns",
    "group": "firm",
    "measure": "ytd",
    "threshold": {"at_least": "1", "unit": "亿元"},
    "over_time": "last",
    "over_units": "count",
}
LOWEST = {"kind": "lowest", "of": ["a", "b"], "over_time": "sum", "over_units": "count"}
GROWTH = {"kind": "growth", "of": "a", "base": "2019", "over_time": "ratio", "over_units": "ratio"}
RATIO = {"kind": "ratio", "numerator": "a", "denominator": "b", "over_time": "ratio", "over_units": "ratio"}
MONEY = {"kind": "annual_flow", "unit": "亿元"}
NOWHERE = Positions(None, None, "targets.yaml")


def faults(metric: dict[str, Any], one: dict[str, Any] | None = None, **more: Any) -> list[tuple[str, str]]:
    whole = plan(
        [target(**(one or {}))],
        {"m": metric, **more},
        places={"north": {"name": {"zh": "北", "en": "North"}}},
        vocabularies={"industries": {"food": {"name": {"zh": "食品", "en": "food"}}}},
    )
    found = check_metrics(whole, SPECS, NOWHERE)
    for finding in found:
        entry = all_entries()[finding.code]
        for words in (entry.message, entry.remedy):
            assert words.zh.format(raw=finding.raw, **finding.params)
            assert words.en.format(raw=finding.raw, **finding.params)
    return [(finding.code, finding.raw) for finding in found]


@pytest.mark.parametrize(
    ("metric", "one"),
    [
        (TOTAL, MONEY),
        ({**TOTAL, "measure": "month", "over_time": "sum"}, MONEY),
        (COUNT, {}),
        ({**COUNT, "where": {"town": {"is": "north"}, "industry": {"in": ["food"]}, "form": {"is": "anything"}}}, {}),
        (
            {
                **COUNT,
                "dated": "signed",
                "counted_in": "counted",
                "where": {"counted": {"bound": {"at_least": "1", "unit": "1"}}},
            },
            {},
        ),
        (LARGE, {}),
        ({**TOTAL, "measure": "staff"}, {"unit": "名"}),
    ],
)
def test_what_fits_gives_no_finding(metric: dict[str, Any], one: dict[str, Any]) -> None:
    assert faults(metric, one) == []


@pytest.mark.parametrize(
    ("metric", "one", "fault"),
    [
        ({**TOTAL, "ledger": "retruns"}, MONEY, ("metric-unknown-ledger", "retruns")),
        ({**TOTAL, "measure": "yt"}, MONEY, ("metric-unknown-column", "yt")),
        ({**COUNT, "distinct": "frm"}, {}, ("metric-unknown-column", "frm")),
        ({**COUNT, "together_with": ["frm"]}, {}, ("metric-unknown-column", "frm")),
        ({**COUNT, "where": {"twn": {"is": "north"}}}, {}, ("metric-unknown-column", "twn")),
        ({**TOTAL, "measure": "town"}, {}, ("metric-column-type", "town")),
        ({**COUNT, "dated": "town"}, {}, ("metric-column-type", "town")),
        ({**COUNT, "counted_in": "signed"}, {}, ("metric-column-type", "signed")),
        ({**COUNT, "where": {"town": {"bound": {"at_least": "1", "unit": "元"}}}}, {}, ("metric-column-type", "town")),
        ({**TOTAL, "over_time": "sum"}, MONEY, ("metric-summed-over-time", "ytd")),
        ({**TOTAL, "measure": "before"}, MONEY, ("metric-last-year-column", "before")),
        ({**TOTAL, "over_time": "avg"}, MONEY, ("metric-axis", "avg")),
        ({**COUNT, "over_units": "avg"}, {}, ("metric-axis", "avg")),
        ({**LARGE, "threshold": {"at_least": "1", "unit": "家"}}, {}, ("metric-bound-unit", "家")),
        ({**COUNT, "where": {"ytd": {"bound": {"at_least": "1", "unit": "%"}}}}, {}, ("metric-bound-unit", "%")),
        ({**COUNT, "where": {"industry": {"is": "Food"}}}, {}, ("metric-unknown-term", "Food")),
        ({**COUNT, "where": {"town": {"not_in": ["south"]}}}, {}, ("metric-unknown-term", "south")),
        (
            {**LARGE, "clusters": {"ledger": "rolls", "cluster": "c", "member": "m", "overlap": "strict"}},
            {},
            ("metric-unknown-ledger", "rolls"),
        ),
        (
            {**LARGE, "clusters": {"ledger": "returns", "cluster": "c", "member": "firm", "overlap": "strict"}},
            {},
            ("metric-unknown-column", "c"),
        ),
        (TOTAL, {}, ("target-unit-differs", "家")),
        (COUNT, MONEY, ("target-unit-differs", "亿元")),
        (COUNT, {"kind": "average_growth"}, ("target-growth-metric", "m")),
        (COUNT, {"pace": {"path": "geometric"}}, ("target-geometric-path", "geometric")),
    ],
)
def test_each_fault_is_named(metric: dict[str, Any], one: dict[str, Any], fault: tuple[str, str]) -> None:
    assert faults(metric, one) == [fault]


def test_parts_that_are_compared_share_a_unit() -> None:
    assert faults(LOWEST, {}, a=COUNT, b=LARGE) == []
    assert faults(LOWEST, {}, a=COUNT, b=TOTAL) == [("metric-mixed-units", "千元")]
    assert faults(RATIO, {"unit": "%", "kind": "level"}, a=COUNT, b=LARGE) == []
    assert faults(RATIO, {"unit": "%", "kind": "level"}, a=TOTAL, b=COUNT) == [("metric-mixed-units", "count")]
    assert faults(GROWTH, {"unit": "%", "kind": "average_growth"}, a=TOTAL) == []
    assert faults(GROWTH, {"unit": "%", "kind": "level"}, a=TOTAL) == [("target-growth-metric", "m")]


def test_a_proxy_is_held_to_the_unit_of_its_target() -> None:
    assert faults(TOTAL, {**MONEY, "proxy": "p"}, p=COUNT) == [("target-unit-differs", "亿元")]


def test_two_faults_are_both_named_at_their_lines() -> None:
    text = b"metrics:\n  m:\n    ledger: returns\n    measure: yt\n    over_time: avg\n"
    node, _ = load_nodes(text, "targets.yaml")
    whole = plan([target(**MONEY)], {"m": {**TOTAL, "measure": "yt", "over_time": "avg"}})
    found = check_metrics(whole, SPECS, Positions(node, node, "targets.yaml"))
    assert [(finding.code, finding.place.line) for finding in found] == [
        ("metric-unknown-column", 4),
        ("metric-axis", 5),
    ]
