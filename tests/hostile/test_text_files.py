"""Text files as strangers send them: each fault refused by name, or read as it is meant, with its record and line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

pytest.importorskip("polars")

import pandas as pd

from tanjcli.core.severity import Severity
from tanjcli.intake.columnar import blocks, head
from tanjcli.intake.columnar.fenced import LARGE_FROM
from tanjcli.intake.columnar.records import Records
from tanjcli.intake.ingest import ingest_reads
from tanjcli.intake.ledger import ROW, Ledgers
from tests.hostile.text_faults import AMOUNT, AT, COUNT, FAULTS, Rows, Spoilt, good_rows, text
from tests.unit.intake.columnar import messy
from tests.unit.intake.columnar.test_lanes import assert_same, in_words


def value_at(found: Ledgers, spoilt: Spoilt) -> Decimal | str:
    """The amount, or the name, that the ledger has from record 81."""
    ledger = found.ledgers["output"]
    row = ledger.frame[ledger.frame[ROW] == AT + 1].iloc[0]
    if isinstance(spoilt.value, str):
        return str(row["firm"])
    return Decimal(int(row["month"])).scaleb(-ledger.exponents["month"])


@pytest.mark.parametrize("spoilt", FAULTS.values(), ids=FAULTS)
def test_each_fault_has_its_verdict(spoilt: Spoilt, tmp_path: Path) -> None:
    """The code, the cell, the physical line; how many rows are used; what is read where all is well."""
    kit = messy.kit(tmp_path)
    delivery = messy.delivered(tmp_path, spoilt.make(good_rows()))
    read = messy.with_care(delivery, kit)
    found = messy.ledgers(read, delivery, kit)
    told = [finding for finding in found.findings if finding.severity is not Severity.NOTE]
    assert all(finding.sha256 == delivery.sha256 for finding in told)
    places = {finding.code: (finding.place.cell, finding.place.line) for finding in reversed(told)}
    assert places.get(spoilt.code) == ((spoilt.cell, spoilt.line) if spoilt.code else None)
    assert bool(told) is bool(spoilt.code)
    if spoilt.used is None:
        assert (read.book, found.accounts) == (None, ())
    else:
        assert sum(account.used for account in found.accounts) == spoilt.used
    if spoilt.value is not None:
        assert value_at(found, spoilt) == spoilt.value


@pytest.mark.parametrize("spoilt", FAULTS.values(), ids=FAULTS)
def test_each_fault_has_the_same_verdict_by_column(
    spoilt: Spoilt, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the beginning of the file is good, and the fault in a block far below it."""
    monkeypatch.setattr(head, "_SIZE", 5500)
    monkeypatch.setattr(blocks, "BLOCK", 1000)
    kit = messy.kit(tmp_path)
    delivery = messy.delivered(tmp_path, spoilt.make(good_rows()))
    large = messy.by_column(delivery, kit)
    if large is not None:
        assert_same(messy.with_care(delivery, kit), large, delivery, kit)
    assert (large is None) is (spoilt.used is None or spoilt.rowwise)


def large_rows() -> Rows:
    """Rows of a file of more than a megabyte."""
    return good_rows(16_800)


def test_every_cell_fault_far_down_in_a_large_file(tmp_path: Path) -> None:
    """All of them at once, through the fence: each named by its cell and line, every other row used."""
    rows, wanted = large_rows(), []
    planted = [one for one in FAULTS.values() if one.cell in ("F81", "E81", "B81") and not one.rowwise]
    for number, spoilt in enumerate(planted):
        at = 9_000 + 100 * number
        few = good_rows()
        spoilt.make(few)
        rows[at][1:] = [few[AT][c] if f"{'ABCDEFG'[c]}81" == spoilt.cell else rows[at][c] for c in range(1, 7)]
        wanted.append((spoilt.code, f"{spoilt.cell[0]}{at + 1}", at + 1))
    kit = messy.kit(tmp_path)
    delivery = messy.delivered(tmp_path, text(rows).encode())
    assert delivery.path.stat().st_size > LARGE_FROM
    found, reads = ingest_reads([delivery], kit)
    assert reads[0].book is not None
    assert isinstance(reads[0].book.sheets[0].rows, Records)
    told = [f for f in found.findings if f.severity is Severity.ERROR]
    assert sorted((f.code, f.place.cell, f.place.line) for f in told) == sorted(wanted)
    (account,) = found.accounts
    assert (account.used, account.rejected) == (16_800 - len(wanted), len(wanted))


@pytest.mark.parametrize("name", ["quote: open", "field: one character too many", "bytes: a line of utf-8 in gb18030"])
def test_a_fault_of_the_whole_file_far_down_in_a_large_one(name: str, tmp_path: Path) -> None:
    """Tried by column first, and still named by its line."""
    rows = large_rows()
    few = [rows[0], *rows[-COUNT:]]
    spoilt = FAULTS[name]
    above, encoding = text(rows[1:-COUNT]), "gb18030" if "gb18030" in name else "utf-8"
    head_line, _, below = spoilt.make(few).partition(b"\n")
    delivery = messy.delivered(tmp_path, head_line + b"\n" + above.encode(encoding) + below)
    assert delivery.path.stat().st_size > LARGE_FROM
    found, _ = ingest_reads([delivery], messy.kit(tmp_path))
    (told,) = (f for f in found.findings if f.severity is Severity.ERROR)
    assert (told.code, told.place.line) == (spoilt.code, AT + 1 + len(rows) - 1 - COUNT)


def test_blank_figures_are_counted_by_column_too(tmp_path: Path) -> None:
    """A dash states that there is none; a blank cell says nothing, and is told."""
    kit = messy.kit(tmp_path, **{"month: {from: [本月产值], required: true}": "month: {from: [本月产值]}"})
    rows = good_rows()
    rows[AT][AMOUNT], rows[AT + 1][AMOUNT], rows[AT + 3][AMOUNT] = "", "-", " "
    delivery = messy.delivered(tmp_path, text(rows).encode())
    careful, large = messy.with_care(delivery, kit), messy.by_column(delivery, kit)
    assert large is not None
    assert_same(careful, large, delivery, kit)
    (told,) = messy.ledgers(large, delivery, kit).findings
    assert (told.code, told.params["count"], told.params["rows"]) == ("figures-blank", "2", "120")
    assert [place.cell for place in (told.place, *told.related)] == ["F81", "F84"]


def test_several_large_files_meet_alike_in_both_lanes(tmp_path: Path) -> None:
    """A row twice within a file, a figure restated by the next, one at odds on the same day, the same bytes again."""
    kit = messy.kit(tmp_path)
    first, second, third = good_rows(), good_rows(), good_rows()
    first.append(list(first[AT]))
    second[AT][AMOUNT], third[AT][AMOUNT] = "7.77", "8.88"
    deliveries = []
    for day, rows in ((10, first), (20, second), (20, third), (25, first)):
        (folder := tmp_path / f"{len(deliveries)}").mkdir()
        made = messy.delivered(folder, text(rows).encode())
        deliveries.append(
            replace(made, file=f"data/2022-01-{day}/output.{len(deliveries)}", received=date(2022, 1, day))
        )
    lanes = []
    for read in (messy.with_care, messy.by_column):
        done = {delivery.sha256: read(delivery, kit) for delivery in deliveries}
        assert None not in done.values()
        lanes.append(ingest_reads(deliveries, kit, done=done)[0])
    careful, large = lanes
    assert [f.code for f in careful.findings] == ["duplicate-same", "same-day-differs", "file-repeated"]
    assert (careful.findings, careful.accounts) == (large.findings, large.accounts)
    pd.testing.assert_frame_equal(in_words(careful.ledgers["output"]), in_words(large.ledgers["output"]))
