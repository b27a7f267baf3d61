"""Workbooks in the xlsx container: cells by calamine, everything calamine cannot see by the sheet audit."""

from __future__ import annotations

import io

from tanjcli.core.findings import Finding, errors
from tanjcli.intake.files.audit import SheetAudit, audit_xlsx, disputed_rows
from tanjcli.intake.files.fault import Fault, fault
from tanjcli.intake.files.grid import Sheet
from tanjcli.intake.files.limits import DEFAULT_LIMITS, Limits
from tanjcli.intake.files.ooxml.newer_errors import has_newer, without_newer
from tanjcli.intake.files.panic import panicked


def read_xlsx(
    data: bytes, file: str, limits: Limits = DEFAULT_LIMITS
) -> tuple[tuple[Sheet, ...], tuple[Finding, ...]] | Fault:
    """Every worksheet in order, with the audit's findings (no sheet if one is an error); or what is broken."""
    audits = audit_xlsx(data, file, limits)
    if errors(audits.findings):
        return (), audits.findings
    newer = any(has_newer(audit.errors.values()) for audit in audits.sheets.values())
    sheets = _calamine(without_newer(data) if newer else data)
    if isinstance(sheets, Fault):
        return sheets
    found = list(audits.findings)
    for sheet in sheets:
        audit = audits.sheets.get(sheet.name)
        if audit is not None:
            _add(sheet, audit)
            found += audit.findings
    return tuple(sheets), tuple(found)


def _calamine(data: bytes) -> list[Sheet] | Fault:
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    sheets = []
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
            for meta in workbook.sheets_metadata:
                if meta.typ is not SheetTypeEnum.WorkSheet:
                    continue
                table = workbook.get_sheet_by_name(meta.name)
                sheet = Sheet(meta.name, table.to_python(skip_empty_area=False))
                sheet.hidden = meta.visible is not SheetVisibleEnum.Visible
                sheets.append(sheet)
    except CalamineError as error:
        return fault("file-damaged", reason=str(error))
    except BaseException as error:  # noqa: BLE001 - a panic is no Exception
        return panicked(error)
    return sheets


def _add(sheet: Sheet, audit: SheetAudit) -> None:
    sheet.merges = tuple(audit.merges)
    sheet.hidden = sheet.hidden or audit.hidden
    sheet.hidden_rows, sheet.hidden_cols = frozenset(audit.hidden_rows), frozenset(audit.hidden_cols)
    sheet.errors, sheet.uncached, sheet.dates = audit.errors, audit.uncached, audit.dates
    sheet.percents, sheet.scaled, sheet.printed = audit.percents, audit.scaled, audit.printed
    sheet.broken = {row: fault("row-disputed") for row in disputed_rows(audit, sheet.rows)}
