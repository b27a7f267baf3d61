"""The lists on the page: health, and the rows that want a word, few enough for a light page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tanjcli.core.words import Lang, Name
from tanjcli.evaluate.list_results import ListItem
from tanjcli.present.compose.dashboard import compose_dashboard
from tanjcli.present.document import Paragraph, Table
from tanjcli.present.page import Page, Section
from tanjcli.present.writers.web import render
from tests.unit.present.builders import county
from tests.unit.present.list_samples import WORKS, an_item, listed
from tests.unit.present.pages import HOSTILE, fifty

LANGS: tuple[Lang, ...] = ("zh", "en")
LIMIT = 200_000


def section(page: Page) -> Section:
    (found,) = (one for one in page.sections if one.key == "lists")
    return found


def tables(page: Page) -> list[Table]:
    return [block for block in section(page).blocks if isinstance(block, Table)]


def test_without_lists_there_is_no_section() -> None:
    assert "lists" not in [one.key for one in compose_dashboard(county(), "zh").sections]


@pytest.mark.parametrize("lang", LANGS)
def test_overdue_rows_come_before_rows_not_updated(lang: Lang) -> None:
    _, rows = tables(compose_dashboard(listed(), lang))
    marks = {"zh": ("逾期", "未更新"), "en": ("Overdue", "Not updated")}[lang]
    assert [(row[0].text, row[2].text) for row in rows.rows] == [(marks[0], "a"), (marks[1], "b"), (marks[1], "d")]


def test_the_note_names_the_lists_that_want_a_word() -> None:
    assert section(compose_dashboard(listed(), "zh")).note == "L1 逾期 1、未更新 2"


def test_healthy_lists_have_their_health_and_nothing_else() -> None:
    calm = replace(WORKS, overdue=(), stale=(), counts=replace(WORKS.counts, overdue=0, stale=0))
    page = compose_dashboard(listed(calm), "zh")
    assert len(tables(page)) == 1
    assert section(page).note == ""


def many(count: int) -> tuple[ListItem, ...]:
    return tuple(an_item(f"YLL1-{n:03}", name="样例反应釜自动化改造06号") for n in range(count))


@pytest.mark.parametrize("lang", LANGS)
def test_hundreds_of_late_rows_do_not_make_the_page_heavy_and_are_not_hidden_either(lang: Lang) -> None:
    late = replace(WORKS, overdue=many(300), stale=many(300))
    page = compose_dashboard(replace(fifty(), lists=(late,) * 4), lang)
    assert len(render(page).encode()) < LIMIT
    last = section(page).blocks[-1]
    assert isinstance(last, Paragraph)
    assert "2388" in last.lines[0]


def test_what_strangers_wrote_stays_text() -> None:
    items = tuple(an_item(text, name=text, town=Name(text, text)) for text in HOSTILE)
    html = render(compose_dashboard(listed(replace(WORKS, overdue=items)), "zh"))
    assert "<script" not in html
    assert "onerror=alert(1)>" not in html
    assert "\x1b" not in html
