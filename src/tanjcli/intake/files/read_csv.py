"""Text files: one strict encoding per file, the steadiest delimiter, every record with its physical line.

Decoding is tried in a fixed order (byte order mark, UTF-8, GB18030), strictly and without statistics. GB18030
accepts nearly any bytes, so its result must also look like Chinese text; Big5 or broken UTF-8 does not.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from contextlib import suppress
from typing import cast

from tanjcli.intake.files.fault import Fault, fault
from tanjcli.intake.files.grid import Raw, Sheet
from tanjcli.intake.files.limits import DEFAULT_LIMITS, Limits

_UTF32 = b"\xff\xfe\0\0"  # begins like UTF-16
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
# Bytes as they are in UTF-8: l for the first of a Chinese character, t for those after; line ends stay.
_SHAPES = bytes.maketrans(
    bytes(range(256)),
    bytes(10 if b in (10, 13) else 116 if 0x80 <= b <= 0xBF else 108 if 0xE4 <= b <= 0xE9 else 46 for b in range(256)),
)
_TWO_IN_UTF8 = b"lttltt"


def read_csv(data: bytes, limits: Limits = DEFAULT_LIMITS) -> tuple[Sheet, str] | tuple[Fault, int]:
    """The records as one sheet of text, and the encoding; or why the file is refused, and the line (0: the file)."""
    known = decoded(data)
    if isinstance(known, Fault):
        return known, _first_undecodable(data)
    text, encoding, broken_lines = known
    delimiter = delimiter_of(text)
    rows: list[list[Raw]] = []
    lines: list[int] = []
    broken: dict[int, Fault] = {}
    csv.field_size_limit(limits.text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    start = 1
    try:
        for record in reader:
            if reader.line_num - start >= _FIELD_LINES:
                return fault("csv-open-quote", line=str(start)), start
            if len(record) > limits.columns:
                return _too_wide(start, len(record), limits), start
            if broken_lines and not broken_lines.isdisjoint(range(start, reader.line_num + 1)):
                broken[len(rows)] = fault("csv-line-encoding", encoding=encoding)
            rows.append(cast("list[Raw]", record))
            lines.append(start)
            start = reader.line_num + 1
    except csv.Error as error:
        return _torn(str(error), start, reader.line_num, limits.text), start
    return Sheet("", rows, lines=lines, broken=broken), encoding


def _too_wide(line: int, fields: int, limits: Limits) -> Fault:
    return fault("text-many-fields", line=str(line), seen=f"{fields:,}", limit=f"{limits.columns:,}")


def _torn(reason: str, first: int, last: int, longest: int) -> Fault:
    """Why the record on these lines cannot be taken apart, in our words."""
    if "end of data" in reason or last - first >= _FIELD_LINES:
        return fault("csv-open-quote", line=str(first))
    if "field limit" in reason:
        return fault("text-field-long", line=str(last), limit=f"{longest:,}")
    return fault("csv-bad-quote", line=str(first))


def decoded(data: bytes) -> tuple[str, str, frozenset[int]] | Fault:
    """The text, its encoding, and the lines that are in another one; or that no encoding fits."""
    if data.startswith(_UTF32):
        return fault("csv-encoding")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            body = data[len(mark) :]
            try:
                return body.decode(encoding), encoding, frozenset()
            except UnicodeDecodeError:
                return _line_by_line(body, encoding) or fault("csv-encoding")
    try:
        return data.decode("utf-8"), "utf-8", frozenset()
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        text = ""
    if text and is_chinese(text):
        return text, "gb18030", utf8_lines(data)
    return _line_by_line(data, "utf-8") or _line_by_line(data, "gb18030") or fault("csv-encoding")


def _line_by_line(data: bytes, encoding: str) -> tuple[str, str, frozenset[int]] | None:
    """One encoding for the file when nearly all lines agree; the lines that fail are named, never decoded otherwise."""
    inner = encoding
    if encoding.startswith("utf-16"):
        # As UTF-8 in which half a character is as wrong as it was, so that lines can be told apart by their bytes.
        whole = data[: len(data) // 2 * 2].decode(encoding, "surrogatepass")
        data, inner = whole.encode("utf-8", "surrogatepass") + b"\xff" * (len(data) % 2), "utf-8"
    good: list[str] = []
    broken: set[int] = set()
    telling = 0
    for number, line in enumerate(data.splitlines(keepends=True), start=1):
        telling += not line.isascii()
        try:
            good.append(line.decode(inner))
        except UnicodeDecodeError:
            broken.add(number)
            good.append(line.decode(inner, "backslashreplace"))
    text = "".join(good)
    if encoding == "gb18030":
        broken |= utf8_lines(data)
    if len(broken) * 10 > telling or (encoding == "gb18030" and not is_chinese(text)):
        return None
    return text, encoding, frozenset(broken)


def utf8_lines(data: bytes) -> frozenset[int]:
    """Lines of a GB18030 text that are Chinese in UTF-8: as GB18030 they decode too, into characters nobody wrote."""
    shapes = data.translate(_SHAPES)
    found: set[int] = set()
    counted, number = 0, 1
    at = shapes.find(_TWO_IN_UTF8)
    while at >= 0:
        first, end = shapes.rfind(b"\n", 0, at) + 1, shapes.find(b"\n", at)
        if _is_utf8(data[first : end if end >= 0 else None]):
            counted, number = first, number + len(data[counted:first].splitlines())
            found.add(number)
        at = shapes.find(_TWO_IN_UTF8, end) if end >= 0 else -1
    return frozenset(found)


def _is_utf8(line: bytes) -> bool:
    try:
        told = line.decode()
    except UnicodeDecodeError:
        return False
    # An everyday line of GB18030 may be UTF-8 by chance.
    return all(ch < "\x80" or _is_ours(ch) for ch in told) and not is_chinese(line.decode("gb18030", "replace"))


def _first_undecodable(data: bytes) -> int:
    """The line at which a text stops being UTF-8; 0 where it never began to be."""
    try:
        data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start]
        return len((before + b".").splitlines()) if not before.isascii() else 0
    return 0


def is_chinese(text: str) -> bool:
    """True when nearly all that is not ASCII are everyday characters and punctuation, as in every real table."""
    foreign = {ch: times for ch, times in Counter(text[:200_000]).items() if ch > "\x7f"}
    everyday = sum(times for ch, times in foreign.items() if _is_everyday(ch))
    return everyday * 10 >= sum(foreign.values()) * 7


def _is_everyday(ch: str) -> bool:
    """Chinese characters of GB 2312's first level, and punctuation: not the private use area, kana or Cyrillic."""
    if not "\u4e00" <= ch <= "\u9fff":
        return _is_ours(ch)
    try:
        return 0xB0 <= ch.encode("gb2312")[0] <= 0xD7
    except UnicodeEncodeError:
        return False


def _is_ours(ch: str) -> bool:
    return "\u4e00" <= ch <= "\u9fff" or any(first <= ch <= last for first, last in _PUNCTUATION)


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
    with suppress(csv.Error):  # a field beyond all bounds: whoever reads the file in earnest says so
        for record in reader:
            widths.append(len(record))
            if len(widths) == _SAMPLE:
                break
    return widths
