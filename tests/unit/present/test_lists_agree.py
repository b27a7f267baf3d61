"""One list, every format: the same counts in workbook, bulletin, page, terminal and JSON."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html import unescape

import openpyxl
import pytest

from tanjcli.core.words import Lang
from tanjcli.evaluate.list_counts import ListCounts
from tanjcli.present.compose.book import compose_book
from tanjcli.present.compose.bulletin import compose_bulletin
from tanjcli.present.compose.dashboard import compose_dashboard
from tanjcli.present.compose.lists import compose_lists
from tanjcli.present.list_records import list_record
from tanjcli.present.writers import docx, json_text, markdown, web, xlsx
from tests.unit.present.docx_reading import paragraphs, tables
from tests.unit.present.list_samples import SILENT, WORKS, listed

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")
LANGS: tuple[Lang, ...] = ("zh", "en")
DAY = date(2021, 12, 18)
COUNTS = ListCounts(moved=21, added=0, removed=0, vanished=0, stale=22, overdue=23, troubled=24)
KNOWN = listed(replace(WORKS, rows=31, done=32, original=34, original_done=33, counts=COUNTS), SILENT)
# rows, done, done of the original, moved, not updated, overdue, in trouble
TOLD = ["31", "32", "33/34", "21", "22", "23", "24"]


def workbook(lang: Lang) -> list[list[str]]:
    page = openpyxl.load_workbook(io.BytesIO(xlsx.render(compose_book(KNOWN, lang), DAY)))[
        "清单情况" if lang == "zh" else "Lists"
    ]
    return [[str(cell.value) for cell in row] for row in page.iter_rows(min_row=4, max_row=5, min_col=4, max_col=10)]


def bulletin(lang: Lang) -> list[list[str]]:
    rows = (row for table in tables(docx.render(compose_bulletin(KNOWN, lang), DAY)) for row in table)
    return [row[1:] for row in rows if len(row) == 8 and row[0].startswith(("L1", "L2"))]


def page(lang: Lang) -> list[list[str]]:
    html = web.render(compose_dashboard(KNOWN, lang))
    table = html[html.index('id="lists"') :].partition("<tbody>")[2].partition("</tbody>")[0]
    rows = [re.split(r"<td[^>]*>", row)[1:] for row in table.split("<tr>")[1:]]
    return [[unescape(re.sub(r"<[^>]*>", "", text)).strip() for text in row][3:10] for row in rows]


def terminal(lang: Lang) -> list[list[str]]:
    lines = markdown.render(compose_lists(KNOWN, lang, ())).splitlines()
    rows = [
        [part.strip() for part in line.strip("|").split("|")] for line in lines if line.startswith(("| L1", "| L2"))
    ]
    return [row[3:10] for row in rows]


def machine(_: Lang) -> list[list[str]]:
    read = json.loads(json_text.render(list_record(KNOWN)))["lists"]
    return [
        [
            *(str(one[key]) for key in ("rows", "done")),
            f"{one['original_done']}/{one['original']}",
            *(str(one["counts"][key]) for key in ("moved", "stale", "overdue", "troubled")),
        ]
        if one["period"]
        else ["–"] * 7
        for one in read
    ]


FORMATS: dict[str, Callable[[Lang], list[list[str]]]] = {
    "xlsx": workbook,
    "docx": bulletin,
    "html": page,
    "md": terminal,
    "json": machine,
}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_the_same_counts_of_a_list_and_none_of_a_silent_one(name: str, lang: Lang) -> None:
    assert FORMATS[name](lang) == [TOLD, ["–"] * 7]


@pytest.mark.parametrize("lang", LANGS)
def test_sentences_say_the_counts_of_the_table(lang: Lang) -> None:
    prose = "".join(text for _, text in paragraphs(docx.render(compose_bulletin(KNOWN, lang), DAY)))
    for sentence in {
        "zh": ("在册31项", "阶段变动21项", "原清单34项，已办结33项", "逾期23项", "未更新22行"),
        "en": ("31 items", "21 stage moves", "of 34 on the list at the start of the year, 33 ended", "22 rows"),
    }[lang]:
        assert sentence in prose
