"""Reconciliation before reporting: every rule of the plan with its outcome; a waiver lets a breach pass, by name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from tanjcli.core.findings import Finding
from tanjcli.core.periods import Period
from tanjcli.core.words import Name
from tanjcli.evaluate.agreement.reconcile_rules import RULES, Ground
from tanjcli.evaluate.bench.bench import Bench
from tanjcli.evaluate.measure.model import Window
from tanjcli.evaluate.measure.parts import reported_twice
from tanjcli.evaluate.remarks import remark
from tanjcli.evaluate.results import Check, Waived
from tanjcli.intake.ledger import Ledgers
from tanjcli.plan.reconcile import PlacesSum, Reconciliation


@dataclass(frozen=True, slots=True)
class Reconciled:
    """The outcomes in the plan's order, and what was found on the way that has a place in a file."""

    checks: tuple[Check, ...]
    findings: tuple[Finding, ...]


def reconcile(bench: Bench, ledgers: Ledgers) -> Reconciled:
    """Hold every rule of the plan against the data of the report year up to the as-of day.

    Args:
        bench: its room sees ledgers in which the latest row of a key has won.
        ledgers: the same as they were ingested: who was reported twice is only visible there.
    """
    checks: list[Check] = []
    findings: list[Finding] = []
    for rule in bench.plan.reconcile:
        twice = _twice(rule, bench, ledgers)
        said = RULES[rule.kind](rule, Ground(bench, ledgers.findings, len(twice)))
        findings += [finding for finding in (*twice, *said.findings) if finding not in findings]
        check = Check(rule.id, said.outcome, Name(rule.text.zh, rule.text.en), None, said.remarks[1:], said.period)
        check = replace(check, remark=next(iter(said.remarks), None))
        checks.append(_waived(check, rule, bench.as_of) if said.outcome == "breach" else check)
    return Reconciled(tuple(checks), tuple(findings))


def _twice(rule: Reconciliation, bench: Bench, ledgers: Ledgers) -> tuple[Finding, ...]:
    if not isinstance(rule, PlacesSum):
        return ()
    ledger = ledgers.ledgers.get(getattr(bench.plan.metrics[rule.metric], "ledger", ""))
    year = Period.year(bench.year)
    window = Window(year.start, year.last_day, bench.as_of)
    return () if ledger is None else reported_twice(ledger, bench.room.known_on, window)


def _waived(check: Check, rule: Reconciliation, as_of: date) -> Check:
    """The breach under the waiver in force; one that has run out is named, and forgives nothing."""
    for waiver in rule.waivers:
        if as_of <= waiver.until:
            given = Waived(waiver.by, Name(waiver.reason.zh, waiver.reason.en), waiver.until)
            return replace(check, outcome="waived", waiver=given)
    expired = tuple(remark("waiver-expired", by=waiver.by, until=f"{waiver.until}") for waiver in rule.waivers)
    return replace(check, also=(*check.also, *expired))
