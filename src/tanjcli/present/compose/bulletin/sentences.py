"""The sentences of a bulletin: 完成率 and 序时差 together, % and 百分点 apart, and the verb carries the sign."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from tanjcli.core.absence import Unmeasured
from tanjcli.evaluate.books.model import Standing
from tanjcli.evaluate.results import CellResult, Figure
from tanjcli.present.compose.amounts import amount_cell
from tanjcli.present.compose.percents import lead_pp_cell, percent_cell
from tanjcli.present.compose.sentences import gap_sentence
from tanjcli.present.digits import apart
from tanjcli.present.document import Cell, Heading, Number
from tanjcli.present.wording import Wording

_BLANK = re.compile(" +")
# A mark that has no Latin letter or figure on both sides: 1,000 and 10:30 keep theirs.
_MARK = re.compile(r"(?<![0-9A-Za-z])[,;:()]|[,;:()](?![0-9A-Za-z])")
_FULL_WIDTH = str.maketrans(",;:()", "，；：（）")
_OF_THE_YEAR = frozenset({"annual_flow", "annual_count", "annual_gross_additions", "threshold_count"})
_FROM_NOUGHT = _OF_THE_YEAR | {"cumulative_count", "milestone_count"}


def official(text: str, w: Wording) -> str:
    """Figures as official Chinese sets them: no blanks, commas and semicolons of full width."""
    return _BLANK.sub("", text).replace(",", "，").replace(";", "；") if w.lang == "zh" else text


def punctuated(text: str, w: Wording) -> str:
    """What a terminal says with narrow marks, as official Chinese prints it: 按完成率由高到低，按未取整的数判定."""
    return _MARK.sub(lambda mark: mark[0].translate(_FULL_WIDTH), text) if w.lang == "zh" else text


def figure(cell: Cell, w: Wording) -> str:
    """A figure inside a sentence; an absent one by its reason, never as a nought or a dash."""
    return official(cell.text if isinstance(cell, Number) else getattr(cell, "word", cell.text), w)


def section(number: int, title: str, w: Wording) -> Heading:
    """``（二）各牵头部门``, ``(b) Lead departments``."""
    numeral = w.text("bulletin.numerals")[number - 1]
    return Heading(w.text("bulletin.section", numeral=numeral, title=w.text(title)), 2)


def span(day: date, w: Wording) -> str:
    """The part of its year that ends with ``day``: ``1—6月``; inside a month, the days of it too."""
    whole = (day + timedelta(days=1)).day == 1
    if not whole:
        return w.text("bulletin.span_days", day=day)
    return w.text("bulletin.span_month" if day.month == 1 else "bulletin.span", day=day)


def lead_sentence(row: CellResult, year: int, w: Wording) -> str:
    """1—10月，完成工业产值12.70亿元，占年度目标的87.6%，超序时进度4.3个百分点. Empty where there is no completion.

    Of a stock, a level or a growth, completion is the share of the way from the baseline, and the sentence says so.
    """
    if isinstance(row.completion, Unmeasured) or row.data_through is None:
        return ""
    running = row.data_through.year == year and row.period == str(year) and row.kind in _OF_THE_YEAR
    said = {
        "until": span(row.data_through, w) if running else w.text("bulletin.until", day=row.data_through),
        "name": row.name.get(w.lang),
        "value": figure(amount_cell(row.actual, row.unit, w, [row.goal]), w),
        "goal": _goal_of(row, year, w),
        "completion": percent_cell(row.completion, w).text,
        "lead": _lead(row, w),
    }
    key = "lowered" if row.direction == "lower" else "done" if row.kind in _FROM_NOUGHT else "raised"
    return w.text(f"bulletin.{key}", **said)


def short_sentence(row: CellResult, w: Wording) -> str:
    """距目标还差11个，剩余3个月，月均需3.7个. Empty where the gap cannot be told or is nought."""
    return official(gap_sentence(row, w), w)


def growth_sentence(growth: Figure, w: Wording) -> str:
    """同比增长7.1% or 同比下降7.1%; the reason where there is no growth to tell."""
    if isinstance(growth, Unmeasured):
        return w.text("bulletin.growth_absent", why=w.absent(growth))
    shown = Number(abs(growth), apart(abs(growth), 1, Decimal(0)), "%").text
    return w.text(f"bulletin.{'grown' if growth > 0 else 'shrunk' if growth < 0 else 'unchanged'}", growth=shown)


def task_sentence(one: Standing, unit: str, w: Wording) -> str:
    """完成10764万元，占任务数16900万元的63.7%; a unit that has not reported is said to be 未报."""
    if isinstance(one.completion, Unmeasured) or isinstance(one.goal, Unmeasured):
        return w.text("bulletin.not_reported")
    amounts = (figure(amount_cell(amount, unit, w), w) for amount in (one.actual, one.goal))
    value, goal = amounts
    return w.text("bulletin.task", value=value, goal=goal, completion=percent_cell(one.completion, w).text)


def place_sentence(one: Standing, w: Wording) -> str:
    """居第2位，较上月升1位. Without a place it says so: what is not reported is not ranked."""
    if one.place is None:
        return w.text("bulletin.unranked")
    moved = one.moved
    if moved is None:
        return w.text("bulletin.place", place=one.place)
    key = "bulletin.place_same" if not moved else "bulletin.place_up" if moved > 0 else "bulletin.place_down"
    return w.text(key, place=one.place, moved=abs(moved))


def _goal_of(row: CellResult, year: int, w: Wording) -> str:
    if not row.kind.startswith("annual"):
        return w.text("bulletin.goal_of", period=w.period(row.period))
    return (
        w.text("bulletin.goal_year") if row.period == str(year) else w.text("bulletin.goal_of_year", period=row.period)
    )


def _lead(row: CellResult, w: Wording) -> str:
    lead = lead_pp_cell(row, w)
    if not isinstance(lead, Number):
        return ""
    key = "level" if not lead.value else "ahead" if lead.value > 0 else "behind"
    return w.text(f"bulletin.{key}", lead=replace(lead, value=abs(lead.value), signed=False).figure)
