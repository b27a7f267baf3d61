"""A month above the year to date: single figures are pointed out, exchanged columns stop the table."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from tanjcli.core.periods import Period
from tanjcli.intake.columnar.packed import Numbers, Scaled
from tanjcli.intake.ledger_spec import LedgerSpec
from tanjcli.intake.ledgers.crossed import Crossed, crossings
from tanjcli.intake.tables.context import Covered
from tanjcli.intake.tables.stretch import Stretch

Figures = list[int | None]


def ledger(unit: str = "元", month: str = "产值 本月", to_date: str = "产值 1—本月", **more: str) -> LedgerSpec:
    """A ledger with a monthly and a cumulative amount of these names; ``more``: further columns."""
    named = {"month": month, "to_date": to_date, **more}
    amounts = {
        name: {
            "type": "amount",
            "name": {"zh": zh, "en": name},
            "unit": unit,
            "flow": "month" if name.startswith("month") else "ytd",
        }
        for name, zh in named.items()
    }
    time = {"period": {"type": "period", "name": {"zh": "期", "en": "period"}}}
    name = {"zh": "样", "en": "x"}
    return LedgerSpec.model_validate(
        {"name": name, "key": ["period"], "time": "period", "rhythm": "month", "columns": {**time, **amounts}}
    )


def stretch(**columns: Figures) -> Stretch:
    """June's figures; rows count from sheet row 2."""
    june = Covered(Period(date(2021, 6, 1), date(2021, 7, 1)), date(2021, 6, 30))
    rows = range(2, 2 + len(next(iter(columns.values()))))
    exact = {name: [None if v is None else Decimal(v) for v in values] for name, values in columns.items()}
    return Stretch("表1", "r", {n: i for i, n in enumerate(columns)}, {}, june, rows, exact)


def packed(part: Stretch) -> Stretch:
    """The same with its columns as a large table has them."""
    columns = {}
    for name, values in part.columns.items():
        whole = np.array([0 if v is None else int(v) for v in values])
        columns[name] = Scaled.of(0, whole, np.array([v is None for v in values]))
    return Stretch("表1", "r", part.places, {}, part.covered, Numbers.of(np.array(part.rows)), columns)


def found(spec: LedgerSpec, part: Stretch) -> list[Crossed]:
    """What is found; the same by row and by column."""
    by_row, by_column = list(crossings(spec, part)), list(crossings(spec, packed(part)))
    assert by_row == by_column
    return by_row


def test_two_exchanged_columns_alarm() -> None:
    crossed = found(ledger(), stretch(month=[60, 50, 40, 8, 20], to_date=[10, 9, 8, 4, 5]))
    assert crossed == [Crossed("month", "to_date", 5, 5, (2, 3, 4, 5, 6))]
    assert crossed[0].alarming


def test_unrelated_figures_and_a_few_rows_are_pointed_out_only() -> None:
    most = found(ledger(), stretch(month=[60, 50, 40, 30, 8], to_date=[10, 9, 8, 4, 40]))
    four = found(ledger(), stretch(month=[60, 50, 40, 8], to_date=[10, 9, 8, 4]))
    assert [(c.count, c.alarming) for c in (*most, *four)] == [(4, False), (4, False)]


def test_january_and_what_is_blank_contradict_nothing() -> None:
    assert found(ledger(), stretch(month=[10, None, 5], to_date=[10, 3, None])) == []


def test_a_rate_of_the_month_may_exceed_that_of_the_year() -> None:
    assert found(ledger("%"), stretch(month=[9, 9, 9], to_date=[1, 1, 1])) == []


@pytest.mark.parametrize(
    ("month", "to_date"),
    [
        ("当月产值", "累计产值"),
        ("产值_当期值", "产值_累计值"),
        ("产值(本月)", "产值（1-本月）"),
        ("产值", "产值 本年累计"),
    ],
)
def test_the_two_columns_of_an_amount_are_known_by_their_names(month: str, to_date: str) -> None:
    assert found(ledger(month=month, to_date=to_date), stretch(month=[9], to_date=[1])) != []


def test_one_amount_is_not_compared_with_another() -> None:
    assert found(ledger(month="出口 当期值", to_date="进口 累计值"), stretch(month=[9], to_date=[1])) == []
    both = ledger(month_tax="税收 本月", to_date_tax="税收 累计")
    part = stretch(month=[9, 9, 9], to_date=[10, 10, 10], month_tax=[5, 5, 5], to_date_tax=[1, 9, 1])
    assert found(both, part) == [Crossed("month_tax", "to_date_tax", 2, 3, (2, 4))]
