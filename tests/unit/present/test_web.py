"""The file: self-contained, escaped, deterministic, light, and readable in both colour schemes."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser
from importlib.resources import files
from itertools import pairwise

import pytest

from tanjcli.core.words import Lang
from tanjcli.evaluate.results import Assessment
from tanjcli.present.compose.dashboard import compose_dashboard
from tanjcli.present.document import Absent, Number
from tanjcli.present.page import Bullet, Chart, Forecast, Line
from tanjcli.present.writers.glyphs import UNICODE
from tanjcli.present.writers.web import render
from tanjcli.present.writers.web.bar import bar
from tanjcli.present.writers.web.plot import plot
from tests.unit.present.builders import a_cell, an_assessment, county
from tests.unit.present.pages import HOSTILE, fifty, hostile, with_everything

LANGS: tuple[Lang, ...] = ("zh", "en")
ABSENT = Absent("no_data", "无数据")


class Dom(HTMLParser):
    """Tags with their attributes, and the text outside of style."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self._style = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._style = tag == "style"

    def handle_endtag(self, tag: str) -> None:
        self._style = self._style and tag != "style"

    def handle_data(self, data: str) -> None:
        if not self._style:
            self.text.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]


def html_of(assessment: Assessment, lang: Lang = "zh") -> str:
    return render(compose_dashboard(assessment, lang))


def style_of(html: str) -> str:
    found = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert found
    return found[1]


@pytest.mark.parametrize("lang", LANGS)
def test_fifty_targets_with_all_their_sources_stay_below_200_kb(lang: Lang) -> None:
    assert len(html_of(fifty(), lang).encode()) < 200_000


def test_the_file_names_no_address_but_its_own_anchors() -> None:
    html = html_of(with_everything())
    dom = Dom(html)
    assert not re.search(r"https?:|//|url\(|@import|data:", html.replace("data:", "data:", 0))
    assert all((attrs["href"] or "").startswith("#") for attrs in dom.all("a"))
    assert not {"script", "link", "img", "iframe", "object", "base"} & {tag for tag, _ in dom.tags}
    assert not [name for _, attrs in dom.tags for name in attrs if name.startswith("on") or name in ("style", "src")]


def test_the_policy_allows_its_own_style_and_nothing_else() -> None:
    html = html_of(county())
    policy = next(a["content"] for a in Dom(html).all("meta") if a.get("http-equiv") == "Content-Security-Policy")
    digest = b64encode(sha256(style_of(html).encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_the_same_page_gives_the_same_bytes() -> None:
    assert html_of(with_everything()) == html_of(with_everything())


def test_what_strangers_write_stays_text() -> None:
    dom = Dom(html_of(hostile()))
    clean = {tag for tag, _ in Dom(html_of(with_everything())).tags}
    assert {tag for tag, _ in dom.tags} <= clean
    said = "".join(dom.text)
    for text in HOSTILE:
        if text.isprintable():
            assert text in said
    assert "{{ 7 * 7 }}" in said


def test_the_language_is_declared() -> None:
    assert Dom(html_of(county(), "zh")).all("html") == [{"lang": "zh-CN"}]
    assert Dom(html_of(county(), "en")).all("html") == [{"lang": "en"}]


def test_sample_and_missing_data_are_marked_on_the_face_of_the_page() -> None:
    page = compose_dashboard(county(), "zh")
    assert '<p class="flag sample">样例数据' in render(page)
    marked = render(replace(page, warning="数据不全:拒收 3 行(格)"))
    assert '<p class="flag alarm">数据不全:拒收 3 行(格)' in marked
    assert "alarm" not in Dom(render(page)).text


@pytest.mark.parametrize("lang", LANGS)
def test_the_overview_prints_every_cell_as_it_stands(lang: Lang) -> None:
    page = compose_dashboard(with_everything(), lang)
    (body,) = re.findall(r'class="overview">.*?<tbody>(.*?)</tbody>', render(page), re.DOTALL)
    rows = [re.sub(r"<[^>]*>", "\n", row) for row in re.split("<tr[^>]*>", body)[1:]]
    for row, card in zip(rows, page.cards, strict=True):
        told = [unescape(part).replace("\xa0", " ").strip() for part in row.split("\n") if part.strip()]
        assert told == [UNICODE.of(card.status.code), *(cell.text for cell in card.row)]


def test_every_table_has_a_caption_and_headings_with_their_scope() -> None:
    html = html_of(with_everything())
    dom = Dom(html)
    assert len(dom.all("caption")) == len(dom.all("table")) > 3
    assert all(attrs.get("scope") in ("col", "row") for attrs in dom.all("th"))
    assert html.count('scope="row"') == len(with_everything().cells)


def test_every_picture_has_its_words() -> None:
    html = html_of(with_everything())
    for picture in re.findall(r"<svg.*?</svg>", html, re.DOTALL):
        assert 'role="img"><title>' in picture or 'aria-hidden="true"' in picture
    assert "<desc>2021-01 至 2021-12" in html


def test_every_status_is_sign_word_and_colour() -> None:
    html = html_of(county())
    assert '<span class="st bad"><i aria-hidden=true>▼</i>&nbsp;严重滞后</span>' in html
    assert '<span class="st warn"><i aria-hidden=true>▼</i>&nbsp;滞后 过期</span>' in html
    assert '<span class="st good"><i aria-hidden=true>●</i>&nbsp;已完成</span>' in html


def test_an_absent_figure_is_a_dash_with_its_reason() -> None:
    assert '<abbr title="无数据">–</abbr>' in html_of(county())


def test_landmarks_and_headings_are_in_order() -> None:
    dom = Dom(html_of(with_everything()))
    tags = [tag for tag, _ in dom.tags]
    assert [tags.count(tag) for tag in ("main", "nav", "h1")] == [1, 1, 1]
    levels = [int(tag[1]) for tag in tags if re.fullmatch("h[1-5]", tag)]
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_addresses_on_the_page_are_unique_and_lead_somewhere() -> None:
    dom = Dom(html_of(with_everything()))
    ids = [attrs["id"] for _, attrs in dom.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert {(attrs["href"] or "")[1:] for attrs in dom.all("a")} <= set(ids)


def test_an_empty_selection_is_still_a_page() -> None:
    assert html_of(an_assessment()).rstrip().endswith("</html>")


def test_the_templates_are_part_of_the_package() -> None:
    folder = files("tanjcli.present.writers.web") / "templates"
    names = {item.name for item in folder.iterdir()}
    assert names == {"page.html", "parts.html", "blocks.html", "pictures.html", "style.css"}


# Colours: every text on every ground it stands on, in both schemes.
TEXTS = ("ink", "soft", "link", "good", "fine", "warn", "bad", "calm", "mute")


def schemes() -> dict[str, dict[str, str]]:
    style = style_of(html_of(an_assessment(a_cell())))
    light, dark = (
        dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", block))
        for block in re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    )
    return {"light": light, "dark": dark}


def luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("text", TEXTS)
def test_text_can_be_read_on_page_and_card(scheme: str, text: str) -> None:
    colours = schemes()[scheme]
    assert contrast(colours[text], colours["card"]) >= 4.5
    assert contrast(colours[text], colours["bg"]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_bars_stand_out_from_their_track(scheme: str) -> None:
    colours = schemes()[scheme]
    for tone in ("good", "fine", "warn", "bad", "calm", "mute", "ink"):
        assert contrast(colours[tone], colours["track"]) >= 3
        assert contrast(colours[tone], colours["reach"]) >= 3


# Geometry.
def number(value: str) -> Number:
    return Number(Decimal(value), 0)


def test_a_bar_begins_at_nought_and_has_room_for_the_longest_mark() -> None:
    drawn = bar(Bullet(number("15"), number("20"), number("30"), ""))
    assert (drawn.left, drawn.width, drawn.expected, drawn.goal) == ("0", "147", "196", "294")
    assert (drawn.reach, drawn.base) == ("", "")


def test_a_bar_beyond_its_goal_leaves_the_goal_behind() -> None:
    drawn = bar(Bullet(number("60"), ABSENT, number("30"), ""))
    assert (drawn.width, drawn.goal, drawn.expected) == ("294", "147", "")


def test_a_negative_amount_is_drawn_to_the_left_of_nought() -> None:
    drawn = bar(Bullet(number("-10"), ABSENT, number("10"), ""))
    assert (drawn.left, drawn.width) == ("0", "147")


def test_a_bar_of_noughts_is_drawn_all_the_same() -> None:
    assert bar(Bullet(number("0"), ABSENT, number("0"), "")).width == "0"


def test_a_range_goal_reaches_from_its_lower_to_its_upper_end() -> None:
    drawn = bar(Bullet(number("4"), ABSENT, number("6"), "", ceiling=number("8")))
    assert (drawn.goal, drawn.reach) == ("220.5", "73.5")


def days(*values: str) -> tuple[tuple[date, Number | Absent], ...]:
    return tuple(
        (date.fromordinal(date(2021, 1, 31).toordinal() + 30 * i), number(value) if value else ABSENT)
        for i, value in enumerate(values)
    )


def a_chart(*lines: Line, forecast: Forecast | None = None) -> Chart:
    return Chart("", "", lines, number("10"), "2021-01", "2021-05", forecast)


def test_a_line_breaks_where_a_report_is_missing_and_a_lone_figure_is_a_dot() -> None:
    drawn = plot(a_chart(Line("actual", days("0", "10", "", "5", ""))))
    assert dict(drawn.lines)["actual"] == "M6 92L83 18M237 55h0"


def test_points_on_a_straight_line_are_not_drawn() -> None:
    drawn = plot(a_chart(Line("expected", days("0", "2.5", "5", "7.5", "10"))))
    assert dict(drawn.lines)["expected"] == "M6 92L314 18"


def test_the_fan_opens_from_the_last_report_to_the_end() -> None:
    end = days("0", "0", "0", "0", "0")[-1][0]
    ahead = Forecast(end, number("5"), number("0"), number("10"))
    drawn = plot(a_chart(Line("actual", days("0", "", "", "", "")), forecast=ahead))
    assert drawn.fan == "M6 92L314 92 314 18Z"
    assert drawn.middle == "M6 92L314 55"


def test_without_a_range_there_is_no_fan() -> None:
    end = days("0", "0")[-1][0]
    drawn = plot(a_chart(Line("actual", days("1", "")), forecast=Forecast(end, number("5"), ABSENT, ABSENT)))
    assert drawn.fan == ""
    assert drawn.middle


def test_a_dot_stands_at_the_last_report() -> None:
    drawn = plot(a_chart(Line("expected", days("0", "0", "0")), Line("actual", days("0", "5", ""))))
    assert drawn.now == ("160", "55")


def test_the_goal_s_caption_stands_above_its_line() -> None:
    drawn = plot(a_chart(Line("actual", days("0", "5"))))
    assert (drawn.goal, drawn.caption) == ("18", "14")
