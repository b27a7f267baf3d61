"""How an unknown table runs through time: periods as columns, as rows, or none; always by what a cell says.

Order is never taken from position. What could mean two periods, and what is no period among periods, is kept with its
cell and its reason instead of being read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from tanjcli.core.periods import Period
from tanjcli.core.text import match_key
from tanjcli.intake.files.fault import Fault
from tanjcli.intake.files.grid import Raw, is_blank, text_of
from tanjcli.intake.survey.canvas import BLANK, DAY, NUMBER, Canvas, Region
from tanjcli.intake.survey.labels import ColumnLabel
from tanjcli.intake.words.date_text import parse_date
from tanjcli.intake.words.period_text import Stated, find_periods, parse_period

AxisKind = Literal["columns", "rows", "none"]

_TIME_WORDS = re.compile(
    r"时间|日期|截止日期|年份?|年度|月份?|季度?|期间|时期|报告期|统计期|数据期|指标|YEAR|MONTH|QUARTER|DATE|PERIOD|TIME|.*(?:日期|时间|年份|年度|月份|DATE|_ENDDT).*"
)
_PART_WORDS = re.compile(r"月份?|月度|季度?|MONTH|QUARTER|期间|时期")
_EVENT_WORDS = re.compile(
    r"签约|开工|竣工|落地|认定|发证|批准|成立|注册|立项|引进|培训|出生|有效期|到期|完工|投产|加入|在库|入库|退库|计数|任职|开始|起始|结束|更新|BEGIN|START|^END|UPDATE"
)
_LED = re.compile(
    r"((?:19|20)[0-9]{2}年(?:(?:1[0-2]|0?[1-9])(?:[-—–~至](?:1[0-2]|[1-9]))?月|第?[一二三四1-4]季度|[上下]半年|前[二两三]季度)?)(.+)"
)
_QUARTER = re.compile("季度?|QUARTER|QTR")
_RELATIVE = re.compile("本月|本季|本期|累计")
_MOST = 0.6
_SAMPLE = 200


@dataclass(frozen=True, slots=True)
class Axis:
    """The periods of a table by sheet column or row.

    ``doubts``: cells of the axis that state no one period, and why. ``labels``: columns the periods were read from.
    ``rest``: for columns, what is left of a label beside its period (a measure).
    """

    kind: AxisKind
    at: Mapping[int, Stated] = field(default_factory=dict)
    doubts: Mapping[int, Fault] = field(default_factory=dict)
    labels: tuple[int, ...] = ()
    rest: Mapping[int, str] = field(default_factory=dict)

    @property
    def to_date(self) -> bool:
        """True when periods are written as running from January (1—3月)."""
        return any(s.grain == "ytd" for s in self.at.values())

    @property
    def yearly(self) -> bool:
        """True when every period is a year."""
        return bool(self.at) and all(s.grain == "year" for s in self.at.values())


def base_period(texts: Iterable[str]) -> Period | None:
    """The one year that title, sheet and file name speak of, for headers like 1月, 2月 without a year."""
    years = {s.period.last_day.year for text in texts for s in find_periods(text, bare_year=True)}
    return Period.year(years.pop()) if len(years) == 1 else None


def column_axis(labels: Mapping[int, ColumnLabel], numeric: frozenset[int], base: Period | None) -> Axis:
    """Periods as columns, when most labels over figures name one."""
    at: dict[int, Stated] = {}
    doubts: dict[int, Fault] = {}
    rest: dict[int, str] = {}
    for col, label in labels.items():
        found = _of_label(label, base)
        if isinstance(found, Fault):
            doubts[col] = found
        elif found is not None:
            at[col], rest[col] = found
    named = [col for col, label in labels.items() if label.parts]
    over = [col for col in named if col in numeric or col in at]
    periods = {s.period for s in at.values()}
    alone = len(over) == 1 and len(named) > 1 and bool(re.search("[年月季QqHh-]", labels[over[0]].name))
    if at and len(at) >= _MOST * len(over) and (len(periods) > 1 or alone or len(at) == len(over) > 1):
        first = min(at)
        return Axis("columns", at, {c: f for c, f in doubts.items() if c > first}, (), rest)
    return Axis("none")


def _of_label(label: ColumnLabel, base: Period | None) -> tuple[Stated, str] | Fault | None:
    """The period in a stacked label, and the words beside it."""
    if not label.parts:
        return None
    if len(label.parts) == 1:
        stated = parse_period(label.raw if not isinstance(label.raw, str) else label.parts[0], base)
        if isinstance(stated, Stated):
            return stated, ""
        led = _LED.fullmatch(label.parts[0])
        inner = parse_period(led[1]) if led else None
        if led and isinstance(inner, Stated) and led[2][0] not in "比较":
            return inner, led[2].strip(" _-:：")
        return stated if stated.code == "period-ambiguous" else None
    relative = any(_RELATIVE.search(part) for part in label.parts)
    for size in range(len(label.parts), 1 if relative else 0, -1):
        for start in range(len(label.parts) - size + 1):
            stated = parse_period("".join(label.parts[start : start + size]), base)
            if isinstance(stated, Stated):
                return stated, "/".join((*label.parts[:start], *label.parts[start + size :]))
    return None


def row_axis(
    canvas: Canvas, region: Region, rows: Sequence[int], labels: Mapping[int, ColumnLabel], base: Period | None
) -> Axis:
    """Periods as rows, when most cells of a label column name one; year and month may stand in two columns."""
    for col in list(region.columns)[:6]:
        axis = _of_column(canvas, rows, col, labels[col], first=col == region.left)
        if axis is not None:
            return _with_parts(canvas, rows, axis, labels)
    if base is not None:
        for col in list(region.columns)[:3]:
            if _PART_WORDS.fullmatch(match_key(labels[col].name)):
                axis = _parts_axis(canvas, rows, col, dict.fromkeys(rows, base), labels[col].name)
                if axis is not None:
                    return axis
    return Axis("none")


def _of_column(canvas: Canvas, rows: Sequence[int], col: int, label: ColumnLabel, *, first: bool) -> Axis | None:
    cells = {row: _anchored(canvas, row, col) for row in rows}
    filled = {row: raw for row, raw in cells.items() if not is_blank(raw)}
    header = match_key(label.name)
    hinted = bool(_TIME_WORDS.fullmatch(header))
    if not filled or (_EVENT_WORDS.search(header) and "截止" not in header):
        return None
    kinds = [canvas.kind(row, col) for row in filled]
    numbers = kinds.count(NUMBER)
    named_or_first = hinted or (first and not header)
    years = (not header or (first and len(set(filled.values())) == len(filled))) and all(
        canvas.year_like(row, col) for row in filled
    )
    if 2 * numbers > len(kinds) and not (named_or_first or years):
        return None
    if named_or_first and (days := _days(filled)):
        return Axis("rows", days, {}, (col,))
    sample = [parse_period(raw) for raw in list(filled.values())[:_SAMPLE]]
    if 3 * sum(isinstance(s, Stated) for s in sample) < len(sample):
        return None
    read = {row: parse_period(raw) for row, raw in filled.items()}
    at = {row: s for row, s in read.items() if isinstance(s, Stated)}
    doubts = {row: f for row, f in read.items() if isinstance(f, Fault)}
    usual = kinds.count(DAY) * 2 > len(kinds)
    if len(at) < (_MOST if hinted or first or usual else 0.9) * len(filled) or (
        usual and len(set(at)) < 2 < len(rows) and not hinted
    ):
        return None
    if len(filled) < 0.5 * len(rows) and not all(s.grain == "year" for s in at.values()):
        return None
    return Axis("rows", _quarters(at, header), doubts, (col,))


def _days(filled: Mapping[int, Raw]) -> dict[int, Stated]:
    """A series by the day: nothing but days, and not those that stand for their month."""
    found: dict[int, Stated] = {}
    inside = 0
    for row, raw in filled.items():
        day = None if isinstance(raw, int | float) and not 19_000_000 < raw < 21_990_000 else parse_date(raw)
        if not isinstance(day, date):
            return {}
        month = Period.month(day.year, day.month)
        inside += day not in (month.start, month.last_day)
        found[row] = Stated(month, "day", day)
    return found if 2 * inside > len(found) > 1 else {}


def _quarters(at: dict[int, Stated], header: str) -> dict[int, Stated]:
    """Under a header that says quarter, the first or the last month of each stands for it."""
    months = {s.day.month % 3 for s in at.values()}
    if not _QUARTER.fullmatch(header) or len(months) != 1 or any(s.grain != "month" for s in at.values()):
        return at
    quarters = {row: Period.quarter(s.day.year, (s.day.month + 2) // 3) for row, s in at.items()}
    return {row: Stated(quarter, "quarter", quarter.last_day) for row, quarter in quarters.items()}


def _anchored(canvas: Canvas, row: int, col: int) -> Raw:
    return canvas.sheet.at(*canvas.anchors.get((row, col), (row, col)))


def _with_parts(canvas: Canvas, rows: Sequence[int], axis: Axis, labels: Mapping[int, ColumnLabel]) -> Axis:
    """Years in one column, months or quarters in the next."""
    col = axis.labels[0]
    if not axis.yearly or col + 1 not in labels:
        return axis
    years: dict[int, Period] = {}
    current: Period | None = None
    for row in rows:
        current = axis.at[row].period if row in axis.at else current
        if current is not None:
            years[row] = current
    parts = _parts_axis(canvas, rows, col + 1, years, labels[col + 1].name)
    if parts is None:
        return axis
    return Axis("rows", parts.at, {**axis.doubts, **parts.doubts}, (col, col + 1))


def _parts_axis(canvas: Canvas, rows: Sequence[int], col: int, years: Mapping[int, Period], header: str) -> Axis | None:
    suffix = "季度" if "季" in header or "QUARTER" in header.upper() else "月"
    at: dict[int, Stated] = {}
    doubts: dict[int, Fault] = {}
    filled = [row for row in rows if canvas.kind(row, col) != BLANK]
    for row in filled:
        text = text_of(canvas.sheet.at(row, col))
        whole = text.removesuffix(".0")
        if whole.isdecimal() and not _PART_WORDS.fullmatch(match_key(header)):
            return None
        found = parse_period(whole + suffix if whole.isdecimal() else text, years.get(row))
        if isinstance(found, Stated):
            at[row] = found
        else:
            doubts[row] = found
    if not filled or len(at) < 0.8 * len(filled) or all(s.grain == "year" for s in at.values()):
        return None
    return Axis("rows", at, doubts, (col,))


def quarter_of(stated: Stated) -> Stated | None:
    """The quarter a month stands for in a quarterly series, or ``None`` inside a quarter."""
    day = stated.day
    if day.month % 3:
        return None
    return Stated(Period.quarter(day.year, day.month // 3), "quarter", day)


def missing_periods(stated: Iterable[Stated]) -> tuple[Period, ...]:
    """The periods of the usual length between the first and the last that nobody named."""
    found = sorted({s.period for s in stated if s.grain != "ytd"})
    lengths = {p.months for p in found}
    if len(found) < 3 or len(lengths) != 1:
        return ()
    missing, period = [], found[0]
    known = set(found)
    while period < found[-1]:
        if period not in known:
            missing.append(period)
        period = period.next()
    return tuple(missing) if len(missing) < len(found) else ()
