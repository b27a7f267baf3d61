"""The dashboard in a real browser, offline: nothing is asked for, nothing complains, filters and drawers work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tanjcli.core.words import Lang, Name
from tanjcli.evaluate.results import Assessment
from tanjcli.present.compose.dashboard import compose_dashboard
from tanjcli.present.writers.web import render
from tests.unit.present.builders import a_cell, an_assessment
from tests.unit.present.pages import HOSTILE, hostile, with_everything
from tests.web.chromium import BINARY, Browser, browser

pytestmark = pytest.mark.skipif(not BINARY, reason="no Chromium here")
DESKTOP, PHONE = 1280, 390
SEEN = "[...document.querySelectorAll('article')].filter(a => a.offsetParent).map(a => a.id)"


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("profile")) as found:
        yield found


@pytest.fixture
def page(tmp_path: Path) -> Path:
    return saved(tmp_path, with_everything())


def saved(folder: Path, assessment: Assessment, lang: Lang = "zh") -> Path:
    file = folder / "dashboard.html"
    file.write_text(render(compose_dashboard(assessment, lang)), encoding="utf-8")
    return file


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [DESKTOP, PHONE])
@pytest.mark.parametrize("dark", [False, True])
def test_a_page_asks_for_nothing_complains_of_nothing_and_fits(
    chromium: Browser, tmp_path: Path, lang: Lang, width: int, dark: bool
) -> None:
    file = saved(tmp_path, with_everything(), lang)
    chromium.open(file, width, dark=dark)
    picture = chromium.picture(tmp_path / "page.png")
    assert chromium.messages == []
    assert chromium.requests == [file.as_uri()]
    assert chromium.ask("document.documentElement.scrollWidth") == width
    assert picture.startswith(b"\x89PNG")
    assert len(picture) > 20_000


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_table_is_cut_on_a_desk(chromium: Browser, tmp_path: Path, lang: Lang) -> None:
    chromium.open(saved(tmp_path, with_everything(), lang), DESKTOP)
    cut = "[...document.querySelectorAll('.sheet')].filter(s => s.scrollWidth > s.clientWidth).length"
    assert chromium.ask(cut) == 0


def test_dark_and_light_are_two_pages(chromium: Browser, page: Path) -> None:
    grounds = []
    for dark in (False, True):
        chromium.open(page, DESKTOP, dark=dark)
        grounds.append(chromium.ask("getComputedStyle(document.body).backgroundColor"))
    assert grounds == ["rgb(243, 245, 246)", "rgb(17, 22, 27)"]


def test_a_status_narrows_rows_and_cards_and_reset_brings_them_back(chromium: Browser, page: Path) -> None:
    chromium.open(page, DESKTOP)
    everything = chromium.ask(SEEN)
    chromium.click("label[for=s1]")  # on track
    assert chromium.ask(SEEN) == ["growth", "research"]
    rows = "[...document.querySelectorAll('.overview tbody tr')].filter(r => r.offsetParent).length"
    assert chromium.ask(rows) == 2
    chromium.click("button[type=reset]")
    assert chromium.ask(SEEN) == everything
    assert chromium.ask(rows) == len(everything)


def test_filters_hold_together(chromium: Browser, page: Path) -> None:
    chromium.open(page, DESKTOP)
    chromium.click(".more summary")
    chromium.click("label[for=l0]")  # 县工信局
    chromium.click("label[for=s1]")
    assert chromium.ask(SEEN) == ["growth"]
    chromium.click("label[for=all-status]")
    chromium.click("label[for=c0]")  # 二
    assert chromium.ask(SEEN) == ["growth", "green-above-scale"]


def test_filters_are_worked_by_keyboard(chromium: Browser, page: Path) -> None:
    chromium.open(page, DESKTOP)
    chromium.ask("document.querySelector('#all-status').focus()")
    chromium.press("ArrowRight")
    assert chromium.ask("document.activeElement.id") == "s0"
    assert chromium.ask(SEEN) == ["projects-1b"]
    outline = "getComputedStyle(document.querySelector('label[for=s0]')).outlineStyle"
    assert chromium.ask(outline) == "solid"
    chromium.press("Enter")
    assert chromium.ask("location.search") == ""
    assert chromium.messages == []


def test_the_first_tab_shows_the_way_past_the_header(chromium: Browser, page: Path) -> None:
    chromium.open(page, DESKTOP)
    chromium.press("Tab")
    assert chromium.ask("document.activeElement.className") == "skip"
    assert chromium.ask("document.activeElement.getBoundingClientRect().top >= 0")


def test_a_browser_without_has_shows_everything_and_no_filters(chromium: Browser, tmp_path: Path) -> None:
    html = render(compose_dashboard(with_everything(), "zh"))
    old = re.sub(r"<meta http-equiv[^>]*>", "", html).replace("selector(:has(*))", "selector(:unheard-of(*))")
    file = tmp_path / "old.html"
    file.write_text(old, encoding="utf-8")
    chromium.open(file, DESKTOP)
    chromium.click("label[for=s1]")
    assert len(chromium.ask(SEEN)) == len(with_everything().cells)
    assert chromium.ask("document.querySelector('.more').offsetParent") is None
    assert chromium.ask("document.querySelector('.by-status').offsetParent !== null")


def test_a_drawer_opens_down_to_the_source_cells(chromium: Browser, page: Path) -> None:
    chromium.open(page, DESKTOP)
    inside = "document.querySelector('#rich details').innerText"
    assert "B4:B33" not in chromium.ask(inside)
    before = chromium.ask("document.querySelector('#rich').offsetWidth")
    chromium.click("#rich summary")
    assert "data/2021-12-10/规上企业变动.xlsx!变动: B4:B33、D4:F33" in chromium.ask(inside)
    assert chromium.ask("document.querySelector('#rich').offsetWidth") > 2 * before


def test_a_row_of_the_overview_leads_to_its_card(chromium: Browser, page: Path) -> None:
    chromium.open(page, DESKTOP)
    chromium.click(".overview a[href='#rich']")
    assert chromium.ask("document.querySelector(':target').id") == "rich"


def test_landmarks_pictures_headings_and_choices_have_names(chromium: Browser, page: Path) -> None:
    chromium.open(page, DESKTOP)
    chromium.call("Accessibility.enable")
    nodes = chromium.call("Accessibility.getFullAXTree")["nodes"]
    told = [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in nodes if not node["ignored"]]
    roles = {role for role, _ in told}
    assert {"banner", "main", "navigation", "contentinfo", "form"} <= roles
    pictures = [name for role, name in told if role in ("image", "img")]
    assert len(pictures) > 5
    assert all(pictures)
    assert ("columnheader", "完成率") in told
    assert ("rowheader", "新增规上企业") in told
    assert ("radio", "2 达序时") in told


def test_on_paper_there_are_cards_and_no_controls(chromium: Browser, page: Path) -> None:
    chromium.open(page, DESKTOP)
    chromium.call("Emulation.setEmulatedMedia", media="print")
    shown = (
        "['nav', '.state', '#rich details', '#rich', '.overview'].map(s => !!document.querySelector(s).offsetParent)"
    )
    assert chromium.ask(shown) == [False, False, False, True, True]
    chromium.call("Emulation.setEmulatedMedia", media="")
    assert chromium.print_pdf().startswith(b"%PDF")


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_hostile_names_are_read_and_never_obeyed(chromium: Browser, tmp_path: Path, width: int) -> None:
    chromium.open(saved(tmp_path, hostile()), width)
    assert chromium.messages == []
    assert len(chromium.requests) == 1
    assert chromium.ask("document.querySelectorAll('script, img, iframe, link').length") == 0
    assert chromium.ask("document.title").startswith("<script>")
    assert chromium.ask("document.documentElement.scrollWidth") == width
    names = chromium.ask("[...document.querySelectorAll('h4')].map(h => h.textContent)")
    shown = [text for text in HOSTILE if text.isprintable()]
    assert [text for text in shown if not any(text in name for name in names)] == []
    assert any("\\x1b[31m红" in name for name in names)
    assert any("左\\u202e右\\u200b" in name for name in names)


def test_no_script_runs_even_if_one_came_in(chromium: Browser, page: Path) -> None:
    chromium.open(page, DESKTOP)
    chromium.ask("document.body.append(Object.assign(document.createElement('script'), {text: 'window.ran = 1'}))")
    assert chromium.ask("window.ran") is None
    assert any("Content Security Policy" in message for message in chromium.messages)


def test_a_name_without_a_break_does_not_widen_a_phone(chromium: Browser, tmp_path: Path) -> None:
    long = Name("A" * 300, "A" * 300)
    cell = a_cell(name=long, lead=long, clause="B" * 40, reading=long)
    chromium.open(saved(tmp_path, an_assessment(cell, plan_name=long)), PHONE)
    chromium.ask("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert chromium.ask("document.documentElement.scrollWidth") == PHONE
