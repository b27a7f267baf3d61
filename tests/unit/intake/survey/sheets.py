"""Sheets drawn as text: one line a row, cells between bars; a number is a number, ``'`` before it makes it text."""

from __future__ import annotations

import re
from datetime import datetime

from tanjcli.intake.files.grid import Book, Raw, Sheet
from tanjcli.intake.survey.result import SurveyResult, TableSeen
from tanjcli.intake.survey.survey import survey

_RANGE = re.compile(r"([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)")


def sheet(drawing: str, name: str = "表", merges: str = "") -> Sheet:
    rows = [[_cell(cell.strip(" ")) for cell in line.strip(" ").split("|")] for line in drawing.strip("\n").split("\n")]
    return Sheet(name, rows, tuple(_merge(m) for m in merges.split()))


def look(drawing: str, merges: str = "", file: str = "x.xlsx", name: str = "表") -> SurveyResult:
    return survey(Book(file, "0" * 64, "xlsx", (sheet(drawing, name, merges),)))


def only(drawing: str, merges: str = "", file: str = "x.xlsx") -> TableSeen:
    found = look(drawing, merges, file)
    assert len(found.tables) == 1, [t.data_range for t in found.tables]
    return found.tables[0]


def shape(table: TableSeen) -> tuple[tuple[int, ...], str, str]:
    return table.rows.header, table.data_range, table.span.axis


def codes(result: SurveyResult) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for finding in result.findings:
        found.setdefault(finding.code, []).append(finding.place.cell)
    return found


def units(table: TableSeen) -> list[str | None]:
    return [s.figure.unit for s in table.series] or [
        c.figure.unit for c in table.columns if c.figure and c.role != "period"
    ]


def _cell(text: str) -> Raw:
    if text.startswith("'"):
        return text[1:]
    if re.fullmatch(r"-?[0-9]+", text):
        return int(text)
    if re.fullmatch(r"-?[0-9]+\.[0-9]+", text):
        return float(text)
    if text.startswith("@"):
        return datetime.fromisoformat(text[1:])
    return text


def _merge(text: str) -> tuple[int, int, int, int]:
    match = _RANGE.fullmatch(text)
    assert match
    return int(match[2]) - 1, _column(match[1]), int(match[4]) - 1, _column(match[3])


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
