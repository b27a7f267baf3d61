"""What every writer of Documents promises: no number cut, no ESC, nothing of the data obeyed."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from tanjcli.core.words import Lang, Name
from tanjcli.evaluate.results import Status
from tanjcli.present.compose.gap import compose_gap
from tanjcli.present.compose.report import ReportOptions, compose_report
from tanjcli.present.document import (
    Align,
    Column,
    Document,
    Facts,
    Number,
    Paragraph,
    Span,
    StatusCell,
    Table,
    Tally,
    Words,
)
from tanjcli.present.writers import markdown, plain, table
from tanjcli.present.writers.glyphs import ASCII, UNICODE
from tanjcli.present.writers.table import Terminal
from tanjcli.present.writers.width import width
from tests.unit.present.builders import a_cell, an_assessment, county

LANGS: tuple[Lang, ...] = ("zh", "en")
HOSTILE = (
    "\x1b[31mred\x1b[0m",
    "\x1b]0;title\x07",
    "\u202eevil",
    "[red]markup[/red]",
    "[/]",
    ":smile:",
    "=HYPERLINK(1)",
    "a|b`c`<script>",
)


def exact_texts(document: Document) -> list[dict[str, str]]:
    """The numbers and statuses of every row by column heading."""
    kinds = (Number, Span, StatusCell)
    return [
        {column.heading: cell.text for column, cell in zip(block.columns, row, strict=True) if isinstance(cell, kinds)}
        for block in document.blocks
        if isinstance(block, Table)
        for row in block.rows
    ]


@pytest.mark.parametrize("columns", range(40, 201))
@pytest.mark.parametrize("lang", LANGS)
def test_at_every_width_numbers_are_whole_or_their_column_is_named_as_left_out(columns: int, lang: Lang) -> None:
    gone: list[str] = []

    def dropped(headings: object) -> str:
        gone.extend(headings)  # type: ignore[call-overload]
        return "left out"

    document = compose_report(county(), lang)
    text = table.render(document, Terminal(width=columns, dropped=dropped))
    lines = text.splitlines()
    assert all(width(line) <= columns for line in lines)
    assert ("left out" in text) is bool(gone)
    for row in exact_texts(document):
        words = [word for heading, word in row.items() if heading not in gone]
        assert any(all(word in line for word in words) for line in lines), words


@pytest.mark.parametrize("columns", [40, 80, 120, 200])
def test_columns_stand_under_each_other(columns: int) -> None:
    document = compose_gap(county(), "zh")
    lines = table.render(document, Terminal(width=columns)).splitlines()
    head = next(line for line in lines if line.startswith("状态"))
    right_edge = width(head[: head.index("差距") + 2])
    rows = [line for line in lines if line.startswith(("▼", "·", "○", "■"))]
    assert len(rows) == 6
    for line in rows:
        cut = next(n for n in range(len(line) + 1) if width(line[:n]) >= right_edge)
        assert line[:cut].rstrip()[-1] in "名家项点"


def test_status_and_indicator_stay_at_any_width() -> None:
    text = table.render(compose_report(county(), "zh"), Terminal(width=40))
    assert "▼ 严重滞后" in text
    assert "培训企业家" in text


def test_names_are_shortened_but_their_star_stays() -> None:
    long = a_cell(lead=Name("县" * 40, "x" * 80))
    text = table.render(compose_report(an_assessment(long), "zh"), Terminal(width=110))
    assert "…*" in text


def test_wide_is_never_cut() -> None:
    document = compose_report(county(), "zh", ReportOptions(wide=True))
    text = table.render(document, Terminal(width=80))
    assert "2021年1—11月水平;15/16 单位已报" in text
    assert "…" not in text


def test_colour_only_where_asked_and_never_the_only_sign() -> None:
    document = compose_report(county(), "zh")
    plainly, coloured = (table.render(document, Terminal(width=120, colour=colour)) for colour in (False, True))
    assert "\x1b" not in plainly
    assert "\x1b[31m▼ 严重滞后" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plainly


def test_plain_text_has_no_escape_no_shortening_and_no_trailing_blanks() -> None:
    text = plain.render(compose_report(county(), "zh"))
    assert "\x1b" not in text
    assert "…" not in text
    assert all(line == line.rstrip() for line in text.splitlines())


@pytest.mark.parametrize("lang", LANGS)
def test_the_ascii_set_leaves_only_ascii_and_letters(lang: Lang) -> None:
    for text in (
        plain.render(compose_report(county(), lang), ASCII),
        table.render(compose_report(county(), lang), Terminal(width=80, glyphs=ASCII)),
    ):
        signs = {ch for ch in text if not ch.isascii() and not "\u4e00" <= ch <= "\u9fff"}
        assert signs <= {"、"}


@pytest.mark.parametrize("lang", LANGS)
def test_every_sign_of_the_unicode_set_can_be_written_in_gbk(lang: Lang) -> None:
    assert "".join(UNICODE.status.values()).encode("gbk")
    if lang == "zh":
        table.render(compose_report(county(), lang), Terminal(width=80)).encode("gbk")


@pytest.mark.parametrize("status", list(Status))
def test_both_sets_have_a_sign_for_every_status(status: Status) -> None:
    assert status.value in UNICODE.status
    assert status.value in ASCII.status
    assert ASCII.of(status.value).isascii()


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_shown_and_not_obeyed(name: str) -> None:
    document = compose_report(an_assessment(a_cell(name=Name(name, name), lead=Name(name, name))), "zh")
    written = {
        "table": table.render(document, Terminal(width=200)),
        "coloured": table.render(document, Terminal(width=200, colour=True)),
        "plain": plain.render(document),
        "markdown": markdown.render(document),
    }
    for kind, text in written.items():
        bare = re.sub(r"\x1b\[[0-9;]*m", "", text) if kind == "coloured" else text
        assert all(line.isprintable() for line in bare.splitlines()), kind
        assert "red" in bare or "[red]" not in name
    shown = name.replace("\x1b", "\\x1b").replace("\u202e", "\\u202e").replace("\x07", "\\x07")
    assert shown in written["plain"]
    assert shown in written["table"]


def test_markdown_tables_survive_pipes_and_markup_in_names() -> None:
    text = markdown.render(
        compose_report(an_assessment(a_cell(name=Name("a|b*c*<b>[x](y)`z`", "")), sample=True), "zh")
    )
    row = next(line for line in text.splitlines() if "a\\|b" in line)
    assert row.count("|") - row.count("\\|") == 12
    assert "\\<b\\>" in row
    assert "\\[x\\]" in row
    assert "**样例数据**" in text
    assert "\n\\* 推定牵头" in text


def test_markdown_prose_opens_no_list() -> None:
    text = markdown.render(Document(title="t", blocks=(Paragraph(("- a", "1. b", "+ c", "a - b")),)))
    assert [line for line in text.splitlines() if line][1:] == ["\\- a", "1\\. b", "\\+ c", "a - b"]


def test_facts_align_their_values() -> None:
    document = Document(title="t", blocks=(Facts((("牵头", Words("县工信局")), ("id", Words("x")))),))
    assert plain.render(document).splitlines()[2:] == ["  牵头  县工信局", "  id    x"]


def test_a_sign_of_the_tally_stays_with_its_word() -> None:
    statuses = tuple(StatusCell(code, word, "1") for code, word in (("missed", "未完成"), ("not_started", "未开始")))
    document = Document(title="t", blocks=(Tally("共 2 项: ", statuses),))
    lines = table.render(document, Terminal(width=24)).splitlines()
    assert lines[2:] == ["共 2 项: ■ 未完成 1", "  · 未开始 1"]
    assert plain.render(document).splitlines()[2:] == ["共 2 项: ■ 未完成 1  · 未开始 1"]


def test_brackets_hang_outside_so_that_digits_stand_under_digits() -> None:
    column = Column("a", "A", Align.RIGHT, exact=True)
    figures = (Number(Decimal("91.6"), 1, "%", enclosed=True), Number(Decimal("56.9"), 1, "%"))
    document = Document(title="t", blocks=(Table((column,), tuple((figure,) for figure in figures)),))
    assert plain.render(document).splitlines()[3:] == ["(91.6%)", " 56.9%"]


def test_tables_with_the_same_columns_share_their_widths() -> None:
    columns = (Column("a", "A"), Column("b", "B", Align.RIGHT, exact=True))
    one, two = (Table(columns, ((Words(word), Number(Decimal(1), 0)),)) for word in ("x", "long name"))
    lines = plain.render(Document(title="t", blocks=(one, two))).splitlines()
    assert lines[3] == "x          1"
    assert lines[6] == "long name  1"
