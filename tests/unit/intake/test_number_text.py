"""Numbers: what is accepted is exact, what is not plain is cleaned and said so, the rest is refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tanjcli.core.quantities import BUILTIN_UNITS, Unit
from tanjcli.intake.files.fault import Fault
from tanjcli.intake.words.number_text import Cleaned, number_shown, plain_number, read_number, suffixes

UNIT: dict[str, Unit] = {u.code: u for u in BUILTIN_UNITS}


@pytest.mark.parametrize(
    ("raw", "value"),
    [("12", "12"), ("-45.5", "-45.5"), ("+3", "3"), ("0071", "71"), ("3E4", "3E4"), (7, "7"), (0.1, "0.1"), (3.0, "3")],
)
def test_plain_numbers_are_exact(raw: str | float, value: str) -> None:
    """A plain number is the decimal a person sees; a binary float is its shortest decimal form."""
    assert read_number(raw, None) == Decimal(value)


@pytest.mark.parametrize(
    ("raw", "unit", "value"),
    [
        ("1,234.5", "元", "1234.5"),
        ("\uff16\uff15\uff0e\uff15", "元", "65.5"),
        ("\uff11\uff0c\uff12\uff13\uff14", "元", "1234"),
        ("\u3000101.8\u00a0", "元", "101.8"),
        ("\u22123", "元", "-3"),
        ("1.2亿", "亿元", "1.2"),
        ("1.2亿元", "亿元", "1.2"),
        ("12家", "家", "12"),
        ("15.3%", "%", "15.3"),
        ("15.3\uff05", "%", "15.3"),
        ("1.2亿", "元", "120000000"),
        ("3,000万元", "元", "30000000"),
        ("0.12345千万元", "元", "1234500"),
        ("1.2万人", "人", "12000"),
        ("1.2万", "万元", "1.2"),
    ],
)
def test_other_spellings_are_cleaned(raw: str, unit: str, value: str) -> None:
    """Separators, full-width digits, blanks and the declared unit are read, and marked as cleaned."""
    assert read_number(raw, UNIT[unit]) == Cleaned(Decimal(value))


def test_full_width_digits_of_this_file_are_full_width() -> None:
    """The look-alikes above are the characters they claim to be."""
    assert ord("\uff16") == 0xFF16
    assert not "\uff16".isascii()


@pytest.mark.parametrize(
    "raw",
    [
        "约65",
        "3 4",
        "1.2.3",
        "inf",
        "nan",
        "NaN",
        "1_000",
        "1e999",
        "1E400",
        "TRUE",
        "1.234,5",
        "12,34",
        "--",
        "0x1F",
        "٣",
    ],
)
def test_anything_else_is_refused(raw: str) -> None:
    """No guess is made about text that is no number."""
    assert isinstance(read_number(raw, UNIT["元"]), Fault)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (True, "number-flag"),
        (date(1905, 7, 13), "number-date"),
        (float("nan"), "number-unreadable"),
        ("12%", "number-suffix"),
        ("12户", "number-suffix"),
        ("12亿?", "number-suffix"),
        ("12?", "number-unreadable"),
    ],
)
def test_refusals_say_why(raw: object, code: str) -> None:
    """A flag, a date, a NaN and a foreign unit are different mistakes."""
    found = read_number(raw, UNIT["万元"])  # type: ignore[arg-type]
    assert isinstance(found, Fault)
    assert found.code == code


@pytest.mark.parametrize(
    ("raw", "suffix", "unit"),
    [
        ("1.2亿", "亿", "万元"),
        ("1.2亿元", "亿元", "万元"),
        ("3万家", "万家", "户"),
        ("3万", "万", "%"),
        ("3万万", "万万", "元"),
    ],
)
def test_a_numeral_beside_another_one_or_another_unit_is_never_converted(raw: str, suffix: str, unit: str) -> None:
    """1.2亿 in a column of 万元 is a question for the sender."""
    found = read_number(raw, UNIT[unit])
    assert isinstance(found, Fault)
    assert dict(found.params) == {"suffix": suffix, "unit": unit}


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**12), max_value=10**12))
def test_text_of_a_decimal_reads_back(value: Decimal) -> None:
    """What is written with separators is read back exactly."""
    read = read_number(f"{value:,f}", None)
    assert (read.value if isinstance(read, Cleaned) else read) == value


@given(st.floats(min_value=-1e15, max_value=1e15).filter(lambda value: value == 0 or abs(value) > 1e-15))
def test_floats_read_as_their_shortest_form(value: float) -> None:
    """No digit appears that the spreadsheet did not show."""
    assert read_number(value, None) == Decimal(repr(value))


def test_digits_beyond_those_a_workbook_shows_are_not_made_up() -> None:
    """From 10^15 on a workbook shows 15 digits; the binary number behind them has more, which nobody wrote."""
    assert str(read_number(123456789012345678.0, None)) == "1.2345678901234568E+17"
    assert str(read_number(999999999999999.0, None)) == "999999999999999"


def test_a_unit_without_yuan_has_no_short_form() -> None:
    """元 alone leaves nothing to write short, and 家 is short already."""
    assert (suffixes(UNIT["元"]), suffixes(UNIT["家"]), suffixes(UNIT["亿元"])) == (("元",), ("家",), ("亿元", "亿"))
    assert suffixes(None) == ()


@pytest.mark.parametrize("raw", [date(2021, 6, 30), "约65", "", True])
def test_only_a_number_beyond_doubt_is_a_plain_number(raw: object) -> None:
    assert plain_number(raw) is None  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [1e300, -1e25, 5.9e-281])
def test_what_no_report_can_mean_is_refused(value: float) -> None:
    found = read_number(value, None)
    assert isinstance(found, Fault)
    assert found.code == "number-unreadable"


@given(st.text(max_size=12))
def test_no_text_raises_and_nothing_unreadable_becomes_a_number(text: str) -> None:
    """Any text is a number made of its digits, or a fault."""
    read = read_number(text, None)
    assert isinstance(read, Fault | Decimal | Cleaned)
    if not any(ch.isdigit() for ch in text):
        assert isinstance(read, Fault)


def test_plain_number_is_quiet_about_everything_else() -> None:
    """Looking at a cell nobody mapped finds a number or nothing."""
    assert [plain_number(raw) for raw in ("12", "1,200", "一", date(2021, 1, 1))] == [
        Decimal(12),
        Decimal(1200),
        None,
        None,
    ]


def test_numbers_in_messages_have_separators_and_no_exponent() -> None:
    """A message shows 1,230,000 and 0.5."""
    assert [number_shown(Decimal(n)) for n in ("1.23E+6", "0.50", "-1000")] == ["1,230,000", "0.5", "-1,000"]
