"""Files that are not what they claim: each is refused or read by its content, by name, and the report says so."""

from __future__ import annotations

import os
import shutil
import struct
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.hostile.mill import FILE, LIST, VISITS, report, tanj, workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def truncate(path: Path) -> None:
    """Keep the first half of the bytes."""
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def encrypt(path: Path) -> None:
    """An OLE container with the stream that Office writes for a password: one directory sector is enough."""
    name = "EncryptedPackage".encode("utf-16-le")
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<I", 0) + b"\xff" * (108 * 4)
    fat = struct.pack("<II", 0xFFFFFFFD, 0xFFFFFFFE) + b"\xff" * (126 * 4)

    def entry(text: bytes, kind: int, child: int) -> bytes:
        return (
            text.ljust(64, b"\0")
            + struct.pack("<HBBIII", len(text) + 2, kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
            + bytes(36)
            + struct.pack("<IQ", 0xFFFFFFFE, 0)
        )

    directory = entry("Root Entry".encode("utf-16-le"), 5, 1) + entry(name, 2, 0xFFFFFFFF) + bytes(256)
    path.write_bytes(head + fat + directory)


def archive(path: Path) -> None:
    """A zip archive of something else."""
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("letter.txt", "hello")


def outward(path: Path) -> None:
    """A link that leaves the workspace."""
    path.unlink()
    path.symlink_to("/etc/hostname")


SPOILT: dict[str, tuple[Callable[[Path], object], str]] = {
    "empty": (lambda path: path.write_bytes(b""), "file-empty"),
    "truncated": (truncate, "file-damaged"),
    "password": (encrypt, "file-password"),
    "a picture": (lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64)), "file-no-table"),
    "a PDF": (lambda path: path.write_bytes(b"%PDF-1.4\nx"), "file-no-table"),
    "another archive": (archive, "file-damaged"),
    "a link out": (outward, "delivery-outside"),
}


@pytest.mark.parametrize("kind", SPOILT)
def test_a_file_that_cannot_be_read_ends_with_65_and_its_name(tmp_path: Path, kind: str) -> None:
    spoil, code = SPOILT[kind]
    spoil(workspace(tmp_path) / FILE)
    said = report(tmp_path)
    found = next(each for each in said.json["findings"] if each["code"].startswith(code))
    assert said.code == 65
    assert found["place"]["file"] == FILE
    assert found["remedy"]
    assert said.json["complete"] is False
    row = said.targets()["M1"]
    assert (row["actual"], row["status"]) == (None, "no_data")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_csv_says_the_same_in_every_encoding_that_can_be_told(tmp_path: Path, encoding: str) -> None:
    (workspace(tmp_path) / LIST).write_bytes(VISITS.encode(encoding))
    said = report(tmp_path)
    assert (said.code, said.targets()["M3"]["actual"]) == (0, 3)


def test_utf_16_without_a_mark_is_refused_and_not_guessed(tmp_path: Path) -> None:
    (workspace(tmp_path) / LIST).write_bytes(VISITS.encode("utf-16-le"))
    said = report(tmp_path)
    assert (said.code, said.targets()["M3"]["actual"]) == (65, None)


def test_big5_is_never_read_as_other_characters(tmp_path: Path) -> None:
    (workspace(tmp_path) / LIST).write_bytes("編號,日期\nV1,2021-02-03\n".encode("big5"))
    said = report(tmp_path)
    assert said.targets()["M3"]["actual"] is None
    assert [each for each in said.json["findings"] if each["place"]["file"] == LIST]


def test_a_workbook_named_xls_is_read_by_its_content(tmp_path: Path) -> None:
    path = workspace(tmp_path) / FILE
    path.rename(path.with_suffix(".xls"))
    assert report(tmp_path).targets()["M1"]["actual"] == 1500


def test_the_same_bytes_twice_change_nothing_and_are_named(tmp_path: Path) -> None:
    before = report(workspace(tmp_path)).targets()
    (tmp_path / "data/2021-07-30").mkdir()
    shutil.copy(tmp_path / FILE, tmp_path / "data/2021-07-30")
    said = report(tmp_path)
    assert "file-repeated" in {code for code, _ in said.named()}
    assert said.targets() == before


def test_a_lock_file_of_excel_is_no_delivery(tmp_path: Path) -> None:
    before = report(workspace(tmp_path))
    (tmp_path / "data/2021-07-18/~$产值_2021年6月.xlsx").write_bytes(b"\5" * 165)
    assert report(tmp_path).out == before.out


@pytest.mark.parametrize("folder", ["2021-02-30", "20210718", "七月"])
def test_a_file_under_a_folder_that_is_no_day_is_named(tmp_path: Path, folder: str) -> None:
    workspace(tmp_path)
    (tmp_path / "data/2021-07-18").rename(tmp_path / "data" / folder)
    said = report(tmp_path)
    found = next(each for each in said.json["findings"] if each["code"] == "delivery-undated")
    assert folder in found["place"]["file"]


def test_no_deliveries_at_all_end_with_66_and_say_where_they_belong(tmp_path: Path) -> None:
    workspace(tmp_path)
    for folder in ("2021-07-18", "2021-07-20"):
        shutil.rmtree(tmp_path / "data" / folder)
    said = tanj(tmp_path, "report", "--year", "2021", "--lang", "en")
    assert said.code == 66
    assert "data" in said.err
    assert not said.out


def test_a_pipe_among_the_deliveries_does_not_hang(tmp_path: Path) -> None:
    path = workspace(tmp_path) / "data/2021-07-18/产值_2021年5月.xlsx"
    os.mkfifo(path)
    said = report(tmp_path)
    assert "delivery-irregular" in {code for code, _ in said.named()}
    assert said.code == 65


def test_an_open_quote_does_not_swallow_the_rows_after_it(tmp_path: Path) -> None:
    (workspace(tmp_path) / LIST).write_bytes(VISITS.replace("V2", '"V2').encode())
    said = report(tmp_path)
    assert said.code == 65
    assert said.targets()["M3"]["actual"] is None


def test_a_field_too_many_rejects_the_row_and_shifts_nothing(tmp_path: Path) -> None:
    (workspace(tmp_path) / LIST).write_bytes(VISITS.replace("V2,", "V2,x,").encode())
    said = report(tmp_path)
    assert (said.code, said.targets()["M3"]["actual"]) == (3, 2)
    assert "row-width" in {code for code, _ in said.named()}
