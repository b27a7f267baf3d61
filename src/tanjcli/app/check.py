"""Is the plan right, what is wrong with the data, does it add up: findings, row accounts, checks; nothing stored."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tanjcli.app.faces import Face, document_text, json_text, rejects_text
from tanjcli.app.ledgers import Progress, ingest_deliveries, refused_files, unread_files
from tanjcli.app.load import load_settings
from tanjcli.app.report import Request, question_of
from tanjcli.app.run_id import run_id
from tanjcli.app.workspace import Workspace
from tanjcli.core.exits import ExitCode, worst
from tanjcli.core.findings import Finding
from tanjcli.core.severity import Severity

if TYPE_CHECKING:
    from tanjcli.evaluate.results import Check
    from tanjcli.intake.ledger import Account


@dataclass(frozen=True, slots=True)
class Checked:
    """Everything found, what became of every row of every sheet, and how each rule of reconciliation came out."""

    findings: tuple[Finding, ...]
    accounts: tuple[Account, ...]
    files: int
    refused: int
    tolerated: int
    checks: tuple[Check, ...] = ()
    unread: int = 0
    run_id: str = ""


def check_workspace(workspace: Workspace, progress: Progress | None = None) -> Checked:
    """The plan and all data of the workspace, reconciled for the year of the latest data.

    Raises:
        PlanError: the plan or the description of the data is wrong: no data can be read by it.
        MissingInputError: there is not a single delivery.
    """
    settings = load_settings(workspace)
    ledgers = ingest_deliveries(workspace, settings, progress)
    from tanjcli.evaluate.agreement.reconcile import reconcile
    from tanjcli.evaluate.bench.opening import open_bench
    from tanjcli.evaluate.books.keep import keep_rolls

    question = question_of(Request(), settings.plan, ledgers)
    bench = open_bench(settings.plan, ledgers, question)
    reconciled, rolls = reconcile(bench, ledgers), keep_rolls(bench, ledgers)
    return Checked(
        findings=(*settings.findings, *ledgers.findings, *reconciled.findings, *rolls.findings),
        accounts=ledgers.accounts,
        files=len(ledgers.sources),
        refused=len(refused_files(ledgers)),
        unread=len(unread_files(ledgers)),
        tolerated=settings.sources.max_rejects,
        checks=reconciled.checks,
        run_id=run_id({"check": question.year}, ((source.file, source.sha256) for source in ledgers.sources)),
    )


def health_code(checked: Checked, *, strict: bool) -> ExitCode:
    """65 for a refused file, 3 for unread ones or too many rejected rows; ``strict``: 65 for a breach, or a warning."""
    codes = []
    graver = any(f.severity is not Severity.NOTE for f in checked.findings)
    if checked.refused or (strict and (graver or any(check.outcome == "breach" for check in checked.checks))):
        codes.append(ExitCode.DATA)
    if checked.unread or sum(account.rejected for account in checked.accounts) > checked.tolerated:
        codes.append(ExitCode.PARTIAL)
    return worst(*codes)


def checked_text(checked: Checked, face: Face, *, every: bool) -> str:
    """What was found as table, plain text, Markdown, JSON or CSV; ``every``: nothing left to a count."""
    if face.format == "json":
        return json_text(_record(checked, face))
    if face.format in ("csv", "tsv"):
        return rejects_text(checked.findings, face, checked.run_id)
    from tanjcli.present.compose.check import SheetRow, compose_check

    sheets = [
        SheetRow(
            a.file, f"{a.sheet} {a.block}".strip(), a.recipe, a.rows_in, a.used, sum(a.excluded.values()), a.rejected
        )
        for a in checked.accounts
    ]
    document = compose_check(checked.files, sheets, checked.findings, face.lang, every)
    if checked.checks:
        from tanjcli.present.compose.reconcile import compose_checks
        from tanjcli.present.wording import Wording

        document = replace(document, blocks=(*document.blocks, compose_checks(checked.checks, Wording(face.lang))))
    return document_text(document, face)


def _record(checked: Checked, face: Face) -> dict[str, object]:
    from tanjcli.present.records import check_record, finding_record
    from tanjcli.present.trial_records import account_record

    return {
        "schema_version": "1",
        "run_id": checked.run_id,
        "files": checked.files,
        "sheets": [account_record(account) for account in checked.accounts],
        "findings": [finding_record(finding, face.lang) for finding in checked.findings],
        "checks": [check_record(check) for check in checked.checks],
    }
