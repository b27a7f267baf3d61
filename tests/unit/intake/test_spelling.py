"""Text keys: what differs only in width, case, blanks or invisible characters is one key; likeness is not enough."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tanjcli.intake.ledger import Ledgers
from tanjcli.intake.spec import Sources
from tanjcli.intake.words.spelling import Spellings
from tests.unit.intake.builders import codes, ingested, sources, xlsx

LEDGER = {
    "name": {"zh": "样", "en": "x"},
    "key": ["cluster", "period"],
    "time": "period",
    "rhythm": "month",
    "columns": {
        "cluster": {"type": "text", "name": {"zh": "集群", "en": "cluster"}},
        "period": {"type": "period", "name": {"zh": "期", "en": "period"}},
        "value": {"type": "amount", "name": {"zh": "产值", "en": "output"}, "unit": "万元", "flow": "point"},
    },
}
RECIPE = {
    "ledger": "clusters",
    "match": {"file": "集群_*"},
    "period": {"from": ["file"], "kind": "month"},
    "columns": {
        "cluster": {"from": ["集群"], "required": "true"},
        "period": {"context": "period"},
        "value": {"from": ["产值"], "unit": "万元"},
    },
}


def read(folder: Path, **files: list[list[Any]]) -> Ledgers:
    """Files by received day (``d0718``), all of June."""
    given: Sources = sources({"clusters": LEDGER}, {"clusters": RECIPE})
    tables = {
        f"2021-{d[1:3]}-{d[3:]}/集群_2021年6月{d}.xlsx": xlsx([["集群", "产值"], *rows]) for d, rows in files.items()
    }
    return ingested(folder, tables, given)


@pytest.mark.parametrize("other", ["化工(样)集群", "化工（样）\u200b集群", "化工 （样）集群", "化工（样）集群\u00a0"])
def test_spellings_of_one_name_are_one_key_across_deliveries(tmp_path: Path, other: str) -> None:
    """The later figure restates the earlier one; the name stays as it was first."""
    known = read(tmp_path, d0718=[["化工（样）集群", 1]], d0818=[[other, 2]])
    frame = known.known_on(date(2021, 12, 31)).ledgers["clusters"].frame
    assert frame["cluster"].tolist() == ["化工（样）集群"]
    assert frame["value"].tolist() == [2]
    notes = [(f.code, f.place.file[5:15], f.place.cell) for f in known.findings if f.code == "key-spelling"]
    expected = [] if other.strip() == "化工（样）集群" else [("key-spelling", "2021-08-18", "A2")]
    assert notes == expected


def test_two_spellings_in_one_table_are_a_duplicate(tmp_path: Path) -> None:
    known = read(tmp_path, d0718=[["ABC集群", 1], ["abc集群", 2]])
    assert codes(known.findings) == ["key-spelling", "duplicate-conflict"]
    assert known.accounts[0].rejected == 2


def test_names_that_are_only_alike_stay_two(tmp_path: Path) -> None:
    known = read(tmp_path, d0718=[["化工集群", 1], ["化工产业集群", 2]])
    assert (known.findings, len(known.ledgers["clusters"].frame)) == ((), 2)


def test_absent_values_and_other_columns_are_left_alone() -> None:
    spellings = Spellings()
    assert spellings.settle("a", "x", ["Ａ", None, "a", "b"]) == (["Ａ", None, "Ａ", "b"], [2])
    assert spellings.settle("a", "y", ["a"]) == (["a"], [])
    assert spellings.settle("a", "x", ["a"]) == (["Ａ"], [0])
