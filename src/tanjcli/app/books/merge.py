"""The lists that came back, made into one: the merged workbook, and every cell that people disagree about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tanjcli.app.faces import Face, document_text, json_text
from tanjcli.app.ledgers import deliveries_of, kit_of, read_ledgers
from tanjcli.app.load import Settings, load_settings
from tanjcli.app.trying.check_files import vocabulary_names
from tanjcli.app.trying.expected import taken_off
from tanjcli.app.trying.template import content_of, written_cells
from tanjcli.app.workspace import Workspace
from tanjcli.core.errors import DataError, UsageError
from tanjcli.core.findings import Finding, Place, errors
from tanjcli.core.periods import Period
from tanjcli.core.words import Lang

if TYPE_CHECKING:
    from tanjcli.intake.ingest import FileRead
    from tanjcli.intake.ledgers.merge import Merged
    from tanjcli.intake.tables.stretch import Kit


@dataclass(frozen=True)
class MergedList:
    """What became of the files: ``merged`` rows of ``ledger`` for ``period``, and every finding about the files."""

    merged: Merged
    ledger: str
    recipe: str
    period: Period
    findings: tuple[Finding, ...]
    settings: Settings
    kit: Kit
    sample: bool


def merge_files(workspace: Workspace, files: Sequence[tuple[Path, str]]) -> MergedList:
    """Merge ``files`` (each with the name to show) into the list as it was known before their period.

    Raises:
        DataError: a file cannot be read, or has rows that cannot be used.
        UsageError: the files are not copies of one list, or not of one period.
        PlanError, MissingInputError, PathError: as ``try_files``.
    """
    from tanjcli.app.trying.trial import delivery_of
    from tanjcli.intake.ingest import read_delivery
    from tanjcli.intake.ledgers.merge import merge
    from tanjcli.intake.ledgers.roll import last_list

    settings = load_settings(workspace)
    kit = kit_of(settings)
    reads = [read_delivery(delivery_of(path, shown, date.max), kit) for path, shown in files]
    findings = tuple(finding for read in reads for finding in _of(read))
    if errors(findings):
        raise DataError(findings=findings)
    ledger, recipe, period = _one(reads)
    ledgers = read_ledgers(deliveries_of(workspace, settings)[0], kit)
    known = last_list(ledgers.ledgers[ledger], period.last_day)
    sent = [row for row in known if not taken_off(settings.plan, ledger, row)]
    merged = merge(settings.sources.ledgers[ledger], sent, reads, ledger)
    sample = ledgers.sample or any(read.source.sample for read in reads)
    return MergedList(merged, ledger, recipe, period, findings, settings, kit, sample)


def merged_workbook(done: MergedList, lang: Lang) -> bytes:
    """The merged list in the form it was sent out in; cells in conflict are painted, every version in a comment."""
    from tanjcli.present.compose.form import compose_form
    from tanjcli.present.compose.merge import marks
    from tanjcli.present.writers import form

    recipe = done.kit.sources.recipes[done.recipe]
    spec = done.kit.sources.ledgers[done.ledger]
    rows = tuple(written_cells(row, recipe, spec, done.kit) for row in done.merged.rows)
    content = content_of(done.recipe, done.kit, (None, done.period), rows, sample=done.sample)
    taken = [name for name, take in recipe.columns.items() if take.from_]
    return form.render(compose_form(content, lang, marks(done.merged, taken, spec, lang)))


def merged_text(done: MergedList, face: Face) -> str:
    """The account of the merge as table, plain text, Markdown or JSON."""
    from tanjcli.present.compose.merge import Telling, compose_merge, merge_record

    spec = done.kit.sources.ledgers[done.ledger]
    if face.format == "json":
        return json_text(merge_record(done.merged, spec, done.period.label, done.sample))
    telling = Telling(face.lang, vocabulary_names(done.kit), done.sample)
    return document_text(compose_merge(done.merged, spec, done.period.label, telling), face)


def _of(read: FileRead) -> list[Finding]:
    return [*read.findings, *(finding for _, _, table in read.tables for finding in table.findings)]


def _one(reads: Sequence[FileRead]) -> tuple[str, str, Period]:
    """The one ledger, recipe and period all files are of. Raises ``UsageError`` when there are several."""
    found = [
        (table.ledger, match.name, stretch.covered.period, book.file)
        for read in reads
        for book, match, table in read.tables
        for stretch in table.stretches
    ]
    if not found:
        raise UsageError(findings=(Finding("merge-nothing", Place()),))
    first, recipe, when, whose = found[0]
    for ledger, _, period, file in found:
        if (ledger, period) != (first, when):
            params = {"first": whose, "said": f"{first} {when.label}", "other": f"{ledger} {period.label}"}
            raise UsageError(findings=(Finding("merge-different", Place(file), params, raw=file),))
    return first, recipe, when
