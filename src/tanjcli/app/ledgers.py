"""Every delivery of the workspace, read into ledgers. The one place where a ledger cache would sit."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from string import ascii_uppercase
from typing import TYPE_CHECKING, Protocol

from tanjcli.app.cache import Cache
from tanjcli.app.fingerprint import fingerprint
from tanjcli.app.workspace import Workspace
from tanjcli.core.errors import MissingInputError
from tanjcli.core.findings import Finding, Place, errors

if TYPE_CHECKING:
    from tanjcli.app.load import Settings
    from tanjcli.app.reads import KeptReads
    from tanjcli.intake.deliveries import Delivery
    from tanjcli.intake.ledger import Ledgers
    from tanjcli.intake.tables.stretch import Kit


class Progress(Protocol):
    """Somebody who wants to know what is being read."""

    def __call__(self, file: str, share: float = 0.0, /) -> None:
        """``file`` is being read, ``share`` of it is done."""


_MOST_READERS = 3
_UNREAD = frozenset({"delivery-undated", "file-unknown", "file-unknown-alike", "measure-missing"})


def ingest_deliveries(
    workspace: Workspace,
    settings: Settings,
    progress: Progress | None = None,
    known_on: date | None = None,
    cache: Cache | None = None,
) -> Ledgers:
    """All ledgers, with the findings of finding the files among theirs; ``progress`` hears what is read.

    What came after ``known_on`` is not read at all, so that nothing of it can reach back into an earlier report. With a
    ``cache`` nothing is read again while neither a file nor the program has changed.

    Raises:
        MissingInputError: there is not a single delivery, or none had come by that day.
    """
    if cache is None or not cache.prepare():
        return _ingested(workspace, settings, progress, known_on, None)
    from tanjcli.intake.ledgers.stored import StoredLedgers, restored, stored

    asked = f"ledgers {known_on} {settings.state}"
    key = fingerprint(workspace, asked, cache.folder)
    kept = cache.get(key, StoredLedgers)
    if kept is not None:
        with suppress(KeyError, ValueError):
            return restored(kept, settings.sources.ledgers)
    ledgers = _ingested(workspace, settings, progress, known_on, cache)
    told = stored(ledgers)
    if told is not None and fingerprint(workspace, asked, cache.folder) == key:
        cache.put(key, told)
    return ledgers


def _ingested(
    workspace: Workspace, settings: Settings, progress: Progress | None, known_on: date | None, cache: Cache | None
) -> Ledgers:
    from dataclasses import replace

    from tanjcli.app.reads import KeptReads

    deliveries, findings = deliveries_of(workspace, settings)
    if not deliveries:
        name = workspace.shown(workspace.data)
        raise MissingInputError(findings=(*findings, Finding("usage-no-deliveries", Place(name), raw=name)))
    kept = KeptReads(cache, settings, deliveries)
    if known_on is not None:
        deliveries = tuple(delivery for delivery in deliveries if delivery.received <= known_on)
        if not deliveries:
            raise MissingInputError(findings=(Finding("usage-nothing-known", Place(), raw=f"{known_on}"),))
    ledgers = read_ledgers(deliveries, kit_of(settings), progress, kept)
    return replace(ledgers, findings=(*findings, *ledgers.findings))


def kit_of(settings: Settings) -> Kit:
    """What reading needs beside a file, from both files of the workspace."""
    from tanjcli.intake.ingest import reading_kit
    from tanjcli.plan.vocabulary import unit_table, vocabularies

    plan = settings.plan
    unpublished = frozenset(plan.plan.unpublished_months)
    return reading_kit(settings.sources, vocabularies(plan), unit_table(plan), unpublished)


def read_ledgers(
    deliveries: Sequence[Delivery],
    kit: Kit,
    progress: Progress | None = None,
    kept: KeptReads | None = None,
) -> Ledgers:
    """The ledgers of ``deliveries``, several read at a time, those that are ``kept`` not at all."""
    from tanjcli.app.reads import FirstOf
    from tanjcli.intake.ingest import ingest_reads
    from tanjcli.intake.read_ahead import read_ahead

    waiting = deliveries if kept is None else kept.missing(deliveries)
    with read_ahead(waiting, kit, processors(), len(deliveries) - len(waiting)) as ahead:
        ledgers = ingest_reads(deliveries, kit, progress, FirstOf((kept, ahead)))[0]
        if kept is not None and ahead is not None:
            kept.keep(ahead.answers)
    return ledgers


def processors() -> int:
    """How many files are read at a time."""
    return min(os.cpu_count() or 1, _MOST_READERS)


def deliveries_of(workspace: Workspace, settings: Settings) -> tuple[tuple[Delivery, ...], tuple[Finding, ...]]:
    """The delivered files in order of arrival, and what is wrong with how they lie."""
    from tanjcli.intake.deliveries import find_deliveries

    ignored = (*settings.sources.ignore, workspace.sources.name)
    return find_deliveries(workspace.data, workspace.root, ignored)


def refused_files(ledgers: Ledgers) -> frozenset[str]:
    """Files with an error of which not one row was so much as looked at: damaged, locked, ambiguous."""
    counted = {account.file for account in ledgers.accounts if account.used or account.rejected}
    faulty = frozenset(finding.place.file for finding in errors(ledgers.findings))
    return faulty - counted - unread_files(ledgers)


def unread_files(ledgers: Ledgers) -> frozenset[str]:
    """Files that lie there without anybody reading them, or without the figures they were read for."""
    return frozenset(finding.place.file for finding in ledgers.findings if finding.code in _UNREAD)


def rejects(ledgers: Ledgers) -> int:
    """Rejected rows; beside them rows of which a cell, and tables of which the heading or a total, is in error."""
    unseen = refused_files(ledgers) | unread_files(ledgers)
    rows: Counter[tuple[str, str]] = Counter()
    for account in ledgers.accounts:
        if account.file not in unseen:
            rows[account.file, account.sheet] += account.rejected
    places = {(f.place.file, f.place.sheet, f.place.cell.lstrip(ascii_uppercase)) for f in errors(ledgers.findings)}
    faults = Counter((file, sheet) for file, sheet, _ in places if file not in unseen)
    return (rows | faults).total()
