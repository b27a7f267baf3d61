"""A small plan to plant mistakes in, and the means to say where a mistake stands.

In a planted text ``▸`` stands right before the offending scalar; it is taken out before the plan is read.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tanjcli.core.catalogue import entry
from tanjcli.core.findings import Finding
from tanjcli.plan.load import LoadedPlan, load_plan
from tanjcli.present.findings import finding_message, finding_remedy

MARK = "▸"

SMALL = """\
schema: tanj-plan/1
plan:
  id: small
  name: {zh: 小计划, en: small plan}
  issuer: office
  language: zh
  timezone: Asia/Shanghai
  period: 2020-2022
units:
  箱: {dimension: count, en: boxes}
departments:
  office: {name: {zh: 办公室, en: Office}}
  works: {name: {zh: 工程处, en: Works}, aliases: [工程部]}
places:
  east: {name: {zh: 东镇, en: East}, aliases: [东乡]}
  west: {name: {zh: 西镇, en: West}}
vocabularies:
  industries:
    food: {name: {zh: 食品, en: Food}}
clauses:
  二(一): {title: {zh: 甲, en: A}}
questions:
  A1: {zh: 问, en: question}
paths:
  P1: {name: {zh: 路径, en: path}, clause: 二(一), lead: works, lists: [L1]}
lists:
  L1: {name: {zh: 清单, en: list}, clause: 二(一), lead: works, path: P1}
cadences:
  C1: {name: {zh: 调度, en: review}, clause: 二(一), every: month, owner: office, owner_source: stated, strict: true}
commitments:
- {id: team, name: {zh: 组队, en: team}, clause: 二(一), owner: works}
invariants:
- {id: I1, kind: at_most, targets: [part, whole], text: {zh: 式, en: rule}}
metrics:
  output: {kind: total, ledger: returns, measure: value, over_time: last, over_units: sum}
  signed: {kind: count, ledger: deals, distinct: deal, dated: signed_on, over_time: sum, over_units: sum}
  landed: {kind: count, ledger: deals, distinct: deal, dated: landed_on, over_time: sum, over_units: sum}
  deals: {kind: lowest, of: [signed, landed], over_time: sum, over_units: sum}
  growth: {kind: growth, of: output, base: 2019, over_time: ratio, over_units: ratio}
  large:
    kind: threshold_count
    ledger: returns
    group: firm
    measure: value
    threshold: {at_least: 1, unit: 亿元}
    where: {town: {in: [east]}}
    over_time: last
    over_units: count
targets:
- id: whole
  ref: T1
  name: {zh: 总产值, en: output}
  clause: 二(一)
  unit: 亿元
  kind: annual_flow
  direction: higher
  comparison: at_least
  goal: 100
  metric: output
  cells: [2022]
  industry: food
  lead: {department: office, source: inferred, basis: inferred}
  reading: {text: {zh: 全年, en: full year}, confidence: high, questions: [A1]}
- id: part
  ref: T2
  name: {zh: 规上产值, en: part}
  clause: 二(一)
  unit: 亿元
  kind: annual_flow
  direction: higher
  comparison: at_least
  goal: 65
  metric: output
  cells: [2022]
  subset_of: whole
  lead: {department: office, source: inferred, basis: inferred}
  reading: {text: {zh: 全年, en: full year}, confidence: high}
- id: contracts
  ref: T3
  series: deals
  name: {zh: 项目, en: contracts}
  clause: 二(一)
  unit: 个
  kind: annual_count
  direction: higher
  comparison: at_least
  goal: 5
  metric: deals
  cells: [2020, 2021]
  path: P1
  named_places: [east]
  lead: {department: works, source: stated, basis: path}
  support: [office]
  reading: {text: {zh: 每年, en: yearly}, confidence: high}
- id: speed
  ref: T4
  name: {zh: 增速, en: growth}
  clause: 二(一)
  unit: "%"
  kind: average_growth
  direction: higher
  comparison: at_least
  goal: 10
  metric: growth
  cells: [2022]
  opens: 2020-01-01
  baseline: {at: 2019-12-31, source: data}
  pace: {path: geometric}
  lead: {department: office, source: inferred, basis: inferred}
  reading: {text: {zh: 几何, en: geometric}, confidence: low}
- id: firms
  ref: T5
  name: {zh: 家数, en: firms}
  clause: 二(一)
  unit: 家
  kind: threshold_count
  direction: higher
  comparison: range
  goal: 6
  goal_max: 8
  range_rule: floor_stretch
  metric: large
  cells: [2021]
  pace:
    path: plan
    milestones: [{on: 2021-06-30, share: 0.5}, {on: 2021-12-31, share: 1}]
    thresholds: {on_track: 1, behind: 0.5, off_track: 0}
  lead: {department: office, source: inferred, basis: inferred}
  reading: {text: {zh: 年末, en: year end}, confidence: high}
"""


def load_text(text: str, folder: Path) -> LoadedPlan:
    """Load a plan from its text."""
    path = folder / "targets.yaml"
    path.write_text(text, encoding="utf-8")
    return load_plan(path, "targets.yaml")


def planted(*replacements: tuple[str, str]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The small plan with mistakes planted, and line and column of each mark, in order.

    Each replacement must fit exactly once, so that a test cannot plant nothing or plant twice.
    """
    text = SMALL
    for old, new in replacements:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the small plan"
        text = text.replace(old, new)
    marks = []
    while MARK in text:
        start = text.index(MARK)
        text = text.replace(MARK, "", 1)
        marks.append((text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)))
    return text, tuple(marks)


def spoken(findings: Iterable[Finding]) -> list[str]:
    """What a person would read: place, message, remedy; fails when a parameter is missing."""
    sentences = []
    for finding in findings:
        words = entry(finding.code)
        assert words.title.zh
        assert words.title.en
        assert finding_message(finding, "zh")
        assert finding_remedy(finding, "zh")
        sentences.append(f"{finding.place}: {finding_message(finding, 'en')}; {finding_remedy(finding, 'en')}")
    return sentences
