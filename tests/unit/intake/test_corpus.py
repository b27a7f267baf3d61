"""Real files, where they are at hand: every cell of the tables that were checked by eye comes out of the readers."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from tanjcli.intake.files.grid import Book, Raw, Sheet, is_blank
from tanjcli.intake.files.read import read_book
from tanjcli.intake.words.number_text import plain_number

CORPUS = Path(__file__).parents[4] / "shared" / "corpus"
GOLD = CORPUS / "gold.yaml"
FILES: list[dict[str, Any]] = yaml.safe_load(GOLD.read_text(encoding="utf-8"))["files"] if GOLD.exists() else []
TABLES = [pytest.param(f, t, id=f"{f['file']}-{t['table']}") for f in FILES for t in f["tables"]]

pytestmark = pytest.mark.skipif(not FILES, reason="the shared corpus is not at hand")


def opened(file: dict[str, Any]) -> Book:
    """The book of a gold entry."""
    book, found = read_book(CORPUS / file["file"], file["file"], file["sha256"])
    assert book is not None, [f.code for f in found]
    return book


def sheet_of(book: Book, table: dict[str, Any]) -> Sheet:
    """The sheet a gold table lies in."""
    if table.get("sheet") is None:
        return book.sheets[table.get("sheet_index", 0)]
    return next(s for s in book.sheets if s.name == table["sheet"])


def position(cell: str) -> tuple[int, int]:
    """Row and column of an A1 address, from 0."""
    letters = cell.rstrip("0123456789")
    col = 0
    for letter in letters:
        col = col * 26 + ord(letter) - 64
    return int(cell[len(letters) :]) - 1, col - 1


def number(raw: Raw) -> Decimal | None:
    """The number of a cell."""
    return plain_number(raw)


@pytest.mark.parametrize(("file", "table"), TABLES)
def test_every_cell_of_a_table_is_read(file: dict[str, Any], table: dict[str, Any]) -> None:
    """Values, blanks and checksum of the range are those of the gold answer."""
    sheet = sheet_of(opened(file), table)
    (top, left), (bottom, right) = map(position, table["value_range"].split(":"))
    cells = [sheet.at(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)]
    values = [n for raw in cells if (n := number(raw)) is not None]
    assert len(values) == table["value_cells"]
    if "blank_cells" in table:
        assert sum(map(is_blank, cells)) == table["blank_cells"]
    assert abs(sum(values) - Decimal(str(table["value_sum"]))) < Decimal("0.01")


@pytest.mark.parametrize(("file", "table"), TABLES)
def test_spot_cells_stand_where_they_should(file: dict[str, Any], table: dict[str, Any]) -> None:
    """No address is shifted."""
    sheet = sheet_of(opened(file), table)
    for spot in table["spots"]:
        raw = sheet.at(*position(spot["cell"]))
        if spot["value"] is None:
            assert is_blank(raw) or number(raw) is None
        else:
            assert number(raw) == Decimal(str(spot["value"]))


@pytest.mark.parametrize("file", [pytest.param(f, id=f["file"]) for f in FILES if "encoding" in f])
def test_encodings_are_told_by_strict_trial(file: dict[str, Any]) -> None:
    """Every text file is decoded as the person who checked it said."""
    named = file["encoding"].lower().removesuffix("-sig")
    assert opened(file).encoding == named
