"""Is the plan right, and what is wrong with the data: findings and row accounts, nothing stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tanjcli.app.faces import Face, document_text, json_text
from tanjcli.app.ledgers import Progress, ingest_deliveries, refused_files
from tanjcli.app.load import load_settings
from tanjcli.app.workspace import Workspace
from tanjcli.core.exits import ExitCode, worst
from tanjcli.core.findings import Finding
from tanjcli.core.severity import Severity

if TYPE_CHECKING:
    from tanjcli.intake.ledger import Account


@dataclass(frozen=True, slots=True)
class Checked:
    """Everything found, and what became of every row of every sheet."""

    findings: tuple[Finding, ...]
    accounts: tuple[Account, ...]
    files: int
    refused: int
    tolerated: int


def check_workspace(workspace: Workspace, progress: Progress | None = None) -> Checked:
    """The plan and all data of the workspace.

    Raises:
        PlanError: the plan or the description of the data is wrong: no data can be read by it.
        MissingInputError: there is not a single delivery.
    """
    settings = load_settings(workspace)
    ledgers = ingest_deliveries(workspace, settings, progress)
    return Checked(
        findings=(*settings.findings, *ledgers.findings),
        accounts=ledgers.accounts,
        files=len(ledgers.sources),
        refused=len(refused_files(ledgers)),
        tolerated=settings.sources.max_rejects,
    )


def health_code(checked: Checked, *, strict: bool) -> ExitCode:
    """65 for a refused file, 3 for too many rejected rows; ``strict``: 65 for anything graver than a note."""
    codes = []
    if checked.refused or (strict and any(f.severity is not Severity.NOTE for f in checked.findings)):
        codes.append(ExitCode.DATA)
    if sum(account.rejected for account in checked.accounts) > checked.tolerated:
        codes.append(ExitCode.PARTIAL)
    return worst(*codes)


def checked_text(checked: Checked, face: Face, *, every: bool) -> str:
    """What was found as table, plain text, Markdown or JSON; ``every``: nothing left to a count."""
    if face.format == "json":
        return json_text(_record(checked, face))
    from tanjcli.present.compose.check import SheetRow, compose_check

    sheets = [
        SheetRow(a.file, a.sheet, a.recipe, a.rows_in, a.used, sum(a.excluded.values()), a.rejected)
        for a in checked.accounts
    ]
    return document_text(compose_check(checked.files, sheets, checked.findings, face.lang, every), face)


def _record(checked: Checked, face: Face) -> dict[str, object]:
    from tanjcli.present.records import finding_record

    sheets = [
        {
            "file": a.file,
            "sheet": a.sheet,
            "recipe": a.recipe or None,
            "rows_in": a.rows_in,
            "used": a.used,
            "excluded": dict(a.excluded),
            "rejected": a.rejected,
        }
        for a in checked.accounts
    ]
    return {
        "schema_version": "1",
        "files": checked.files,
        "sheets": sheets,
        "findings": [finding_record(finding, face.lang) for finding in checked.findings],
    }
