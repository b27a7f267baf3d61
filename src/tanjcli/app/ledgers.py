"""Every delivery of the workspace, read into ledgers. The one place where a ledger cache would sit."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from datetime import date
from string import ascii_uppercase
from typing import TYPE_CHECKING

from tanjcli.app.workspace import Workspace
from tanjcli.core.errors import MissingInputError
from tanjcli.core.findings import Finding, Place, errors

if TYPE_CHECKING:
    from tanjcli.app.load import Settings
    from tanjcli.intake.deliveries import Delivery
    from tanjcli.intake.ledger import Ledgers

Progress = Callable[[str], None]
_MOST_READERS = 3
_UNREAD = frozenset({"delivery-undated", "file-unknown", "file-unknown-alike", "measure-missing"})


def ingest_deliveries(workspace: Workspace, settings: Settings, progress: Progress | None = None) -> Ledgers:
    """All ledgers, with the findings of finding the files among theirs; ``progress`` hears each file's name.

    Raises:
        MissingInputError: there is not a single delivery.
    """
    from dataclasses import replace

    from tanjcli.intake.ingest import ingest_reads, reading_kit
    from tanjcli.intake.read_ahead import read_ahead
    from tanjcli.plan.vocabulary import unit_table, vocabularies

    deliveries, findings = deliveries_of(workspace, settings)
    if not deliveries:
        name = workspace.shown(workspace.data)
        raise MissingInputError(findings=(*findings, Finding("usage-no-deliveries", Place(name), raw=name)))
    plan = settings.plan
    kit = reading_kit(settings.sources, vocabularies(plan), unit_table(plan))
    with read_ahead(deliveries, kit, min(os.cpu_count() or 1, _MOST_READERS)) as done:
        ledgers, _ = ingest_reads(deliveries, kit, progress, done)
    return replace(ledgers, findings=(*findings, *ledgers.findings))


def deliveries_of(workspace: Workspace, settings: Settings) -> tuple[tuple[Delivery, ...], tuple[Finding, ...]]:
    """The delivered files in order of arrival, and what is wrong with how they lie."""
    from tanjcli.intake.deliveries import find_deliveries

    ignored = (*settings.sources.ignore, workspace.sources.name)
    return find_deliveries(workspace.data, workspace.root, ignored)


def refused_files(ledgers: Ledgers, known_on: date | None = None) -> frozenset[str]:
    """Files with an error of which not one row was so much as looked at: damaged, locked, ambiguous."""
    counted = {account.file for account in ledgers.accounts if account.used or account.rejected}
    faulty = frozenset(finding.place.file for finding in errors(ledgers.findings))
    return faulty - counted - unread_files(ledgers) - _later(ledgers, known_on)


def unread_files(ledgers: Ledgers, known_on: date | None = None) -> frozenset[str]:
    """Files that lie there without anybody reading them, or without the figures they were read for."""
    unread = frozenset(finding.place.file for finding in ledgers.findings if finding.code in _UNREAD)
    return unread - _later(ledgers, known_on)


def rejects(ledgers: Ledgers, known_on: date | None = None) -> int:
    """Rejected rows; beside them rows of which a cell, and tables of which the heading or a total, is in error."""
    unseen = refused_files(ledgers) | unread_files(ledgers) | _later(ledgers, known_on)
    rows: Counter[tuple[str, str]] = Counter()
    for account in ledgers.accounts:
        if account.file not in unseen:
            rows[account.file, account.sheet] += account.rejected
    places = {(f.place.file, f.place.sheet, f.place.cell.lstrip(ascii_uppercase)) for f in errors(ledgers.findings)}
    faults = Counter((file, sheet) for file, sheet, _ in places if file not in unseen)
    return (rows | faults).total()


def _later(ledgers: Ledgers, known_on: date | None) -> frozenset[str]:
    """Files that came after the day."""
    return frozenset(s.file for s in ledgers.sources if known_on is not None and s.received > known_on)
