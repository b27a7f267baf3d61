"""Registers in words and records: a line a year, the rows somebody should look at, and the cell behind every count."""

from __future__ import annotations

from dataclasses import replace

from tanjcli.core.words import Lang, Name
from tanjcli.evaluate.register_results import Counted, RegisterBook
from tanjcli.present.compose.register import compose_register
from tanjcli.present.document import Document, Paragraph, Table
from tanjcli.present.register_records import REGISTER_COLUMNS, register_record, register_rows
from tests.unit.present.book_samples import books
from tests.unit.present.pipeline_samples import NURSERY, ROLL, UNSEEN


def page(*several: RegisterBook, lang: Lang = "zh", counts: tuple[str, ...] = ()) -> Document:
    return compose_register(books(registers=several), lang, counts)


def table(document: Document, at: int = 0) -> tuple[list[str], list[list[str]]]:
    one = [block for block in document.blocks if isinstance(block, Table)][at]
    return [column.heading for column in one.columns], [[cell.text for cell in row] for row in one.rows]


def test_a_stock_has_a_line_a_year_and_a_column_a_batch() -> None:
    headings, rows = table(page(ROLL))
    assert headings == ["年度", "期初在库", "月度批次", "入库(总增)", "净增", "期末在库"]
    assert rows == [["2021", "0", "1", "1", "1", "1"]]


def test_the_rows_behind_a_count_say_file_sheet_and_cell_and_leave_out_what_nobody_has() -> None:
    headings, rows = table(page(ROLL, counts=("entries.2021",)))
    assert headings == ["代码", "名称", "所属单位", "变动", "日期", "批次", "文件", "工作表", "单元格"]
    assert rows == [["c1", "甲厂", "北镇", "入库", "2021-03-26", "月度", "data/2021-04-08/变动.xlsx", "变动", "F4"]]


def test_a_count_of_another_register_makes_no_table() -> None:
    assert len(page(ROLL, NURSERY, counts=("near",)).blocks) == 1


def test_who_is_near_the_line_is_listed_and_the_line_is_told() -> None:
    document = page(NURSERY)
    assert table(document, 1)[1] == [["c1", "甲厂", "北镇", "1703 万元"]]
    assert document.footer[0].startswith("临近线:近12个月营业收入达到 1600 万元")
    english = page(NURSERY, lang="en")
    assert table(english, 1)[1][0][-1] == "17.03 m yuan"
    assert "16 m yuan" in english.footer[0]


def test_a_name_that_is_nowhere_is_said_to_be_unseen() -> None:
    document = page(UNSEEN)
    assert table(document) == (["点名", "未见于数据"], [["1", "1"]])
    assert table(document, 1) == (["名称", "所在指标或路径"], [["甲", "T12, P4"]])


def test_columns_of_a_ledger_are_called_as_it_calls_them_and_what_is_missing_too() -> None:
    facts = (("built_on", "2021-05-18"), ("paper", ""), ("missing", "paper,built_on"))
    park = replace(UNSEEN.entries[0], facts=facts, counted=("unproved",))
    labels = (("built_on", Name("建成日期", "Built on")), ("paper", Name("认定文号", "Document")))
    works = RegisterBook(
        "parks", "works", ROLL.name, "", ROLL.through, (Counted("unproved", "", 1),), (park,), labels=labels
    )
    assert table(page(works), 1) == (
        ["名称", "建成日期", "缺"],
        [["甲", "2021-05-18", "认定文号、建成日期"]],
    )
    assert table(page(works, lang="en"), 1)[1][0][-1] == "Document, Built on"


def test_the_legend_shows_a_count_that_can_be_asked_for() -> None:
    assert "--rows opening.2021" in page(ROLL).footer[-1]


def test_a_register_without_data_says_so() -> None:
    (block,) = page(RegisterBook("r", "stock", ROLL.name)).blocks
    assert isinstance(block, Paragraph)
    assert block.lines == ("规上企业:没有收到数据",)


def test_a_record_has_the_keys_behind_every_count_that_has_rows() -> None:
    (one,) = register_record(books(registers=(ROLL,)))["registers"]
    keys = {count["id"]: count["keys"] for count in one["counts"]}
    assert keys == {
        "opening.2021": [],
        "batch:月度.2021": ["c1"],
        "entries.2021": ["c1"],
        "net.2021": None,
        "closing.2021": ["c1"],
    }
    assert one["entries"][0]["place"] == {"file": "data/2021-04-08/变动.xlsx", "sheet": "变动", "cell": "F4"}


def test_a_flat_row_is_an_entry() -> None:
    (row,) = register_rows(books(registers=(ROLL,)), "zh")
    assert set(row) == set(REGISTER_COLUMNS)
    assert row["facts"] == "event=entry; dated=2021-03-26; batch=月度"
    assert row["counted"] == "entries.2021; batch:月度.2021; closing.2021"
