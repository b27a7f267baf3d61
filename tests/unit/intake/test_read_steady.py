"""A file that is saved while it is read: what was read is what the hash says, or nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tanjcli.core.findings import Finding
from tanjcli.intake import read_steady as module
from tanjcli.intake.deliveries import Delivery, sha256_of
from tanjcli.intake.files.grid import Book
from tanjcli.intake.files.read import read_fenced
from tanjcli.intake.read_steady import read_steady


def listed(path: Path, data: bytes) -> Delivery:
    """A file as it was when the deliveries were listed."""
    path.write_bytes(data)
    return Delivery(path, f"data/2021-07-18/{path.name}", date(2021, 7, 18), sha256_of(path))


def saving(monkeypatch: pytest.MonkeyPatch, path: Path, *later: bytes) -> None:
    """Somebody saves the file anew right after each read, as long as there is something to save."""
    versions = list(later)

    def read(*given: object) -> tuple[Book | None, tuple[Finding, ...]]:
        answer = read_fenced(*given)  # type: ignore[arg-type]
        if versions:
            path.write_bytes(versions.pop(0))
        return answer

    monkeypatch.setattr(module, "read_fenced", read)


def first_cell(book: Book | None) -> object:
    """What stands in A2."""
    assert book is not None
    return book.sheets[0].at(1, 0)


def test_a_quiet_file_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    delivery = listed(tmp_path / "a.csv", "名称,值\n一,1\n".encode())
    saving(monkeypatch, delivery.path)
    assert read_steady(delivery)[0] == delivery
    assert first_cell(read_steady(delivery)[1]) == "一"


def test_a_file_saved_during_the_read_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The book is the new one, and so is the hash in every reference to it."""
    delivery = listed(tmp_path / "a.csv", "名称,值\n一,1\n".encode())
    saving(monkeypatch, delivery.path, "名称,值\n二,2\n".encode())
    read, book, found = read_steady(delivery)
    assert (first_cell(book), found) == ("二", ())
    assert book is not None
    assert read.sha256 == book.sha256 == sha256_of(delivery.path) != delivery.sha256


def test_a_file_that_keeps_changing_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    delivery = listed(tmp_path / "a.csv", "名称,值\n一,1\n".encode())
    saving(monkeypatch, delivery.path, "名称,值\n二,2\n".encode(), "名称,值\n三,3\n".encode())
    _, book, found = read_steady(delivery)
    assert (book, [f.code for f in found]) == (None, ["file-changing"])


def test_a_file_that_is_gone_after_the_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    delivery = listed(tmp_path / "a.csv", "名称,值\n一,1\n".encode())

    def read(*given: object) -> tuple[Book | None, tuple[Finding, ...]]:
        answer = read_fenced(*given)  # type: ignore[arg-type]
        delivery.path.unlink()
        return answer

    monkeypatch.setattr(module, "read_fenced", read)
    assert [f.code for f in read_steady(delivery)[2]] == ["file-changing"]
