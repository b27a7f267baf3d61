"""The library with a list of works, reported month by month, and the copies that people send back."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from tanjcli.app.workspace import Workspace, find_workspace
from tests.functional.workspaces import PLAN, SOURCES, library

HEADER = (
    "编号",
    "名称",
    "阶段",
    "计划时间",
    "进展情况",
    "存在问题",
    "解决办法",
    "更新日期",
    "备注",
    "责任单位",
    "单位",
)
_LISTS = """\
paths:
  P1: {name: {zh: 修缮, en: Repairs}, clause: "1", lead: library, lists: [W]}
lists:
  W:
    name: {zh: 修缮清单, en: Works}
    clause: "1"
    lead: library
    path: P1
    stages: [谋划, 开工, 竣工]
    rows: {ledger: works, done: [竣工], removed: [调出]}
targets:
"""
_LEDGER = """\
  works:
    name: {zh: 修缮清单, en: works}
    key: [item, period]
    time: period
    rhythm: month
    snapshot: true
    entity: item
    columns:
      period: {type: period, name: {zh: 报告期, en: period}}
      item: {type: text, name: {zh: 编号, en: no.}}
      name: {type: text, name: {zh: 名称, en: name}}
      stage: {type: text, name: {zh: 阶段, en: stage}}
      planned_on: {type: date, name: {zh: 计划时间, en: planned}}
      progress: {type: prose, name: {zh: 进展情况, en: progress}}
      problem: {type: prose, name: {zh: 存在问题, en: problem}}
      remedy: {type: prose, name: {zh: 解决办法, en: remedy}}
      updated_on: {type: date, name: {zh: 更新日期, en: updated}}
      note: {type: prose, name: {zh: 备注, en: note}}
      owner: {type: text, name: {zh: 责任单位, en: responsible}}
      town: {type: text, name: {zh: 单位, en: unit}}
recipes:
"""
_RECIPE = """\
  works:
    ledger: works
    match: {file: "*works_*"}
    period: {from: [title, file], kind: month}
    columns:
      period: {context: period}
      item: {from: [编号], required: true}
      name: {from: [名称]}
      stage: {from: [阶段]}
      planned_on: {from: [计划时间]}
      progress: {from: [进展情况]}
      problem: {from: [存在问题]}
      remedy: {from: [解决办法]}
      updated_on: {from: [更新日期]}
      note: {from: [备注]}
      owner: {from: [责任单位]}
      town: {from: [单位]}
"""


def row(item: str, stage: str = "开工", **cells: str) -> dict[str, str]:
    """One row of the list; columns by their header."""
    told = {"编号": item, "名称": f"工程{item}", "阶段": stage, "计划时间": "2021-12-31", "更新日期": "2021-03-20"}
    return told | {"责任单位": "馆", "单位": "东馆"} | cells


def table(rows: Sequence[Mapping[str, str]]) -> str:
    """The rows as people send them: CSV, prose with line breaks in quotes."""
    out = io.StringIO()
    writer = csv.DictWriter(out, HEADER, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def listed(root: Path, months: Mapping[int, Sequence[Mapping[str, str]]]) -> Workspace:
    """The library with the list of each of some months of 2021, delivered in the middle of the next."""
    library(root)
    (root / "targets.yaml").write_text(PLAN.replace("targets:\n", _LISTS, 1), encoding="utf-8")
    sources = SOURCES.replace("recipes:\n", _LEDGER, 1) + _RECIPE
    (root / "data" / "sources.yaml").write_text(sources, encoding="utf-8")
    for month, rows in months.items():
        folder = root / "data" / f"2021-{month + 1:02d}-15"
        folder.mkdir(exist_ok=True)
        (folder / f"works_2021年{month}月.csv").write_text(table(rows), encoding="utf-8")
    return find_workspace(None, root)
