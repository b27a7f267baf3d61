"""Returns and proofs against the ledgers: what is owed can be received, and has a rhythm to be owed by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tanjcli.config.positions import Positions
from tanjcli.core.findings import Finding, Place
from tanjcli.core.words import nearest
from tanjcli.intake.ledger_spec import LedgerSpec
from tanjcli.plan.model import Plan


def check_duties(plan: Plan, specs: Mapping[str, LedgerSpec], positions: Positions) -> list[Finding]:
    """Every finding of ``returns`` and of the proofs of ``cadences``."""
    unknown = [
        Finding("duty-unknown-ledger", place, {"nearest": nearest(ledger, specs)}, ledger)
        for ledger, place in _named(plan, positions)
        if ledger not in specs
    ]
    return unknown + [
        Finding("duty-no-rhythm", positions.key("returns", ledger), {}, ledger)
        for ledger in plan.returns
        if ledger in specs and specs[ledger].rhythm == "any"
    ]


def _named(plan: Plan, positions: Positions) -> Iterator[tuple[str, Place]]:
    """Every ledger that a duty names, and where."""
    yield from ((ledger, positions.key("returns", ledger)) for ledger in plan.returns)
    for key, cadence in plan.cadences.items():
        if cadence.proof is not None:
            yield cadence.proof, positions.place("cadences", key, "proof")
        yield from ((name, positions.place("cadences", key, "proofs", of)) for of, name in cadence.proofs.items())
