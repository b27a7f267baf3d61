"""Text files: one strict encoding per file, the steadiest delimiter, every record with its physical line.

Decoding is tried in a fixed order (byte order mark, UTF-8, GB18030), strictly and without statistics. GB18030
accepts nearly any bytes, so its result must also look like Chinese text; Big5 or broken UTF-8 does not.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import cast

from tanjcli.intake.files.fault import Fault, fault
from tanjcli.intake.files.grid import Raw, Sheet

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_DELIMITERS = (",", "\t", ";", "|")
_PUNCTUATION = (
    ("\u00a0", "\u00ff"),
    ("\u2010", "\u2121"),
    ("\u2160", "\u27ff"),
    ("\u3000", "\u3020"),
    ("\uff00", "\uffef"),
)
_FIELD_LINES = 20
_SAMPLE = 60


def read_csv(data: bytes) -> tuple[Sheet, str] | tuple[Fault, int]:
    """The records as one sheet of text, and the encoding; or why the file is refused, and the line (0: the file)."""
    known = decoded(data)
    if isinstance(known, Fault):
        return known, 0
    text, encoding, broken_lines = known
    delimiter = delimiter_of(text)
    rows: list[list[Raw]] = []
    lines: list[int] = []
    csv.field_size_limit(10_000_000)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    start = 1
    try:
        for record in reader:
            if reader.line_num - start >= _FIELD_LINES:
                return fault("csv-open-quote", line=str(start)), start
            rows.append(cast("list[Raw]", record))
            lines.append(start)
            start = reader.line_num + 1
    except csv.Error as error:
        return fault("csv-open-quote" if "end of data" in str(error) else "csv-bad-quote", line=str(start)), start
    broken = {i: fault("csv-line-encoding", encoding=encoding) for i, line in enumerate(lines) if line in broken_lines}
    return Sheet("", rows, lines=lines, broken=broken), encoding


def decoded(data: bytes) -> tuple[str, str, frozenset[int]] | Fault:
    """The text, its encoding, and the lines that are in another one; or that no encoding fits."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), encoding, frozenset()
            except UnicodeDecodeError:
                return _line_by_line(data[len(mark) :], encoding) or fault("csv-encoding")
    try:
        return data.decode("utf-8"), "utf-8", frozenset()
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        text = ""
    if text and is_chinese(text):
        return text, "gb18030", frozenset()
    return _line_by_line(data, "utf-8") or _line_by_line(data, "gb18030") or fault("csv-encoding")


def _line_by_line(data: bytes, encoding: str) -> tuple[str, str, frozenset[int]] | None:
    """One encoding for the file when nearly all lines agree; the lines that fail are named, never decoded otherwise."""
    if not encoding.startswith(("utf-8", "gb")):
        return None
    good: list[str] = []
    broken: set[int] = set()
    telling = 0
    for number, line in enumerate(data.splitlines(keepends=True), start=1):
        telling += not line.isascii()
        try:
            good.append(line.decode(encoding))
        except UnicodeDecodeError:
            broken.add(number)
            good.append(line.decode(encoding, "backslashreplace").replace('"', "'"))
    text = "".join(good)
    if len(broken) * 10 > telling or (encoding == "gb18030" and not is_chinese(text)):
        return None
    return text, encoding, frozenset(broken)


def is_chinese(text: str) -> bool:
    """True when nearly all that is not ASCII are everyday characters and punctuation, as in every real table."""
    foreign = {ch: times for ch, times in Counter(text[:200_000]).items() if ch > "\x7f"}
    everyday = sum(times for ch, times in foreign.items() if _is_everyday(ch))
    return everyday * 10 >= sum(foreign.values()) * 7


def _is_everyday(ch: str) -> bool:
    """Chinese characters of GB 2312's first level, and punctuation: not the private use area, kana or Cyrillic."""
    if not "\u4e00" <= ch <= "\u9fff":
        return any(first <= ch <= last for first, last in _PUNCTUATION)
    try:
        return 0xB0 <= ch.encode("gb2312")[0] <= 0xD7
    except UnicodeEncodeError:
        return False


def delimiter_of(text: str) -> str:
    """The delimiter under which the most fields stand in records of one width above 1; the comma when none does."""
    best, best_score = ",", 0
    for delimiter in _DELIMITERS:
        widths = Counter(_widths(text, delimiter))
        widths.pop(1, None)
        if not widths:
            continue
        width, times = widths.most_common(1)[0]
        # Not the share of agreeing records: a few thousands separators in a file of tabs agree perfectly.
        if times * width > best_score:
            best, best_score = delimiter, times * width
    return best


def _widths(text: str, delimiter: str) -> list[int]:
    reader = csv.reader(io.StringIO(text[:65_536], newline=""), delimiter=delimiter)
    widths = []
    for record in reader:
        widths.append(len(record))
        if len(widths) == _SAMPLE:
            break
    return widths
