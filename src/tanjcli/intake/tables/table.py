"""What every row of a sheet is: context, header, data, total, group heading, note, blank … each row exactly one.

The count of these kinds is the sheet's account; nothing is dropped without one of these names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

from tanjcli.core.text import match_key
from tanjcli.intake.files.grid import Sheet, is_blank, text_of
from tanjcli.intake.tables.header import Header
from tanjcli.intake.tables.other_tables import rows_of_other_tables
from tanjcli.intake.words.cells import MISSING_TOKENS
from tanjcli.intake.words.number_text import plain_number


class RowKind(StrEnum):
    """What a row is. All but ``DATA`` are excluded, with this as the reason."""

    CONTEXT = "context"
    HEADER = "header"
    BLANK = "blank"
    NOTE = "note"
    TOTAL = "total"
    GROUP = "group"
    HIDDEN = "hidden"
    PREFILLED = "prefilled"
    OTHER_BLOCK = "other_block"
    UNCLAIMED = "unclaimed"
    UNLISTED = "unlisted"
    DATA = "data"


TOTAL_WORDS = ("大合计", "合计", "总计", "小计", "共计", "汇总", "平均", "均值")
_LONGEST_TOTAL = 12
_IDENTIFIER = re.compile(r"[+-]?[0-9][0-9.,]*|(?=.*[0-9])[0-9A-Z-]{6,}")
_HINT = re.compile("[计总均中]")
_OPENERS = frozenset("注备说附数资来填制审负单联报")
_NOTE = re.compile(r"(?:注|备注|说明|附注)[0-9一二三四]?:|注[0-9]|数据来源|资料来源|来源:")
_SIGNATURE = re.compile(
    r"(?:填表人|填报人|制表人?|审核人?|负责人|单位负责人|联系人|联系电话|报出日期|填报日期|制表日期|制表时间)[:]"
)
_GROUP = re.compile(r"(?:[(]?[一二三四五六七八九十]{1,3}[)]?[、.]|[0-9]{1,2}、).+|.+[(][0-9]+[个家户项][)]:?")


def classify(sheet: Sheet, header: Header, totals: Iterable[str] = (), hidden: bool = True) -> list[RowKind]:
    """The kind of every row. ``totals``: labels of total rows beside the usual words; ``hidden``: hidden rows count."""
    words = frozenset(match_key(t) for t in totals)
    kinds = [_above(sheet, header, row) for row in range(min(header.last + 1, len(sheet.rows)))]
    lone: list[int] = []
    in_notes = False
    for row in range(header.last + 1, len(sheet.rows)):
        cells = sheet.filled(row)
        if not hidden and row in sheet.hidden_rows:
            kinds.append(RowKind.HIDDEN)
        elif not cells and row not in sheet.broken:
            kinds.append(RowKind.BLANK)
        elif in_notes or (cells and _opens_notes(sheet, header, row, cells)):
            in_notes = True
            block = _fills_columns(sheet, header, row, cells) and not _is_signature(sheet, row, cells)
            kinds.append(RowKind.OTHER_BLOCK if block else RowKind.NOTE)
        else:
            kinds.append(_inside(sheet, header, row, cells, words))
            if len(cells) == 1 and kinds[-1] in (RowKind.DATA, RowKind.PREFILLED) and len(header.used) > 2:
                lone.append(row)
    ours = {row for row, kind in enumerate(kinds) if kind in (RowKind.DATA, RowKind.PREFILLED, RowKind.HIDDEN)}
    filled = [row for row in range(header.last + 1, len(kinds)) if kinds[row] is not RowKind.BLANK]
    for row in rows_of_other_tables(sheet, header.used, ours, filled):
        if kinds[row] not in (RowKind.NOTE, RowKind.HIDDEN):
            kinds[row] = RowKind.OTHER_BLOCK
    _settle_lone(sheet, kinds, [row for row in lone if kinds[row] is not RowKind.OTHER_BLOCK])
    return kinds


def is_note(text: str) -> bool:
    """True for the text that opens the notes under a table, or its line of signatures."""
    if text[:1] not in _OPENERS:
        return False
    folded = match_key(text)
    return bool(_NOTE.match(folded) or _SIGNATURE.match(folded))


def _opens_notes(sheet: Sheet, header: Header, row: int, cells: list[int]) -> bool:
    """A remark in front of a full row (注：漏报) ends nothing."""
    remark = cells[0] not in header.used and 2 * len(header.used.intersection(cells)) > len(header.used)
    return not remark and is_note(text_of(sheet.at(row, cells[0])))


def total_label(sheet: Sheet, header: Header, row: int, words: frozenset[str] = frozenset()) -> str:
    """The word that makes a row a total (合计, 全县合计, 其中：…), or the empty text."""
    mapped = header.used
    for col, raw in enumerate(sheet.rows[row][: max(mapped) + 1]):
        if is_blank(raw):
            continue
        if col in mapped and (not isinstance(raw, str) or _IDENTIFIER.fullmatch(raw)):
            return ""
        if not isinstance(raw, str) or not (words or _HINT.search(raw)):
            continue
        key = match_key(raw).rstrip(":")
        subset = key.startswith("其中:") or key == "其中"
        if key in words or subset or (len(key) <= _LONGEST_TOTAL and key.endswith(TOTAL_WORDS)):
            # In a column that is not read, such as one for remarks, the word is about a row that speaks for itself.
            return key if col in mapped or not _named(sheet, header, row) else ""
    return ""


def _named(sheet: Sheet, header: Header, row: int) -> bool:
    """True when a column that is read says in words what the row is."""
    texts = (text_of(sheet.at(row, col)) for col in header.used if isinstance(sheet.at(row, col), str))
    return any(text and text not in MISSING_TOKENS and plain_number(text) is None for text in texts)


def _above(sheet: Sheet, header: Header, row: int) -> RowKind:
    if row >= header.first:
        return RowKind.HEADER
    return RowKind.CONTEXT if sheet.filled(row) else RowKind.BLANK


def _inside(sheet: Sheet, header: Header, row: int, cells: list[int], words: frozenset[str]) -> RowKind:
    if row in sheet.broken:
        return RowKind.DATA
    if total_label(sheet, header, row, words):
        return RowKind.TOTAL
    if _repeats_header(sheet, header, row):
        return RowKind.HEADER
    if header.used.isdisjoint(cells):
        return RowKind.PREFILLED
    return RowKind.DATA


def _repeats_header(sheet: Sheet, header: Header, row: int) -> bool:
    """A header printed again at a page break."""
    filled = sheet.filled(row)
    if len(filled) < 2 or not all(isinstance(sheet.at(row, col), str) for col in filled):
        return False
    return any(_same_words(sheet, row, r) for r in range(header.first, header.last + 1) if sheet.filled(r) == filled)


def _same_words(sheet: Sheet, row: int, other: int) -> bool:
    return all(
        match_key(text_of(sheet.at(row, c))) == match_key(text_of(sheet.at(other, c))) for c in sheet.filled(row)
    )


def _fills_columns(sheet: Sheet, header: Header, row: int, cells: list[int]) -> bool:
    """True for a row below the notes that looks like more of the table, or of another."""
    ours = header.used.intersection(cells)
    figures = any(plain_number(sheet.at(row, col)) is not None for col in ours)
    return len(cells) > 3 or (len(ours) > 1 and 2 * len(ours) > len(header.used) and figures)


def _is_signature(sheet: Sheet, row: int, cells: list[int]) -> bool:
    return any(is_note(text_of(sheet.at(row, col))) for col in cells)


def _settle_lone(sheet: Sheet, kinds: list[RowKind], lone: list[int]) -> None:
    """A row with one cell is a note after the data, a heading inside it when it reads like one, else a broken row."""
    solid = [r for r, kind in enumerate(kinds) if kind in (RowKind.DATA, RowKind.TOTAL) and r not in set(lone)]
    end = solid[-1] if solid else -1
    for row in lone:
        text = match_key(text_of(sheet.at(row, sheet.filled(row)[0])))
        if plain_number(text) is not None:
            continue
        if row > end:
            kinds[row] = RowKind.NOTE
        elif _GROUP.fullmatch(text) or _spans(sheet, row):
            kinds[row] = RowKind.GROUP


def _spans(sheet: Sheet, row: int) -> bool:
    return any(top == row == bottom and right - left >= 2 for top, left, bottom, right in sheet.merges)
