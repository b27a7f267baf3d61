"""What reading needs beside a file, and what it yields: strips of typed rows, findings, one account a sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tanjcli.core.errors import ConservationError
from tanjcli.core.findings import Finding
from tanjcli.core.quantities import UnitTable
from tanjcli.core.words import Vocabulary
from tanjcli.intake.ledger import Account
from tanjcli.intake.spec import Sources
from tanjcli.intake.tables.context import Covered
from tanjcli.intake.tables.control import Control
from tanjcli.intake.words.cells import Value


@dataclass(frozen=True)
class Kit:
    """The sources, every vocabulary ("places" among them), every unit, the months never published on their own."""

    sources: Sources
    vocabularies: Mapping[str, Vocabulary]
    units: UnitTable
    unpublished: frozenset[int] = frozenset()


@dataclass
class Stretch:
    """Rows of one table that share a layout: ``columns`` run parallel to ``rows`` (sheet rows from 0).

    ``places`` maps ledger column → sheet column. Amounts are exact, in the ledger's unit; ``units`` keeps the unit
    each was written in. Where figures run across, each of their columns is a stretch: ``across`` is the ledger column
    its header gives, ``fixed`` maps ledger column → the one sheet row it stands in (the header's, or its measure's).
    """

    sheet: str
    recipe: str
    places: Mapping[str, int]
    units: Mapping[str, str]
    covered: Covered
    rows: Sequence[int]
    columns: dict[str, Sequence[Value]]
    across: str = ""
    fixed: Mapping[str, int] = field(default_factory=dict)

    def sheet_row(self, row: int, column: str) -> int:
        """The sheet row (from 0) in which the value of ``column`` of one of ``rows`` stands."""
        return self.fixed.get(column, row)


@dataclass
class TableRead:
    """What became of one sheet; ``fates`` says it of every row, ``controls`` are its totals."""

    ledger: str
    account: Account
    stretches: list[Stretch] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    fates: Sequence[str] = ()
    controls: list[Control] = field(default_factory=list)


def balanced(account: Account) -> Account:
    """The account itself. Raises ``ConservationError`` when rows in ≠ used + excluded + rejected: that is a bug."""
    out = account.used + sum(account.excluded.values()) + account.rejected
    if out != account.rows_in:
        raise ConservationError(f"{account.file} / {account.sheet}: {account.rows_in} rows in, {out} accounted for")
    return account
