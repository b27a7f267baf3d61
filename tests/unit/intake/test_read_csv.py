"""Text files: encoding by strict trial, delimiter by steadiness, every record and its physical line kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tanjcli.intake.files.fault import Fault
from tanjcli.intake.files.grid import Sheet
from tanjcli.intake.files.limits import Limits
from tanjcli.intake.files.read_csv import read_csv, utf8_lines

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


def test_utf_16_is_read_line_by_line_where_a_character_is_cut() -> None:
    """Half a pair, and half of two bytes at the very end: each spoils its line, and no other."""
    data = b"\xff\xfe" + LINES.encode("utf-16-le") * 9 + b"\x00\xd8a\x00\n\x00" + "样例\n".encode("utf-16-le") + b"\x00"
    sheet, encoding = read_csv(data)
    assert isinstance(sheet, Sheet)
    assert (encoding, sorted(sheet.broken)) == ("utf-16-le", [27, 29])
    assert rows(data)[28] == ["样例"]


def test_utf_32_is_refused_although_it_begins_like_utf_16() -> None:
    assert refusal(LINES.encode("utf-32")) == ("csv-encoding", 0)


def test_a_line_of_utf_8_is_never_read_as_gb18030() -> None:
    """The bytes of 利兴化工 decode as GB18030 too, into six other characters; a rare character does not hide it."""
    good = [f"样例{i}厂,东样镇,{i}\n".encode("gb18030") for i in range(20)]
    for name in ("利兴化工,a,1\n", "利鑫化工,a,1\n"):
        assert name.encode().decode("gb18030")
        sheet, encoding = read_csv(b"".join([*good[:10], name.encode(), *good[10:]]))
        assert isinstance(sheet, Sheet)
        assert (encoding, list(sheet.broken)) == ("gb18030", [10])


def test_a_line_of_gb18030_that_happens_to_be_utf_8_stays_what_it_is() -> None:
    """联通 is the well-known case: its four bytes look like two characters of UTF-8."""
    text = "单位,数\n" + "联通,1\n样例,2\n" * 9
    assert utf8_lines(text.encode("gb18030")) == frozenset()
    assert rows(text.encode("gb18030"))[1] == ["联通", "1"]


def test_any_physical_line_of_a_record_may_be_the_broken_one() -> None:
    good = "".join(f"样例{i},x\n" for i in range(20)).encode()
    sheet, _ = read_csv(good + '"样例\n企业",y\n'.encode().replace("企业".encode(), "企业".encode("gb18030")) + good)
    assert isinstance(sheet, Sheet)
    assert (list(sheet.broken), (sheet.lines or ())[21]) == ([20], 23)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a,b\n" + "x" * 32_768 + ",1\n", ("text-field-long", 2)),
        ('a,b\n"' + ("x" * 9_000 + "\n") * 4 + '",1\n', ("text-field-long", 2)),
        ("a,b\n" + "," * 512 + "\n", ("text-many-fields", 2)),
        ('a,b\n"' + "x" * 40_000 + "\n" * 30, ("text-field-long", 2)),
        ('"' + "x\n" * 40_000, ("csv-open-quote", 1)),
    ],
)
def test_endless_fields_and_records_are_refused_by_their_limit(text: str, found: tuple[str, int]) -> None:
    assert refusal(text.encode()) == found


def test_limits_that_a_person_raises_hold() -> None:
    wide = ",".join(["x"] * 600) + "\n"
    sheet, _ = read_csv(wide.encode(), Limits(columns=600))
    assert isinstance(sheet, Sheet)
    assert len(sheet.rows[0]) == 600
