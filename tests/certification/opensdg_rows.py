"""Rows of ``opensdg.csv``: the growth-ratio mode, and what tanj says beside it or instead of it.

The columns use Open SDG's own words. Where tanj refuses, ``status`` is the word tanj gives instead; ``error`` stands
for a fault of the data, ``warning`` for a remark on the declaration; their wordings are tanj's own, so only their
presence is compared.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from tanjcli.evaluate.rules.growth_ratio import GrowthRatio, Point, RatioRule, Refusal, growth_ratio
from tanjcli.evaluate.rules.growth_score import STATUS, combined
from tanjcli.evaluate.rules.presets import PRESETS
from tests.certification.compare import Mismatch, closely_equal, printed_equal

Row = Mapping[str, str]
RESULTS = (
    *("base_year_used", "base_value_used", "current_year", "current_value", "high", "med", "low", "coefficient"),
    *("progress_value", "status", "score", "target_achieved", "indicator_status", "warning", "error"),
)
METHODS = ("1", "2", "agg")
SAID_INSTEAD = {
    Refusal.NO_DIRECTION: ("plan_error", "plan error"),
    Refusal.DUE_BEFORE_BASE: ("plan_error", "plan error"),
    Refusal.DUPLICATE_YEAR: ("ERROR", "error"),
    Refusal.NO_DATA: ("not_available", "no"),
    Refusal.NO_BASELINE: ("no_baseline", "no_baseline"),
    Refusal.ONE_OBSERVATION: ("not_available", "one observation"),
    Refusal.ZERO: ("not_available", "refused"),
    Refusal.SIGN_CHANGE: ("not_available", "refused"),
    Refusal.MAINTAIN: ("off_track", "off_track"),
    Refusal.MISSED: ("missed", "missed"),
}
_DIFFER = re.compile(r"differ-on-purpose \[([^\]]*)\]:?(.*)", re.DOTALL)
_PATH = re.compile(
    r"(linear|geometric) path:?(?: gives)? E(?:\(\d{4}\))?=([\d.]+), R=(?:[\d.]+/[\d.]+=)?(-?[\d.]+), (\w+)"
)


def replay(row: Row) -> list[Mismatch]:
    """Everything that did not come out as the row says."""
    if row["method"] == "agg":
        return _compare(row, _aggregate(row["data"]))
    rule, points = _rule(row), _points(row["data"])
    outcome = growth_ratio(points, rule)
    return [*_compare(row, _columns(outcome)), *_beside(row, outcome, rule)]


def _compare(row: Row, got: Mapping[str, Any]) -> list[Mismatch]:
    differ = _DIFFER.match(row["tanj_expectation"])
    named = set(differ.group(1).split()) if differ else set()
    wrong = []
    for column in RESULTS:
        expected = row[column]
        if column in named:
            if closely_equal(expected, got.get(column)):
                wrong.append(Mismatch(row["id"], column, f"anything but {expected}", got.get(column)))
        elif column in ("warning", "error"):
            if bool(expected) != bool(got.get(column)) and not (
                column == "warning" and got.get("refused") and expected
            ):
                wrong.append(Mismatch(row["id"], column, expected or "nothing", got.get(column)))
        elif not closely_equal(expected, got.get(column)):
            wrong.append(Mismatch(row["id"], column, expected, got.get(column)))
    return wrong


def _columns(outcome: GrowthRatio) -> dict[str, Any]:
    base, current, bands = outcome.base, outcome.current, outcome.bands
    label = outcome.label.value if outcome.label else None
    return {
        "base_year_used": base and base[0],
        "base_value_used": base and base[1],
        "current_year": current and current[0],
        "current_value": current and current[1],
        "high": bands and bands.high,
        "med": bands and bands.med,
        "low": bands and bands.low,
        "coefficient": bands and bands.coefficient,
        "progress_value": outcome.progress,
        "status": SAID_INSTEAD[outcome.refusal][0] if outcome.refusal else label,
        "score": outcome.score,
        "target_achieved": outcome.achieved,
        "indicator_status": label,
        "warning": ", ".join(outcome.warnings),
        "error": outcome.refusal.value if outcome.refusal is Refusal.DUPLICATE_YEAR else None,
        "refused": outcome.refusal,
    }


def _beside(row: Row, outcome: GrowthRatio, rule: RatioRule) -> list[Mismatch]:
    """What the text of the expectation says in words: the word instead, a flag, the figures of another path."""
    text = row["tanj_expectation"]
    own = text.split("tanj:", 1)[-1]
    wrong = []
    if outcome.refusal and SAID_INSTEAD[outcome.refusal][1] not in own:
        wrong.append(Mismatch(row["id"], "tanj says", own.strip(), SAID_INSTEAD[outcome.refusal][1]))
    label = re.search(r"one label, \w+ = (\w+)", own)
    if label and (outcome.label is None or STATUS[outcome.label] != label.group(1)):
        wrong.append(Mismatch(row["id"], "tanj label", label.group(1), outcome.label))
    flags = re.findall(r"flag (\w+)", text)
    wrong.extend(Mismatch(row["id"], "flag", flag, outcome.remarks) for flag in flags if flag not in outcome.remarks)
    path = _PATH.search(text)
    if path and outcome.base and outcome.current and rule.target is not None and rule.direction:
        kind, *expected = path.groups()
        got = _on_path(kind, outcome.base, outcome.current, rule.target_year, rule.target)
        for name, said, value in zip(("E", "R", "word"), expected, got, strict=True):
            wanted: Any = said if name == "word" else Decimal(said)
            if not printed_equal(wanted, value):
                wrong.append(Mismatch(row["id"], f"{kind} {name}", said, value))
    return wrong


def _on_path(kind: str, base: Point, current: Point, due: int, target: float) -> tuple[float, float, str]:
    share = (current[0] - base[0]) / (due - base[0])
    straight = base[1] + (target - base[1]) * share
    expected = straight if kind == "linear" else base[1] * (target / base[1]) ** share
    ratio = (current[1] - base[1]) / (expected - base[1])
    return expected, ratio, PRESETS["eurostat"].status(Decimal(repr(ratio))).value


def _aggregate(text: str) -> dict[str, Any]:
    verdicts = []
    for series in text.split(" | "):
        _, _, rest = series.partition(": ")
        pairs, _, config = rest.partition(" cfg=")
        outcome = growth_ratio(_points(pairs), _rule_of(ast.literal_eval(config or "{}")))
        if outcome.label is not None and outcome.score is not None:
            verdicts.append((outcome.label, outcome.score))
    if not verdicts:
        return {"status": "not_available"}
    label, score = combined(verdicts)
    return {"status": label.value, "score": score, "indicator_status": label.value}


def _rule(row: Row) -> RatioRule:
    keys = {"base_year": "base_year_cfg", "target": "target", "target_year": "target_year", "limit": "limit"}
    config: dict[str, Any] = {name: float(row[column]) for name, column in keys.items() if row[column]}
    thresholds = dict(part.split("=") for part in row["thresholds_cfg"].split(";") if part)
    return _rule_of(config | {"direction": row["direction"], "progress_thresholds": thresholds})


def _rule_of(config: Mapping[str, Any]) -> RatioRule:
    return RatioRule(
        direction={"positive": 1, "negative": -1}.get(config.get("direction", "")),  # type: ignore[arg-type]
        base_year=int(config.get("base_year", 2015)),
        target=_float(config.get("target")),
        target_year=int(config.get("target_year", 2030)),
        limit=_float(config.get("limit")),
        thresholds={name: float(value) for name, value in config.get("progress_thresholds", {}).items()},
    )


def _points(text: str) -> list[Point]:
    pairs = (pair.rsplit(":", 1) for pair in text.split())
    return [(int(year[:4]), float(value)) for year, value in pairs]


def _float(value: Any) -> float | None:
    return None if value is None else float(value)
