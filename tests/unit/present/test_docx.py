"""The Word page read back from the file: GB/T 9704—2012, and every number of the Document where it belongs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

from tanjcli.core.words import Lang, Name
from tanjcli.present.compose.bulletin import compose_bulletin
from tanjcli.present.document import (
    Absent,
    Align,
    Annex,
    Column,
    Course,
    Document,
    Facts,
    Heading,
    Number,
    Paragraph,
    Role,
    Slot,
    StatusCell,
    Table,
    Tally,
    Track,
    Words,
)
from tanjcli.present.writers import docx
from tanjcli.present.writers.glyphs import UNICODE
from tanjcli.present.writers.layout import shown
from tests.unit.present.builders import a_cell, an_assessment, county
from tests.unit.present.docx_reading import W, names, paragraphs, part, style, tables, text, value

DAY = date(2021, 12, 18)
MM = 1440 / 25.4
LANGS: tuple[Lang, ...] = ("zh", "en")
ZH = docx.render(compose_bulletin(county(), "zh"), DAY)
EN = docx.render(compose_bulletin(county(), "en"), DAY)
TABLE = Table(
    (Column("name", "指标"), Column("done", "完成", Align.RIGHT, exact=True), Column("status", "状态", exact=True)),
    ((Words("产值"), Number(Decimal("12.7"), 2, "亿元"), StatusCell("behind", "滞后")),),
    "表",
)


def sections(data: bytes) -> list[ET.Element]:
    return list(part(data).iter(f"{W}sectPr"))


def millimetres(section: ET.Element, *sides: str) -> list[float]:
    return [round(int(value(section, "pgMar", side)) / MM, 1) for side in sides]


def test_a4_with_margins_37_35_28_26() -> None:
    upright = sections(ZH)[0]
    assert millimetres(upright, "top", "bottom", "left", "right") == [37.0, 35.0, 28.0, 26.0]
    size = [round(int(value(upright, "pgSz", side)) / MM) for side in ("w", "h")]
    assert size == [210, 297]


def test_22_lines_of_29_points_and_28_characters_fill_the_text_block() -> None:
    upright, body = sections(ZH)[0], style(ZH, "Body")
    room = int(value(upright, "pgSz", "h")) - sum(int(value(upright, "pgMar", side)) for side in ("top", "bottom"))
    line = int(value(body, "pPr/spacing", "line"))
    assert (line, value(body, "pPr/spacing", "lineRule")) == (29 * 20, "exact")
    assert room // line == 22
    assert value(upright, "docGrid", "type") == "linesAndChars"
    assert value(upright, "docGrid", "linePitch") == str(line)
    width = int(value(upright, "pgSz", "w")) - sum(int(value(upright, "pgMar", side)) for side in ("left", "right"))
    pitch = 16 + int(value(upright, "docGrid", "charSpace")) / 4096
    assert int(width / 20 / pitch) == 28


@pytest.mark.parametrize(
    ("key", "east", "points", "align", "indent"),
    [
        ("Title", "方正小标宋简体", 22, "center", ""),
        ("Heading1", "黑体", 16, "both", "200"),
        ("Heading2", "楷体", 16, "both", "200"),
        ("Body", "仿宋", 16, "both", "200"),
        ("Listed", "仿宋", 16, "left", "200"),
        ("Called", "仿宋", 16, "left", ""),
        ("TableHead", "黑体", 10.5, "center", ""),
        ("TableText", "仿宋", 10.5, "left", ""),
        ("Footer", "宋体", 14, "left", ""),
    ],
)
def test_faces_sizes_and_indents(key: str, east: str, points: float, align: str, indent: str) -> None:
    one = style(ZH, key)
    assert value(one, "rPr/rFonts", "eastAsia") == east
    assert value(one, "rPr/rFonts", "ascii") in ("Times New Roman", "宋体")
    assert int(value(one, "rPr/sz")) / 2 == points
    assert value(one, "pPr/jc") == align
    assert value(one, "pPr/ind", "firstLineChars") == indent
    assert (value(one, "rPr/lang", "eastAsia"), value(one, "rPr/lang")) == ("zh-CN", "en-US")


def test_faces_that_may_be_missing_name_the_next_best() -> None:
    other = {f.get(f"{W}name"): value(f, "altName") for f in part(ZH, "word/fontTable.xml")}
    assert "宋体" in other["方正小标宋简体"]
    assert "仿宋_GB2312" in other["仿宋"]


def test_the_signature_stands_four_characters_from_the_right_with_arabic_numerals() -> None:
    assert value(style(ZH, "Signed"), "pPr/ind", "rightChars") == "400"
    assert ("SignedMore", "2021年12月18日") in paragraphs(ZH)
    assert ("Signed", "县工信局") in paragraphs(ZH)


def test_page_numbers_stand_outside_between_dashes() -> None:
    even_and_odd = part(ZH, "word/settings.xml").find(f"{W}evenAndOddHeaders")
    assert even_and_odd is not None
    odd, even = (part(ZH, f"word/footer-upright-{side}.xml") for side in ("odd", "even"))
    for footer in (odd, even):
        assert text(footer).replace("样例数据", "") == "— 1 —"
        assert [f.get(f"{W}instr") for f in footer.iter(f"{W}fldSimple")] == ["PAGE"]
    right = max(int(tab.get(f"{W}pos", "0")) for tab in odd.iter(f"{W}tab"))
    assert right == 8844 - 280  # one character of 14 pt inside
    assert len([r for r in odd.iter(f"{W}r") if r.find(f"{W}tab") is not None]) == 2
    assert value(even[0], "pPr/ind", "left") == "280"


def test_only_annexes_lie_across_on_the_same_text_block_turned() -> None:
    upright, wide = sections(ZH)
    assert (value(upright, "pgSz", "orient"), value(wide, "pgSz", "orient")) == ("", "landscape")
    assert millimetres(wide, "top", "right", "bottom", "left") == [28.0, 37.0, 26.0, 35.0]
    ends = [p for p in part(ZH).iter(f"{W}p") if p.find(f"{W}pPr/{W}sectPr") is not None]
    assert [text(p) for p in ends] == ["2021年12月18日"]


def test_each_further_annex_begins_a_page_and_its_table_repeats_its_head() -> None:
    styles = [key for key, _ in paragraphs(ZH)]
    assert (styles.count("AnnexLabel"), styles.count("NextAnnex")) == (1, 2)
    assert style(ZH, "NextAnnex").find(f"{W}pPr/{W}pageBreakBefore") is not None
    for table in part(ZH).iter(f"{W}tbl"):
        first, *others = table.iter(f"{W}tr")
        assert first.find(f"{W}trPr/{W}tblHeader") is not None
        assert not any(row.find(f"{W}trPr/{W}tblHeader") is not None for row in others)
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in (first, *others))


@pytest.mark.parametrize("lang", LANGS)
def test_every_cell_of_every_table_is_in_the_file_as_the_other_formats_print_it(lang: Lang) -> None:
    document = compose_bulletin(county(), lang)
    printed = tables(docx.render(document, DAY))
    wanted = [block for block in document.blocks if isinstance(block, Table)]
    assert len(printed) == len(wanted) == 3
    for found, table in zip(printed, wanted, strict=True):
        assert found[0] == [column.heading for column in table.columns]
        assert found[1:] == [[shown(cell, UNICODE) for cell in row] for row in table.rows]


@pytest.mark.parametrize("lang", LANGS)
def test_every_line_of_prose_is_in_the_file(lang: Lang) -> None:
    document = compose_bulletin(county(), lang)
    found = {words for _, words in paragraphs(docx.render(document, DAY))}
    lines = [line for b in document.blocks if isinstance(b, Paragraph | Slot) for line in b.lines]
    assert {*lines, *document.footer} <= found


@pytest.mark.parametrize("data", [ZH, EN], ids=LANGS)
def test_tables_are_as_wide_as_the_text_block_at_most_and_their_columns_add_up(data: bytes) -> None:
    for table in part(data).iter(f"{W}tbl"):
        columns = [int(c.get(f"{W}w", "0")) for c in table.iter(f"{W}gridCol")]
        assert sum(columns) == int(value(table, "tblPr/tblW", "w")) <= 12763
        assert min(columns) > 300
        first = next(table.iter(f"{W}tr"))
        assert [int(value(c, "tcPr/tcW", "w")) for c in first.iter(f"{W}tc")] == columns


def test_a_table_with_many_figures_gets_smaller_letters_never_broken_figures() -> None:
    columns = tuple(Column(f"c{i}", "数", Align.RIGHT, exact=True) for i in range(14))
    row = tuple(Number(Decimal("123456.78"), 2) for _ in columns)
    data = docx.render(Document("t", (Table(columns, (row,)),)), DAY)
    (table,) = part(data).iter(f"{W}tbl")
    sizes = {int(s.get(f"{W}val", "0")) for s in table.iter(f"{W}sz")} & {21, 18, 15}
    assert sizes == {15}


def test_a_status_has_its_sign_its_word_and_a_colour() -> None:
    data = docx.render(Document("t", (TABLE,)), DAY)
    cell = list(part(data).iter(f"{W}tc"))[-1]
    assert text(cell) == "▼ 滞后"
    assert value(next(cell.iter(f"{W}r")), "rPr/color") == "8A5A00"


def test_the_sample_mark_is_on_the_face_on_every_page_and_in_the_properties() -> None:
    assert ("Mark", "样例数据") in paragraphs(ZH)
    assert text(part(ZH, "word/header.xml")) == "样例数据"
    assert {value(sections(ZH)[i], "headerReference", "type") for i in (0, 1)} == {"default"}
    core = "".join(part(ZH, "docProps/core.xml").itertext())
    assert core.count("样例数据") == 2
    real = docx.render(compose_bulletin(an_assessment(a_cell(), sample=False), "zh"), DAY)
    assert "word/header.xml" not in names(real)
    assert "样例" not in "".join(text(part(real, name)) for name in names(real) if name.endswith(".xml"))


def test_the_same_document_gives_the_same_bytes_and_the_day_is_the_one_given() -> None:
    assert docx.render(compose_bulletin(county(), "zh"), DAY) == ZH
    later = docx.render(compose_bulletin(county(), "zh"), date(2022, 1, 20))
    differing = [n for n in names(ZH) if ET.tostring(part(later, n)) != ET.tostring(part(ZH, n))]
    assert differing == ["docProps/core.xml"]
    assert "2021-12-18T00:00:00Z" in "".join(part(ZH, "docProps/core.xml").itertext())
    with ZipFile(BytesIO(ZH)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


HOSTILE = (
    "=cmd|' /C calc'!A0",
    "[red]厂",
    "<script>alert(1)</script>",
    '../../x & "y"',
    "]]></w:t>",
    "\x1b[31m",
    "a\u202eb",
    "\ufffe\uffff",
    "{{ 7*7 }}",
    "  空  格  ",
    "𠮷野\U0001f600",
)


@pytest.mark.parametrize("name", HOSTILE)
def test_names_are_text_and_nothing_else(name: str) -> None:
    data = docx.render(compose_bulletin(an_assessment(a_cell(name=Name(name))), "zh"), DAY)
    cells = {cell for table in tables(data) for row in table for cell in row}
    seen = {"\x1b[31m": "\\x1b[31m", "a\u202eb": "a\\u202eb", "\ufffe\uffff": "\\ufffe\\uffff"}
    assert seen.get(name, name) in cells
    for member in names(data):
        assert part(data, member) is not None  # well-formed


def test_a_title_of_many_words_is_broken_where_its_words_end() -> None:
    title = next(p for p in part(ZH).iter(f"{W}p") if value(p, "pPr/pStyle") == "Title")
    lines = [text(r) for r in title.iter(f"{W}r") if r.find(f"{W}t") is not None]
    assert lines == ["关于2021年1—11月工业强县三年行动计划", "目标任务完成情况的通报"]
    english = next(words for key, words in paragraphs(EN) if key == "Title")
    assert english == compose_bulletin(county(), "en").title


def test_two_tables_in_a_row_stay_two_and_a_section_ends_with_a_paragraph() -> None:
    bare = replace(TABLE, title="")
    body = part(docx.render(Document("t", (bare, bare, Annex("附件1", "a"), bare)), DAY))[0]
    kinds = [child.tag.removeprefix(W) for child in body]
    assert kinds == ["p", "tbl", "p", "tbl", "p", "p", "p", "tbl", "p", "sectPr"]


def test_every_kind_of_block_has_its_place() -> None:
    course = Course("日", ("2021-06",), (Track("actual", "实际", (Number(Decimal(5), 0),)),))
    blocks = (
        Heading("一、甲"),
        Heading("（一）乙", 2),
        Paragraph(("正文",), "小题"),
        Paragraph(("注",), role=Role.NOTE),
        Facts((("单位", Words("县局")), ("数", Absent("no_data", "无数据")))),
        Tally("共 1 项: ", (StatusCell("behind", "滞后", "1"),)),
        course,
    )
    found = paragraphs(docx.render(Document("t", blocks, header=("依据",)), DAY))
    assert found[:9] == [
        ("Title", "t"),
        ("Note", "依据"),
        ("Heading1", "一、甲"),
        ("Heading2", "（一）乙"),
        ("Caption", "小题"),
        ("Body", "正文"),
        ("Note", "注"),
        ("Body", "单位: 县局"),
        ("Body", "数: –"),
    ]
    assert found[9] == ("Note", "共 1 项: ▼ 滞后 1")
    assert tables(docx.render(Document("t", (course,)), DAY)) == [[["日", "实际"], ["2021-06", "5"]]]
