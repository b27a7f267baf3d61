"""The beginning of a large text file: enough of it, read with care, to know the recipe and where the rows begin."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from tanjcli.intake.columnar.blocks import Body, DeclinedError
from tanjcli.intake.files.grid import Raw, Sheet
from tanjcli.intake.files.read_csv import delimiter_of, is_chinese, utf8_lines

_SIZE = 1_000_000
_RECORDS, _LEAST = 200, 60
_BOM, _OTHER_BOMS = b"\xef\xbb\xbf", (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Head:
    """The first records as a sheet, and how the file is written. ``raw``: the bytes they were read from."""

    path: Path
    sheet: Sheet
    encoding: str
    delimiter: str
    raw: bytes
    skipped: int  # bytes of the byte order mark

    def body(self, last: int) -> Body:
        """What follows below record ``last``."""
        lines = self.sheet.lines or ()
        first = last + 1
        at = self.skipped
        for _ in range(lines[first] - 1):
            at = self.raw.index(b"\n", at) + 1
        width = len(self.sheet.rows[last])
        return Body(self.path, self.encoding, self.delimiter, width, at, first, lines[first])


def read_head(path: Path, encoding: str) -> Head:
    """The beginning in this encoding. Raises ``DeclinedError`` for what is no ordinary beginning of a text file."""
    with path.open("rb") as stream:
        raw = stream.read(_SIZE)
    raw = raw[: raw.rfind(b"\n") + 1]
    skipped = len(_BOM) if raw.startswith(_BOM) else 0
    if raw.startswith(_OTHER_BOMS) or b"\0" in raw or (skipped and encoding != "utf-8"):
        raise DeclinedError
    try:
        text = raw[skipped:].decode(encoding)
    except UnicodeDecodeError:
        raise DeclinedError from None
    if (encoding != "utf-8" and (not is_chinese(text) or utf8_lines(raw))) or text.count("\r") != text.count("\r\n"):
        raise DeclinedError
    delimiter = delimiter_of(text)
    rows: list[list[Raw]] = []
    lines: list[int] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    start = 1
    try:
        for record in reader:
            rows.append(cast("list[Raw]", record))
            lines.append(start)
            start = reader.line_num + 1
            if len(rows) == _RECORDS:
                break
    except csv.Error:
        raise DeclinedError from None
    if len(rows) < _LEAST:
        raise DeclinedError
    return Head(path, Sheet("", rows, lines=lines), encoding, delimiter, raw, skipped)
