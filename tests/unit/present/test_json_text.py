"""JSON numbers are the decimals, digit for digit."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tanjcli.present.writers.json_text import render

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(categories=["L", "N", "P"])) | st.decimals(
        allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20, places=20
    ),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abc", max_size=3), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@given(VALUES, st.sampled_from([None, 2]))
def test_what_is_written_reads_back_exactly(value: object, indent: int | None) -> None:
    text = render(value, indent)
    assert json.loads(text, parse_float=Decimal) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0.1", "0.1"),
        ("30.00", "30"),
        ("1E+3", "1000"),
        ("-0.0", "-0"),
        ("91.66666666666666666667", "91.66666666666666666667"),
    ],
)
def test_a_decimal_is_written_plainly(value: str, text: str) -> None:
    assert render(Decimal(value)) == text + "\n"


def test_chinese_is_readable_and_controls_are_visible() -> None:
    assert render("郯城\x1b[31m\u202e") == '"郯城\\\\x1b[31m\\\\u202e"\n'


def test_one_line_for_json_lines() -> None:
    assert render({"a": [1, {"b": None}]}, indent=None) == '{"a": [1, {"b": null}]}\n'


def test_a_float_is_refused() -> None:
    with pytest.raises(TypeError):
        render({"x": 0.1})
