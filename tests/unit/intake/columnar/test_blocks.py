"""Blocks of a text file: plain lines stay bytes, every other record is what the careful reader makes of it."""

from __future__ import annotations

import hashlib
import random
from pathlib import Path

import pytest

from tanjcli.intake.columnar import blocks
from tanjcli.intake.columnar.blocks import Block, Body, DeclinedError, NotUtf8Error, blocks_of, split_again
from tanjcli.intake.files.limits import Limits
from tanjcli.intake.files.read_csv import read_csv

HEAD = b"a,b,c\n"


def body(path: Path, data: bytes, encoding: str = "utf-8") -> Body:
    """The records below a header of three columns."""
    path.write_bytes(HEAD + data)
    return Body(path, encoding, ",", 3, len(HEAD), 1, 2)


def records(found: list[Block], of: Body) -> tuple[list[list[str]], list[int]]:
    """All records and their physical lines, put together again."""
    rows: list[list[str]] = []
    lines: list[int] = []
    line = of.line
    for block in found:
        if not block.odd and any(line.count(b",") != 2 for line in block.plain.splitlines()):
            block = split_again(of, block)
        plain = iter(block.plain.decode().split("\n")[:-1])
        steps, start = dict(block.steps), line
        for number in range(block.count()):
            line = start + steps[number] if number in steps else line
            lines.append(line)
            rows.append(block.odd[number] if number in block.odd else next(plain).split(","))
            line += 1
        line = start + steps.get(block.count(), line - start)
    return rows, lines


PIECES = (
    "1,2,3",
    "",
    "x",
    "1,2",
    "1,2,3,4",
    '"a,b",2,3',
    '"two\nlines",2,3',
    "lone\rreturn,2,3",
    '"q""q",2,3',
    'm"id,2,3',
)


@pytest.mark.parametrize("seed", range(40))
def test_records_and_lines_are_those_of_the_careful_reader(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the lines are like and wherever a block ends."""
    rng = random.Random(seed)
    monkeypatch.setattr(blocks, "BLOCK", rng.choice((7, 40, 32_000_000)))
    eol = rng.choice(("\n", "\r\n"))
    data = eol.join(rng.choice(PIECES) for _ in range(rng.randrange(1, 60))) + rng.choice(("", eol))
    of = body(tmp_path / "a.csv", data.encode())
    careful = read_csv(HEAD + data.encode())[0]
    with blocks_of(of, Limits()) as reader:
        rows, lines = records([*reader], of)
    assert rows == [*careful.rows][1:]  # type: ignore[union-attr]
    assert lines == [*(careful.lines or ())][1:]  # type: ignore[union-attr]


def test_the_hash_is_of_the_whole_file(tmp_path: Path) -> None:
    of = body(tmp_path / "a.csv", b"1,2,3\n" * 50)
    with blocks_of(of, Limits()) as reader:
        assert sum(block.count() for block in reader) == 50
        assert reader.sha256() == hashlib.sha256(of.path.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("data", "limits"),
    [
        (b'1,"2,3\n' + b"1,2,3\n" * 5, Limits()),  # a quote that never closes
        (b'1,"2,3\n' + b"1,2,3\n" * 50 + b'"', Limits()),  # or only much later
        (b'1,"2"x,3\n', Limits()),  # a quote in the wrong place
        (b"1,2,3\0\n", Limits()),
        (b"1,2,3\n" + b"x" * 200 + b",2,3\n", Limits(field_bytes=100)),
    ],
)
def test_what_the_careful_reader_would_refuse_is_declined(data: bytes, limits: Limits, tmp_path: Path) -> None:
    with blocks_of(body(tmp_path / "a.csv", data), limits) as reader, pytest.raises(DeclinedError):
        list(reader)


def test_other_encodings(tmp_path: Path) -> None:
    """GB18030 becomes UTF-8 block by block; what is no such text is declined."""
    data = "一,二,三\n".encode("gb18030") * 20
    with blocks_of(body(tmp_path / "a.csv", data, "gb18030"), Limits()) as reader:
        assert b"".join(block.plain for block in reader).decode() == "一,二,三\n" * 20
    bad = body(tmp_path / "a.csv", b"\xff\xff,2,3\n", "gb18030")
    with blocks_of(bad, Limits()) as reader, pytest.raises(DeclinedError):
        list(reader)
    with blocks_of(body(tmp_path / "a.csv", b'"\xff",2,3\n'), Limits()) as reader, pytest.raises(NotUtf8Error):
        list(reader)
