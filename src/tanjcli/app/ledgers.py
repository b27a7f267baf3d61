"""Every delivery of the workspace, read into ledgers. The one place where a ledger cache would sit."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tanjcli.app.workspace import Workspace
from tanjcli.core.errors import MissingInputError
from tanjcli.core.findings import Finding, Place, errors

if TYPE_CHECKING:
    from tanjcli.app.load import Settings
    from tanjcli.intake.deliveries import Delivery
    from tanjcli.intake.ledger import Ledgers

Progress = Callable[[str], None]


def ingest_deliveries(workspace: Workspace, settings: Settings, progress: Progress | None = None) -> Ledgers:
    """All ledgers, with the findings of finding the files among theirs; ``progress`` hears each file's name.

    Raises:
        MissingInputError: there is not a single delivery.
    """
    from dataclasses import replace

    from tanjcli.intake.ingest import ingest
    from tanjcli.plan.vocabulary import unit_table, vocabularies

    deliveries, findings = deliveries_of(workspace, settings)
    if not deliveries:
        name = workspace.shown(workspace.data)
        raise MissingInputError(findings=(*findings, Finding("usage-no-deliveries", Place(name), raw=name)))
    plan = settings.plan
    ledgers = ingest(deliveries, settings.sources, vocabularies(plan), unit_table(plan), progress)
    return replace(ledgers, findings=(*findings, *ledgers.findings))


def deliveries_of(workspace: Workspace, settings: Settings) -> tuple[tuple[Delivery, ...], tuple[Finding, ...]]:
    """The delivered files in order of arrival, and what is wrong with how they lie."""
    from tanjcli.intake.deliveries import find_deliveries

    ignored = (*settings.sources.ignore, workspace.sources.name)
    return find_deliveries(workspace.data, workspace.root, ignored)


def refused_files(ledgers: Ledgers) -> frozenset[str]:
    """Files with an error of which not one row was so much as looked at: damaged, locked, of no known family."""
    counted = {account.file for account in ledgers.accounts if account.used or account.rejected}
    return frozenset(finding.place.file for finding in errors(ledgers.findings)) - counted
