"""A county of three mills that fits on a page: real workbooks, written anew for each test, to be spoilt by hand."""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from tanjcli.cli.main import run
from tanjcli.cli.terminal import Terminal

FILE = "data/2021-07-18/产值_2021年6月.xlsx"
SHEET = "产值"
LIST = "data/2021-07-20/参观_2021年1-6月.csv"
VISITS = "编号,日期\nV1,2021-02-03\nV2,2021-05-06\nV3,2021-06-07\n"

PLAN = """\
schema: tanj-plan/1
plan:
  id: mills
  name: {zh: 磨坊计划, en: Mill plan}
  issuer: office
  language: en
  timezone: Asia/Shanghai
  period: 2021-2022
rules: {preset: eurostat, clock: months}
departments:
  office: {name: {zh: 办公室, en: Office}}
places:
  east: {name: {zh: 东乡, en: East}, group: town}
  west: {name: {zh: 西乡, en: West}, group: town}
clauses:
  "1": {title: {zh: 产值, en: Output}}
metrics:
  output:
    kind: total
    ledger: output
    measure: ytd
    over_time: last
    over_units: sum
  big-mills:
    kind: threshold_count
    ledger: output
    measure: ytd
    group: mill
    threshold: {at_least: 600, unit: 千元}
    over_time: last
    over_units: count
  visits:
    kind: count
    ledger: visits
    distinct: visit
    dated: day
    over_time: sum
    over_units: count
targets:
- id: output-2021
  ref: M1
  name: {zh: 产值, en: Output}
  clause: "1"
  unit: 千元
  kind: annual_flow
  direction: higher
  comparison: at_least
  goal: 3000
  metric: output
  cells: [2021]
  lead: {department: office, source: stated, basis: clause 1}
  reading: {text: {zh: 全年, en: the whole year}, confidence: high}
- id: big-mills-2021
  ref: M2
  name: {zh: 大磨坊, en: Big mills}
  clause: "1"
  unit: 家
  kind: threshold_count
  direction: higher
  comparison: at_least
  goal: 2
  metric: big-mills
  cells: [2021]
  lead: {department: office, source: inferred, basis: nobody is named}
  reading: {text: {zh: 全年, en: the whole year}, confidence: medium}
- id: visits-2021
  ref: M3
  name: {zh: 参观, en: Visits}
  clause: "1"
  unit: 人次
  kind: annual_count
  direction: higher
  comparison: at_least
  goal: 6
  metric: visits
  cells: [2021]
  lead: {department: office, source: stated, basis: clause 1}
  reading: {text: {zh: 按日期, en: by the day}, confidence: high}
"""

SOURCES = """\
schema: tanj-sources/1
sample: true
max_rejects: 0
ignore: [sources.yaml]
ledgers:
  output:
    name: {zh: 产值, en: output}
    key: [mill, period]
    time: period
    rhythm: month
    entity: mill
    unit_of_report: town
    columns:
      mill: {type: code, name: {zh: 代码, en: code}}
      town: {type: place, name: {zh: 乡镇, en: town}}
      period: {type: period, name: {zh: 报告期, en: period}}
      month: {type: amount, name: {zh: 本月, en: of the month}, unit: 千元, flow: month}
      ytd: {type: amount, name: {zh: 累计, en: year to date}, unit: 千元, flow: ytd}
  visits:
    name: {zh: 参观, en: visits}
    key: [visit]
    time: day
    rhythm: half
    entity: visit
    columns:
      visit: {type: text, name: {zh: 编号, en: no.}}
      day: {type: date, name: {zh: 日期, en: day}}
recipes:
  output:
    ledger: output
    match: {file: "产值_*.xls*"}
    period: {from: [title, file], kind: month}
    columns:
      mill: {from: [代码], required: true}
      town: {from: [乡镇], required: true}
      period: {context: period}
      month: {from: [产值/本月], unit: 千元}
      ytd: {from: [产值/1—本月], unit: 千元}
    totals: {labels: [合计]}
  visits:
    ledger: visits
    match: {file: "参观_*.csv"}
    period: {from: [file], kind: ytd}
    columns:
      visit: {from: [编号], required: true}
      day: {from: [日期], required: true}
"""


@dataclass(frozen=True)
class Said:
    """How a run ended and what it printed."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """The printed JSON document."""
        document: dict[str, Any] = json.loads(self.out)
        return document

    def targets(self) -> dict[str, dict[str, Any]]:
        """The rows of a JSON report by their reference."""
        return {row["ref"]: row for row in self.json["rows"]}

    def named(self) -> set[tuple[str, str]]:
        """Code and cell of every finding of a JSON report."""
        return {(found["code"], found["place"]["cell"]) for found in self.json["findings"]}


def tanj(root: Path, *argv: str) -> Said:
    """Run in this process, piped, with an empty environment."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")
    err = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run(argv, Terminal(out, err, {}, root))
    out.flush()
    return Said(code, out.buffer.getvalue().decode(), err.getvalue())  # type: ignore[attr-defined]


def report(root: Path, *more: str) -> Said:
    """The report of 2021 as JSON, computed afresh."""
    return tanj(root, "--no-cache", "report", "--year", "2021", "-f", "json", *more)


def workspace(root: Path, **texts: str) -> Path:
    """The whole workspace under ``root``; ``plan`` and ``sources`` replace those files' texts."""
    (root / FILE).parent.mkdir(parents=True)
    (root / LIST).parent.mkdir(parents=True)
    (root / "targets.yaml").write_text(texts.get("plan", PLAN), encoding="utf-8")
    (root / "data/sources.yaml").write_text(texts.get("sources", SOURCES), encoding="utf-8")
    (root / LIST).write_bytes(VISITS.encode("gb18030"))
    _write(root / FILE)
    return root


def spoil(root: Path, cells: Mapping[str, object], sheet: Callable[[Worksheet], None] | None = None) -> Path:
    """Open the workbook as a person would, type over some cells, save it."""
    book = openpyxl.load_workbook(root / FILE)
    page = book[SHEET]
    for address, value in cells.items():
        page[address] = value
    if sheet:
        sheet(page)
    book.save(root / FILE)
    return root


def _write(path: Path) -> None:
    """Title and unit above a two-row header, the town merged over its mills, a total, a note below."""
    book = openpyxl.Workbook()
    page = book.active
    assert isinstance(page, Worksheet)
    page.title = SHEET
    for row in (
        ("磨坊产值(2021年6月)【样例数据】", None, None, None),
        (None, None, None, "单位:千元"),
        ("乡镇", "代码", "产值", None),
        (None, None, "本月", "1—本月"),
        ("东乡", "M01", 100, 700),
        (None, "M02", 50, 300),
        ("西乡", "M03", 80, 500),
        ("合计", None, 230, 1500),
        ("注:样例数据。", None, None, None),
    ):
        page.append(row)
    for merged in ("C3:D3", "A3:A4", "B3:B4", "A5:A6"):
        page.merge_cells(merged)
    book.save(path)
