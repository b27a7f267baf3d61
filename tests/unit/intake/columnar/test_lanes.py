"""Both ways of reading a large table give the same ledger, findings, account and addresses."""

from __future__ import annotations

import random
import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

pytest.importorskip("polars")

import pandas as pd

from benchmarks.large_files import HEADER
from tanjcli.intake.columnar import blocks, structure
from tanjcli.intake.columnar.fenced import LARGE_FROM, read_large_fenced
from tanjcli.intake.deliveries import Delivery
from tanjcli.intake.files.limits import Limits
from tanjcli.intake.ingest import FileRead, ingest_reads
from tanjcli.intake.ledger import Ledger
from tanjcli.intake.tables.stretch import Kit
from tests.unit.intake.columnar import messy

KEYS = {"key: [uscc, period]": "key: [firm, period]"}
LATEST = {"    period: {from: [column]": "    duplicates: latest\n    period: {from: [column]"}


def assert_same(one: FileRead, other: FileRead, delivery: Delivery, kit: Kit) -> None:
    """Everything that anybody downstream can see is equal."""
    assert list(one.tables[0][2].fates) == list(other.tables[0][2].fates)
    assert one.tables[0][2].controls == other.tables[0][2].controls
    a, b = (messy.ledgers(read, delivery, kit) for read in (one, other))
    assert a.accounts == b.accounts
    assert a.findings == b.findings
    ours, theirs = a.ledgers["output"], b.ledgers["output"]
    assert (ours.exponents, ours.strips, ours.sources) == (theirs.exponents, theirs.strips, theirs.sources)
    pd.testing.assert_frame_equal(in_words(ours), in_words(theirs))
    day = date(2022, 2, 1)
    pd.testing.assert_frame_equal(in_words(ours.known_on(day)), in_words(theirs.known_on(day)))


def in_words(ledger: Ledger) -> pd.DataFrame:
    """The frame with strings in place of categories, which are in ascending order, none of them twice."""
    found = ledger.frame.select_dtypes("category")
    assert all(column.cat.categories.is_monotonic_increasing for _, column in found.items())
    assert all(column.cat.categories.is_unique for _, column in found.items())
    return ledger.frame.astype(dict.fromkeys(found, "string"))


@pytest.mark.parametrize("seed", range(24))
def test_messy_cells_change_nothing_between_the_lanes(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is sprinkled into a file, in whatever encoding, however small the blocks."""
    rng = random.Random(seed)
    monkeypatch.setattr(blocks, "BLOCK", rng.choice((500, 3000, 32_000_000)))
    kit = messy.kit(tmp_path, **rng.choice(({}, KEYS, LATEST)))
    rows = messy.messy_rows(rng, rng.choice((120, 400)), rng.choice((0, 1, 3, 10, 30)))
    above = rng.choice(("", "产值月报\n\n"))
    below = rng.choice(("", "", "注：本表为样例数据\n"))
    text = messy.text_of_rows(rows, above=above, eol=rng.choice(("\n", "\r\n")), below=below)
    delivery = messy.delivered(tmp_path, text.encode(rng.choice(("utf-8", "gb18030", "utf-8-sig"))))
    large = messy.by_column(delivery, kit)
    if large is not None:
        assert_same(messy.with_care(delivery, kit), large, delivery, kit)


@pytest.mark.parametrize("changed", [{}, KEYS, LATEST], ids=["code", "name", "latest"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-8-sig"])
def test_a_good_file_is_read_by_column(changed: dict[str, str], encoding: str, tmp_path: Path) -> None:
    """Nothing of the property above would be worth anything if all files were declined."""
    kit = messy.kit(tmp_path, **changed)
    rows = messy.messy_rows(random.Random(5), 400, 0)
    messy.MESS[0](rows[77])
    delivery = messy.delivered(tmp_path, messy.text_of_rows(rows).encode(encoding))
    large = messy.by_column(delivery, kit)
    assert large is not None
    assert_same(messy.with_care(delivery, kit), large, delivery, kit)
    (finding,) = large.tables[0][2].findings
    assert (finding.code, finding.place.cell, finding.place.line, finding.raw) == (
        "number-unreadable",
        "F79",
        79,
        "约65",
    )


@pytest.mark.parametrize("seed", range(24))
def test_totals_headings_and_notes_change_nothing_between_the_lanes(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Amid the data, above and below, right and wrong: the same sums, findings and cells."""
    rng = random.Random(seed)
    monkeypatch.setattr(blocks, "BLOCK", rng.choice((700, 32_000_000)))
    kit = messy.kit(tmp_path, **rng.choice(({}, KEYS)))
    touched = rng.choice((0, 0, 2, 8))
    rows = messy.messy_rows(rng, rng.choice((240, 480)), touched)
    below = rng.choice(("", "注：本表为样例数据\n", "\n\n注：1\n2\n\n制表人：甲,审核人：乙\n"))
    text = messy.text_of_rows(messy.with_totals(rng, rows), below=below)
    delivery = messy.delivered(tmp_path, text.encode())
    large = messy.by_column(delivery, kit)
    assert large is not None or touched
    if large is not None:
        assert_same(messy.with_care(delivery, kit), large, delivery, kit)


@pytest.mark.parametrize(
    ("figure", "stated", "codes"),
    [
        ("7.00", "1680.00", []),
        ("7.00", "1681", []),
        ("7.00", "1681.20", []),
        ("7.00", "1681.21", ["total-mismatch"]),
        ("7", "1799", []),
        ("7", "1801", ["total-mismatch"]),
        ("999999999999.999999", "239999999999999.99976", []),
        ("-7.5", "-1788", []),
        ("-7.5", "-1787.9", ["total-mismatch"]),
    ],
)
def test_a_closing_total_is_held_against_all_rows(figure: str, stated: str, codes: list[str], tmp_path: Path) -> None:
    """240 addends: rounding explains half the last digit as written of each, zeros too; sums are exact."""
    kit = messy.kit(tmp_path)
    rows = messy.messy_rows(random.Random(1), 240, 0)
    for row in rows:
        row[5] = figure
    text = messy.text_of_rows([*rows, ["合计", "", "", "", "", stated, ""]], below="注：说明\n")
    delivery = messy.delivered(tmp_path, text.encode())
    large = messy.by_column(delivery, kit)
    assert large is not None
    assert_same(messy.with_care(delivery, kit), large, delivery, kit)
    read = large.tables[0][2]
    assert [finding.code for finding in read.findings if finding.code.startswith("total")] == codes
    (control,) = read.controls
    assert [place.cell for place in control.cells] == ["F242", "F2", "F241"]
    assert control.total == 240 * Decimal(figure)


@pytest.mark.parametrize(
    "odd",
    [["合计", "", "", "", "", "5", "6"], ["一、化工", "", "", "", "", "", ""], ["注：说明", *[""] * 6], ["序号"]],
)
def test_one_odd_row_amid_the_data_is_the_same_in_both_lanes(odd: list[str], tmp_path: Path) -> None:
    """A total, a heading, a note that ends the table, a broken row."""
    kit = messy.kit(tmp_path)
    rows = messy.messy_rows(random.Random(1), 240, 0)
    rows.insert(120, odd)
    delivery = messy.delivered(tmp_path, messy.text_of_rows(rows).encode())
    large = messy.by_column(delivery, kit)
    assert large is not None
    assert_same(messy.with_care(delivery, kit), large, delivery, kit)


@pytest.mark.parametrize("months", [{1}, {3, 12}, set(range(1, 13))])
def test_rows_of_a_month_that_is_never_published_are_the_same_in_both_lanes(months: set[int], tmp_path: Path) -> None:
    """They are refused, however plain they look."""
    kit = replace(messy.kit(tmp_path), unpublished=frozenset(months))
    delivery = messy.delivered(tmp_path, messy.text_of_rows(messy.messy_rows(random.Random(1), 240, 0)).encode())
    large = messy.by_column(delivery, kit)
    assert large is not None
    assert_same(messy.with_care(delivery, kit), large, delivery, kit)
    assert large.tables[0][2].account.rejected == 20 * len(months)


def test_much_below_the_notes_is_read_with_care(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is won where most rows have to be looked at one by one."""
    monkeypatch.setattr(structure, "MOST_BELOW", 50)
    kit = messy.kit(tmp_path)
    rows = messy.messy_rows(random.Random(1), 240, 0)
    rows.insert(120, ["注：说明", *[""] * 6])
    assert messy.by_column(messy.delivered(tmp_path, messy.text_of_rows(rows).encode()), kit) is None


def test_a_heading_that_counts_its_rows_is_read_with_care(tmp_path: Path) -> None:
    kit = messy.kit(tmp_path)
    rows = messy.messy_rows(random.Random(1), 240, 0)
    rows.insert(120, ["化工（12个）", *[""] * 6])
    assert messy.by_column(messy.delivered(tmp_path, messy.text_of_rows(rows).encode()), kit) is None


def test_rows_that_name_their_own_unit_are_read_with_care(tmp_path: Path) -> None:
    """A 单位 column may contradict the header in any row."""
    kit = messy.kit(tmp_path)
    rows = messy.messy_rows(random.Random(1), 240, 0)
    text = "".join(",".join(row) + "\n" for row in ([*HEADER, "计量单位"], *([*row, "万元"] for row in rows)))
    assert messy.by_column(messy.delivered(tmp_path, text.encode()), kit) is None


def test_a_second_table_below_is_read_with_care(tmp_path: Path) -> None:
    kit = messy.kit(tmp_path)
    rows = messy.messy_rows(random.Random(1), 240, 0)
    below = [[""] * 7, ["代码", "名称", "镇", "业", "月", "数", "计"], *rows[:30]]
    delivery = messy.delivered(tmp_path, messy.text_of_rows([*rows, *below]).encode())
    assert messy.by_column(delivery, kit) is None


def test_other_bytes_than_those_listed_are_no_answer(tmp_path: Path) -> None:
    """The hash is of what was read."""
    from tanjcli.intake.columnar.large import read_large

    kit = messy.kit(tmp_path)
    delivery = messy.delivered(tmp_path, messy.text_of_rows(messy.messy_rows(random.Random(1), 240, 0)).encode())
    assert read_large(delivery.path, delivery.file, delivery.sha256, kit, Limits()) is not None
    assert read_large(delivery.path, delivery.file, "0" * 64, kit, Limits()) is None


def test_a_large_file_comes_through_the_fence_with_its_progress(tmp_path: Path) -> None:
    """From the delivery to the ledger; small files do not take this way."""
    kit = messy.kit(tmp_path)
    small = messy.delivered(tmp_path, messy.text_of_rows(messy.messy_rows(random.Random(1), 240, 0)).encode())
    assert read_large_fenced(small, kit) is None
    rows = messy.messy_rows(random.Random(1), 18_000, 0)
    delivery = messy.delivered(tmp_path, messy.text_of_rows(rows).encode())
    assert delivery.path.stat().st_size > LARGE_FROM
    heard: list[tuple[str, float]] = []
    found, reads = ingest_reads([delivery], kit, lambda file, share=0.0: heard.append((file, share)))
    assert (found.accounts[0].used, found.findings) == (len(rows), ())
    assert heard[0] == (delivery.file, 0.0)
    assert 0 <= heard[-1][1] <= 1
    assert len(heard) > 1
    book = reads[0].book
    assert book is not None
    assert book.sheets[0].rows[1] == rows[0]
    assert book.sheets[0].rows[-7] == rows[-7]
    ytd = found.ledgers["output"].frame["ytd"]
    assert [*ytd] == [int(row[6].replace(".", "")) for row in rows]


def test_without_the_engine_everything_is_read_with_care(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Slower, and the same."""
    kit = messy.kit(tmp_path)
    delivery = messy.delivered(tmp_path, messy.text_of_rows(messy.messy_rows(random.Random(1), 240, 0)).encode())
    monkeypatch.setitem(sys.modules, "polars", None)
    assert messy.by_column(delivery, kit) is None
