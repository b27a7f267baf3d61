"""The lists in the workbook: what stands on which sheet, word for word, and where each row was read."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tanjcli.core.words import Lang
from tanjcli.present.book import Book, Sheet
from tanjcli.present.compose.book import compose_book
from tanjcli.present.compose.lists import health_table
from tanjcli.present.document import Prose
from tanjcli.present.wording import Wording
from tanjcli.present.writers.xlsx import render
from tests.unit.present.builders import county
from tests.unit.present.list_samples import ITEMS, LATE, UNTOUCHED, WORKS, an_item, listed

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")
LANGS: tuple[Lang, ...] = ("zh", "en")
PROSE = ("progress", "problem", "remedy")


def sheet(book: Book, name: str) -> Sheet:
    (found,) = (one for one in book.sheets if one.name == name)
    assert isinstance(found, Sheet)
    return found


def keyed(of: Sheet, panel: int) -> list[dict[str, str]]:
    """The rows of a table as texts by column, prose with its line breaks."""
    table = of.panels[panel].table
    texts = ([("\n".join(c.lines) if isinstance(c, Prose) else c.text) for c in row] for row in table.rows)
    return [dict(zip((column.key for column in table.columns), row, strict=True)) for row in texts]


def written(name: str) -> Worksheet:
    data = render(compose_book(listed(), "zh"), date(2021, 12, 18))
    return openpyxl.load_workbook(io.BytesIO(data))[name]


def test_no_list_no_sheet() -> None:
    assert not {"清单情况", "清单明细"} & {one.name for one in compose_book(county(), "zh").sheets}


@pytest.mark.parametrize("lang", LANGS)
def test_the_first_table_is_the_health_of_every_list_with_the_silent_one_said_to_be_silent(lang: Lang) -> None:
    health = sheet(compose_book(listed(), lang), {"zh": "清单情况", "en": "Lists"}[lang]).panels[0].table
    assert health == health_table(listed().lists, Wording(lang, listed().units))
    assert [cell.text for cell in health.rows[1]][3:10] == ["–"] * 7


def test_each_section_holds_the_rows_its_heading_counts() -> None:
    one = sheet(compose_book(listed(), "zh"), "清单情况")
    told = {panel.table.title: [row["item"] for row in keyed(one, i)] for i, panel in enumerate(one.panels) if i}
    assert told == {
        "本期阶段变动 1 项": ["c"],
        "本季度增减 3 项": ["d", "e", "f"],
        "逾期 1 项": ["a"],
        "本月未更新 2 行": ["b", "d"],
        "存在问题与解决办法 1 项": ["a"],
    }


def test_a_change_says_what_when_and_why() -> None:
    changes = keyed(sheet(compose_book(listed(), "zh"), "清单情况"), 2)
    assert [row["note"] for row in changes] == [
        "调入(2021年10月),专班会议同意",
        "调出(2021年11月),并入其他项目",
        "缺失(2021年11月)",
    ]


def test_a_move_names_the_stage_before_and_a_step_back() -> None:
    back = replace(WORKS, moves=(replace(WORKS.moves[0], back=True),))
    (row,) = keyed(sheet(compose_book(listed(back), "zh"), "清单情况"), 1)
    assert (row["stage_before"], row["stage"], row["note"]) == ("开工", "投产", "退回")


def test_an_empty_section_is_left_out() -> None:
    quiet = replace(WORKS, moves=(), altered=(), overdue=(), stale=(), items=(an_item("z"),))
    assert len(sheet(compose_book(listed(quiet), "zh"), "清单情况").panels) == 1


def test_the_monthly_update_is_said_to_be_a_caution() -> None:
    assert any("只作提示" in note for note in sheet(compose_book(listed(), "zh"), "清单情况").notes)


def test_every_item_is_there_word_for_word_with_its_marks_and_its_cell() -> None:
    rows = keyed(sheet(compose_book(listed(), "zh"), "清单明细"), 0)
    for item, row in zip(ITEMS, rows, strict=True):
        assert {key: row[key] for key in PROSE} == {key: getattr(item, key) for key in PROSE}
        assert (row["file"], row["sheet"], row["cell"]) == (item.place.file, item.place.sheet, item.place.cell)
    assert [(row["overdue"], row["stale"]) for row in rows] == [("逾期", ""), ("", "未更新"), ("", ""), ("", "未更新")]
    assert rows[3]["updated_on"] == "未填"


def test_line_breaks_are_kept_in_the_cell_and_shown() -> None:
    cells = {cell.value: cell for row in written("清单明细").iter_rows() for cell in row if cell.value}
    for text in (LATE.remedy, UNTOUCHED.progress):
        assert cells[text].data_type == "s", "text, never a formula"
        assert cells[text].alignment.wrap_text


def test_a_row_is_high_enough_for_the_lines_of_its_prose() -> None:
    page = written("清单明细")
    (tall,) = (row[0].row for row in page.iter_rows() if any(cell.value == LATE.remedy for cell in row))
    assert page.row_dimensions[tall].height >= 2 * 14
    assert page.row_dimensions[tall + 2].height is None


def test_the_heading_of_the_first_table_does_not_hide_what_the_data_are() -> None:
    page = written("清单情况")
    assert "2021-12-18" in str(page["A2"].value)
    assert page["A3"].value == "清单"
