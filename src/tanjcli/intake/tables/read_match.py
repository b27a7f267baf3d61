"""One sheet and its recipe → stretches of typed rows, every finding, and the row account that must balance."""

from __future__ import annotations

from collections.abc import Iterable
from string import ascii_uppercase

from tanjcli.core.findings import Finding
from tanjcli.intake.files.grid import Book
from tanjcli.intake.ledger import Account
from tanjcli.intake.tables.matching import Match, missing_headers
from tanjcli.intake.tables.read_table import Table
from tanjcli.intake.tables.read_wide import WideTable
from tanjcli.intake.tables.stretch import Kit, TableRead, balanced
from tanjcli.intake.tables.table import RowKind

_UNREAD = str(RowKind.UNDECIDED)


def read_match(book: Book, match: Match, kit: Kit) -> TableRead:
    """Read one matched sheet. A fault of the whole table rejects its data rows; a fault of a cell at most its row."""
    if match.tied:
        rows = len(match.sheet.rows)
        account = Account(book.file, match.sheet.name, match.name, rows, 0, {_UNREAD: rows}, 0)
        return TableRead(match.recipe.ledger, balanced(account), fates=[_UNREAD] * rows)
    table = (WideTable if match.recipe.across else Table)(book, match, kit)
    table.findings += missing_headers(book, match, table.spec)
    stretches = table.read() if table.usable() else table.refuse()
    account = table.account(table.used(stretches))
    findings = in_order(table.findings)
    return TableRead(match.recipe.ledger, account, stretches, findings, table.fates(), table.controls)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings as they are told: from the top of the sheet to its bottom."""
    return sorted(findings, key=_row)


def _row(finding: Finding) -> int:
    return int(finding.place.cell.lstrip(ascii_uppercase) or 0)
