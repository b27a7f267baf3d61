"""Firm ledgers as text with messy cells sprinkled in, and both ways of reading one."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from benchmarks.large_files import HEADER, INDUSTRIES, SOURCES, TOWNS, rows_of, written
from tanjcli.core.quantities import UnitTable
from tanjcli.core.words import Name, Term, Vocabulary
from tanjcli.intake.columnar.fenced import read_there
from tanjcli.intake.columnar.handed import fetched
from tanjcli.intake.deliveries import Delivery, sha256_of
from tanjcli.intake.files.fence_child import pack, unpack
from tanjcli.intake.files.limits import Limits
from tanjcli.intake.files.read import read_book
from tanjcli.intake.ingest import FileRead, ingest_reads, reading_kit, understand
from tanjcli.intake.ledger import Ledgers, Source
from tanjcli.intake.sources import load_sources
from tanjcli.intake.tables.stretch import Kit

FILE = "output.csv"
_WORDS = {
    "places": Vocabulary("places", tuple(Term(f"t{i}", Name(t)) for i, t in enumerate(TOWNS))),
    "industries": Vocabulary("industries", tuple(Term(f"i{i}", Name(t)) for i, t in enumerate(INDUSTRIES))),
}
Row = list[str]
_FIGURE = re.compile(r"[0-9]+\.[0-9]+")


def _cell(column: int, text: str) -> Callable[[Row], None]:
    return lambda row: row.__setitem__(column, text)


def _whole(*cells: str) -> Callable[[Row], None]:
    return lambda row: row.__setitem__(slice(None), cells)


MESS: tuple[Callable[[Row], Any], ...] = (
    *(_cell(5, text) for text in ("约65", "", "-", '"1,234.50"', "１２.５", "12万元", "1e3", "0.123456789", "+007.50")),
    *(_cell(5, text) for text in ("99999999999999.5", "-5", " 7 ", "inf")),
    *(_cell(6, text) for text in ("", "-")),
    *(_cell(0, text) for text in ("", "9.1371322E+17", "123456789012345", "12345678901234567")),
    *(_cell(1, text) for text in ('"多行\n名称"', '引"号', "中\r国", "a\x07b", " 空格　", "合计", "大中华总汇")),
    *(_cell(2, text) for text in ("第九十镇", "第1镇 ", "")),
    *(_cell(4, text) for text in ("2021-13", "2021年3月", "202103")),
    _whole(*[""] * 7),
    _whole(""),
    _whole(*HEADER),
    lambda row: row.__setitem__(0, row[0].lower()),
    lambda row: row.__setitem__(0, row[0][:-1] + "0"),
    lambda row: row.__setitem__(slice(1, None), [""] * 6),
    lambda row: row.append("x"),
    lambda row: row.append(""),
    lambda row: row.pop(),
)


def messy_rows(rng: random.Random, count: int, touched: int) -> list[Row]:
    """``count`` good rows, some of them spoilt, some there twice with the same or another figure."""
    rows = [[*row[:5], written(row[5]), written(row[6])] for row in rows_of(count, rng.randrange(10**6))]
    for _ in range(touched):
        at, other = rng.randrange(len(rows)), list(rng.choice(rows))
        kind = rng.random()
        if kind < 0.2:
            rows.insert(at, other if kind < 0.1 else [*other[:-1], "7.77"])
        elif len(rows[at]) == len(HEADER):
            rng.choice(MESS)(rows[at])
    return rows


def with_totals(rng: random.Random, rows: list[Row]) -> list[Row]:
    """The rows with subtotals, headings and a grand total somewhere, some of them right."""
    made: list[Row] = []
    since = 0
    for at, row in enumerate(rows):
        if rng.random() < 0.01:
            made.append(rng.choice((["一、化工", *[""] * 6], ["", "二、机械", *[""] * 5])))
        made.append(row)
        if rng.random() < 0.02:
            made.append(total_row(rng, "小计", rows[since : at + 1]))
            since = at + 1
    label = rng.choice(("合计", "全县合计", "总 计", "其中：某", "平均"))
    made.insert(rng.choice((0, len(made), len(made), rng.randrange(len(made)))), total_row(rng, label, rows))
    return made


def total_row(rng: random.Random, label: str, rows: list[Row]) -> Row:
    """The sums of what can be read of ``rows``, off by a little, by much, or not at all."""
    sums = []
    for column in (5, 6):
        figures = [Decimal(row[column]) for row in rows if len(row) > 6 and _FIGURE.fullmatch(row[column])]
        off = rng.choice(("0", "0", "0", "0.01", "-0.5", "10000"))
        sums.append(rng.choice((f"{sum(figures, Decimal(off)):f}", f"{sum(figures, Decimal(off)):f}", "", "约5")))
    where = rng.choice((0, 1, 2))
    return [*[""] * where, label, *[""] * (4 - where), *sums]


def text_of_rows(rows: list[Row], *, above: str = "", eol: str = "\n", below: str = "") -> str:
    """A file of them."""
    return above + eol.join(",".join(row) for row in [list(HEADER), *rows]) + eol + below


def kit(tmp_path: Path, **changes: str) -> Kit:
    """What reading needs; ``changes``: words of the sources and what to write for them."""
    text = SOURCES
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    path = tmp_path / "sources.yaml"
    path.write_text(text, encoding="utf-8")
    loaded = load_sources(path, "sources.yaml")
    assert loaded.sources is not None, loaded.findings
    return reading_kit(loaded.sources, _WORDS, UnitTable())


def delivered(tmp_path: Path, data: bytes) -> Delivery:
    """The bytes as a delivery."""
    path = tmp_path / FILE
    path.write_bytes(data)
    return Delivery(path, f"data/2022-01-20/{FILE}", date(2022, 1, 20), sha256_of(path))


def with_care(delivery: Delivery, kit: Kit) -> FileRead:
    """Read row by row."""
    book, found = read_book(delivery.path, delivery.file, delivery.sha256)
    return understand(delivery, book, found, kit)


def by_column(delivery: Delivery, kit: Kit) -> FileRead | None:
    """Read by column, through the bytes that would cross the fence; ``None`` when declined."""
    columns = delivery.path.with_suffix(".columns")
    answer = read_there(delivery, kit, Limits(), columns)
    if answer is None:
        return None
    large = fetched(unpack(pack(answer)), columns)
    assert large is not None
    source = Source(delivery.file, delivery.sha256, delivery.received, sample=True)
    return FileRead(source, large.book, [(large.book, large.match, large.table)])


def ledgers(read: FileRead, delivery: Delivery, kit: Kit) -> Ledgers:
    """The ledgers of one file read already."""
    return ingest_reads([delivery], kit, done={delivery.sha256: read})[0]
