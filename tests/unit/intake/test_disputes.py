"""A row two readers read differently is rejected with a finding."""

from __future__ import annotations

from pathlib import Path

import pytest

from tanjcli.intake.files.read import read_book, read_fenced
from tests.unit.intake import hostile


def test_a_row_two_readers_read_differently_is_marked_broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import tanjcli.intake.files.read_xlsx as module

    path = tmp_path / "a.xlsx"
    path.write_bytes(hostile.book(hostile.cell("A1", "1.25") + hostile.cell("A2", "7")))
    real = module.audit_xlsx

    def misread(data: bytes, file: str, *limits: object) -> object:
        audit = real(data, file, *limits)
        audit.sheets["表"].numbers[1] = [999.0]
        return audit

    monkeypatch.setattr(module, "audit_xlsx", misread)
    book, _ = read_book(path, "a.xlsx", "0" * 64)
    assert book is not None
    assert {row: fault.code for row, fault in book.sheets[0].broken.items()} == {1: "row-disputed"}


def test_an_undisputed_book_comes_through_the_fence_unchanged(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(hostile.book(hostile.cell("A1", "1.25")))
    assert read_fenced(path, "a.xlsx", "0" * 64) == read_book(path, "a.xlsx", "0" * 64)


def test_every_finding_carries_the_hash_of_its_file(tmp_path: Path) -> None:
    path = hostile.make("whole-sheet-merge", tmp_path)
    book, found = read_book(path, path.name, "ab" * 32)
    assert book is None
    assert {finding.sha256 for finding in found} == {"ab" * 32}
