"""What a typed cell of a marked-up workbook holds: the text as written, or what is wrong with it."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tanjcli.intake.files.fault import Fault
from tanjcli.intake.files.marked.values import NOTHING, Held, moment, number, percent
from tanjcli.intake.words.cells import CellRule, read_cell


@pytest.mark.parametrize("text", ["12", "-0.5", "+3.", ".5", "1.5E+3", "123456789012345", "0.1234567890123456789"])
def test_a_number_stays_the_text_it_was_written_as(text: str) -> None:
    assert number(f" {text} ") == Held(text)


@pytest.mark.parametrize("text", ["", "1,000", "NaN", "Infinity", "0x1F", "1e1000", "12元"])
def test_what_is_no_number_is_an_error_and_never_a_text(text: str) -> None:
    held = number(text)
    assert (held.raw, held.error) == ("", text or "#NUM!")
    assert not held.blank


def test_more_digits_than_a_workbook_keeps_meet_the_suspicion_of_a_float() -> None:
    """The program that wrote them has rounded them: as a code they are lost."""
    assert number("913713220210601234").raw == 913713220210601234.0
    lost = read_cell(number("913713220210601234").raw, CellRule("code"))
    assert isinstance(lost, Fault)
    assert lost.code == "code-lost-digits"


@pytest.mark.parametrize("kind", ["date", "period", "year", "amount", "whole", "code"])
def test_a_number_beyond_all_numbers_is_a_fault_in_every_column(kind: str) -> None:
    """Four hundred digits are infinite as a float; no column may fall over it."""
    assert isinstance(read_cell(number("9" * 400).raw, CellRule(kind)), Fault)  # type: ignore[arg-type]


def test_a_percentage_says_what_is_meant() -> None:
    assert [percent(text).raw for text in ("0.153", "1", "-0.005")] == ["15.3%", "100%", "-0.5%"]
    assert percent("15.3%").error == "15.3%"


@pytest.mark.parametrize(
    ("text", "raw", "serial"),
    [
        ("2021-06-30", date(2021, 6, 30), "44377"),
        ("2021-06-30T00:00:00Z", date(2021, 6, 30), "44377"),
        ("2021-06-30T08:15:00", datetime.fromisoformat("2021-06-30T08:15:00"), "44377"),
        ("30.06.2021", "30.06.2021", ""),
    ],
)
def test_midnight_is_a_day_and_what_is_no_day_stays_text(text: str, raw: object, serial: str) -> None:
    assert (moment(text).raw, moment(text).serial) == (raw, serial)


def test_a_cell_with_an_error_or_a_bare_formula_is_not_blank() -> None:
    assert NOTHING.blank
    assert [held.blank for held in (Held("x"), Held(error="#REF!"), Held(formula="A1+1"))] == [False] * 3
