"""A plan about something else entirely, a school, works by its two YAML files alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.hostile.mill import tanj

if TYPE_CHECKING:
    from pathlib import Path

PLAN = """\
schema: tanj-plan/1
plan:
  id: school
  name: {zh: 学校计划, en: School plan}
  issuer: head
  language: en
  timezone: Europe/Paris
  period: 2023-2024
rules: {preset: eurostat, clock: months}
units:
  课时: {dimension: count, en: lessons}
departments:
  head: {name: {zh: 校长室, en: Head's office}}
places:
  y1: {name: {zh: 一年级, en: Year 1}, group: form}
  y2: {name: {zh: 二年级, en: Year 2}, group: form}
clauses:
  "1": {title: {zh: 一, en: One}}
metrics:
  pupils: {kind: total, ledger: roll, measure: pupils, over_time: last, over_units: sum}
  missed: {kind: total, ledger: lessons, measure: missed, over_time: sum, over_units: sum}
  due: {kind: total, ledger: lessons, measure: due, over_time: sum, over_units: sum}
  absence: {kind: ratio, numerator: missed, denominator: due, over_time: ratio, over_units: ratio}
targets:
- id: pupils
  ref: S1
  name: {zh: 在校生, en: Pupils}
  clause: "1"
  unit: 名
  kind: stock_at_date
  direction: higher
  comparison: at_least
  goal: 120
  baseline: {value: 100, at: 2022-12-31, source: stated}
  metric: pupils
  cells: [2024]
  lead: {department: head, source: stated, basis: clause 1}
  reading: {text: {zh: 年末, en: at year end}, confidence: high}
- id: absence
  ref: S2
  name: {zh: 缺勤率, en: Lessons missed}
  clause: "1"
  unit: "%"
  kind: level
  direction: lower
  comparison: at_most
  goal: 5
  metric: absence
  cells: [2023]
  lead: {department: head, source: inferred, basis: nobody is named}
  reading: {text: {zh: 全年, en: over the year}, confidence: medium}
"""
SOURCES = """\
schema: tanj-sources/1
sample: false
ledgers:
  roll:
    name: {zh: 在册, en: roll}
    key: [form, period]
    time: period
    rhythm: half
    columns:
      form: {type: place, name: {zh: 年级, en: form}}
      period: {type: period, name: {zh: 时点, en: day}}
      pupils: {type: amount, name: {zh: 人数, en: pupils}, unit: 名, flow: point}
  lessons:
    name: {zh: 课时, en: lessons}
    key: [form, period]
    time: period
    rhythm: month
    columns:
      form: {type: place, name: {zh: 年级, en: form}}
      period: {type: period, name: {zh: 月份, en: month}}
      due: {type: amount, name: {zh: 应到, en: due}, unit: 课时, flow: month}
      missed: {type: amount, name: {zh: 缺课, en: missed}, unit: 课时, flow: month}
recipes:
  roll:
    ledger: roll
    match: {file: "roll_*.csv"}
    period: {from: [file], kind: half}
    columns:
      form: {from: [Form], required: true}
      period: {context: period}
      pupils: {from: [Pupils], unit: 名}
  lessons:
    ledger: lessons
    match: {file: "lessons_*.csv"}
    period: {from: [column], kind: month}
    columns:
      form: {from: [Form], required: true}
      period: {from: [Month], required: true}
      due: {from: [Due], unit: 课时}
      missed: {from: [Missed], unit: 课时}
"""


@pytest.fixture
def school(tmp_path: Path) -> Path:
    """Pupils in July 2023, lessons of January to March 2023."""
    months = "".join(f"Year 1,2023-{m:02},500,20\nYear 2,2023-{m:02},500,{10 * m}\n" for m in (1, 2, 3))
    for name, text in {
        "targets.yaml": PLAN,
        "data/sources.yaml": SOURCES,
        "data/2023-07-05/roll_2023H1.csv": "Form,Pupils\nYear 1,50\nYear 2,55\n",
        "data/2023-04-05/lessons_2023.csv": f"Form,Month,Due,Missed\n{months}",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_the_school_plan_is_valid_and_every_row_is_used(school: Path) -> None:
    assert tanj(school, "targets", "validate").code == 0
    assert tanj(school, "check").code == 0


def test_the_school_is_measured_without_any_python(school: Path) -> None:
    rows = tanj(school, "report", "--year", "2023", "--as-of", "2023-06", "-f", "json").targets()
    assert (rows["S1"]["actual"], rows["S1"]["gap"], rows["S1"]["completion"]) == (105, 15, 25)
    rows = tanj(school, "report", "--year", "2023", "--as-of", "2023-03", "-f", "json").targets()
    assert (rows["S2"]["actual"], rows["S2"]["status"]) == (4, "achieved")


def test_real_data_carry_no_sample_mark(school: Path) -> None:
    said = tanj(school, "report", "--year", "2023", "--lang", "en")
    assert "SAMPLE" not in said.out
    assert tanj(school, "report", "--year", "2023", "-f", "json").json["sample"] is False
