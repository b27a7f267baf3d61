"""What calamine cannot see in a workbook: error cells, formulas without values, formats, merges, hidden rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tanjcli.core.findings import Finding
from tanjcli.intake.files.limits import DEFAULT_LIMITS, Limits
from tanjcli.intake.files.ooxml.facts import SheetAudit, disputed_rows
from tanjcli.intake.files.ooxml.inspect import inspect_xlsx

__all__ = ["SheetAudit", "WorkbookAudit", "audit_xlsx", "disputed_rows"]


@dataclass(frozen=True, slots=True)
class WorkbookAudit:
    """All worksheets by name, as the workbook spells it.

    ``findings`` concern the file as a whole: everything ``preflight`` says, found on the same walk. Whoever has the
    audit needs no preflight; a file with an error among them has no business in a reader.
    """

    sheets: Mapping[str, SheetAudit]
    findings: tuple[Finding, ...] = ()


def audit_xlsx(source: Path | bytes, file: str = "", limits: Limits = DEFAULT_LIMITS) -> WorkbookAudit:
    """Read a workbook's XML for what its cells alone do not show. ``file`` is the name findings carry."""
    data = source if isinstance(source, bytes) else source.read_bytes()
    name = source.name if isinstance(source, Path) and not file else file
    seen = inspect_xlsx(data, name, limits)
    return WorkbookAudit(seen.sheets, tuple(seen.faults))
