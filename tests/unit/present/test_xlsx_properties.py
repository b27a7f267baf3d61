"""Properties of the workbook writer: any number prints as the Book says, any text comes back as it was gated."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from tanjcli.core.quantities import rounded
from tanjcli.core.text import visible
from tanjcli.present.book import Book, Panel, Sheet
from tanjcli.present.document import Column, Number, StatusCell, Table, Tally, Words
from tanjcli.present.writers.width import width
from tanjcli.present.writers.xlsx import render
from tanjcli.present.writers.xlsx.geometry import TOP, areas, lines, text_of, widths
from tanjcli.present.writers.xlsx.numbers import number_format, stored

DAY = date(2021, 12, 18)
_TOKEN = re.compile(r'"([^"]*)"|\\(.)|(0(?:\.0+)?)|(.)')


def printed(value: Decimal, code: str) -> str:
    """What a spreadsheet shows for a value: the section of its sign, literals, digits and the percent sign."""
    section = _sections(code)[0 if value > 0 else 1 if value < 0 else 2]
    percent = any(loose == "%" for *_, loose in _TOKEN.findall(section))
    shown = []
    for quoted, escaped, digits, loose in _TOKEN.findall(section):
        if digits:
            places = len(digits.partition(".")[2])
            shown.append(f"{rounded(abs(value).scaleb(2 * percent), places):f}")
        else:
            shown.append(quoted or escaped or loose)
    return "".join(shown)


def _sections(code: str) -> list[str]:
    """The three sections; a semicolon inside a literal separates nothing."""
    found = [""]
    for match in _TOKEN.finditer(code):
        if match.group(0) == ";":
            found.append("")
        else:
            found[-1] += match.group(0)
    assert len(found) == 3
    return found


units = st.sampled_from(["", "家", "亿元", "%", "‰", "百分点", "bn yuan", 'a"b', "x;y", "[red]", "0", "m²"])
numbers = st.builds(
    Number,
    st.decimals(min_value=-(10**9), max_value=10**9, places=6, allow_nan=False),
    st.integers(0, 6),
    units,
    signed=st.booleans(),
    prefix=st.sampled_from(["", "≤", ">"]),
    negative=st.sampled_from(["", "超"]),
    power=st.integers(-2, 0),
    enclosed=st.booleans(),
)


@settings(max_examples=400, deadline=None)
@given(numbers)
def test_the_format_prints_the_stored_value_as_the_book_does(number: Number) -> None:
    assert printed(stored(number), number_format(number)) == number.text


@given(numbers)
def test_what_is_stored_is_what_is_printed_and_a_double_holds_it(number: Number) -> None:
    value = stored(number)
    assert value.scaleb(2 if number.unit == "%" else 0) == number.printed
    if len(value.as_tuple().digits) <= 15:
        assert Decimal(repr(float(value))) == value


@settings(max_examples=15, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=()), min_size=1, max_size=30), min_size=40, max_size=60))
def test_any_text_comes_back_as_the_gate_left_it(texts: list[str]) -> None:
    table = Table((Column("a", "名称"),), tuple((Words(text),) for text in texts))
    data = render(_book(table), DAY)
    grid = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert [row[0] for row in grid[3 : 3 + len(texts)]] == [visible(text) for text in texts]


def _book(*tables: Table) -> Book:
    sheet = Sheet("页", "标题", tuple(Panel(table) for table in tables))
    return Book("标题", "zh", (sheet,), "截至 2021-11-30", "第 {page} 页")


def _column(texts: Iterator[str] | list[str], exact: bool = False, heading: str = "列") -> Table:
    return Table((Column("a", heading, exact=exact, least=8),), tuple((Words(text),) for text in texts))


@given(st.lists(st.text(st.characters(categories=["L", "N", "P"]), max_size=60), min_size=1, max_size=5))
def test_an_exact_column_is_wide_enough_for_its_widest_text(texts: list[str]) -> None:
    (found,) = widths(Sheet("页", "t", (Panel(_column(texts, exact=True)),)))
    assert found > max(width(visible(text)) for text in texts)


def test_a_column_of_texts_wraps_beyond_twice_its_least_width() -> None:
    (found,) = widths(Sheet("页", "t", (Panel(_column(["很长的说明" * 20])),)))
    assert found < 30
    assert lines(["很长的说明" * 20], [found]) >= 200 // 30


def test_a_heading_of_one_long_word_is_not_broken() -> None:
    (found,) = widths(Sheet("页", "t", (Panel(_column(["1"], heading="T11 Pharmaceuticals: output (bn yuan)")),)))
    assert found > len("Pharmaceuticals:")


@pytest.mark.parametrize(
    ("text", "columns", "tall"), [("", 10, 1), ("短", 10, 1), ("a" * 90, 13, 9), ("字" * 30, 23, 3)]
)
def test_lines_of_a_text_in_its_column(text: str, columns: int, tall: int) -> None:
    assert lines([text], [columns]) == tall


def test_tables_stand_under_each_other_with_room_for_a_title() -> None:
    first, second = areas(_book(_column(["a", "b"]), _column(["c"])).sheets[0])  # type: ignore[arg-type]
    assert (first.head, first.first, first.stop) == (TOP, TOP + 1, TOP + 3)
    assert (second.head, second.stop) == (first.stop + 2, first.stop + 4)


def test_columns_for_charts_stand_beyond_the_printed_ones() -> None:
    panel = Panel(_column(["a"]), drawn=(("a", "作图"),))
    (area,) = areas(Sheet("页", "t", (panel,)))
    assert area.drawn == {"a": 2}
    assert (area.column("a"), area.columns["a"]) == (2, 0)


def test_counts_and_notes_stand_below_the_table() -> None:
    tally = Tally("共 2 项: ", (StatusCell("achieved", "已完成", "1"), StatusCell("behind", "滞后", "1")))
    sheet = Sheet("页", "t", (Panel(_column(["a"])),), notes=("第一条", "第二条"), tally=tally)
    data = render(Book("t", "zh", (sheet,), "f", "p"), DAY)
    grid = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert [row[0] for row in grid if row[0]][-3:] == ["共 2 项: ● 已完成 1  ▼ 滞后 1", "第一条", "第二条"]


def test_the_sign_of_a_status_comes_with_its_word() -> None:
    assert text_of(StatusCell("missed", "未完成", "过期")) == "■ 未完成 过期"


@pytest.mark.parametrize("footer", ["a & b", "&" * 300, "截至 " * 100])
def test_a_footer_is_text_and_never_too_long_to_print(footer: str) -> None:
    data = render(Book("t", "zh", _book(_column(["a"])).sheets, footer, "第 {page} 页", banner="样例数据"), DAY)
    from openpyxl import load_workbook

    page = load_workbook(io.BytesIO(data)).worksheets[0]
    assert page.oddFooter.left.text.startswith("样例数据")
    assert "&P" in page.oddFooter.center.text
