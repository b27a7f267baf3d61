"""Every fault that a text file is known to come with, each planted into one good file, and what must follow.

The file has a header and 120 rows; row faults stand in line 81. Look-alike characters are written as escapes, so that
no editor can turn them into plain ones unnoticed.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from benchmarks.large_files import HEADER, rows_of, written

COUNT, AT = 120, 80
CODE, FIRM, TOWN, INDUSTRY, MONTH, AMOUNT, TOLD = range(7)
Rows = list[list[str]]
Make = Callable[[Rows], bytes]


@dataclass(frozen=True)
class Spoilt:
    """One fault: how it comes into the file, and the verdict.

    ``code``: of a finding above a note; empty when there is none, and the file is read as it is meant. ``cell`` and
    ``line``: where it is.
    ``used``: rows used; ``None`` when the file is refused. ``value``: what the amount, or the name, of line 81 is read
    as. ``rowwise``: never read by column, however large.
    """

    make: Make
    code: str = ""
    cell: str = ""
    line: int = AT + 1
    used: int | None = COUNT
    value: Decimal | str | None = None
    rowwise: bool = False


def good_rows(count: int = COUNT) -> Rows:
    """The header and ``count`` good rows."""
    made = [[*row[:5], written(row[5]), written(row[6])] for row in rows_of(count)]
    return [list(HEADER), *made]


def text(rows: Rows, eol: str = "\n") -> str:
    """The rows as they are, nothing quoted."""
    return "".join(",".join(row) + eol for row in rows)


def _cell(column: int, content: str) -> Make:
    def make(rows: Rows) -> bytes:
        rows[AT][column] = content
        return text(rows).encode()

    return make


def _row(change: Callable[[list[str]], Any]) -> Make:
    def make(rows: Rows) -> bytes:
        change(rows[AT])
        return text(rows).encode()

    return make


def _every(change: Callable[[list[str]], Any], first: int = 1) -> Make:
    def make(rows: Rows) -> bytes:
        for row in rows[first:]:
            change(row)
        return text(rows).encode()

    return make


def _with(*below: list[str]) -> Make:
    return lambda rows: text([*rows, *below]).encode()


def _written(encoding: str, mark: bytes = b"", eol: str = "\n") -> Make:
    return lambda rows: mark + text(rows, eol).encode(encoding)


def _bytes(change: Callable[[bytes], bytes], encoding: str = "utf-8", mark: bytes = b"") -> Make:
    return lambda rows: mark + change(text(rows).encode(encoding))


def _line(change: Callable[[bytes], bytes], encoding: str = "utf-8") -> Make:
    def make(rows: Rows) -> bytes:
        lines = text(rows).encode(encoding).split(b"\n")
        lines[AT] = change(lines[AT])
        return b"\n".join(lines)

    return make


def _recoded(source: str, target: str) -> Make:
    """Line 81 in another encoding than the rest; its firm is a name whose UTF-8 bytes are GB18030 too."""

    def make(rows: Rows) -> bytes:
        rows[AT][FIRM] = "利兴化工"
        return _line(lambda line: line.decode(source).encode(target), source)(rows)

    return make


def _cut_amid_a_character(line: bytes) -> bytes:
    at = next(i for i, byte in enumerate(line) if byte > 0x7F)
    return line[: at + 1] + line[at + 2 :]


def _second_line_recoded(rows: Rows) -> bytes:
    rows[AT][FIRM] = '"样例\n企业"'
    return text(rows).encode().replace('\n企业"'.encode(), '\n企业"'.encode("gb18030"))


def _three_newlines(data: bytes) -> bytes:
    lines = data.split(b"\n")[:-1]
    return b"".join(line + (b"\n", b"\r\n", b"\r")[at % 3] for at, line in enumerate(lines))


def _sum(column: int) -> Callable[[Rows], str]:
    return lambda rows: str(sum(Decimal(row[column]) for row in rows[1:]))


def _total(label: str, amount: Callable[[Rows], str]) -> Make:
    return lambda rows: text([*rows, [label, "", "", "", "", amount(rows), ""]]).encode()


def _doubled_header(label: str) -> Callable[[list[str]], None]:
    return lambda row: row.append(label if row[CODE] == HEADER[CODE] else "")


_RANDOM = random.Random(7).randbytes(30_000)
_NUMBERS: Mapping[str, str] = {
    "about": "约65",
    "two numbers": "3 4",
    "two points": "1.2.3",
    "flag": "TRUE",
    "infinity": "inf",
    "not a number": "nan",
    "huge exponent": "1e999",
    "huge exponent in capitals": "1E400",
    "decimal comma": '"1.234,5"',
    "one comma": '"1,23"',
    "underscore": "1_000",
    "hexadecimal": "0x10",
    "accountant's minus": "(5)",
    "trailing minus": "5-",
    "bare point": ".5",
    "Arabic digit": "\u0663",
    "blank amid full-width digits": "\uff15 \uff15",
    "one half": "\u00bd",
    "zero-width space": "65\u200b",
    "right to left": "\u202e65",
    "Excel error": "#N/A",
    "31 digits": "9" * 31,
}
_ABSENT: Mapping[str, str] = {
    "blank": "",
    "暂无": "暂无",
    "hyphen": "-",
    "dash": "\u2014",
    "slash": "/",
    "quotes": '""',
}
_CLEANED: Mapping[str, tuple[str, str]] = {
    "full-width": ("\uff16\uff15\uff0e\uff15", "65.5"),
    "thousands": ('"1,234.50"', "1234.50"),
    "no-break spaces": ("\u00a065\u00a0", "65"),
    "ideographic spaces": ("\u300065\u3000", "65"),
    "full-width minus": ("\uff0d5", "-5"),
    "minus sign": ("\u22125", "-5"),
    "declared unit": ("12万元", "12"),
    "exponent": ("1e3", "1000"),
    "plain minus": ("-45.5", "-45.5"),
}
_NAMES: Mapping[str, str] = {
    **{name: name for name in ("NA", "null", "None", "nan", "N/A", "0071", "3E10", "1E400", "TRUE", "-", "=1+1")},
    "quote amid the name": '引"号',
    "line separator": "样\u2028例",
    "zero-width space": "样\u200b例",
    "byte order mark": "\ufeff样例",
    "right to left": "样\u202e例",
    "18 digits": "123456789012345678",
}
_CONTROLS: Mapping[str, str] = {"NUL": "\0", "escape": "\x1b", "next line": "\x85", "form feed": "\f", "C1": "\x9b"}
_PERIODS: Mapping[str, tuple[str, str]] = {
    "day or month first": ("03/04/2021", "period-unreadable"),
    "two-digit year": ("21.1", "period-unreadable"),
    "month 13": ("2021-13", "period-impossible"),
    "January or October": ("2021.1", "period-ambiguous"),
    "exponent": ("1e5", "period-unreadable"),
}
ONE_LESS = COUNT - 1


def _cells() -> dict[str, Spoilt]:
    bad = {name: Spoilt(_cell(AMOUNT, t), "number-unreadable", "F81", used=ONE_LESS) for name, t in _NUMBERS.items()}
    suffixed = {t: Spoilt(_cell(AMOUNT, t), "number-suffix", "F81", used=ONE_LESS) for t in ("12%", "12元", "12家")}
    absent = {n: Spoilt(_cell(AMOUNT, t), "required-missing", "F81", used=ONE_LESS) for n, t in _ABSENT.items()}
    cleaned = {n: Spoilt(_cell(AMOUNT, t), value=Decimal(v)) for n, (t, v) in _CLEANED.items()}
    names = {n: Spoilt(_cell(FIRM, t), value=t.strip('"')) for n, t in _NAMES.items()}
    periods = {n: Spoilt(_cell(MONTH, t), code, "E81", used=ONE_LESS) for n, (t, code) in _PERIODS.items()}
    controls = {
        n: Spoilt(_cell(FIRM, f"样{t}例"), "cell-control", "B81", used=ONE_LESS, rowwise=t == "\0")
        for n, t in _CONTROLS.items()
    }
    groups = {"number": bad | suffixed, "absent": absent, "cleaned": cleaned, "name": names, "period": periods}
    groups |= {"control character": controls}
    return {f"{group}: {name}": spoilt for group, several in groups.items() for name, spoilt in several.items()}


_SHAPES: Mapping[str, Spoilt] = {
    "quote: open": Spoilt(_cell(FIRM, '"样例'), "csv-open-quote", used=None),
    "quote: open in the last line": Spoilt(
        lambda rows: text([*rows[:-1], ["x", '"样例']]).encode(), "csv-open-quote", line=COUNT + 1, used=None
    ),
    "quote: closed after 21 lines": Spoilt(_cell(FIRM, '"' + "行\n" * 20 + '行"'), "csv-open-quote", used=None),
    "quote: closed after 20 lines": Spoilt(_cell(FIRM, '"' + "行\n" * 19 + '行"'), value="行\n" * 19 + "行"),
    "quote: text after it": Spoilt(_cell(FIRM, '"样"例'), "csv-bad-quote", used=None),
    "fields: one too many": Spoilt(_row(lambda row: row.insert(1, "9")), "row-width", "81", used=ONE_LESS),
    "fields: one too few": Spoilt(_row(lambda row: row.pop(1)), "row-width", "81", used=ONE_LESS),
    "fields: one too many at the end": Spoilt(_row(lambda row: row.append("9")), "row-width", "81", used=ONE_LESS),
    "fields: one too many in every row": Spoilt(_every(lambda row: row.insert(1, "9")), "row-width", "2", 2, used=0),
    "fields: one too few in every row": Spoilt(_every(lambda row: row.pop(3)), "row-width", "2", 2, used=0),
    "fields: a decimal comma": Spoilt(_cell(AMOUNT, "1,5"), "row-width", "81", used=ONE_LESS),
    "fields: a comma at every end": Spoilt(_every(lambda row: row.append(""), first=0)),
    "fields: 600": Spoilt(_cell(FIRM, "," * 600), "text-many-fields", used=None),
    "fields: 60,000": Spoilt(_cell(FIRM, "," * 60_000), "text-many-fields", used=None),
    "field: 1 MB": Spoilt(_cell(FIRM, "x" * 1_000_001), "text-field-long", used=None),
    "field: one character too many": Spoilt(_cell(FIRM, "x" * 32_768), "text-field-long", used=None),
    "field: too long over several lines": Spoilt(
        _cell(FIRM, '"' + ("x" * 5000 + "\n") * 8 + '"'), "text-field-long", used=None
    ),
    "field: as long as Excel allows": Spoilt(_cell(FIRM, "样" * 32_767), value="样" * 32_767, rowwise=True),
    "header: a column twice": Spoilt(
        _every(_doubled_header(HEADER[AMOUNT]), first=0), "header-twice", "F1", 1, 0, rowwise=True
    ),
    "header: an unread column twice": Spoilt(
        lambda rows: text([[*rows[0], "备注", "备注"], *([*row, "", ""] for row in rows[1:])]).encode()
    ),
    "header: only": Spoilt(lambda rows: text(rows[:1]).encode(), "table-empty", "1", 1, 0, rowwise=True),
    "total: right": Spoilt(_total("合计", _sum(AMOUNT))),
    "total: spelled with blanks": Spoilt(_total("合\u3000计", _sum(AMOUNT))),
    "total: wrong": Spoilt(_total("合计", lambda _: "999"), "total-mismatch", "F122", COUNT + 2),
    "notes below": Spoilt(_with(["注:样例数据"])),
}
_WRITTEN: Mapping[str, Spoilt] = {
    "utf-8": Spoilt(_written("utf-8")),
    "utf-8 with a mark": Spoilt(_written("utf-8-sig")),
    "gb18030": Spoilt(_written("gb18030")),
    "utf-16, little end first": Spoilt(_written("utf-16-le", b"\xff\xfe"), rowwise=True),
    "utf-16, big end first": Spoilt(_written("utf-16-be", b"\xfe\xff"), rowwise=True),
    "utf-16 without a mark": Spoilt(_written("utf-16-le"), "file-no-table", line=0, used=None),
    "utf-16, cut amid a character": Spoilt(
        _bytes(lambda data: data[:-13], "utf-16-le", b"\xff\xfe"),
        "csv-line-encoding",
        "121",
        121,
        ONE_LESS,
        rowwise=True,
    ),
    "utf-16, half a pair": Spoilt(
        lambda rows: b"\xff\xfe" + _cell(FIRM, "样#例")(rows).decode().encode("utf-16-le").replace(b"#\0", b"\0\xd8"),
        "csv-line-encoding",
        "81",
        used=ONE_LESS,
        rowwise=True,
    ),
    "utf-32": Spoilt(_written("utf-32"), "csv-encoding", line=0, used=None),
    "big5": Spoilt(
        lambda _: "單位名稱,鄉鎮,產值\n".encode("big5") + "樣例化學工業,東樣鎮,12\n".encode("big5") * 99,
        "csv-encoding",
        line=0,
        used=None,
    ),
    "a line of gb18030 in utf-8": Spoilt(
        _recoded("utf-8", "gb18030"), "csv-line-encoding", "81", used=ONE_LESS, rowwise=True
    ),
    "a line of utf-8 in gb18030": Spoilt(
        _recoded("gb18030", "utf-8"), "csv-line-encoding", "81", used=ONE_LESS, rowwise=True
    ),
    "a second line of another encoding": Spoilt(
        _second_line_recoded, "csv-line-encoding", "81", used=ONE_LESS, rowwise=True
    ),
    "utf-8 cut amid a character": Spoilt(
        _line(_cut_amid_a_character), "csv-line-encoding", "81", used=ONE_LESS, rowwise=True
    ),
    "gb18030 cut amid a character": Spoilt(
        _line(_cut_amid_a_character, "gb18030"), "csv-line-encoding", "81", used=ONE_LESS, rowwise=True
    ),
    "carriage returns": Spoilt(_written("utf-8", eol="\r"), rowwise=True),
    "carriage returns and line feeds": Spoilt(_written("utf-8", eol="\r\n")),
    "three kinds of newline": Spoilt(_bytes(_three_newlines), rowwise=True),
    "a lone carriage return in a field": Spoilt(_cell(FIRM, "样\r例"), "row-width", "81", used=ONE_LESS),
    "no newline at the end": Spoilt(_bytes(lambda data: data[:-1])),
    "blank lines below": Spoilt(_bytes(lambda data: data + b"\n" * 9)),
    "tabs": Spoilt(_bytes(lambda data: data.replace(b",", b"\t"))),
    "nothing": Spoilt(lambda _: b"", "file-empty", line=0, used=None),
    "nothing but a mark": Spoilt(lambda _: b"\xef\xbb\xbf", "file-empty", line=0, used=None),
    "nothing but blanks": Spoilt(lambda _: b" \r\n\t\n" * 9, "file-empty", line=0, used=None),
    "nothing but NUL": Spoilt(lambda _: b"\0" * 999, "file-empty", line=0, used=None),
    "binary": Spoilt(lambda _: _RANDOM, "csv-encoding", line=0, used=None),
    "binary without NUL": Spoilt(lambda _: _RANDOM.replace(b"\0", b""), "csv-encoding", line=0, used=None),
    "a picture": Spoilt(
        lambda _: b"\x89PNG\r\n\x1a\n" + _RANDOM.replace(b"\0", b""), "file-no-table", line=0, used=None
    ),
}
FAULTS: Mapping[str, Spoilt] = _cells() | _SHAPES | {f"bytes: {name}": one for name, one in _WRITTEN.items()}
