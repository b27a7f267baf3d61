"""Text files: encoding by strict trial, delimiter by steadiness, every record and its physical line kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tanjcli.intake.files.fault import Fault
from tanjcli.intake.files.grid import Sheet
from tanjcli.intake.files.read_csv import read_csv

LINES = "单位名称,乡镇,产值\r\n样例化工有限公司,东样镇,12\r\n样例食品有限公司,西样镇,7\r\n"


def rows(data: bytes) -> list[list[object]]:
    """The rows of a file that is accepted."""
    sheet, _ = read_csv(data)
    assert isinstance(sheet, Sheet)
    return [list(row) for row in sheet.rows]


def refusal(data: bytes) -> tuple[str, int]:
    """Code and line of a file that is refused."""
    found, line = read_csv(data)
    assert isinstance(found, Fault)
    assert isinstance(line, int)
    return found.code, line


@pytest.mark.parametrize(
    ("encoding", "mark", "named"),
    [
        ("utf-8", b"", "utf-8"),
        ("utf-8", b"\xef\xbb\xbf", "utf-8"),
        ("gb18030", b"", "gb18030"),
        ("utf-16-le", b"\xff\xfe", "utf-16-le"),
        ("utf-16-be", b"\xfe\xff", "utf-16-be"),
    ],
)
def test_encodings(encoding: str, mark: bytes, named: str) -> None:
    """The same table comes out of every encoding, and which one it was is known."""
    data = mark + LINES.encode(encoding)
    assert rows(data)[1] == ["样例化工有限公司", "东样镇", "12"]
    assert read_csv(data)[1] == named


def test_other_encodings_are_refused_not_turned_into_rubbish() -> None:
    """Big5, and UTF-8 cut in the middle, decode as GB18030 without an error; the text does not look Chinese."""
    assert refusal("單位名稱,鄉鎮,產值\n樣例化學工業,東樣鎮,12\n".encode("big5"))[0] == "csv-encoding"
    assert refusal("利兴化工,东镇\n".encode()[:-3] + b"\xff\n")[0] == "csv-encoding"


def test_a_line_in_another_encoding_is_rejected_alone() -> None:
    """One encoding a file; the line that fails it is named and not decoded otherwise."""
    good = [f"样例{i}厂,东样镇,{i}\n".encode() for i in range(20)]
    sheet, encoding = read_csv(b"".join([*good[:10], "样例坏厂,东样镇,1\n".encode("gb18030"), *good[10:]]))
    assert isinstance(sheet, Sheet)
    assert (encoding, list(sheet.broken)) == ("utf-8", [10])


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_the_steadiest_delimiter(delimiter: str) -> None:
    """Commas inside a title do not make a tab-separated file a comma-separated one."""
    text = "产值,2021年,一览\n" + "".join(delimiter.join(("甲", "乙", str(i))) + "\n" for i in range(5))
    assert rows(text.encode())[1:] == [["甲", "乙", str(i)] for i in range(5)]


def test_thousands_separators_do_not_outvote_tabs() -> None:
    """A few rows agree perfectly on one comma; far more fields stand between tabs."""
    text = "产值表\n代码\t名称\t产值\n" + "x\t样例\t1,234\n" * 9 + "y\t样例\t5\n注：样例\t\n"
    assert rows(text.encode())[2] == ["x", "样例", "1,234"]


def test_records_and_lines_differ_after_a_quoted_break() -> None:
    """A line break inside quotes starts no record, but the next record stands one line lower."""
    sheet, _ = read_csv('a,b\n"注一\n注二",x\nc,d\n'.encode())
    assert isinstance(sheet, Sheet)
    assert (len(sheet.rows), list(sheet.lines or ())) == (3, [1, 2, 4])


def test_an_unclosed_quote_is_refused_at_its_line() -> None:
    """It would swallow every row after it."""
    many = "".join(f"样例{i},1\n" for i in range(50))
    assert refusal(f'a,b\n"样例,1\n{many}'.encode()) == ("csv-open-quote", 2)
    assert refusal(b'a,b\nc,"d\n') == ("csv-open-quote", 2)
    assert refusal(b'a,b\n"c"d,e\n') == ("csv-bad-quote", 2)


def test_ragged_rows_are_legal_here() -> None:
    """A note has one field, a row as many as it has; what that means is decided with the header."""
    assert [len(r) for r in rows("a,b,c\n1,2,3\n注：样例\n".encode())] == [3, 3, 1]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_newline(end: str) -> None:
    """Lone carriage returns end records too; U+2028 does not."""
    assert len(rows(f"a,b{end}c,d\u2028e{end}f,g{end}".encode())) == 3


@given(
    st.lists(
        st.lists(st.text(alphabet="样例厂镇 0123456789.-", min_size=1, max_size=6), min_size=2, max_size=4), min_size=1
    )
)
def test_plain_tables_survive(table: list[list[str]]) -> None:
    """Every cell of a plain table comes out as it went in."""
    assert rows("".join(",".join(r) + "\n" for r in table).encode()) == table
