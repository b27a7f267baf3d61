"""Text is measured and broken as a terminal shows it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tanjcli.present.writers.width import pad, shorten, width, wrap


@pytest.mark.parametrize(
    ("text", "columns"),
    [("abc", 3), ("规上企业", 8), ("T01 规上", 8), ("▼ 滞后", 6), ("\u00e9", 1), ("e\u0301", 1), ("\uff08", 2)],
)
def test_cjk_takes_two_columns_and_combining_marks_none(text: str, columns: int) -> None:
    assert width(text) == columns


def test_padding_counts_columns_not_characters() -> None:
    assert pad("规上", 6) == "规上  "
    assert pad("规上", 6, right=True) == "  规上"
    assert pad("规上企业", 6) == "规上企业"


def test_a_shortened_name_never_exceeds_its_room() -> None:
    assert shorten("规上企业总数", 7) == "规上企…"
    assert shorten("规上企业总数", 12) == "规上企业总数"


@pytest.mark.parametrize(
    ("text", "columns", "shown"),
    [
        ("需 39638830440 元", 8, "需…"),
        ("需 39638830440 元", 14, "需…"),
        ("需 39638830440 元", 15, "需 39638830440…"),
        ("完成 98.2%,超", 9, "完成…"),
        ("完成 98.2%,超", 11, "完成 98.2%…"),
        ("差 -12.5 万", 7, "差…"),
        ("到 2021-12-31 止", 11, "到…"),
        ("共 15/16 已报", 6, "共…"),
    ],
)
def test_a_shortened_text_has_no_piece_of_a_number(text: str, columns: int, shown: str) -> None:
    assert shorten(text, columns) == shown


@given(st.text(alphabet="规上abc 12,。", max_size=80), st.integers(12, 60))
def test_wrapping_loses_nothing_and_stays_inside(text: str, columns: int) -> None:
    lines = list(wrap(text, columns))
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width(line) <= columns for line in lines if " " in line)


def test_a_number_is_never_broken() -> None:
    text = "规则:线性时序,按月计;进度比 ≥ 0.95 达序时,≥ 0.60 滞后"
    for columns in range(12, 60):
        joined = "\n".join(wrap(text, columns))
        assert "0.95" in joined
        assert "0.60" in joined


def test_a_count_keeps_its_noun_and_a_dot_does_not_open_a_line() -> None:
    assert list(wrap("另有路径:到期判定 6 项、分期计划 3 项", 34)) == ["另有路径:到期判定 6 项、", "分期计划 3 项"]
    assert list(wrap("Research · 2020–2022 · as of 2021-12-31", 24)) == ["Research · 2020–2022 ·", "as of 2021-12-31"]
