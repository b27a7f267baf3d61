"""Cells print what they are; nothing invisible gets in."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tanjcli.present.document import Absent, Document, Facts, Number, Paragraph, Span, StatusCell, Words


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (Number(Decimal("42.04"), 1, "%"), "42.0%"),
        (Number(Decimal("0.05"), 1), "0.1"),
        (Number(Decimal(58), 0, "家"), "58 家"),
        (Number(Decimal("4.253"), 1, signed=True), "+4.3"),
        (Number(Decimal("-21.89"), 1, signed=True), "-21.9"),
        (Number(Decimal(0), 1, signed=True), "0.0"),
        (Number(Decimal("-0.04"), 1), "0.0"),
        (Number(Decimal(-12), 0, "家", negative="超"), "超 12 家"),
        (Number(Decimal(12), 0, "家", negative="超"), "12 家"),
        (Number(Decimal(5), 0, "件", prefix="≤"), "≤ 5 件"),
        (Number(Decimal("1E+3"), 0, "家"), "1000 家"),
        (Span(Number(Decimal(6), 0, "项"), Number(Decimal(8), 0, "项")), "6–8 项"),
        (StatusCell("behind", "滞后", "过期"), "滞后 过期"),
        (Words("县工信局", "*"), "县工信局*"),
        (Absent("no_data", "无数据"), "–"),
    ],
)
def test_a_cell_prints_its_figure_half_up_with_unit_and_sign(cell: Number, text: str) -> None:
    assert cell.text == text


def test_a_number_keeps_its_unrounded_value_for_writers_of_workbooks() -> None:
    assert Number(Decimal("64.996"), 2).value == Decimal("64.996")


@pytest.mark.parametrize("hostile", ["\x1b[31m", "\u202e", "\u200b", "\r\n", "\x9b"])
def test_no_part_of_a_document_holds_an_invisible_character(hostile: str) -> None:
    document = Document(
        title=f"t{hostile}",
        banner=hostile,
        blocks=(Facts(((f"l{hostile}", Words(hostile, hostile)),), title=hostile), Paragraph((hostile,))),
        header=(hostile,),
        footer=(hostile,),
        hints=(hostile,),
    )
    facts, paragraph = document.blocks
    assert isinstance(facts, Facts)
    assert isinstance(paragraph, Paragraph)
    label, cell = facts.items[0]
    texts = [document.title, document.banner, *document.header, *document.footer, *document.hints]
    for text in (*texts, facts.title, label, cell.text, *paragraph.lines):
        assert text.isprintable()
        assert "\\" in text


def test_clean_names_pass_unchanged_also_from_the_extension_planes() -> None:
    assert Words("郯城县𠮷田公司").text == "郯城县𠮷田公司"
