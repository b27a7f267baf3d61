"""A course drawn in text: where a bar ends, what stands on it, and that every console can show it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tanjcli.evaluate.results import Outlook, Point
from tanjcli.present.compose.course import course_of
from tanjcli.present.document import Absent, Course, Document, Level, Number, Track
from tanjcli.present.wording import Wording
from tanjcli.present.writers import markdown, plain, table
from tanjcli.present.writers.course import course_lines
from tanjcli.present.writers.glyphs import ASCII, UNICODE
from tanjcli.present.writers.width import width
from tests.unit.present.builders import NA, NO_DATA, a_cell

ZH = Wording("zh")


def number(value: str) -> Number:
    return Number(Decimal(value), 0)


def course(actual: str, expected: str = "", levels: str = "start:0 goal:40", **more: Any) -> Course:
    """Days d1, d2 …; a dash is a day without a value."""
    cells = [
        tuple(Absent("no_data", "无") if v == "-" else number(v) for v in text.split()) for text in (actual, expected)
    ]
    tracks = [Track("actual", "实际", cells[0])] + ([Track("expected", "应达", cells[1])] if expected else [])
    held = tuple(
        Level(role, role, tuple(number(v) for v in values.split("/")))
        for role, _, values in (text.partition(":") for text in levels.split())
    )
    return Course("日", tuple(f"d{at}" for at in range(1, len(cells[0]) + 1)), tuple(tracks), held, **more)


def bars(one: Course, limit: int | None = None) -> list[str]:
    """The picture of every line below the heading, without the key."""
    lines = list(course_lines(one, ASCII, limit))
    head = next(at for at, line in enumerate(lines) if line.lstrip().startswith("日"))
    return [line.rsplit("  ", 1)[-1] for line in lines[head + 1 : -1]]


def test_a_bar_is_as_long_as_its_share_of_the_way() -> None:
    """40 signs for 0 to 40: 10 fills ten, what is due is marked on the twentieth."""
    first, second, *_ = bars(course("10 30", "20 20"))
    assert first == "=" * 10 + "." * 9 + "|" + "." * 20
    assert second == "=" * 19 + "|" + "=" * 10 + "." * 10


def test_a_figure_that_should_fall_has_a_growing_bar_too() -> None:
    first, second, *_ = bars(course("75 50", levels="start:100 goal:0"))
    assert (first.count("="), second.count("=")) == (10, 20)


def test_below_the_start_there_is_no_bar_and_beyond_the_goal_it_reaches_the_edge() -> None:
    below, beyond, goal = bars(course("90 240", levels="start:100 goal:170"))
    assert (below.count("="), beyond.count("="), goal.index("|")) == (0, 40, 19)


def test_an_outlook_is_a_range_with_its_middle_and_a_goal_a_mark() -> None:
    *_, reach, goal = bars(course("10 20", levels="start:0 outlook:24/30/36 goal:40"))
    assert reach == "." * 23 + "-" * 6 + "o" + "-" * 6 + "." * 4
    assert goal == "." * 39 + "|"


def test_a_day_without_a_value_has_a_dash_and_no_bar() -> None:
    lines = list(course_lines(course("10 -", "20 40"), UNICODE))
    later = next(line for line in lines if "d2" in line)
    assert "–" in later
    assert "█" not in later


@pytest.mark.parametrize("limit", range(24, 120))
def test_at_every_width_numbers_stay_whole(limit: int) -> None:
    """Where no bar fits there is none; the numbers stand either way."""
    one = course("10 30", "20 20", "start:0 outlook:24/30/36 goal:40")
    lines = list(course_lines(one, UNICODE, limit))
    assert max(map(width, lines)) <= max(limit, 24)
    assert any("24–36" in line for line in lines)
    assert any("█" in line for line in lines[2:]) == (limit >= 34)


@pytest.mark.parametrize(("glyphs", "encoding"), [(UNICODE, "gbk"), (ASCII, "ascii")])
def test_the_signs_can_be_written_where_they_are_chosen(glyphs: Any, encoding: str) -> None:
    one = replace(course("10 -", "20 40", "start:0 outlook:24/30/36 goal:40"), heading="day")
    tracks = tuple(replace(track, name=track.role) for track in one.tracks)
    text = "\n".join(course_lines(replace(one, tracks=tracks), glyphs))
    assert text.encode(encoding)


def test_sparklines_share_one_scale() -> None:
    """40 is the top for both years; this year's 20 stands half-way."""
    last = Track("last_year", "上年", tuple(number(v) for v in ("20", "40")))
    one = course("10 20")
    lines = list(course_lines(replace(one, tracks=(*one.tracks, last)), ASCII))
    assert lines[:2] == ["  实际  .-", "  上年  -#"]


def test_markdown_and_others_show_the_table_it_stands_for() -> None:
    one = course("10 30", "20 20", title="走势")
    text = markdown.render(Document("t", (one,)))
    assert "## 走势" in text
    assert "| d2 | 30 | 20 |" in text
    assert [column.heading for column in one.table.columns] == ["日", "实际", "应达"]


def test_terminal_and_pipe_draw_the_same() -> None:
    document = Document("t", (course("10 30", "20 20", title="走势"),))
    drawn = table.render(document, table.Terminal(100)).splitlines()
    assert [line.rstrip() for line in drawn] == plain.render(document).splitlines()


def history(count: int) -> tuple[Point, ...]:
    days = [date(2020 + at // 12, at % 12 + 1, 28) for at in range(count)]
    return tuple(Point(f"{d:%Y-%m}", d, Decimal(at), Decimal(at), NA) for at, d in enumerate(days))


def test_several_years_go_by_quarters_and_keep_the_newest_day() -> None:
    points = tuple(replace(p, value=p.value if at < 17 else NO_DATA) for at, p in enumerate(history(36)))
    found = course_of(a_cell(history=points), ZH)
    assert found is not None
    assert found.days[:2] == ("2020-03", "2020-06")
    assert len(found.days) == 13
    assert "2021-05" in found.days


def test_goal_start_and_outlook_stand_beside_the_course() -> None:
    ahead = Outlook("count", low=Decimal(20), mid=Decimal(22), high=Decimal(25))
    found = course_of(a_cell(history=history(12), outlook=ahead), ZH)
    assert found is not None
    told = {level.role: [cell.text for cell in level.cells] for level in found.levels}
    assert told == {"start": ["0"], "outlook": ["20", "22", "25"], "goal": ["30"]}
    assert found.title == "走势(家)"
    assert [track.role for track in found.tracks] == ["actual", "expected"]


@pytest.mark.parametrize("points", [(), history(1), tuple(replace(p, value=NO_DATA) for p in history(6))])
def test_nothing_told_is_nothing_to_draw(points: tuple[Point, ...]) -> None:
    assert course_of(a_cell(history=points), ZH) is None
