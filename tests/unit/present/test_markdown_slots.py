"""Slots and chapters in Markdown: marks that no reader sees, between which people's words are kept."""

from __future__ import annotations

import pytest

from tanjcli.present.compose.bulletin import compose_bulletin
from tanjcli.present.document import Annex, Document, Heading, Slot, Table
from tanjcli.present.writers import markdown, plain, table
from tests.unit.present.builders import county


def test_a_slot_stands_between_marks() -> None:
    slot = Slot("leader-remarks", "领导批示", "〔填写〕", ("**抓紧**补差。",))
    assert markdown.render(Document("t", (slot, Slot("next-steps", "下步", "〔填写〕")))) == (
        "# t\n\n<!-- keep: leader-remarks -->\n**抓紧**补差。\n\n<!-- /keep -->\n"
        "\n<!-- keep: next-steps -->\n〔填写〕\n\n<!-- /keep -->\n"
    )


@pytest.mark.parametrize(
    "lines",
    [
        ("一是抓紧。", "二是**压实**责任。"),
        ("- 列表", "1. 编号"),
        ("a\\*b", "<!-- /keep -->", "<script>", "[x](y) `c` | d \\ e"),
    ],
)
def test_what_is_written_between_the_marks_comes_back(lines: tuple[str, ...]) -> None:
    text = markdown.render(Document("t", (Slot("next-steps", "下步", "〔填写〕", lines),)))
    assert markdown.kept_slots(text) == {"next-steps": lines}
    assert "<script>" not in text


def test_regenerating_a_bulletin_keeps_the_words() -> None:
    first = markdown.render(compose_bulletin(county(), "zh", {"next-steps": ("按月调度。",)}))
    assert markdown.render(compose_bulletin(county(), "zh", markdown.kept_slots(first))) == first


def test_chapters_sections_tables_and_annexes_are_headings_of_their_depth() -> None:
    document = Document("t", (Heading("一、甲"), Heading("（一）乙", 2), Table((), (), "表"), Annex("附件1", "全表")))
    heads = [line for line in markdown.render(document).splitlines() if line.startswith("#")]
    assert heads == ["# t", "## 一、甲", "### （一）乙", "#### 表", "## 附件1 全表"]


def test_terminals_and_plain_text_show_slots_and_annexes_too() -> None:
    document = Document("t", (Slot("k", "批示", "〔填写〕"), Annex("附件1", "全表")))
    for text in (plain.render(document), table.render(document, table.Terminal())):
        assert "〔填写〕" in text
        assert "附件1 全表" in text
