"""Codes: both check digits of GB 32100 and GB 11714, and codes a spreadsheet has ruined."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc

from tanjcli.intake.fault import Fault
from tanjcli.intake.identity import code_doubt, read_code

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
