"""What the columns of an unknown table are for: keys, labels, periods, figures, ordinals, units."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from tanjcli.core.text import match_key
from tanjcli.intake.survey.axis import Axis
from tanjcli.intake.survey.body import is_ordinal
from tanjcli.intake.survey.canvas import BLANK, DAY, GAP, NUMBER, TEXT, Canvas
from tanjcli.intake.survey.flows import read_words
from tanjcli.intake.survey.heads import Head
from tanjcli.intake.survey.labels import ColumnLabel
from tanjcli.intake.survey.result import Role
from tanjcli.intake.survey.units import UnitSeen, no_unit, parse_unit
from tanjcli.intake.words.date_text import parse_date

_CODES = re.compile(
    r"代码|编码|编号|证书号|证号|文号|电话|手机|联系方式|邮编|身份证|账号|CODE$|^ID$|_ID$|PHONE|排名|位次|名次|^RANK|POSTCODE|ZIP|^批次$|^年度$|^年份$|^年$|计数年度|^YEAR$|^MONTH$|^月份?$"
)
_CLASSES = re.compile(r"(?:规模|类型|类别|等级|级别|性质|状态|分类|标识|标志|SIZE|CLASS|TYPE|STATUS|GRADE)$")
_SUFFIXED = re.compile(r"[-+]?[0-9][0-9,]*(?:\.[0-9]+)?\s*([^0-9.,\s]{1,4})")
_MOST_CLASSES = 99
_KEYS = re.compile(r"信用代码|企业代码|单位代码|组织机构代码|证书编号|项目编号|USCC")
_UNIT_WORDS = re.compile(r"单位|计量单位|UNITS?")
_PROVINCES = (
    "北京|天津|河北|山西|内蒙古|辽宁|吉林|黑龙江|上海|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|重庆|四川|贵州|云南|西藏|陕西"
    "|甘肃|青海|宁夏|新疆|香港|澳门|台湾"
)
_PLACE = re.compile(rf"{_PROVINCES}|.+(?:省|市|自治区|特别行政区|县|区|镇|乡|街道|州|盟|旗|兵团|全国|全省|全市|全县)")


def column_roles(
    canvas: Canvas,
    columns: Sequence[int],
    head: Head,
    labels: Mapping[int, ColumnLabel],
    axis: Axis,
    rows: Sequence[int],
) -> dict[int, Role]:
    """The role of every column."""
    if axis.kind == "columns":
        first = min(axis.at)
        return {
            col: "period" if col in axis.at else _beside(canvas, col, first, labels[col], head, rows) for col in columns
        }
    return {col: "period" if col in axis.labels else _role(canvas, col, columns, labels[col], rows) for col in columns}


def are_places(labels: Sequence[str]) -> bool:
    """True when most labels are names of places: then the columns are places, and the measure is named elsewhere."""
    return len(labels) > 2 and sum(bool(_PLACE.fullmatch(label)) for label in labels) >= 0.6 * len(labels)


def _beside(canvas: Canvas, col: int, first: int, label: ColumnLabel, head: Head, rows: Sequence[int]) -> Role:
    """A column that stands beside the periods."""
    if _is_unit_column(canvas, col, label, rows):
        return "unit"
    if is_ordinal(label.name):
        return "ordinal"
    if col < first:
        return "label" if label.parts or _filled(canvas, col, rows) else "empty"
    if not _filled(canvas, col, rows):
        return "empty"
    if not label.parts:
        return "unnamed"
    return "measure" if col in head.numeric else "label"


def _role(canvas: Canvas, col: int, columns: Sequence[int], label: ColumnLabel, rows: Sequence[int]) -> Role:
    filled = _filled(canvas, col, rows)
    kinds = [canvas.kind(row, col) for row in filled]
    if filled and all(map(partial(_is_compact_day, canvas, col), filled)):
        return "label"
    figures = 2 * kinds.count(NUMBER) >= len([k for k in kinds if k != GAP]) and NUMBER in kinds
    if not label.parts:
        if not filled:
            return "empty"
        return "label" if col == columns[0] and not figures else "unnamed"
    name = match_key(label.name)
    if is_ordinal(label.name):
        return "ordinal"
    if _KEYS.search(name):
        return "key"
    figures = figures or common_suffix(canvas, col, filled) is not None
    if figures and not _CODES.search(name) and not _is_class(canvas, col, label, filled):
        return "measure"
    if not filled or all(k == GAP for k in kinds):
        words = read_words(label.name)
        return "measure" if label.unit is not None or words.flow is not None or words.growth else "empty"
    if _is_unit_column(canvas, col, label, rows):
        return "unit"
    return "label"


def _is_compact_day(canvas: Canvas, col: int, row: int) -> bool:
    """True for 20210603."""
    text = canvas.text(row, col)
    return len(text) == 8 and text.isdigit() and isinstance(parse_date(text), date)


def _is_class(canvas: Canvas, col: int, label: ColumnLabel, rows: Sequence[int]) -> bool:
    """True for a column of class numbers (企业规模 1, 2, 3): figures nobody adds up."""
    if label.unit is not None or not _CLASSES.search(match_key(label.name)):
        return False
    texts = {canvas.text(row, col) for row in rows if canvas.kind(row, col) == NUMBER}
    return all(text.isdecimal() and int(text) <= _MOST_CLASSES for text in texts)


def _filled(canvas: Canvas, col: int, rows: Sequence[int]) -> list[int]:
    return [row for row in rows if canvas.kind(row, col) != BLANK]


def _is_unit_column(canvas: Canvas, col: int, label: ColumnLabel, rows: Sequence[int]) -> bool:
    if not _UNIT_WORDS.fullmatch(match_key(label.name)):
        return False
    texts = [canvas.text(row, col) for row in _filled(canvas, col, rows)]
    return bool(texts) and sum(no_unit(t) or parse_unit(t) is not None for t in texts) >= 0.8 * len(texts)


def common_suffix(canvas: Canvas, col: int, rows: Sequence[int]) -> UnitSeen | None:
    """The unit that stands behind nearly every number of a column: 1.2亿元, 15.3%."""
    texts = [canvas.text(row, col) for row in rows if canvas.kind(row, col) == TEXT]
    suffixes = [match[1] for text in texts if (match := _SUFFIXED.fullmatch(text))]
    if len(set(suffixes)) != 1 or len(suffixes) < 0.8 * len(texts):
        return None
    return parse_unit(suffixes[0])


def is_day_column(canvas: Canvas, col: int, rows: Sequence[int]) -> bool:
    """True when most filled cells are dates."""
    filled = _filled(canvas, col, rows)
    return bool(filled) and 2 * sum(canvas.kind(row, col) == DAY for row in filled) > len(filled)
