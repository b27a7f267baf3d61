"""A trial for programs: what each file is, each row's fate, what is restated, which verdicts would change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from string import ascii_uppercase
from typing import Any

from tanjcli.core.absence import Unmeasured
from tanjcli.core.findings import Finding
from tanjcli.core.severity import Severity
from tanjcli.core.words import Lang
from tanjcli.evaluate.results import CellResult
from tanjcli.evaluate.trial import REJECTED, USED, Account, Control, FileLook, RowLook, TableLook, Trial, VerdictChange
from tanjcli.present.findings import finding_message
from tanjcli.present.records import finding_record
from tanjcli.present.revision_records import plain_value, revision_record


def trial_records(trial: Trial, lang: Lang, *, rows: bool) -> dict[str, Any]:
    """The trial as JSON-ready values; findings in ``lang``; ``rows``: every row of every table with its fate."""
    return {
        "schema_version": "1",
        "sample": trial.sample,
        "files": [_file(file, lang, rows) for file in trial.files],
        "revisions": [revision_record(revision) for revision in trial.revisions],
        "as_of": [
            {"year": year, "before": before.isoformat(), "after": after.isoformat()}
            for year, before, after in trial.as_of
        ],
        "verdicts": [_verdict(change) for change in trial.changes],
    }


def _file(file: FileLook, lang: Lang, rows: bool) -> dict[str, Any]:
    return {
        "file": file.file,
        "sha256": file.sha256,
        "filed_as": file.known_as or None,
        "container": file.container or None,
        "encoding": file.encoding or None,
        "sheets": list(file.sheets),
        "refused": file.refused,
        "tables": [_table(table, _by_row(file.findings, table, lang) if rows else None) for table in file.tables],
        "nearest": [
            {"recipe": n.recipe, "sheet": n.sheet, "hit_rate": _rate(n.rate), "missing": list(n.missing)}
            for n in file.nearest
        ],
        "accounts": [account_record(account) for account in file.accounts],
        "findings": [finding_record(finding, lang) for finding in file.findings],
    }


def account_record(account: Account) -> dict[str, Any]:
    """What became of the rows of a table, or of a sheet that no recipe reads: in = used + excluded + rejected."""
    return {
        "file": account.file,
        "sheet": account.sheet,
        "range": account.block or None,
        "recipe": account.recipe or None,
        "rows_in": account.rows_in,
        "used": account.used,
        "excluded": dict(account.excluded),
        "rejected": account.rejected,
    }


def _table(table: TableLook, told: Mapping[int, list[dict[str, Any]]] | None) -> dict[str, Any]:
    account = table.account
    record: dict[str, Any] = {
        "sheet": table.sheet,
        "range": account.block or None,
        "recipe": table.recipe,
        "ledger": table.ledger,
        "hit_rate": _rate(table.rate),
        "missing": [{"header": header, "suggestions": alike} for header, alike in table.missing],
        "header_rows": list(table.header),
        "periods": list(table.periods),
        "units": dict(table.units),
        "rows_in": account.rows_in,
        "used": account.used,
        "excluded": dict(account.excluded),
        "rejected": account.rejected,
        "controls": [_control(control) for control in table.controls],
    }
    if told is None:
        return record
    return record | {"value_units": dict(table.value_units), "rows": [_row(row, told) for row in table.rows]}


def _by_row(findings: Iterable[Finding], table: TableLook, lang: Lang) -> Mapping[int, list[dict[str, Any]]]:
    """Row → what is wrong in it: the finding's code, the column, and why."""
    told: dict[int, list[dict[str, Any]]] = {}
    for finding in findings:
        if finding.severity is Severity.NOTE or finding.place.sheet not in ("", table.sheet):
            continue
        said = {"code": finding.code, "column": finding.params.get("column"), "reason": finding_message(finding, lang)}
        for place in (finding.place, *finding.related):
            row = place.cell.lstrip(ascii_uppercase)
            if row and place.file == finding.place.file and place.sheet == finding.place.sheet:
                told.setdefault(int(row), []).append(said)
    return told


def _row(row: RowLook, told: Mapping[int, list[dict[str, Any]]]) -> dict[str, Any]:
    """One row with its fate, its values in the units of ``value_units``, and why one is absent or the row rejected."""
    reasons = told.get(row.row, []) if row.fate in (USED, REJECTED) else []
    values = [{name: plain_value(value) for name, value in entry.items()} for entry in row.values]
    return {
        "row": row.row,
        "line": row.line or None,
        "fate": row.fate,
        **({"reasons": reasons} if reasons or row.fate == REJECTED else {}),
        **({"values": values[0] if len(values) == 1 else values} if values else {}),
    }


def _control(control: Control) -> dict[str, Any]:
    place, first, last = control.cells
    return {
        "label": control.label,
        "column": control.column,
        "cell": place.cell,
        "stated": control.stated,
        "recomputed": control.total,
        "agrees": None if control.total is None else control.finding is None,
        "first_cell": first.cell,
        "last_cell": last.cell,
        "rows": control.count,
    }


def _verdict(change: VerdictChange) -> dict[str, Any]:
    after = change.after
    return {
        "year": change.year,
        "target_id": after.target_id,
        "ref": after.ref,
        "name_zh": after.name.get("zh"),
        "name_en": after.name.get("en"),
        "unit": after.unit,
        "period": after.period,
        "before": _cell(change.before),
        "after": _cell(after),
    }


def _cell(cell: CellResult) -> Mapping[str, Any]:
    absent = isinstance(cell.actual, Unmeasured)
    return {"status": cell.status.value, "actual": None if absent else cell.actual}


def _rate(rate: float) -> Decimal:
    return round(Decimal(rate), 4)
