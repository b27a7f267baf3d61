"""Where the header of an unknown table is, and how deep: by how full the rows are and by what stands under them.

The header begins at the first of the top 15 rows with at least ``max(2, 0.6 w)`` filled cells, ``w`` being the width
that the fullest third of the rows reaches. It runs on over rows of labels, units, frequencies or ordinals, and up over
merged group labels; what stands above it is context.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tanjcli.core.text import match_key
from tanjcli.intake.survey.canvas import BLANK, DAY, NUMBER, TEXT, Canvas, Region
from tanjcli.intake.survey.units import no_unit, parse_unit
from tanjcli.intake.words.period_text import Stated, parse_period

_TOP_ROWS = 15
_MAX_DEPTH = 12
_CONTEXT = re.compile(
    r"(?:数据库|指标|时间|日期|单位|计量单位|金额单位|填报单位|填报地区|编制单位|制表单位|报送单位|报告期|统计时间|表号|制表机关"
    r"|文号|有效期至?|制表日期|填报日期|UNITS?|PERIOD|TITLE|REGION|TABLE|DATE|REPORTINGPERIOD):.*|[^(]*(?:计量|金额|货币)?单位:.*"
    r"|UNIT[S]?OF.*:.*"
)
_KEYED = re.compile(
    r".*:|DATABASE|DATASET|DATASOURCE|LASTUPDATED(?:DATE)?|TIMEFREQUENCY|UNITOFMEASURE|SEASONALADJUSTMENT"
)
_ROLES: Mapping[str, str] = {
    word: role
    for role, words in (
        ("measure", "指标|指标名称|名称|INDICATOR|INDICATORS|NAME|SERIES|VARIABLE|TITLE|SERIESDESCRIPTION"),
        ("region", "地区|地区名称|国家|REGION|COUNTRY"),
        ("frequency", "频度|频率|FREQUENCY|FREQ|FREQ."),
        ("unit", "单位|计量单位|UNIT|UNITS"),
        ("source", "来源|数据来源|SOURCE|SOURCEDATASETID"),
        ("code", "指标ID|指标代码|指标编码|代码|编码|地区编码|ID|CODE|SERIESID|CDID|UNIQUEIDENTIFIER|TIMEPERIOD"),
        (
            "other",
            "时间区间|起止时间|开始时间|结束时间|更新时间|备注|UPDATED|LASTUPDATED|PREUNIT|MULTIPLIER|CURRENCY|STATUS",
        ),
        ("other", "RELEASEDATE|NEXTRELEASE|IMPORTANTNOTES"),
    )
    for word in words.split("|")
}
_ORDINAL = re.compile(r"[0-9]{1,3}|[甲乙丙丁戊己]")


@dataclass(frozen=True, slots=True)
class Head:
    """A header: its first and last row, what its rows mean, and which columns below it hold figures.

    ``contrast``: most of those columns have a label above their figures, so this is a header beyond doubt.
    ``last < first``: no row is a header.
    """

    first: int
    last: int
    numeric: frozenset[int]
    contrast: bool
    roles: Mapping[int, str] = field(default_factory=dict)

    @property
    def present(self) -> bool:
        """False for a table whose first row is already data."""
        return self.last >= self.first


def find_head(canvas: Canvas, region: Region) -> Head | None:
    """The header of the one table in ``region``; ``None`` when nothing in it is as wide as two cells."""
    lines = list(canvas.lines(region))
    counts = sorted((len(cells) for _, cells in lines), reverse=True)
    width = counts[(len(counts) + 2) // 3 - 1] if counts else 0
    least = max(2.0, 0.6 * width)
    for index, (row, cells) in enumerate(lines[:_TOP_ROWS]):
        if len(cells) >= least and not is_context(canvas, row, cells):
            return _measured(canvas, region, lines, index)
    return None


def is_context(canvas: Canvas, row: int, cells: list[int]) -> bool:
    """True for a row that speaks about the table: ``单位：千元``, ``填报单位：…``, a unit alone at the right end."""
    texts = [canvas.text(row, col) for col in cells if canvas.kind(row, col) == TEXT]
    if any(_CONTEXT.fullmatch(match_key(text)) for text in texts):
        return True
    if len(cells) == len(texts) == 2 and _KEYED.fullmatch(match_key(texts[0])):
        return True
    return len(cells) <= 2 and len(texts) == len(cells) and parse_unit(texts[-1]) is not None and cells[-1] > cells[0]


def _measured(canvas: Canvas, region: Region, lines: list[tuple[int, list[int]]], index: int) -> Head:
    row = lines[index][0]
    numeric = canvas.numeric_columns(Region(min(row + 1, region.bottom), region.left, region.bottom, region.right))
    if _is_data(canvas, row, numeric):
        above = lines[index - 1] if index else None
        if above is None or not _is_sparse_head(canvas, *above):
            return Head(row, row - 1, numeric | canvas.numeric_columns(region), contrast=False)
        index -= 1
    first = _upward(canvas, region, lines, index)
    roles = _roles(canvas, region, [row for row, _ in lines if row >= first])
    last = _downward(canvas, region, lines[index:], numeric, roles)
    numeric = canvas.numeric_columns(Region(min(last + 1, region.bottom), region.left, region.bottom, region.right))
    named = sum(any(_labels(canvas, r, col) for r in range(first, last + 1)) for col in numeric)
    contrast = bool(numeric) and last < region.bottom and named >= 0.6 * len(numeric)
    return Head(first, last, numeric, contrast, {r: role for r, role in roles.items() if r <= last})


def _labels(canvas: Canvas, row: int, col: int) -> bool:
    year = canvas.year_like(row, col)
    return canvas.kind(row, col) in (TEXT, DAY) or year or canvas.month_like(row, col) is not None


def _is_data(canvas: Canvas, row: int, numeric: frozenset[int]) -> bool:
    """True when the figures' columns hold figures already, other than years or months in order."""
    inside = [col for col in numeric if canvas.kind(row, col) != BLANK]
    figures = [col for col in inside if canvas.kind(row, col) == NUMBER]
    if len(figures) * 2 <= len(inside) or not figures:
        return False
    years = [canvas.text(row, col) for col in figures if canvas.year_like(row, col)]
    if len(years) == len(figures) == len(set(years)) and (len(years) > 1 or inside == figures):
        return not _steps_evenly(sorted(int(float(year)) for year in years))
    months = [month for col in figures if (month := canvas.month_like(row, col)) is not None]
    if len(months) == len(figures) == len(set(months)) > 1:
        return not _steps_evenly(sorted(months))
    return True


def _steps_evenly(years: list[int]) -> bool:
    return years[-1] - years[0] <= 3 * len(years)


def _is_sparse_head(canvas: Canvas, row: int, cells: list[int]) -> bool:
    kinds = {canvas.kind(row, col) for col in cells}
    return len(cells) >= 2 and NUMBER not in kinds and not is_context(canvas, row, cells)


def _roles(canvas: Canvas, region: Region, rows: list[int]) -> dict[int, str]:
    """What stacked rows mean, when their first cells say so (指标 / 地区 / 频度 / 单位), from the first row on."""
    roles: dict[int, str] = {}
    for row in rows[:_MAX_DEPTH]:
        key = match_key(canvas.text(row, region.left)).rstrip(":")
        role = _ROLES.get(key)
        if role is None and (roles or key):
            break
        if role is not None:
            roles[row] = role
    return roles if len(roles) > 1 else {}


def _downward(
    canvas: Canvas,
    region: Region,
    lines: list[tuple[int, list[int]]],
    numeric: frozenset[int],
    roles: Mapping[int, str],
) -> int:
    """The last row of the header."""
    last = lines[0][0]
    last = max([last, *_merged_down(canvas, region, last)])
    for row, cells in lines[1:_MAX_DEPTH]:
        if row <= last:
            continue
        below = canvas.numeric_columns(Region(row, region.left, region.bottom, region.right)) if numeric else numeric
        if row in roles or _continues(canvas, region, row, cells, below or numeric):
            last = row
        else:
            break
    return min(last, lines[-1][0])


def _merged_down(canvas: Canvas, region: Region, row: int) -> Iterator[int]:
    for top, left, bottom, _ in canvas.sheet.merges:
        if top <= row < bottom <= row + _MAX_DEPTH and region.left <= left <= region.right:
            yield bottom


def _continues(canvas: Canvas, region: Region, row: int, cells: list[int], numeric: frozenset[int]) -> bool:
    """True for a row of units, of ordinals, or of labels over figures whose own label cell is blank."""
    inside = [col for col in cells if col in numeric]
    texts = [canvas.text(row, col) for col in inside]
    if _counts_up(canvas, row, cells):
        return True
    named = texts and 2 * len(texts) >= len(numeric) and any(parse_unit(t) for t in texts)
    if named and all(parse_unit(t) or no_unit(t) for t in texts):
        return True
    if not inside:
        return False
    words = all(canvas.kind(row, col) == TEXT for col in inside)
    if canvas.kind(row, region.left) != BLANK:
        # A second name for every column; the same word in all of them is what is said of one row (停产).
        return words and len(set(texts)) > 1 and len(inside) >= 0.6 * len(numeric)
    if words:
        return True
    return len(inside) > 1 and all(canvas.year_like(row, col) for col in inside)


def _counts_up(canvas: Canvas, row: int, cells: list[int]) -> bool:
    texts = [canvas.text(row, col) for col in cells]
    numbers = [int(t) for t in texts if t.isdecimal()]
    ordinals = len(texts) > 2 and all(_ORDINAL.fullmatch(t) for t in texts)
    return ordinals and len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1))


def _upward(canvas: Canvas, region: Region, lines: list[tuple[int, list[int]]], index: int) -> int:
    """The first row of the header: group labels above the row that was found belong to it."""
    first = lines[index][0]
    for row, cells in reversed(lines[max(0, index - _MAX_DEPTH) : index]):
        if is_context(canvas, row, cells) or not _groups(canvas, region, row, cells, first):
            break
        first = row
    return first


def _groups(canvas: Canvas, region: Region, row: int, cells: list[int], below: int) -> bool:
    if any(canvas.kind(row, col) == NUMBER and not canvas.year_like(row, col) for col in cells):
        return False
    spans = [m for m in canvas.sheet.merges if m[0] == row and m[3] > m[1] and region.left <= m[1] <= region.right]
    if spans:
        return any(m[1] > region.left or m[3] < region.right for m in spans) and (
            len(cells) > 1 or spans[0][1] > region.left
        )
    if len(cells) < 2:
        return False
    if cells[0] > region.left:
        return True
    corner, label = canvas.text(row, region.left), canvas.text(below, region.left)
    return not label or corner == label


def header_period(raw: object) -> Stated | None:
    """The period a header cell names as a whole, or ``None``."""
    stated = parse_period(raw)  # type: ignore[arg-type]
    return stated if isinstance(stated, Stated) else None
