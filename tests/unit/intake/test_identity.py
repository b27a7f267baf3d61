"""Codes: both check digits of GB 32100 and GB 11714, and codes a spreadsheet has ruined."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc
from stdnum.iso7064 import mod_11_10

from tanjcli.intake.files.fault import Fault
from tanjcli.intake.words.identity import code_doubt, code_doubts, read_code

GOOD = "91371322MA00000150"


def doubt(code: str) -> str:
    """The code of the doubt, or nothing."""
    found = code_doubt(code)
    return found.code if found else ""


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (GOOD, ""),
        ("12371322000000000H", ""),
        ("91371322MA0000000F", "uscc-inner-check"),
        ("91371322MA00000151", "uscc-check"),
        ("9137I322MA00000150", "uscc-alphabet"),
        ("371322000000001", ""),
        ("GR202137000123", ""),
    ],
)
def test_check_digits(code: str, expected: str) -> None:
    """A wrong digit is named by the standard it fails; other kinds of code are left alone."""
    assert doubt(code) == expected


def test_the_inner_check_is_that_of_the_national_standard() -> None:
    """D2143569-X is the worked example of GB 11714: every weight takes part in it."""
    body = "91371322" + "D2143569X"
    assert doubt(body + uscc.calc_check_digit(body)) == ""
    wrong = "91371322" + "D21435690"
    assert doubt(wrong + uscc.calc_check_digit(wrong)) == "uscc-inner-check"


def test_letters_no_credit_code_has_are_named() -> None:
    found = code_doubt("9137I322MA0000O150")
    assert found is not None
    assert found.params["letters"] == "I O"


@given(st.text(alphabet="0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=17, max_size=17))
def test_the_outer_check_agrees_with_an_independent_implementation(body: str) -> None:
    """python-stdnum computes the same eighteenth character."""
    body = "91371322" + body[8:]
    assert doubt(body + uscc.calc_check_digit(body)) in ("", "uscc-inner-check")


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (" 91371322ma00000150\u3000", GOOD),
        ("９１３７１３２２ＭＡ０００００１５０", GOOD),
        (371322000000001.0, "371322000000001"),
        ("12E5", "12E5"),
        ("样例 厂a", "样例厂A"),
        (12, "12"),
    ],
)
def test_codes_are_folded(raw: str | float, code: str) -> None:
    """Blanks, width and case never make two codes of one."""
    assert read_code(raw) == code


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (9.13713220000001e17, "code-lost-digits"),
        ("9.13713E+17", "code-lost-digits"),
        ("9E+17", "code-lost-digits"),
        ("9.13713220000000E17", "code-lost-digits"),
        (12.5, "code-unreadable"),
        (-3, "code-unreadable"),
        (True, "code-unreadable"),
        (float("nan"), "code-unreadable"),
    ],
)
def test_ruined_codes_are_refused(raw: str | float, code: str) -> None:
    """Digits a number cell has lost cannot be put back."""
    found = read_code(raw)
    assert isinstance(found, Fault)
    assert found.code == code


OLD = "110108000000016"


def doubts(*codes: str | None, credit: bool = True) -> dict[int, str]:
    """Position → code of the doubt."""
    return {i: found.code for i, found in code_doubts(codes, credit).items()}


def test_old_registration_numbers_are_known_by_their_own_check_digit() -> None:
    assert doubts(GOOD, OLD, "110108000000017", None) == {1: "code-old", 2: "code-old-check"}


@given(st.text(alphabet="0123456789", min_size=14, max_size=14))
def test_one_check_digit_in_ten_fits_an_old_number_as_an_independent_implementation_says(body: str) -> None:
    right = body + mod_11_10.calc_check_digit(body)
    fitting = [d for d in "0123456789" if doubts(body + d) == {0: "code-old"}]
    assert fitting == [right[-1]]


@pytest.mark.parametrize("code", [GOOD[:-1], GOOD + "0", "1101080000001", "样例"])
def test_a_credit_code_of_another_length_is_a_doubt(code: str) -> None:
    assert doubts(code, GOOD) == {0: "code-length"}


def test_a_column_of_other_codes_may_have_any_length() -> None:
    """Certificates and projects are no firms; a column that is mostly credit codes says so itself."""
    assert doubts("GR202137000123", "XM-001", OLD, credit=False) == {}
    assert doubts("GR202137000123", GOOD, GOOD, credit=False) == {0: "code-length"}
    assert doubts("GR202137000123", GOOD, credit=False) == {}
