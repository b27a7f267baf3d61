"""Pipelines and registers in the workbook: their tables under their own headings, every project with its cell."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from tanjcli.core.words import Lang
from tanjcli.evaluate.public import publish
from tanjcli.present.book import Book, Sheet
from tanjcli.present.compose.book import compose_book
from tanjcli.present.compose.pipeline import USUAL, pipeline_blocks
from tanjcli.present.compose.register import register_blocks
from tanjcli.present.document import Table
from tanjcli.present.wording import Wording
from tanjcli.present.writers.xlsx import render
from tests.unit.present.builders import county
from tests.unit.present.roll_samples import FIRMS, INVESTMENT, rolled

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")
LANGS: tuple[Lang, ...] = ("zh", "en")
NAMES = {"zh": ("项目流程", "项目明细", "名录"), "en": ("Pipelines", "Projects", "Registers")}


def sheet(book: Book, name: str) -> Sheet:
    (found,) = (one for one in book.sheets if one.name == name)
    assert isinstance(found, Sheet)
    return found


def test_without_pipelines_and_registers_there_are_no_sheets_of_them() -> None:
    assert not set(NAMES["zh"]) & {one.name for one in compose_book(county(), "zh").sheets}


@pytest.mark.parametrize("lang", LANGS)
def test_the_sheets_hold_the_tables_of_the_commands(lang: Lang) -> None:
    w, book = Wording(lang, rolled().units), compose_book(rolled(), lang)
    flow, _, roll = NAMES[lang]
    told = [block for block in pipeline_blocks(INVESTMENT, 2021, USUAL, w) if isinstance(block, Table)]
    assert [panel.table.rows for panel in sheet(book, flow).panels] == [table.rows for table in told]
    assert [panel.table for panel in sheet(book, roll).panels] == list(register_blocks(FIRMS, w))


def test_every_table_says_what_it_is() -> None:
    for name in NAMES["zh"]:
        assert all(panel.table.title for panel in sheet(compose_book(rolled(), "zh"), name).panels)


def test_every_project_is_there_with_its_cell() -> None:
    (panel,) = sheet(compose_book(rolled(), "zh"), "项目明细").panels
    told = [[cell.text for cell in row] for row in panel.table.rows]
    assert [row[0] for row in told] == ["p1", "p2", "p3"]
    assert all(row[-3:] == ["data/2021-12-18/招商.xlsx", "台账", "B7"] for row in told)


def test_the_first_heading_stands_between_what_the_data_are_and_the_table() -> None:
    page = openpyxl.load_workbook(io.BytesIO(render(compose_book(rolled(), "zh"), date(2021, 12, 18))))["项目流程"]
    assert "2021-12-18" in str(page["A2"].value)
    assert str(page["A3"].value).startswith("招商项目")
    assert page["A4"].value == "阶段"
    assert page.auto_filter.ref.startswith("A4:")


def test_of_a_pipeline_given_out_only_the_funnel_is_left() -> None:
    public = publish(rolled(), {})
    book = compose_book(public, "zh")
    assert [len(sheet(book, "项目流程").panels)] == [1]
    assert "3 个项目" in sheet(book, "项目流程").panels[0].table.title
    assert not {"项目明细", "名录"} & {one.name for one in book.sheets}


def test_a_pipeline_without_data_says_nothing_of_its_own() -> None:
    silent = replace(INVESTMENT, through=None)
    book = compose_book(replace(rolled(), pipelines=(silent,)), "zh")
    assert "项目流程" not in [one.name for one in book.sheets]
