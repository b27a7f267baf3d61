"""Sheets that describe the columns of other sheets: code, name and unit a row, joined where headers are those codes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tanjcli.core.addresses import column_letters
from tanjcli.core.text import match_key
from tanjcli.intake.survey.blocks import Block
from tanjcli.intake.survey.table import Table

_UNITS = ("单位", "计量单位", "UNIT", "UNITS")
_NAMES = (
    "指标名称",
    "指标",
    "名称",
    "中文名称",
    "中文名",
    "FACTOR_CN",
    "NAME_CN",
    "NAME",
    "FACTOR",
    "INDICATOR",
    "DESCRIPTION",
    "LABEL",
)
_LEAST_SHARE, _LEAST = 0.5, 3


@dataclass(frozen=True)
class Dictionary:
    """A sheet whose rows describe columns. ``units`` is where its units stand."""

    table: Table
    block: Block
    name_col: int
    unit_col: int

    def units_cell(self) -> str:
        """The range of its units."""
        rows = self.table.body.data
        letters = column_letters(self.unit_col)
        return f"{letters}{rows[0] + 1}:{letters}{rows[-1] + 1}"


def dictionary_of(table: Table) -> Dictionary | None:
    """The table as a dictionary, when it has names and units in columns of text, few figures, no time axis."""
    numeric = table.block.head.numeric
    if table.axis.kind != "none" or not table.body.data or 2 * len(numeric) > len(table.labels):
        return None
    headers = {match_key(label.name): col for col, label in table.labels.items()}
    unit_col = next((headers[key] for key in _UNITS if key in headers), None)
    names = [headers[key] for key in _NAMES if key in headers and headers[key] not in numeric]
    if unit_col is None or not names or unit_col in numeric:
        return None
    chinese = [col for col in names if any(_is_chinese(text) for text in _texts(table, col)[:5])]
    return Dictionary(table, table.block, (chinese or names)[0], unit_col)


def joined(table: Table, dictionaries: Sequence[Dictionary]) -> Table:
    """The table with names and units from the dictionary its headers are codes of; codes only, never names."""
    headers = {match_key(label.name) for label in table.labels.values() if label.name}
    for dictionary in dictionaries:
        if dictionary.block is table.block or dictionary.table.book is not table.book:
            continue
        for key_col in dictionary.table.block.region.columns:
            if key_col == dictionary.name_col:
                continue
            entries = _entries(dictionary, key_col)
            known = len(headers & entries.keys())
            if known >= _LEAST and known >= _LEAST_SHARE * len(headers):
                cell = f"{dictionary.table.canvas.sheet.name}!{dictionary.units_cell()}"
                return replace(table, dictionary=entries, dictionary_cell=cell)
    return table


def _entries(dictionary: Dictionary, key_col: int) -> Mapping[str, tuple[str, str]]:
    canvas = dictionary.table.canvas
    return {
        match_key(canvas.text(row, key_col)): (
            canvas.text(row, dictionary.name_col),
            canvas.text(row, dictionary.unit_col),
        )
        for row in dictionary.table.body.data
        if canvas.text(row, key_col)
    }


def _texts(table: Table, col: int) -> list[str]:
    return [table.canvas.text(row, col) for row in table.body.data]


def _is_chinese(text: str) -> bool:
    return any("\u4e00" <= ch <= "\u9fff" for ch in text)
