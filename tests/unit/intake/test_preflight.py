"""Preflight refuses what would hurt a reader: by name, at once, within the limits it exists to keep."""

from __future__ import annotations

import io
import os
import random
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tanjcli.core.catalogue import entry
from tanjcli.core.findings import Finding, errors
from tanjcli.intake.files.audit import audit_xlsx
from tanjcli.intake.files.fence import Fence
from tanjcli.intake.files.limits import Limits
from tanjcli.intake.files.preflight import preflight
from tanjcli.intake.files.read import read_book
from tests.unit.intake import hostile


@pytest.fixture(scope="module")
def strict() -> Iterator[Fence]:
    """A child with 1 GB, 5 s of processor and 5 s of wall time: the bounds every refusal must keep."""
    with Fence(Limits(cpu_seconds=5, wall_seconds=5)) as fence:
        yield fence


@pytest.mark.parametrize("kind", hostile.REFUSED)
def test_every_hostile_kind_meets_its_finding_within_five_seconds_and_a_gigabyte(
    kind: str, strict: Fence, tmp_path: Path
) -> None:
    path = hostile.make(kind, tmp_path)
    found = strict.run(path.name, preflight, path, path.name)
    path.unlink()
    assert not isinstance(found, Finding), found
    assert hostile.REFUSED[kind][1] in {finding.code for finding in found}, found


@pytest.mark.parametrize("kind", hostile.REFUSED)
def test_no_hostile_kind_gets_a_book_or_an_exception_out_of_the_reader(kind: str, tmp_path: Path) -> None:
    path = hostile.make(kind, tmp_path)
    if path.stat().st_size > 1_000_000:
        pytest.skip("big ones are refused by the same gate, and slow to make")
    book, found = read_book(path, path.name, "0" * 64)
    assert book is None or kind == "text-with-nul"
    assert hostile.REFUSED[kind][1] in {finding.code for finding in found}


@pytest.mark.parametrize("kind", ["cell-at-the-last-address", "zip-ratio", "text-many-fields", "workbook-link-escapes"])
def test_messages_use_only_what_the_finding_carries(kind: str, tmp_path: Path) -> None:
    kinds = [k for k, (_, code) in hostile.REFUSED.items() if kind in (k, code)]
    path = hostile.make(kinds[0], tmp_path)
    for finding in preflight(path, path.name):
        words = entry(finding.code)
        for sentence in (words.message.zh, words.message.en, words.remedy.zh, words.remedy.en):
            assert "{" not in sentence.format(raw=finding.raw, **finding.params)


def test_a_far_cell_is_refused(tmp_path: Path) -> None:
    path = hostile.make("a-and-xfd-on-5000-rows", tmp_path)
    assert errors(preflight(path, path.name))


def test_a_small_honest_workbook_passes(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(hostile.book(hostile.many_rows(200, lambda n: hostile.cell(f"A{n}"))))
    assert preflight(path, path.name) == ()


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes in folders there")
def test_a_pipe_is_refused_without_waiting_for_a_writer(tmp_path: Path) -> None:
    path = tmp_path / "pipe.xlsx"
    os.mkfifo(path)
    assert [f.code for f in preflight(path, "pipe.xlsx")] == ["file-not-regular"]


@pytest.mark.skipif(sys.platform == "win32", reason="no devices in folders there")
def test_a_device_is_refused_behind_a_link_too(tmp_path: Path) -> None:
    path = tmp_path / "zero.csv"
    path.symlink_to("/dev/zero")
    assert [f.code for f in preflight(path, "zero.csv")] == ["file-not-regular"]


def test_a_folder_and_a_missing_file_are_said_to_be_that(tmp_path: Path) -> None:
    assert [f.code for f in preflight(tmp_path, "folder")] == ["file-not-regular"]
    assert [f.code for f in preflight(tmp_path / "none.xlsx", "none.xlsx")] == ["file-unreadable"]


def test_limits_are_the_callers(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(hostile.book(hostile.cell("A1") + hostile.cell("C4")))
    assert preflight(path, "a.xlsx", Limits(rows=4, columns=3, cells=12)) == ()
    for tight in (Limits(rows=3), Limits(columns=2), Limits(cells=11), Limits(members=6), Limits(file_bytes=10)):
        assert errors(preflight(path, "a.xlsx", tight)), tight


def test_a_number_in_the_message_names_the_limit(tmp_path: Path) -> None:
    path = hostile.make("one-cell-in-a-far-row", tmp_path)
    (found,) = preflight(path, "a.xlsx")
    assert (found.raw, found.params["rows"], found.params["columns"]) == ("A200001", "200,000", "512")


def test_a_document_that_is_no_workbook_is_left_to_those_who_know_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(hostile.packed({"word/document.xml": "<a/>"}))
    assert preflight(path, "a.docx") == ()


def honest() -> bytes:
    rows = hostile.many_rows(
        30, lambda n: f'<row r="{n}"><c r="A{n}" t="s"><v>1</v></c><c r="B{n}" s="0"><v>{n}.5</v></c></row>'
    )
    return hostile.book(sheet=hostile.sheet(rows, hostile.merges("A1:B2")))


def test_damaged_bytes_never_raise() -> None:
    chance, good = random.Random(7), honest()
    for _ in range(1500):
        data = bytearray(good)
        for _ in range(chance.randint(1, 6)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        cut = bytes(data[: chance.randint(1, len(data))]) if chance.random() < 0.2 else bytes(data)
        audit_xlsx(cut, "x.xlsx")


def test_damaged_markup_never_raises() -> None:
    """The checksums are right this time: only the text inside is not."""
    chance = random.Random(11)
    with zipfile.ZipFile(io.BytesIO(honest())) as archive:
        good = {name: archive.read(name) for name in archive.namelist()}
    pieces = [b"<", b">", b"/", b'"', b"&", b"<row ", b"</c>", b"<!--", b"<![CDATA[", b"0", b"-", b"\xff", b"r=", b" "]
    for _ in range(1500):
        name = chance.choice([*good, hostile.SHEET, hostile.SHEET])
        data = bytearray(good[name])
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(len(data))
            data[at : at + chance.randint(0, 3)] = chance.choice(pieces)
        audit_xlsx(hostile.packed({**good, name: bytes(data)}), "x.xlsx")
