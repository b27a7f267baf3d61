"""iCalendar as RFC 5545 wants it: CRLF, 75 octets, whole characters, escapes, nothing from the clock."""

from __future__ import annotations

from datetime import date

import pytest

from tanjcli.present.events import Event
from tanjcli.present.writers import ics

STAMP = date(2021, 6, 30)


def event(**given: object) -> Event:
    fields: dict[str, object] = {"uid": "p.C1.2021-06@tanj", "day": date(2021, 12, 31), "summary": "更新", **given}
    return Event(**fields)  # type: ignore[arg-type]


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


def test_a_duty_is_an_all_day_event_that_blocks_no_time() -> None:
    lines = unfolded(ics.render("计划", STAMP, [event()]))
    assert lines == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//tanj//calendar//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:计划",
        "BEGIN:VEVENT",
        "UID:p.C1.2021-06@tanj",
        "DTSTAMP:20210630T000000Z",
        "DTSTART;VALUE=DATE:20211231",
        "DTEND;VALUE=DATE:20220101",
        "SUMMARY:更新",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


@pytest.mark.parametrize("sign", ["报", "a", "é", "\U00020000"])
def test_no_line_is_longer_than_75_octets_and_no_character_is_split(sign: str) -> None:
    summary = sign * 200
    text = ics.render("c", STAMP, [event(summary=summary)])
    assert max(len(line) for line in text.encode().split(b"\r\n")) <= 75
    assert all(line.decode() for line in text.encode().split(b"\r\n")[:-1])
    assert f"SUMMARY:{summary}" in unfolded(text)


def test_signs_with_a_meaning_are_escaped_and_lines_joined() -> None:
    lines = unfolded(ics.render("c", STAMP, [event(summary="a;b,c\\d", lines=("一", "二"))]))
    assert "SUMMARY:a\\;b\\,c\\\\d" in lines
    assert "DESCRIPTION:一\\n二" in lines


def test_text_cannot_end_its_line_and_begin_a_property_of_its_own() -> None:
    text = ics.render("c", STAMP, [event(summary="x\r\nATTACH:file")])
    assert not any(line.startswith("ATTACH") for line in text.split("\r\n"))


def test_the_same_duties_give_the_same_bytes() -> None:
    assert ics.render("c", STAMP, [event()]) == ics.render("c", STAMP, [event()])


def test_no_events_are_a_valid_calendar() -> None:
    assert unfolded(ics.render("c", STAMP, []))[-2:] == ["END:VCALENDAR", ""]
