"""Workspaces small enough to read in a test: a public library with three targets and two deliveries."""

from __future__ import annotations

from pathlib import Path

PLAN = """\
schema: tanj-plan/1
plan:
  id: library-plan
  name: {zh: 图书馆计划, en: Library plan}
  issuer: library
  language: en
  timezone: Asia/Shanghai
  period: 2020-2021
departments:
  library: {name: {zh: 图书馆, en: Library}}
  reading-room: {name: {zh: 阅览室, en: Reading room}}
clauses:
  "1": {title: {zh: 活动, en: Events}}
metrics:
  events-held:
    kind: count
    ledger: events
    distinct: event
    dated: held_on
    over_time: sum
    over_units: count
  cards-issued:
    kind: total
    ledger: cards
    measure: issued
    over_time: sum
    over_units: sum
targets:
  - id: events-2020
    ref: L1
    series: events
    name: {zh: 活动场次, en: Events held}
    clause: "1"
    unit: 项
    kind: annual_count
    direction: higher
    comparison: at_least
    goal: 2
    metric: events-held
    cells: [2020]
    lead: {department: library, source: stated, basis: clause 1}
    reading: {text: {zh: 按举办日期计数, en: counted by the day held}, confidence: high}
  - id: events-2021
    ref: L2
    series: events
    name: {zh: 活动场次, en: Events held}
    clause: "1"
    unit: 项
    kind: annual_count
    direction: higher
    comparison: at_least
    goal: 12
    metric: events-held
    cells: [2021]
    lead: {department: library, source: stated, basis: clause 1}
    reading: {text: {zh: 按举办日期计数, en: counted by the day held}, confidence: high}
  - id: cards-2021
    ref: L3
    name: {zh: 办证数, en: Cards issued}
    clause: "1"
    unit: 件
    kind: annual_flow
    direction: higher
    comparison: at_least
    goal: 1200
    metric: cards-issued
    cells: [2021]
    lead: {department: reading-room, source: inferred, basis: who keeps the register}
    reading: {text: {zh: 全年合计, en: total of the year}, confidence: medium}
"""

SOURCES = """\
schema: tanj-sources/1
sample: true
ledgers:
  events:
    name: {zh: 活动, en: events}
    key: [event]
    time: held_on
    rhythm: month
    entity: event
    columns:
      event: {type: text, name: {zh: 活动编号, en: event}}
      held_on: {type: date, name: {zh: 举办日期, en: held on}}
  cards:
    name: {zh: 办证, en: cards}
    key: [desk, period]
    time: period
    rhythm: month
    columns:
      desk: {type: text, name: {zh: 窗口, en: desk}}
      period: {type: period, name: {zh: 报告期, en: period}}
      issued: {type: amount, name: {zh: 办证数, en: issued}, unit: 件, flow: month}
recipes:
  events:
    ledger: events
    match: {file: "events_*.csv"}
    period: {from: [file], kind: ytd}
    columns:
      event: {from: [活动编号], required: true}
      held_on: {from: [举办日期], required: true}
  cards:
    ledger: cards
    match: {file: "cards_*.csv"}
    period: {from: [file], kind: month}
    columns:
      desk: {from: [窗口], required: true}
      period: {context: period}
      issued: {from: [办证数], unit: 件}
"""

EVENTS_2020 = "活动编号,举办日期\nA1,2020-03-05\nA2,2020-09-05\n"
EVENTS_2021 = "活动编号,举办日期\nA3,2021-01-05\nA4,2021-02-05\nA5,2021-05-06\n"
CARDS = "窗口,办证数(件)\n东,{east}\n西,{west}\n"

# What has come in and is not filed yet: a clean return, one with faults, a correction, something else altogether.
INCOMING = {
    "incoming/cards_2021年4月.csv": CARDS.format(east=80, west=45) + "合计,125\n",
    "incoming/cards_2021年5月.csv": "窗口,办证数(件)\n东,约90\n,45\n西,5\n合计,160\n",
    "incoming/cards_2021年4月_corrected.csv": CARDS.format(east=85, west=45),
    "incoming/desks.csv": "窗口,办证件数\n东,80\n",
}


def library(root: Path) -> Path:
    """A whole workspace under ``root``: events to June 2021 (3 of 12), cards to March 2021 (310 of 1,200)."""
    files = {
        "targets.yaml": PLAN,
        "data/sources.yaml": SOURCES,
        "data/2021-01-10/events_2020年1—12月.csv": EVENTS_2020,
        "data/2021-02-10/cards_2021年1月.csv": CARDS.format(east=40, west=50),
        "data/2021-03-10/cards_2021年2月.csv": CARDS.format(east=60, west=50),
        "data/2021-04-10/cards_2021年3月.csv": CARDS.format(east=70, west=40),
        "data/2021-07-10/events_2021年1—6月.csv": EVENTS_2021,
    }
    _write(root, files)
    return root


def busy_library(root: Path) -> Path:
    """The library, with files on the desk."""
    _write(library(root), INCOMING)
    return root


def _write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def broken_library(root: Path) -> Path:
    """The same with two slips of the pen in the plan, far apart, and one in the description of the data."""
    library(root)
    slips = (
        ("targets.yaml", "    goal: 12\n", "    goal: twelve\n"),
        ("targets.yaml", "{department: reading-room,", "{department: reading-roon,"),
        ("data/sources.yaml", "    ledger: cards\n", "    ledger: crads\n"),
    )
    for name, right, wrong in slips:
        path = root / name
        path.write_text(path.read_text(encoding="utf-8").replace(right, wrong), encoding="utf-8")
    return root
