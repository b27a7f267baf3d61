"""Checking a workspace: all findings, every row accounted for, a code that says how bad it is."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tanjcli.app.check import Checked, check_workspace, checked_text, health_code
from tanjcli.app.faces import Face
from tanjcli.app.workspace import Workspace
from tanjcli.core.exits import ExitCode
from tanjcli.core.findings import Finding, Place
from tanjcli.core.severity import Severity
from tanjcli.intake.ledger import Account

CLEAN = Checked((), (Account("a.csv", "", "r", 4, 3, {"header": 1}, 0),), files=1, refused=0, tolerated=0)


def test_rows_in_are_used_excluded_or_rejected(workspace: Workspace) -> None:
    checked = check_workspace(workspace)
    assert checked.files == 5
    for account in checked.accounts:
        assert account.rows_in == account.used + sum(account.excluded.values()) + account.rejected


def warning() -> Finding:
    from tanjcli.core.catalogue import all_entries

    code = next(e.code for e in all_entries().values() if e.severity is Severity.WARNING)
    return Finding(code, Place("a.csv"))


@pytest.mark.parametrize(
    ("checked", "strict", "code"),
    [
        (CLEAN, False, ExitCode.OK),
        (CLEAN, True, ExitCode.OK),
        (replace(CLEAN, findings=(warning(),)), False, ExitCode.OK),
        (replace(CLEAN, findings=(warning(),)), True, ExitCode.DATA),
        (replace(CLEAN, accounts=(Account("a", "", "r", 1, 0, {}, 1),)), False, ExitCode.PARTIAL),
        (replace(CLEAN, accounts=(Account("a", "", "r", 1, 0, {}, 1),), tolerated=1), False, ExitCode.OK),
        (replace(CLEAN, refused=1), False, ExitCode.DATA),
    ],
)
def test_the_code_says_how_bad_it_is(checked: Checked, strict: bool, code: ExitCode) -> None:
    assert health_code(checked, strict=strict) is code


def test_the_summary_shows_sheets_with_something_to_say_and_all_of_them_when_asked() -> None:
    odd = replace(CLEAN, accounts=(*CLEAN.accounts, Account("b.xlsx", "Sheet2", "", 7, 0, {"unclaimed": 7}, 0)))
    short = checked_text(odd, Face("plain", "en"), every=False)
    assert "11 rows in = 3 used + 8 excluded + 0 rejected" in short
    assert "b.xlsx" in short
    assert "a.csv" not in short
    assert "a.csv" in checked_text(odd, Face("plain", "en"), every=True)


def test_the_json_leaves_nothing_out() -> None:
    record = json.loads(checked_text(replace(CLEAN, findings=(warning(),)), Face("json", "en"), every=False))
    counts = {"rows_in": 4, "used": 3, "excluded": {"header": 1}, "rejected": 0}
    assert record["sheets"] == [{"file": "a.csv", "sheet": "", "range": None, "recipe": "r", **counts}]
    assert [f["severity"] for f in record["findings"]] == ["warning"]
