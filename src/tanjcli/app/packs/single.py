"""One file of a pack by itself: a report as a page, a workbook or a bulletin."""

from __future__ import annotations

from dataclasses import replace

from tanjcli.app.faces import Face
from tanjcli.app.packs.pack_formats import FORMATS, Sheaf
from tanjcli.app.report import Report


def report_file(report: Report, face: Face) -> bytes:
    """The report as a page, a workbook or a bulletin: the same files that a pack holds."""
    return FORMATS[face.format].make(Sheaf(report, face.lang))


def gap_file(report: Report, face: Face) -> bytes:
    """The same for what is still missing, most urgent first."""
    from tanjcli.present.compose.gap import still_short

    rows = tuple(still_short(report.assessment))
    return report_file(replace(report, assessment=replace(report.assessment, cells=rows)), face)
