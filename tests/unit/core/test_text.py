"""The text gate shows what hides, and leaves clean text alone."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tanjcli.core.text import match_key, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("规上企业(家)", "规上企业(家)"),
        ("\u3007\U00020000", "\u3007\U00020000"),
        ("a\x1b[31mb", "a\\x1b[31mb"),
        ("a\u202eb", "a\\u202eb"),
        ("a\u200bb", "a\\u200bb"),
        ("a\nb\x9bc\u2028", "a\\x0ab\\x9bc\\u2028"),
        ("\ud800", "\\ud800"),
        ("a\ufffe\uffffb", "a\\ufffe\\uffffb"),
    ],
)
def test_hidden_characters_become_readable_escapes(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_nothing_hidden_ever_passes(text: str) -> None:
    assert not {unicodedata.category(ch) for ch in visible(text)} & {"Cc", "Cf", "Cs", "Zl", "Zp"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("样例\uff08化工\uff09厂", "样例(化工)厂"),
        ("合\u3000计", "合计"),
        ("Ａｂｃ", "ABC"),
        ("样\u200b例", "样例"),
        (" 样 例\t", "样例"),
    ],
)
def test_spellings_that_look_alike_share_a_key(one: str, other: str) -> None:
    assert match_key(one) == match_key(other)
