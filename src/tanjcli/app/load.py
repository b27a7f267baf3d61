"""The workspace's two YAML files, read and checked against each other: every fault at once."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from tanjcli.app.workspace import Workspace
from tanjcli.core.errors import MissingInputError, PlanError
from tanjcli.core.findings import Finding, Place, errors

if TYPE_CHECKING:
    from tanjcli.config.positions import Positions
    from tanjcli.intake.sources import LoadedSources
    from tanjcli.intake.spec import Sources
    from tanjcli.plan.load import LoadedPlan
    from tanjcli.plan.model import Plan


@dataclass(frozen=True, slots=True)
class Promises:
    """A plan without errors, and where in its file everything stands."""

    plan: Plan
    positions: Positions
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Settings:
    """A plan and a description of its data that fit each other; ``findings`` are warnings and notes.

    ``state`` is a digest of both files, empty when one of them changed while they were read.
    """

    plan: Plan
    sources: Sources
    positions: Positions  # of the plan
    findings: tuple[Finding, ...]
    state: str = ""


def load_promises(workspace: Workspace) -> Promises:
    """The plan alone. Raises ``PlanError`` with every error in it."""
    promised = _load_plan(workspace)
    if promised.plan is None or errors(promised.findings):
        raise PlanError(findings=promised.findings)
    return Promises(promised.plan, promised.positions, promised.findings)


def load_settings(workspace: Workspace) -> Settings:
    """Both files of the workspace.

    Raises:
        PlanError: with every error of both files, and of their meeting, among its findings.
        MissingInputError: ``data/sources.yaml`` is not there, and nothing else is wrong.
    """
    state = _state(workspace)
    promised = _load_plan(workspace)
    if not workspace.sources.is_file():
        name = workspace.shown(workspace.sources)
        missing = Finding("usage-no-sources", Place(name), raw=name)
        kind = PlanError if errors(promised.findings) else MissingInputError
        raise kind(findings=(*promised.findings, missing))
    described = _load_sources(workspace)
    findings = (*promised.findings, *described.findings, *_meeting(promised, described))
    if promised.plan is None or described.sources is None or errors(findings):
        raise PlanError(findings=findings)
    steady = state if _state(workspace) == state else ""
    return Settings(promised.plan, described.sources, promised.positions, findings, steady)


def _state(workspace: Workspace) -> str:
    digest = sha256()
    for path in (workspace.targets, workspace.sources):
        data = path.read_bytes() if path.is_file() else b""
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()


def _meeting(promised: LoadedPlan, described: LoadedSources) -> tuple[Finding, ...]:
    """The two files against each other; what is faulty in one of them does not hide the rest."""
    from tanjcli.evaluate.bind import check_metrics

    if promised.partial is None or described.partial is None:
        return ()
    found = check_metrics(promised.partial, described.partial.ledgers, promised.positions)
    if described.sources is not None:
        return found if promised.plan is None else (*found, *_foreign_words(promised.plan, described))
    # A ledger may be unknown only because its own entry is faulty, which has been said.
    return tuple(finding for finding in found if finding.code != "metric-unknown-ledger")


def _foreign_words(plan: Plan, described: LoadedSources) -> tuple[Finding, ...]:
    """Units, vocabularies and terms the sources speak of and neither file declares."""
    from tanjcli.intake.sources import check_words
    from tanjcli.plan.vocabulary import unit_table, vocabularies

    return check_words(described, vocabularies(plan), unit_table(plan))


def _load_plan(workspace: Workspace) -> LoadedPlan:
    from tanjcli.plan.load import load_plan

    return load_plan(workspace.targets, workspace.shown(workspace.targets))


def _load_sources(workspace: Workspace) -> LoadedSources:
    from tanjcli.intake.sources import load_sources

    return load_sources(workspace.sources, workspace.shown(workspace.sources))
