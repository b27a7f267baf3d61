"""What an export says beside its files: waived breaches, copies kept, what is missing from the report."""

from __future__ import annotations

from dataclasses import dataclass

from tanjcli.app.packs.export import Exported
from tanjcli.core.findings import errors
from tanjcli.core.text import visible
from tanjcli.core.words import Lang


@dataclass(frozen=True, slots=True)
class Notes:
    """Lines that must not be kept quiet, lines for whoever watches, and how many findings are errors."""

    trouble: tuple[str, ...]
    told: tuple[str, ...]
    errors: int


def export_notes(exported: Exported, shown: str, lang: Lang) -> Notes:
    """The lines of an export; ``shown`` is its folder as people call it."""
    from tanjcli.present.compose.frame import spoken
    from tanjcli.present.findings import finding_lines
    from tanjcli.present.wording import Wording

    placed, report = exported.placed, exported.report
    w, health = Wording(lang, report.assessment.units), report.health
    trouble: list[str] = []
    if health.incomplete:
        trouble.append(w.text("report.incomplete", n=health.rejected, files=health.refused + health.unread))
    told = [line for check in report.assessment.checks if check.waiver for line in spoken(check, w)]
    told += [line for finding in placed.findings for line in finding_lines(finding, lang)]
    if placed.unchanged:
        told.append(w.text("export.unchanged", folder=shown))
    else:
        told.append(w.text("export.written", folder=shown, n=len(placed.manifest.outputs) + 1))
    found = len(errors(report.assessment.findings))
    return Notes(tuple(map(visible, trouble)), tuple(map(visible, told)), found)
