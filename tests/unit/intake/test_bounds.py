"""A person may raise what a file may ask for; every refusal says which limit, and how."""

from __future__ import annotations

from pathlib import Path

import pytest

from tanjcli.core.catalogue import all_entries
from tanjcli.intake.bounds import Bounds
from tanjcli.intake.files.limits import DEFAULT_LIMITS, MEGABYTE
from tanjcli.intake.files.read import read_book, read_fenced
from tanjcli.intake.sources import load_sources
from tests.unit.intake.builders import xlsx


def test_nothing_said_means_the_usual_limits() -> None:
    assert Bounds().limits() == DEFAULT_LIMITS


def test_what_is_not_said_follows_what_is() -> None:
    """Whoever raises the size of files or the rows need not guess memory, cells and time."""
    usual, file, rows = DEFAULT_LIMITS, Bounds(file_mb=600).limits(), Bounds(rows=1_000_000).limits()
    assert file.file_bytes == 600 * MEGABYTE
    assert file.memory_bytes > usual.memory_bytes + file.file_bytes
    assert file.wall_seconds > usual.wall_seconds
    assert file.cells == usual.cells
    assert rows.cells == 10_000_000
    assert rows.memory_bytes > usual.memory_bytes
    assert rows.cpu_seconds > usual.cpu_seconds
    assert Bounds(unpacked_mb=900).limits().member_bytes == 900 * MEGABYTE


def test_what_is_said_counts() -> None:
    said = Bounds(rows=1_000_000, cells=3_000_000, memory_mb=2000, seconds=77, columns=600).limits()
    assert (said.cells, said.memory_bytes, said.wall_seconds, said.cpu_seconds) == (3_000_000, 2000 * MEGABYTE, 77, 77)
    assert said.columns == 600


@pytest.mark.parametrize(
    ("bounds", "code", "key"),
    [
        (Bounds(rows=100), "sheet-cell-far", "rows"),
        (Bounds(columns=1), "sheet-cell-far", "columns"),
        (Bounds(cells=200), "sheet-too-large", "cells"),
    ],
)
def test_a_sheet_beyond_a_limit_is_refused_by_its_name(bounds: Bounds, code: str, key: str, tmp_path: Path) -> None:
    """And read where the limit allows it."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(xlsx([["a", 1]] * 150))
    assert read_book(path, "a.xlsx", "0" * 64, Bounds(rows=150).limits())[0] is not None
    book, found = read_book(path, "a.xlsx", "0" * 64, bounds.limits())
    assert book is None
    assert found[0].code == code
    remedy = all_entries()[code].remedy
    assert key in remedy.zh
    assert key in remedy.en
    assert "limits" in remedy.zh


def test_the_size_of_a_file_and_the_memory_to_read_it(tmp_path: Path) -> None:
    """Through the fence, which has the same limits."""
    path = tmp_path / "a.csv"
    path.write_bytes(b"a,b,c\n" * 400_000)
    sizes = [read_fenced(path, "a.csv", "", bounds.limits()) for bounds in (Bounds(file_mb=2), Bounds(file_mb=3))]
    assert [found[0].code for book, found in sizes if book is None] == ["file-too-big"]
    book, found = read_fenced(path, "a.csv", "", Bounds(file_mb=3, memory_mb=40).limits())
    assert book is None
    assert found[0].code in ("reader-out-of-memory", "reader-killed")
    for code, key in (
        ("file-too-big", "file_mb"),
        ("reader-out-of-memory", "memory_mb"),
        ("reader-too-slow", "seconds"),
    ):
        assert key in all_entries()[code].remedy.en


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("{rows: 400000}", []),
        ("{rows: 0}", [("config-out-of-range", 3)]),
        ("{row: 5}", [("config-unknown-key", 3)]),
        ("{seconds: 1.5}", [("config-not-a-whole-number", 3)]),
    ],
)
def test_limits_are_part_of_the_sources(written: str, said: list[tuple[str, int]], tmp_path: Path) -> None:
    """A number out of place, or a limit there is none of, is a fault at its line."""
    path = tmp_path / "sources.yaml"
    path.write_text(f"schema: tanj-sources/1\nsample: true\nlimits: {written}\nledgers: {{}}\nrecipes: {{}}\n")
    loaded = load_sources(path, "sources.yaml")
    assert [(f.code, f.place.line) for f in loaded.findings] == said
    assert (loaded.sources is None) == bool(said)
    if loaded.sources is not None:
        assert loaded.sources.limits.limits().rows == 400_000
