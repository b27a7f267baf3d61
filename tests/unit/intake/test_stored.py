"""Ledgers written down and read back are the same ledgers, to the type of every column."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pandas as pd
import pytest

from tanjcli.app.codec import decode, encode
from tanjcli.intake.ledger import Ledger, Ledgers
from tanjcli.intake.ledgers.stored import StoredLedgers, restored, stored
from tests.factories import delivered, ledger, ledgers

COLUMNS = {
    "who": "code",
    "name": "text",
    "said": "prose",
    "town": "place",
    "period": "period",
    "day": "date",
    "year": "year",
    "count": "whole",
    "flag": "flag",
    "value": "amount 千元 ytd 4",
}
ROWS = """\
A 甲 句 east 2021-01 2021-01-31 2021 3 true 12.5
A 甲 - west 2021-02 - - - - -
B - 行 - 2021-02 2021-02-28 2020 0 false -0.0001
"""


def book(rows: str = ROWS) -> Ledger:
    file = delivered("2021-03-10", "2021-01/2021-02", f"{' '.join(COLUMNS)}\n{rows}")
    return ledger("returns", "who period", COLUMNS, [file], time="period")


def written_and_read(whole: Ledgers) -> Ledgers:
    kept = stored(whole)
    assert kept is not None
    text = json.dumps(encode(kept), ensure_ascii=False)
    specs = {name: one.spec for name, one in whole.ledgers.items()}
    return restored(decode(StoredLedgers, json.loads(text)), specs)


def test_every_column_comes_back_with_its_type_and_its_missing_cells() -> None:
    whole = ledgers(book())
    again = written_and_read(whole)
    pd.testing.assert_frame_equal(again.ledgers["returns"].frame, whole.ledgers["returns"].frame, check_exact=True)
    assert again.ledgers["returns"].strips == whole.ledgers["returns"].strips
    assert (again.sources, again.findings, again.accounts, again.sample) == (
        whole.sources,
        whole.findings,
        whole.accounts,
        whole.sample,
    )


def test_a_ledger_without_a_row_comes_back_without_a_row() -> None:
    again = written_and_read(ledgers(book("")))
    assert len(again.ledgers["returns"].frame) == 0


def test_what_was_known_on_a_day_is_the_same_afterwards() -> None:
    whole = ledgers(book())
    day = date(2021, 3, 10)
    for now, then in ((written_and_read(whole).known_on(day), whole.known_on(day)),):
        pd.testing.assert_frame_equal(now.ledgers["returns"].frame, then.ledgers["returns"].frame)


def test_amounts_beyond_64_bits_are_not_stored() -> None:
    frame = book().frame.assign(value=pd.Series([10**30, None, 1], dtype=object))
    one = Ledger("returns", book().spec, frame, {"value": 4}, book().strips, book().sources)
    assert stored(ledgers(one)) is None


def test_ledgers_of_another_description_are_not_taken_for_these() -> None:
    kept = stored(ledgers(book()))
    assert kept is not None
    wrong: tuple[dict[str, Any], ...] = ({}, {"other": book().spec}, {"returns": book().spec, "other": book().spec})
    for specs in wrong:
        with pytest.raises((KeyError, ValueError)):
            restored(kept, specs)
