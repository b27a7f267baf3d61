"""What is left in a file by one process is what another fetches from it."""

from __future__ import annotations

import random
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("polars")

from tanjcli.intake.columnar.handed import fetched, left
from tanjcli.intake.columnar.large import LargeRead, read_large
from tanjcli.intake.columnar.packed import Coded, Scaled
from tanjcli.intake.files.fence_child import pack, unpack
from tanjcli.intake.files.limits import Limits
from tanjcli.intake.words.cells import Value
from tests.unit.intake.columnar import messy


def read(tmp_path: Path) -> LargeRead:
    """240 plain rows of twelve months."""
    kit = messy.kit(tmp_path)
    delivery = messy.delivered(tmp_path, messy.text_of_rows(messy.messy_rows(random.Random(1), 240, 0)).encode())
    found = read_large(delivery.path, delivery.file, delivery.sha256, kit, Limits())
    assert found is not None
    return found


def columns(found: LargeRead) -> list[dict[str, list[Value]]]:
    """Every value of every stretch."""
    return [{name: list(values) for name, values in s.columns.items()} for s in found.table.stretches]


def test_columns_come_through_the_file_and_the_rest_through_the_pipe(tmp_path: Path) -> None:
    """The pipe carries neither values nor texts; stretches that shared their texts still do."""
    whole, path = read(tmp_path), tmp_path / "columns"
    wanted = columns(whole)
    sent = pack(left(whole, path))
    assert "样例企业7".encode() not in sent
    again = fetched(unpack(sent), path)
    assert again is not None
    assert columns(again) == wanted
    firms = [stretch.columns["firm"] for stretch in again.table.stretches]
    assert len(firms) == 12
    assert len({id(firm.words) for firm in firms if isinstance(firm, Coded)}) == 1


@pytest.mark.parametrize("words", [["", "a\0b", "c"], ["", 7], [None], []])
def test_words_that_are_no_plain_texts_stay_where_they_are(words: list[Value], tmp_path: Path) -> None:
    found = read(tmp_path)
    stretch, path = found.table.stretches[0], tmp_path / "columns"
    stretch.columns["firm"] = Coded.of(words, np.zeros(len(stretch.rows), np.int8))
    stretch.columns["month"] = Scaled.of(2, np.array([150]), np.array([False]))
    again = fetched(unpack(pack(left(found, path))), path)
    assert again is not None
    firm, month = (again.table.stretches[0].columns[name] for name in ("firm", "month"))
    assert isinstance(firm, Coded)
    assert list(firm.words) == words
    assert list(month) == [Decimal("1.5")]


def test_a_file_that_is_too_short_is_no_answer(tmp_path: Path) -> None:
    """A child that a file has taken over may say anything."""
    path = tmp_path / "columns"
    found = left(read(tmp_path), path)
    path.write_bytes(path.read_bytes()[:-1])
    assert fetched(found, path) is None
    path.write_bytes(b"")
    assert fetched(found, path) is None
    path.unlink()
    assert fetched(found, path) is None
