"""Sheet letters go on after Z as spreadsheets do."""

from __future__ import annotations

import pytest

from tanjcli.core.addresses import column_index, column_letters


@pytest.mark.parametrize(
    ("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")]
)
def test_letters_of_a_column(index: int, letters: str) -> None:
    assert column_letters(index) == letters
    assert column_index(letters) == index
