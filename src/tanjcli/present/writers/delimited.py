"""CSV and TSV: tidy rows, numbers untouched, text that a spreadsheet would run as a formula disarmed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Literal

from tanjcli.core.text import visible

Value = Decimal | int | str | None
_RUNS = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")


def render(
    columns: Sequence[str], rows: Iterable[Mapping[str, Value]], kind: Literal["csv", "tsv"], guard: bool = True
) -> str:
    """A header line and one line a row. An absent figure is an empty field; files want a byte order mark (utf-8-sig).

    ``guard`` puts ``'`` before text that begins like a formula, also after blanks and in full width.
    """
    comma, write = (",", _csv) if kind == "csv" else ("\t", _tsv)

    def field(value: Value) -> str:
        return write(_text(value, guard)) if isinstance(value, str) else _number(value)

    lines = [columns, *([row[name] for name in columns] for row in rows)]
    return "".join(comma.join(map(field, line)) + "\n" for line in lines)


def _number(value: Decimal | int | None) -> str:
    return "" if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)


def _text(text: str, guard: bool) -> str:
    armed = guard and (text.startswith(_RUNS) or text.lstrip().startswith(_RUNS))
    return visible(f"'{text}" if armed else text)


def _csv(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _tsv(text: str) -> str:
    return _csv(text) if '"' in text else text
