"""The calendar in words, records and events: a reminder is no breach, and only a proof makes a duty done."""

from __future__ import annotations

from datetime import date

import pytest

from tanjcli.core.words import Lang, Name
from tanjcli.evaluate.books.owed import State
from tanjcli.evaluate.remarks import remark
from tanjcli.present.compose.calendar import compose_calendar, compose_events
from tanjcli.present.document import Paragraph, StatusCell, Table, Tally
from tanjcli.present.duty_records import CALENDAR_COLUMNS, calendar_record, calendar_rows
from tests.unit.present.book_samples import MEETING, books, duty

MISSING = {"missing": (Name("北镇", "North"),), "evidence": remark("duty-units-missing", reported="15", expected="16")}
DUTIES = (
    duty(State.UNKNOWN, due=date(2021, 6, 30), **MEETING),
    duty(State.OVERDUE, **MISSING),
    duty(State.DONE, id="d", done_on=date(2021, 7, 22), evidence=remark("duty-received", file="data/a.csv")),
    duty(
        State.NOT_YET, id="n", due=date(2021, 8, 20), evidence=remark("duty-nothing-received", zh="产值", en="output")
    ),
)


def rows(lang: Lang = "zh") -> list[list[str]]:
    blocks = compose_calendar(books(duties=DUTIES), lang).blocks
    return [[cell.text for cell in row] for block in blocks if isinstance(block, Table) for row in block.rows]


def test_duties_stand_under_the_month_they_fall_due_in() -> None:
    titles = [b.title for b in compose_calendar(books(duties=DUTIES), "zh").blocks if isinstance(b, Table)]
    assert titles == ["2021年6月到期", "2021年7月到期", "2021年8月到期"]


def test_a_line_says_state_day_duty_period_owner_and_what_is_missing() -> None:
    assert rows()[1] == [
        "逾期(提醒)",
        "2021-07-20",
        "数据报送:规上产值",
        "2021年6月",
        "县统计局*",
        "",
        "未报:北镇;15/16 单位已报",
    ]


def test_what_came_late_says_by_how_many_days_and_from_which_file() -> None:
    assert rows()[2][5:] == ["2021-07-22", "迟 2 天;凭据:data/a.csv"]


def test_what_is_not_due_yet_is_not_called_missing() -> None:
    assert rows()[3][0] == "未到"
    assert rows()[3][-1] == ""


@pytest.mark.parametrize(("strict", "word", "sign"), [(True, "逾期", "missed"), (False, "逾期(提醒)", "behind")])
def test_only_what_the_document_demands_is_a_breach(strict: bool, word: str, sign: str) -> None:
    blocks = compose_calendar(books(duties=(duty(State.OVERDUE, strict=strict),)), "zh").blocks
    (cell,) = [block.rows[0][0] for block in blocks if isinstance(block, Table)]
    assert isinstance(cell, StatusCell)
    assert (cell.word, cell.code) == (word, sign)


def test_the_tally_counts_breaches_and_reminders_apart() -> None:
    both = (duty(State.OVERDUE, strict=True), duty(State.OVERDUE), duty(State.OVERDUE))
    (tally,) = [b for b in compose_calendar(books(duties=both), "zh").blocks if isinstance(b, Tally)]
    assert [status.text for status in tally.statuses] == ["逾期 1", "逾期(提醒) 2"]


def test_what_the_plan_says_beside_a_duty_stands_once_below_and_in_its_events() -> None:
    both = (
        duty(State.DUE, note=Name("样例约定", "a sample")),
        duty(State.DONE, id="d", note=Name("样例约定", "a sample")),
    )
    known = books(duties=both)
    footer = compose_calendar(known, "zh").footer
    assert [line for line in footer if "样例约定" in line] == ["数据报送:样例约定"]
    assert all("样例约定" in event.lines for event in compose_events(known, "zh"))


def test_nothing_that_fits_is_said() -> None:
    (block,) = compose_calendar(books(), "en").blocks
    assert isinstance(block, Paragraph)


def test_english_says_the_same() -> None:
    assert rows("en")[1] == [
        "overdue (reminder)",
        "2021-07-20",
        "Return: output",
        "2021-06",
        "Statistics bureau*",
        "",
        "not reported: North; 15/16 units have reported",
    ]


def test_records_tell_state_proof_and_who_is_missing() -> None:
    unknown, overdue, done, _ = calendar_record(books(duties=DUTIES))["duties"]
    assert (unknown["state"], unknown["strict"], unknown["subject"]) == ("unknown", True, None)
    assert overdue["missing"] == [{"name": "北镇", "name_en": "North"}]
    assert (done["done_on"], done["late"], done["evidence"]["params"]) == ("2021-07-22", True, {"file": "data/a.csv"})


def test_rows_have_one_line_a_duty_with_every_column() -> None:
    found = calendar_rows(books(duties=DUTIES), "zh")
    assert [row["state"] for row in found] == ["unknown", "overdue", "done", "not_yet"]
    assert all(tuple(row) == CALENDAR_COLUMNS for row in found)
    assert found[1]["missing"] == "北镇"


def test_events_keep_their_uid_whatever_their_state() -> None:
    due, done = (compose_events(books(duties=(duty(state),)), "zh")[0] for state in (State.DUE, State.DONE))
    assert due.uid == done.uid == "county.return.output.2021-06@tanj"
    assert (due.day, due.category, done.category) == (date(2021, 7, 20), "待办", "已完成")


def test_events_of_sample_data_say_so() -> None:
    (event,) = compose_events(books(duties=(duty(State.DUE),)), "zh")
    assert "样例数据" in event.lines
