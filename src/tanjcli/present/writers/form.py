"""A blank collection workbook: what people fill in, and what keeps them from filling in something else.

Headers are protected without a password: a slip is prevented, nobody is locked out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any, Literal

from tanjcli.core.text import visible, visible_lines

Kind = Literal["text", "prose", "code", "choice", "date", "year", "amount", "whole"]
Filled = str | Decimal | int | date | None

_LONG_AGO = datetime(1980, 1, 1)  # noqa: DTZ001 - no reading of a clock: the same form is the same bytes
_WIDTHS: Mapping[Kind, int] = {
    "text": 24,
    "prose": 36,
    "code": 22,
    "choice": 14,
    "date": 13,
    "year": 10,
    "amount": 16,
    "whole": 12,
}
_INLINE_LIST = 250
_PAINT = "#FFC7CE"
_FIRST_DAY, _LAST_DAY = date(1990, 1, 1), date(2099, 12, 31)
_GRID = {"border": 1, "border_color": "#808080", "valign": "vcenter"}
_ALLOWED = {
    "insert_rows": True,
    "delete_rows": True,
    "format_columns": True,
    "format_rows": True,
    "sort": True,
    "autofilter": True,
}


@dataclass(frozen=True, slots=True)
class Field:
    """One column: its header from top to bottom, what may be filled in, and the hint shown beside the cell."""

    heading: tuple[str, ...]
    kind: Kind
    hint: str
    required: bool = False
    choices: tuple[str, ...] = ()
    longest: int = 100


@dataclass(frozen=True, slots=True)
class Mark:
    """A cell of a filled row (both from 0) that wants looking at, and the comment beside it."""

    row: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Form:
    """The whole sheet. ``context`` are lines above the header, (left, right); ``period_label`` asks for a period.

    ``rows`` are filled in beforehand, ``spare`` rows follow them; ``bad`` is the title of every refusal.
    """

    name: str
    title: str
    context: tuple[tuple[str, str], ...]
    period: tuple[str, str]
    notes: str
    fields: tuple[Field, ...]
    rows: tuple[tuple[Filled, ...], ...]
    spare: int
    signature: str
    footer: str
    bad: str
    marks: tuple[Mark, ...] = ()


def render(form: Form) -> bytes:
    """The workbook."""
    from xlsxwriter import Workbook

    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(out, options)
    book.set_properties({"title": visible(form.title), "created": _LONG_AGO})
    _Sheet(book, form).write()
    book.close()
    return out.getvalue()


class _Sheet:
    """The working state of one form: where the next row goes."""

    def __init__(self, book: Any, form: Form) -> None:
        self._book, self._form = book, form
        self._sheet = book.add_worksheet(form.name)
        self._last = max(len(form.fields) - 1, 1)
        self._depth = max(len(field.heading) for field in form.fields)

    def write(self) -> None:
        top = self._above()
        self._header(top)
        first = top + self._depth
        end = first + len(self._form.rows) + self._form.spare
        for column, field in enumerate(self._form.fields):
            self._sheet.set_column(column, column, max(_WIDTHS[field.kind], 2 + _width(field.heading[-1])))
            self._sheet.data_validation(first, column, end - 1, column, self._rule(column, field))
        self._body(first, end)
        self._sheet.write_string(end, 0, self._form.signature)
        self._paper(top, first)

    def _above(self) -> int:
        """Title, context lines, the period to fill in, notes; the row the header begins in."""
        form, sheet = self._form, self._sheet
        title = self._format(bold=True, font_size=16, align="center", valign="vcenter")
        sheet.merge_range(0, 0, 0, self._last, visible(form.title), title)
        sheet.set_row(0, 30)
        row = 1
        for left, right in form.context:
            sheet.write_string(row, 0, visible(left), self._format(locked=not left.endswith("：")))
            sheet.write_string(row, self._last, visible(right), self._format(align="right"))
            row += 1
        label, hint = form.period
        if label:
            sheet.write_string(row, 0, visible(label))
            sheet.write_blank(row, 1, None, self._format(locked=False, bg_color="#FFF9E5", **_GRID))
            sheet.data_validation(row, 1, row, 1, {"validate": "any", "input_message": visible(hint)})
            row += 1
        notes = self._format(text_wrap=True, valign="top", font_color="#595959")
        sheet.merge_range(row, 0, row, self._last, visible(form.notes), notes)
        widths = sum(max(_WIDTHS[f.kind], 2 + _width(f.heading[-1])) for f in form.fields)
        sheet.set_row(row, 16 * (1 + _width(form.notes) // max(widths, 1)))
        return row + 1

    def _header(self, top: int) -> None:
        """Stacked headers: neighbours under one label share a merged cell, short stacks reach down."""
        fields = self._form.fields
        for level in range(self._depth):
            column = 0
            while column < len(fields):
                here = fields[column].heading
                end = column
                if level < len(here) - 1:
                    while end + 1 < len(fields) and fields[end + 1].heading[: level + 1] == here[: level + 1]:
                        end += 1
                if level < len(here):
                    bottom = self._depth - 1 if level == len(here) - 1 else level
                    self._label((top + level, column, top + bottom, end), here[level], fields[column].required)
                column = end + 1

    def _label(self, area: tuple[int, int, int, int], text: str, required: bool) -> None:
        colour = {"bg_color": "#1F4E79", "font_color": "#FFFFFF"} if required else {"bg_color": "#DDEBF7"}
        style = self._format(bold=True, align="center", text_wrap=True, **colour, **_GRID)
        if area[:2] == area[2:]:
            self._sheet.write_string(area[0], area[1], visible(text), style)
        else:
            self._sheet.merge_range(*area, visible(text), style)

    def _body(self, first: int, end: int) -> None:
        styles = [self._format(locked=False, **_STYLES[field.kind], **_GRID) for field in self._form.fields]
        painted = [self._format(locked=False, bg_color=_PAINT, **_STYLES[f.kind], **_GRID) for f in self._form.fields]
        marks = {(mark.row, mark.column): mark.text for mark in self._form.marks}
        for row in range(first, end):
            index = row - first
            values: Sequence[Filled] = self._form.rows[index] if index < len(self._form.rows) else ()
            for column, style in enumerate(styles):
                said = marks.get((index, column))
                self._cell(row, column, values[column] if values else None, painted[column] if said else style)
                if said:
                    self._sheet.write_comment(row, column, visible_lines(said), {"x_scale": 2.5, "y_scale": 1.5})

    def _cell(self, row: int, column: int, value: Filled, style: Any) -> None:
        if value is None or value == "":
            self._sheet.write_blank(row, column, None, style)
        elif isinstance(value, date):
            self._sheet.write_datetime(row, column, value, style)
        elif isinstance(value, Decimal | int):
            self._sheet.write_number(row, column, value, style)
        else:
            self._sheet.write_string(row, column, visible_lines(value), style)

    def _rule(self, column: int, field: Field) -> dict[str, Any]:
        said = {"error_title": visible(self._form.bad)[:32], "error_message": visible(field.hint)[:255]}
        said |= {"input_message": visible(field.hint)[:255]}
        if field.kind == "choice":
            return said | {"validate": "list", "source": self._choices(column, field)}
        return said | _rule_of(field)

    def _choices(self, column: int, field: Field) -> list[str] | str:
        """The list itself, or where it lies when it is too long to stand in the rule."""
        if len(",".join(field.choices)) <= _INLINE_LIST and not any("," in choice for choice in field.choices):
            return list(field.choices)
        name = f"_{column + 1}"
        sheet = self._book.add_worksheet(name)
        for row, choice in enumerate(field.choices):
            sheet.write_string(row, 0, visible(choice))
        sheet.hide()
        return f"='{name}'!$A$1:$A${len(field.choices)}"

    def _paper(self, top: int, first: int) -> None:
        sheet = self._sheet
        sheet.freeze_panes(first, 0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        sheet.center_horizontally()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(top, first - 1)
        sheet.set_footer(f"&C{self._form.footer}")
        sheet.protect("", _ALLOWED)

    def _format(self, **properties: Any) -> Any:
        return self._book.add_format(properties)


_STYLES: Mapping[Kind, Mapping[str, Any]] = {
    "text": {"num_format": "@", "text_wrap": True},
    "prose": {"num_format": "@", "text_wrap": True},
    "code": {"num_format": "@"},
    "choice": {"num_format": "@"},
    "date": {"num_format": "yyyy-mm-dd", "align": "center"},
    "year": {"num_format": "0", "align": "center"},
    "amount": {"num_format": "General"},
    "whole": {"num_format": "0"},
}


def _rule_of(field: Field) -> dict[str, Any]:
    match field.kind:
        case "amount":
            return {"validate": "decimal", "criteria": ">=", "value": 0}
        case "whole":
            return {"validate": "integer", "criteria": ">=", "value": 0}
        case "date":
            return {"validate": "date", "criteria": "between", "minimum": _FIRST_DAY, "maximum": _LAST_DAY}
        case "year":
            return {"validate": "integer", "criteria": "between", "minimum": 1990, "maximum": 2099}
        case _:
            return {"validate": "length", "criteria": "<=", "value": field.longest}


def _width(text: str) -> int:
    return sum(2 if ord(ch) > 0x2E7F else 1 for ch in text)
