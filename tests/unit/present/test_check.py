"""``tanj check``: totals always, sheets with something to say, findings with their count."""

from __future__ import annotations

from tanjcli.core.findings import Finding, Place
from tanjcli.present.compose.check import SheetRow, compose_check
from tanjcli.present.writers import plain

SHEETS = [
    SheetRow("a.xlsx", "表1", "firm-output", 200, 180, 20, 0),
    SheetRow("b.xlsx", "表2", "firm-output", 10, 5, 3, 2),
    SheetRow("c.xlsx", "表3", "", 7, 0, 7, 0),
]


def test_the_row_account_adds_up_over_all_sheets() -> None:
    text = plain.render(compose_check(3, SHEETS, [], "zh"))
    assert "读入 217 行 = 采用 185 + 排除 30 + 拒收 2" in text


def test_sheets_in_order_are_left_out_until_all_are_asked_for() -> None:
    short, long = (plain.render(compose_check(3, SHEETS, [], "zh", every)) for every in (False, True))
    assert "a.xlsx" not in short
    assert "b.xlsx" in short
    assert "c.xlsx" in short
    assert "a.xlsx" in long


def test_findings_are_listed_with_their_count() -> None:
    found = [Finding("usage-bad-day", Place("b.xlsx", "表2", "C3"), {"option": "x"})]
    text = plain.render(compose_check(3, SHEETS, found, "en"))
    assert "b.xlsx / 表2 / C3: error:" in text
    assert "1 in all" in text
