"""``targets.yaml`` from disk to a checked plan."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tanjcli.config.bind import bind
from tanjcli.config.nodes import MAX_BYTES, load_nodes
from tanjcli.config.positions import Positions
from tanjcli.core.findings import Finding, errors
from tanjcli.plan.check import check_plan
from tanjcli.plan.model import Plan


@dataclass(frozen=True, slots=True)
class LoadedPlan:
    """A plan and everything found in its file. ``plan`` is ``None`` as soon as one finding is an error.

    ``partial`` is the plan without its faulty entries: the rest can be held against the ledgers in the same run.
    """

    plan: Plan | None
    partial: Plan | None
    findings: tuple[Finding, ...]
    positions: Positions
    sha256: str


def load_plan(path: Path, file: str) -> LoadedPlan:
    """Read, type and check the plan at ``path``, shown as ``file``.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as stream:
        text = stream.read(MAX_BYTES + 1)
    digest = sha256(text).hexdigest()
    root, findings = load_nodes(text, file)
    if root is None:
        return LoadedPlan(None, None, findings, Positions(None, None, file), digest)
    bound = bind(root, Plan, file)
    findings += bound.findings + check_plan(bound.partial, bound.positions)
    ordered = tuple(sorted(findings, key=lambda finding: finding.place))
    plan = None if errors(ordered) else bound.value
    return LoadedPlan(plan, bound.partial, ordered, bound.positions, digest)
