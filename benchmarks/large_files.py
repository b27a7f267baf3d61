"""Synthetic firm ledgers of any size, with firms exactly at the threshold, and the right answers beside them.

The amounts are made as whole numbers of fen per 万元 (two decimals) and written digit by digit; the answers are
computed from those whole numbers and never touch the program.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

GB32100 = "0123456789ABCDEFGHJKLMNPQRTUWXY"
GB11714 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
HEADER = ("统一社会信用代码", "单位名称", "乡镇", "行业", "月份", "本月产值（万元）", "累计产值（万元）")
TOWNS = tuple(f"第{number}镇" for number in range(1, 17))
INDUSTRIES = ("化工", "机械", "食品", "建材", "纺织", "医药", "电子", "木材")
LINE = 2000_00  # 2000.00 万元: what a firm has to reach over the year
MONTHS = 12

PLAN = """\
schema: tanj-plan/1
plan:
  id: large-2021
  name: {zh: 大台账计划, en: Plan over a large ledger}
  issuer: office
  dated: 2020-12-15
  language: zh
  timezone: Asia/Shanghai
  period: 2021
rules: {preset: shixu, clock: months}
departments:
  office: {name: {zh: 办公室, en: Office}}
places:
%(places)s
vocabularies:
  industries:
%(industries)s
clauses:
  "1": {title: {zh: 产值, en: Output}}
metrics:
  reached:
    name: {zh: 累计产值2000万元以上企业, en: Firms with 20 million yuan or more}
    kind: threshold_count
    ledger: output
    group: uscc
    measure: ytd
    threshold: {at_least: 2000, unit: 万元}
    over_time: last
    over_units: count
  total:
    name: {zh: 产值合计, en: Total output}
    kind: total
    ledger: output
    measure: month
    over_time: sum
    over_units: sum
targets:
- id: reached
  ref: L1
  name: {zh: 累计产值2000万元以上企业, en: Firms with 20 million yuan or more}
  clause: "1"
  unit: 家
  kind: threshold_count
  direction: higher
  comparison: at_least
  goal: %(reached)s
  metric: reached
  cells: [2021]
  lead: {department: office, source: inferred, basis: made up}
  reading: {text: {zh: 按年末累计数计, en: By the figure at the end of the year}, confidence: high}
- id: total
  ref: L2
  name: {zh: 产值合计, en: Total output}
  clause: "1"
  unit: 万元
  kind: annual_flow
  direction: higher
  comparison: at_least
  goal: %(total)s
  metric: total
  cells: [2021]
  lead: {department: office, source: inferred, basis: made up}
  reading: {text: {zh: 全年合计, en: All of the year}, confidence: high}
"""
SOURCES = """\
schema: tanj-sources/1
sample: true
limits: {file_mb: 2000, unpacked_mb: 2000, rows: 1000000}
ignore: [sources.yaml]
ledgers:
  output:
    name: {zh: 产值, en: output}
    key: [uscc, period]
    time: period
    rhythm: month
    entity: uscc
    columns:
      uscc: {type: code, name: {zh: 统一社会信用代码, en: unified social credit code}}
      firm: {type: text, name: {zh: 单位名称, en: firm}, names: uscc}
      town: {type: place, name: {zh: 乡镇, en: town}}
      industry: {type: term, name: {zh: 行业, en: industry}, vocabulary: industries}
      period: {type: period, name: {zh: 月份, en: month}}
      month: {type: amount, name: {zh: 本月产值, en: output of the month}, unit: 万元, flow: month}
      ytd: {type: amount, name: {zh: 累计产值, en: output to date}, unit: 万元, flow: ytd}
recipes:
  monthly:
    ledger: output
    match: {file: "output.*"}
    period: {from: [column], kind: month}
    columns:
      uscc: {from: [统一社会信用代码]}
      firm: {from: [单位名称], required: true}
      town: {from: [乡镇], required: true}
      industry: {from: [行业], required: true}
      period: {from: [月份]}
      month: {from: [本月产值], required: true}
      ytd: {from: [累计产值], required: true}
"""


@dataclass(frozen=True)
class Answers:
    """Firms that reach the line over the year, among them those that reach it exactly; the sum in hundredths."""

    rows: int
    reached: int
    exactly: int
    total: int


def credit_code(number: int) -> str:
    """The ``number``-th made-up unified social credit code; both of its check characters are right."""
    body = f"MA{number:06d}"
    weights = (3, 7, 9, 10, 5, 8, 4, 2)
    rest = 11 - sum(GB11714.index(ch) * weight for ch, weight in zip(body, weights, strict=True)) % 11
    code = f"91371322{body}{'X' if rest == 10 else '0' if rest == 11 else rest}"
    return code + GB32100[-sum(GB32100.index(ch) * 3**i for i, ch in enumerate(code)) % 31]


def year_of(rng: random.Random, number: int) -> tuple[int, ...]:
    """Twelve months of one firm; every thousandth firm adds up to the line exactly, the next one misses by 0.01."""
    months = [rng.randrange(1, 40_000) for _ in range(MONTHS)]
    if number % 1000 < 2:
        cuts = sorted(rng.randrange(LINE) for _ in range(MONTHS - 1))
        months = [after - before for before, after in zip([0, *cuts], [*cuts, LINE - number % 1000], strict=True)]
    return tuple(months)


def rows_of(rows: int, seed: int = 1) -> Iterator[tuple[str, str, str, str, str, int, int]]:
    """``rows`` rows month by month, amounts in hundredths of 万元."""
    rng = random.Random(seed)
    count = max(1, rows // MONTHS)
    codes = [credit_code(number) for number in range(count)]
    years = [year_of(rng, number) for number in range(count)]
    told = [0] * count
    for month in range(MONTHS):
        for number, code in enumerate(codes):
            amount = years[number][month]
            told[number] += amount
            town, industry = TOWNS[number % len(TOWNS)], INDUSTRIES[number % len(INDUSTRIES)]
            yield code, f"样例企业{number}", town, industry, f"2021-{month + 1:02d}", amount, told[number]


def write_workspace(folder: Path, rows: int, suffix: str = "csv") -> tuple[Path, Answers]:
    """A plan whose goals are the right answers, its sources and one delivery; the delivery's path and the answers."""
    day = folder / "data" / "2022-01-20"
    day.mkdir(parents=True, exist_ok=True)
    path = day / f"output.{suffix}"
    answers = write_csv(path, rows) if suffix == "csv" else write_xlsx(path, rows)
    places = "\n".join(f"  t{i}: {{name: {{zh: {name}, en: Town {i}}}}}" for i, name in enumerate(TOWNS))
    terms = "\n".join(f"    i{i}: {{name: {{zh: {name}, en: Industry {i}}}}}" for i, name in enumerate(INDUSTRIES))
    goals = {"reached": answers.reached, "total": written(answers.total)}
    plan = PLAN % {"places": places, "industries": terms, **goals}
    (folder / "targets.yaml").write_text(plan, encoding="utf-8")
    (folder / "data" / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    return path, answers


def write_csv(path: Path, rows: int, encoding: str = "utf-8") -> Answers:
    """Write the ledger as CSV; the answers come from the whole numbers that were written."""
    answers = _Tally()
    with path.open("w", encoding=encoding, newline="") as stream:
        stream.write(",".join(HEADER) + "\n")
        for code, name, town, industry, month, amount, told in rows_of(rows):
            answers.add(month, amount, told)
            stream.write(f"{code},{name},{town},{industry},{month},{written(amount)},{written(told)}\n")
    return answers.done()


def write_xlsx(path: Path, rows: int) -> Answers:
    """The same as a workbook of one sheet."""
    import xlsxwriter

    answers = _Tally()
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("产值")
        sheet.write_row(0, 0, HEADER)
        for at, (code, name, town, industry, month, amount, told) in enumerate(rows_of(rows), 1):
            answers.add(month, amount, told)
            sheet.write_row(at, 0, (code, name, town, industry, month, amount / 100, told / 100))
    return answers.done()


def written(hundredths: int) -> str:
    """``123456`` → ``1234.56``."""
    return f"{hundredths // 100}.{hundredths % 100:02d}"


class _Tally:
    def __init__(self) -> None:
        self._rows = self._reached = self._exactly = self._total = 0

    def add(self, month: str, amount: int, told: int) -> None:
        self._rows += 1
        self._total += amount
        if month.endswith("-12"):
            self._reached += told >= LINE
            self._exactly += told == LINE

    def done(self) -> Answers:
        return Answers(self._rows, self._reached, self._exactly, self._total)
