"""One walk through an old workbook: what must be refused, and what the audit wants to know of each sheet."""

from __future__ import annotations

from collections.abc import Mapping

from tanjcli.core.findings import Finding, Place
from tanjcli.intake.files.biff.book import read_globals
from tanjcli.intake.files.biff.ole import workbook_stream
from tanjcli.intake.files.biff.sheet import OldSheet
from tanjcli.intake.files.limits import Limits
from tanjcli.intake.files.ooxml.facts import SheetAudit
from tanjcli.intake.files.refusal import RefusedError


def inspect_xls(data: bytes, file: str, limits: Limits) -> tuple[Mapping[str, SheetAudit], tuple[Finding, ...]]:
    """The audit of every worksheet by name, and why the file must be refused; never raises for what the bytes say."""
    place = Place(file)
    sheets: dict[str, SheetAudit] = {}
    faults: list[Finding] = []
    try:
        book = read_globals(workbook_stream(data, place), place, limits)
    except RefusedError as refused:
        return sheets, (refused.finding,)
    for part in book.sheets:
        if not part.is_worksheet:
            continue
        try:
            audit = OldSheet(book, Place(file, part.name), limits).audit(part.offset)
        except RefusedError as refused:
            faults.append(refused.finding)
            continue
        audit.hidden = part.hidden
        sheets[part.name] = audit
    return sheets, tuple(faults)
