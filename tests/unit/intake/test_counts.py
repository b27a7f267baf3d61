"""The conservation law over all files: what accounts call used is what ledgers hold, row for row."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tanjcli.core.errors import ConservationError
from tanjcli.core.exits import ExitCode
from tanjcli.intake.ledger import Account, Ledger
from tanjcli.intake.ledgers.counts import check_counts
from tests.factories import delivered, ledger

JUNE = delivered("2021-07-18", "2021-06", "firm period ytd\na 2021-06 12\nb 2021-06 7")
FILE = "data/2021-07-18/returns-0.csv"


def returns() -> Ledger:
    """Two rows of one file."""
    columns = {"firm": "code", "period": "period", "ytd": "amount 元 ytd"}
    return ledger("returns", "firm period", columns, [JUNE], time="period")


def account(used: int, file: str = FILE) -> Account:
    return Account(file, "Sheet1", "r", used + 1, used, {"header": 1}, 0)


def test_what_agrees_passes_and_unclaimed_sheets_do_not_matter() -> None:
    check_counts({"returns": returns()}, [account(2), account(0, "data/2021-07-18/notes.csv")])
    check_counts({"returns": returns()}, [account(1), account(1)])


@pytest.mark.parametrize("used", [0, 1, 3])
def test_a_row_lost_or_made_up_on_the_way_is_our_bug_and_stops_the_run(used: int) -> None:
    with pytest.raises(ConservationError, match=f"{FILE}: {used} rows used, 2 in the ledgers") as stopped:
        check_counts({"returns": returns()}, [account(used)])
    assert stopped.value.exit_code is ExitCode.INTERNAL


def test_rows_of_one_file_cannot_stand_in_for_those_of_another() -> None:
    with pytest.raises(ConservationError):
        check_counts({"returns": returns()}, [account(2, "data/2021-07-18/other.csv")])


def test_where_figures_run_across_a_row_with_many_figures_is_one_row() -> None:
    one = returns()
    wide = replace(one, frame=one.frame.assign(_row=2), strips=tuple(replace(s, across="period") for s in one.strips))
    check_counts({"returns": wide}, [account(1)])
    with pytest.raises(ConservationError):
        check_counts({"returns": wide}, [account(2)])
