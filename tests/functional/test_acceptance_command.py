"""The acceptance cases of the method, asked of the real command: a plan and spreadsheets in, what it prints out."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.functional.running import Ran, tanj

NAME = {"zh": "名", "en": "name"}
LEDGERS: Mapping[str, Any] = {
    "events": {
        "name": NAME,
        "key": ["project"],
        "time": "signed",
        "rhythm": "month",
        "columns": {"project": {"type": "code", "name": NAME}, "signed": {"type": "date", "name": NAME}},
    },
    "levels": {
        "name": NAME,
        "key": ["who", "period"],
        "time": "period",
        "rhythm": "month",
        "columns": {
            "who": {"type": "text", "name": NAME},
            "period": {"type": "period", "name": NAME},
            "value": {"type": "amount", "name": NAME, "unit": "家", "flow": "point"},
        },
    },
}
RECIPES: Mapping[str, Any] = {
    "events": {
        "ledger": "events",
        "match": {"file": "events_*.csv"},
        "period": {"from": ["file"], "kind": "ytd"},
        "columns": {"project": {"from": ["编号"], "required": True}, "signed": {"from": ["日期"], "required": True}},
    },
    "levels": {
        "ledger": "levels",
        "match": {"file": "levels_*.csv"},
        "period": {"from": ["file"], "kind": "month"},
        "columns": {
            "who": {"from": ["单位"], "required": True},
            "period": {"context": "period"},
            "value": {"from": ["数值"], "unit": "家"},
        },
        "totals": {"labels": ["合计"]},
    },
}
METRICS: Mapping[str, Any] = {
    "count": {
        "kind": "count",
        "ledger": "events",
        "distinct": "project",
        "dated": "signed",
        "over_time": "sum",
        "over_units": "count",
    },
    "level": {"kind": "total", "ledger": "levels", "measure": "value", "over_time": "last", "over_units": "sum"},
}
SOURCES = {"schema": "tanj-sources/1", "sample": True, "ledgers": LEDGERS, "recipes": RECIPES}
STOCK = {
    "metric": "level",
    "kind": "stock_at_date",
    "cells": ["2022"],
    "goal": "200",
    "opens": "2020-01-01",
    "baseline": {"at": "2019-12-31", "source": "stated", "value": "100"},
}
DAYS = {"path": "linear", "clock": "days"}
DECEMBER = {"path": "plan", "milestones": [{"on": "2021-12-31", "share": "1"}]}


def target(key: str, **fields: Any) -> dict[str, Any]:
    """A yearly count of 30 for 2021, with ``fields`` changed; ``None`` leaves one out."""
    base = {
        "id": key,
        "ref": key,
        "name": NAME,
        "clause": "1",
        "unit": "家",
        "kind": "annual_count",
        "direction": "higher",
        "comparison": "at_least",
        "goal": "30",
        "metric": "count",
        "cells": ["2021"],
        "lead": {"department": "office", "source": "stated", "basis": "clause 1"},
        "reading": {"text": NAME, "confidence": "high"},
    }
    return {name: value for name, value in (base | fields).items() if value is not None}


def arrivals(counts: Mapping[str, int]) -> str:
    """So many events in each month."""
    days = [f"{month}-05" for month, count in counts.items() for _ in range(count)]
    return "编号,日期\n" + "".join(f"{day[:7]}-{at},{day}\n" for at, day in enumerate(days))


def workspace(
    root: Path, targets: Sequence[Mapping[str, Any]], files: Mapping[str, str], period: str = "2020-2022", **rules: Any
) -> Path:
    """A plan (JSON is YAML) and its deliveries, all received on one day."""
    head = {"id": "p", "name": NAME, "issuer": "office", "language": "zh", "timezone": "Asia/Shanghai"}
    plan = {
        "schema": "tanj-plan/1",
        "plan": {**head, "period": period},
        "rules": rules,
        "departments": {"office": {"name": NAME}},
        "clauses": {"1": {"title": NAME}},
        "metrics": METRICS,
        "targets": targets,
    }
    written = {
        "targets.yaml": json.dumps(plan, ensure_ascii=False),
        "data/sources.yaml": json.dumps(SOURCES),
        **{f"data/2023-02-01/{name}.csv": text for name, text in files.items()},
    }
    for name, text in written.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def report(root: Path, as_of: str, *more: str) -> Ran:
    ran = tanj("report", "--as-of", as_of, "--no-cache", *more, cwd=root)
    assert ran.code in (0, 10, 11, 12), ran.err
    return ran


def rows(root: Path, as_of: str, *more: str) -> dict[str, dict[str, str]]:
    """The rows of the CSV by reference."""
    return {row["ref"]: row for row in csv.DictReader(io.StringIO(report(root, as_of, "-f", "csv", *more).out))}


def rounded(row: Mapping[str, str], digits: int, *names: str) -> list[str]:
    return [f"{float(row[name]):.{digits}f}" for name in names]


def told(root: Path, ref: str, as_of: str) -> str:
    ran = tanj("explain", ref, "--as-of", as_of, "--lang", "zh", "--no-cache", cwd=root)
    assert ran.code == 0, ran.err
    return ran.out


BATCHES = {
    "events_2020年1—12月": arrivals({"2020-12": 27}),
    "events_2021年1—11月": arrivals({"2021-03": 5}),
}


def test_27_of_30_then_5_by_november(tmp_path: Path) -> None:
    root = workspace(
        tmp_path,
        [
            target("T1", cells=["2020"]),
            target("T2", pace=DAYS),
            target("T3", pace={"path": "linear"}),
            target("T4", kind="annual_gross_additions", pace=DECEMBER),
        ],
        BATCHES,
    )
    found = rows(root, "2021-11-30")
    assert (found["T1"]["status"], found["T1"]["gap"]) == ("missed", "3")
    assert rounded(found["T2"], 2, "expected", "gap_to_plan", "gap") == ["27.45", "22.45", "25.00"]
    assert (*rounded(found["T2"], 3, "pace"), found["T2"]["status"]) == ("0.182", "off_track")
    assert rounded(found["T3"], 2, "expected", "gap_to_plan") == ["27.50", "22.50"]
    assert (found["T4"]["status"], found["T4"]["gap"]) == ("not_due", "25")
    assert "难以完成" in told(root, "T4", "2021-11-30")


def test_120_of_200_firms_a_month_before_the_end(tmp_path: Path) -> None:
    levels = {"levels_2022年11月": "单位,数值\n全县,120\n"}
    root = workspace(tmp_path, [target("T1", **STOCK), target("T2", **{**STOCK, "baseline": None})], levels)
    found = rows(root, "2022-11-30")
    assert (*rounded(found["T1"], 1, "expected"), *rounded(found["T1"], 3, "pace")) == ("197.2", "0.206")
    assert (found["T1"]["status"], found["T1"]["gap"]) == ("off_track", "80")
    assert (found["T2"]["status"], found["T2"]["level_share"], found["T2"]["gap"]) == ("no_baseline", "60", "80")


def test_26_of_30_at_the_year_s_end(tmp_path: Path) -> None:
    root = workspace(tmp_path, [target("T1")], {"events_2021年1—12月": arrivals({"2021-05": 26})})
    assert [rows(root, "2021-12-31")["T1"][key] for key in ("status", "gap")] == ["missed", "4"]
    assert report(root, "2021-12-31", "--fail-on", "missed").code == 11


@pytest.mark.parametrize(
    ("as_of", "days", "months"),
    [
        ("2021-03-31", "7.4", "7.5"),
        ("2021-06-30", "14.9", "15.0"),
        ("2021-09-30", "22.4", "22.5"),
        ("2021-12-31", "30.0", "30.0"),
    ],
)
def test_30_a_year_by_quarter(tmp_path: Path, as_of: str, days: str, months: str) -> None:
    year = {"events_2021年1—12月": arrivals({"2021-06": 9})}
    found = rows(workspace(tmp_path, [target("T1", pace=DAYS), target("T2")], year), as_of)
    assert [*rounded(found["T1"], 1, "expected"), *rounded(found["T2"], 1, "expected")] == [days, months]


def test_only_june_when_9_came(tmp_path: Path) -> None:
    root = workspace(tmp_path, [target("T1")], {"events_2021年1—6月": arrivals({"2021-06": 9})})
    [row] = json.loads(tanj("explain", "T1", "--as-of", "2021-06", "-f", "json", "--no-cache", cwd=root).out)["rows"]
    june, may = (next(p for p in row["history"] if p["period"] == month) for month in ("2021-06", "2021-05"))
    assert (june["value"] - may["value"], june["expected"] - may["expected"]) == (9, 2.5)
    assert (row["actual"], row["expected"]) == (9, 15)


def test_far_under_goal_is_news_only_for_who_asks(tmp_path: Path) -> None:
    root = workspace(tmp_path, [target("T1")], BATCHES)
    assert report(root, "2021-11-30").code == 0
    assert report(root, "2021-11-30", "--fail-on", "behind").code == 10
    row = rows(root, "2021-11-30")["T1"]
    assert (*rounded(row, 1, "completion"), row["gap"], row["status"]) == ("16.7", "25", "off_track")


def test_a_total_row_is_a_control_total_and_no_town(tmp_path: Path) -> None:
    towns = {"levels_2022年6月": "单位,数值\n东镇,70\n西镇,50\n合计,120\n"}
    root = workspace(tmp_path, [target("T1", **STOCK)], towns)
    assert rows(root, "2022-06-30")["T1"]["actual"] == "120"


def test_steps_of_30_60_100_with_33_then_42(tmp_path: Path) -> None:
    shares = {"2020-12-31": "0.3", "2021-12-31": "0.6", "2022-12-31": "1"}
    steps = {"path": "plan", "milestones": [{"on": day, "share": share} for day, share in shares.items()]}
    one = target("T1", metric="level", kind="cumulative_count", cells=["2020-2022"], goal="100", pace=steps)
    ends = {2020: "33", 2021: "42", 2022: "42.0"}
    files = {f"levels_{year}年12月": f"单位,数值\n全县,{value}\n" for year, value in ends.items()}
    root = workspace(tmp_path, [one], files)
    paces = [rounded(rows(root, f"{year}-12-31")["T1"], 2, "pace") for year in (2020, 2021, 2022)]
    assert paces == [["1.10"], ["0.70"], ["0.42"]]


def test_growth_from_nothing_and_a_fall_to_nothing(tmp_path: Path) -> None:
    up = {**STOCK, "cells": ["2021"], "goal": "10"} | {"baseline": {**STOCK["baseline"], "value": "0"}}  # type: ignore[dict-item]
    down = {**STOCK, "kind": "level", "direction": "lower", "comparison": "at_most", "goal": "0", "opens": None}
    files = {"levels_2020年12月": "单位,数值\n全县,0.2\n"}
    first = rows(workspace(tmp_path / "up", [target("T1", **up)], files), "2020-12-31")["T1"]
    assert (first["expected"], first["gap_to_plan"], first["status"]) == ("5", "4.8", "off_track")
    assert rounded(first, 2, "pace") == ["0.04"]
    halfway = {"levels_2024年12月": "单位,数值\n全县,50\n"}
    decade = target("T1", **{**down, "cells": ["2020-2029"]})
    second = rows(workspace(tmp_path / "down", [decade], halfway, "2020-2029"), "2024-12-31")["T1"]
    assert (second["pace"], second["status"]) == ("1", "on_track")


def test_an_up_target_without_a_direction_is_a_plan_error(tmp_path: Path) -> None:
    ran = tanj("report", cwd=workspace(tmp_path, [target("T1", goal="200", direction=None)], BATCHES))
    assert ran.code == 78
    assert "direction" in ran.err


@pytest.mark.parametrize(
    ("as_of", "tolerance", "status"),
    [
        ("2022-06-30", None, "off_track"),
        ("2022-06-30", "5", "behind"),
        ("2022-06-30", "4", "off_track"),
        ("2022-12-31", "5", "missed"),
    ],
)
def test_maintaining_100_with_95(tmp_path: Path, as_of: str, tolerance: str | None, status: str) -> None:
    levels = {f"levels_2022年{month}月": f"单位,数值\n全县,95{dot}\n" for month, dot in ((6, ""), (12, ".0"))}
    one = target("T1", **{**STOCK, "goal": "100", "tolerance": tolerance})
    assert rows(workspace(tmp_path, [one], levels), as_of)["T1"]["status"] == status


def test_no_data_on_a_limit_is_no_data(tmp_path: Path) -> None:
    one = target("T1", metric="level", kind="level", direction="lower", comparison="at_most", goal="5")
    row = rows(workspace(tmp_path, [one], {"levels_2020年6月": "单位,数值\n全县,3\n"}), "2021-06-30")["T1"]
    assert (row["status"], row["completion"]) == ("no_data", "")


def test_one_indicator_has_one_number_in_every_output(tmp_path: Path) -> None:
    root = workspace(tmp_path, [target("T1")], {"events_2021年1—6月": arrivals({"2021-02": 9})})
    outputs = [report(root, "2021-06-30", "-f", kind).out for kind in ("plain", "md", "csv", "json")]
    outputs += [told(root, "T1", "2021-06-30"), tanj("gap", "--as-of", "2021-06", "-f", "json", cwd=root).out]
    assert all("30" in text for text in outputs)
    assert "30.0%" in outputs[0]
    assert json.loads(outputs[3])["rows"][0]["completion"] == json.loads(outputs[5])["rows"][0]["completion"] == 30


@pytest.mark.parametrize(
    ("month", "goal", "value", "zh", "en"),
    [
        ("10", "500", "438", "完成年度目标的 87.6%,超时间进度 4.3 个百分点", "4.3 percentage points ahead of schedule"),
        (
            "6",
            "500",
            "282.8",
            "完成年度目标的 56.6%,超时间进度 6.6 个百分点",
            "6.6 percentage points ahead of schedule",
        ),
    ],
)
def test_two_printed_reports(tmp_path: Path, month: str, goal: str, value: str, zh: str, en: str) -> None:
    one = target("T1", metric="level", kind="annual_flow", goal=goal)
    root = workspace(tmp_path, [one], {f"levels_2021年{month}月": f"单位,数值\n全县,{value}\n"})
    assert zh in told(root, "T1", f"2021-{int(month):02}")
    english = tanj("explain", "T1", "--as-of", f"2021-{int(month):02}", "--lang", "en", "--no-cache", cwd=root).out
    assert en in english
    assert "% percentage" not in english
