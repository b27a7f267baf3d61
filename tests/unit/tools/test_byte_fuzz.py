"""The byte fuzzer: its second eyes are open, and the program passes a first round of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tanjcli.intake.files.read import read_book
from tests.stress.byte_damage import damaged, good
from tests.stress.byte_fuzz import KINDS, run
from tests.stress.second_readers import differences

if TYPE_CHECKING:
    from pathlib import Path


def test_250_damaged_files_are_refused_or_read_as_another_reads_them() -> None:
    """Thousands more: ``python -m tests.stress.byte_fuzz --files 10000``."""
    outcomes = run(KINDS, 1, range(250))
    assert [outcome.fault for outcome in outcomes if outcome.fault] == []
    assert {"refused", "read as another reads it"} <= {outcome.end for outcome in outcomes}


def test_a_seed_damages_the_same_bytes_every_time() -> None:
    assert damaged("xls", "1-7") == damaged("xls", "1-7") != damaged("xls", "1-8")


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_a_figure_read_otherwise_or_lost_is_seen(tmp_path: Path, kind: str) -> None:
    """Every good file is read alike; one changed cell of ours is told by its address."""
    for data in good(kind):
        path = tmp_path / f"a.{kind}"
        path.write_bytes(data)
        book, _ = read_book(path, path.name, "0" * 64)
        assert book is not None
        assert differences(kind, data, book) == []
        for wrong in (999.0, ""):
            rows = [list(cells) for cells in book.sheets[0].rows]
            rows[5][3] = wrong
            changed = replace(book, sheets=(replace(book.sheets[0], rows=rows),))
            assert "D6" in differences(kind, data, changed)[0]
