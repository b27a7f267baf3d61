"""Old workbooks read by our own eyes: streams, globals and cells, in both generations of the format."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from tanjcli.core.findings import Place
from tanjcli.intake.files.biff.inspect import inspect_xls
from tanjcli.intake.files.biff.ole import workbook_stream
from tanjcli.intake.files.limits import DEFAULT_LIMITS, Limits
from tanjcli.intake.files.ooxml.facts import SheetAudit
from tanjcli.intake.files.read_xls import read_xls
from tanjcli.intake.files.refusal import RefusedError
from tests.hostile import old_book
from tests.hostile.old_book import contained, formula, number
from tests.unit.intake.builders import xls

FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def audit(data: bytes, limits: Limits = DEFAULT_LIMITS) -> SheetAudit:
    """The audit of the only sheet, which must be accepted."""
    sheets, faults = inspect_xls(data, "a.xls", limits)
    assert faults == ()
    (found,) = sheets.values()
    return found


def codes(data: bytes, limits: Limits = DEFAULT_LIMITS) -> list[tuple[str, str]]:
    """Why it is refused, and where."""
    return [(found.code, str(found.place)) for found in inspect_xls(data, "a.xls", limits)[1]]


def older(*cells: tuple[int, bytes]) -> bytes:
    """A workbook of Excel 5: names and texts of one byte a letter, an older version in its beginnings."""
    begin = struct.pack("<HHHH", 0x500, 5, 0, 0)
    name = "产值".encode("gb18030")
    known = [
        (0x809, begin),
        *[(0xE0, struct.pack("<HH12x", 0, 0))] * 18,
        (0x85, struct.pack("<IBBB", 0, 0, 0, len(name)) + name),
        (0x0A, b""),
        (0x809, struct.pack("<HHHH", 0x500, 0x10, 0, 0)),
        (0x200, struct.pack("<HHHHH", 0, 9, 0, 9, 0)),
        *cells,
        (0x0A, b""),
    ]
    return contained(old_book.stream_of(known))


def small_container(stream: bytes) -> bytes:
    """A container whose workbook is so short that it lies in pieces of 64 bytes inside another stream."""
    pieces = -(-len(stream) // 64)
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 2, 1, END, 0)
    head += struct.pack("<I", 0) + struct.pack("<I", FREE) * 108

    def entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
        text = name.encode("utf-16-le")
        links = struct.pack("<HBBIII", len(text) + 2, kind, 1, FREE, FREE, child)
        return text.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", start, size)

    body = stream.ljust(-(-len(stream) // 512) * 512, b"\0")
    sectors = len(body) // 512
    chain = [*range(4, 3 + sectors), END]
    table = struct.pack(f"<{3 + sectors}I", TABLE, END, END, *chain).ljust(512, b"\xff")
    directory = entry("Root Entry", 5, 1, 3, len(body)) + entry("Workbook", 2, FREE, 0, len(stream)) + bytes(256)
    small = struct.pack(f"<{pieces}I", *range(1, pieces), END).ljust(512, b"\xff")
    return head + table + directory + small + body


def test_a_short_stream_is_found_in_its_pieces() -> None:
    stream = bytes(n % 251 for n in range(1000))
    assert workbook_stream(small_container(stream), Place("a.xls")) == stream


def test_a_short_stream_that_claims_to_be_longer_is_refused() -> None:
    data = small_container(bytes(1000))
    size = data.index("Workbook".encode("utf-16-le")) + 120
    with pytest.raises(RefusedError):
        workbook_stream(old_book.put(data, size, "<I", 4000), Place("a.xls"))


def test_both_readings_agree_on_an_older_workbook() -> None:
    data = older(number(1, 1, 2.5, 0), (0x204, struct.pack("<HHHH", 0, 0, 0, 2) + "甲".encode("gb18030")))
    found = audit(data)
    result = read_xls(data, "a.xls", "0" * 64)
    assert found.numbers == {1: [2.5]}
    assert isinstance(result, tuple)
    assert (result[0][0].rows[1][1], dict(result[0][0].broken)) == (2.5, {})


def test_an_older_cell_past_the_last_column_is_refused() -> None:
    assert codes(older(number(0, 300, 1, 0))) == [("sheet-cell-impossible", "a.xls / 产值 / KO1")]


@pytest.mark.parametrize("value", [0, 1, -1, 0.01, -0.5, 536870911, -536870912, 123.45, 1e300, 1 / 3])
def test_every_way_to_write_a_number_is_read_back(value: float) -> None:
    """xlwt packs what fits into thirty bits."""
    assert audit(xls([[value]])).numbers == {0: [value]}


def test_facts_of_cells() -> None:
    error, flag = (0x205, struct.pack("<HHHBB", 20, 0, 17, 15, 1)), (0x205, struct.pack("<HHHBB", 20, 1, 17, 1, 0))
    text = formula(20, 3, b"\0\0\0\0\0\0\xff\xff"), (0x207, b"\1\0\0a")
    found = audit(old_book.book(error, flag, formula(20, 2, struct.pack("<d", 7)), *text))
    assert found.errors == {(20, 0): "#VALUE!"}
    assert found.booleans == {(20, 1)}
    assert found.formulas == {(20, 2), (20, 3)}
    assert found.uncached == {}
    assert found.numbers[20] == [7.0]


def test_a_chart_in_a_sheet_is_not_its_cells() -> None:
    chart = [(0x809, struct.pack("<HHHHII", 0x600, 0x20, 0, 0, 0, 0)), number(0, 255, 9), (0x0A, b"")]
    assert 9.0 not in audit(old_book.book(*chart)).numbers.get(0, [])


@pytest.mark.parametrize(
    ("limits", "code"),
    [(Limits(rows=5), "sheet-cell-far"), (Limits(columns=3), "sheet-cell-far"), (Limits(cells=9), "sheet-too-large")],
)
def test_limits_are_the_callers(limits: Limits, code: str) -> None:
    assert [found for found, _ in codes(old_book.book(), limits)] == [code]


def test_a_sheet_name_twice_is_refused() -> None:
    known = list(old_book.records())
    at = next(n for n, (code, _) in enumerate(known) if code == old_book.SHEET)
    data = contained(old_book.stream_of([*known[:at], known[at], *known[at:]]))
    assert [code for code, _ in codes(data)] == ["workbook-sheet-twice"]


def test_a_row_read_otherwise_by_the_other_reader_is_marked_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    import tanjcli.intake.files.read_xls as module

    real = module.inspect_xls

    def misread(data: bytes, file: str, limits: Limits) -> object:
        sheets, faults = real(data, file, limits)
        sheets["产值"].numbers[5] = [51.0, 999.0]
        return sheets, faults

    monkeypatch.setattr(module, "inspect_xls", misread)
    result = read_xls(old_book.book(), "a.xls", "0" * 64)
    assert isinstance(result, tuple)
    assert {row: found.code for row, found in result[0][0].broken.items()} == {5: "row-disputed"}


def test_real_old_workbooks_are_read_the_same_by_both() -> None:
    """Nothing that an office has written is refused or disputed."""
    corpus = Path(__file__).parents[4] / "shared" / "corpus"
    seen = 0
    for path in sorted(corpus.glob("*.xls")):
        data = path.read_bytes()
        if data.startswith(b"\xd0\xcf"):
            result = read_xls(data, path.name, "0" * 64)
            assert isinstance(result, tuple), path.name
            assert (result[1], [dict(sheet.broken) for sheet in result[0] if sheet.broken]) == ((), []), path.name
            seen += 1
    if not seen:
        pytest.skip("no corpus")
