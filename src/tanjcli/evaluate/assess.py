"""The one entry of this floor: plan and ledgers and a question in, an Assessment out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

from tanjcli.core.findings import Finding
from tanjcli.core.periods import Period
from tanjcli.core.words import Name
from tanjcli.evaluate.agreement.checks import check_invariants
from tanjcli.evaluate.agreement.reconcile import Reconciled, reconcile
from tanjcli.evaluate.bench.bench import Bench
from tanjcli.evaluate.bench.opening import named, open_bench
from tanjcli.evaluate.judging.goals import judge_in_force
from tanjcli.evaluate.judging.readings import with_readings
from tanjcli.evaluate.measure.quality import find_falls, find_unseen
from tanjcli.evaluate.progress.aim import plain
from tanjcli.evaluate.progress.clock import Clock, Span, elapsed_share, judged_day
from tanjcli.evaluate.question import Question
from tanjcli.evaluate.remarks import remark
from tanjcli.evaluate.results import Assessment, CellResult
from tanjcli.evaluate.rules.ruling import rule_for
from tanjcli.intake.ledger import Ledgers
from tanjcli.plan.model import Plan
from tanjcli.plan.target import Target

SCHEMA_VERSION = "1"


def assess(plan: Plan, ledgers: Ledgers, question: Question) -> Assessment:
    """Judge every target (or those of ``question.only``) for the report year.

    The plan and the ledgers must fit each other (``evaluate.bind.check_metrics`` without errors). Invariants are
    checked when all targets are judged.
    """
    bench = open_bench(plan, ledgers, question)
    cells = {target.id: judge_in_force(target, bench) for target in _wanted(plan, question.only)}
    shown = tuple(_with_partner(target, cells) for target in plan.targets if _named(target, question.only))
    if question.readings:
        declared = {target.id: target for target in plan.targets}
        shown = tuple(with_readings(cell, declared[cell.target_id], bench) for cell in shown)
    everything = len(cells) == len(plan.targets)
    kept = _books(bench, cells, ledgers) if everything and question.books else {}
    noted = kept.pop("findings", ())
    reconciled = reconcile(bench, ledgers) if everything else Reconciled((), ())
    return Assessment(
        schema_version=SCHEMA_VERSION,
        program_version=question.program_version,
        plan_id=plan.plan.id,
        plan_name=Name(plan.plan.name.zh, plan.plan.name.en),
        issuer=bench.department(plan.plan.issuer),
        year=question.year,
        as_of=bench.as_of,
        known_on=bench.room.known_on,
        sample=ledgers.sample,
        language=plan.plan.language,
        rules=rule_for(plan.rules),
        cells=shown,
        checks=(*check_invariants(plan, cells, bench.room.units), *reconciled.checks) if everything else (),
        findings=(
            *(() if question.verdicts else _once(ledgers, find_falls(bench.room))),
            *(() if question.verdicts else find_unseen(bench.room)),
            *reconciled.findings,
            *noted,
        ),
        departments=tuple((key, Name(d.name.zh, d.name.en)) for key, d in plan.departments.items()),
        industries=named(plan.vocabularies.get("industries", {}).items()),
        places=named(plan.places.items()),
        place_groups=tuple((key, place.group or "") for key, place in plan.places.items()),
        roll=_roll(plan),
        followed=tuple((key, n) for key in ("lists", "pipelines", "registers") if (n := len(getattr(plan, key)))),
        units=tuple((code, unit.en) for code, unit in plan.units.items()),
        time_share=_year_gone(plan, question.year, bench.as_of),
        **kept,
    )


def _roll(plan: Plan) -> tuple[tuple[str, Name], ...]:
    if plan.roll is None:
        return ()
    called = {"": plan.roll.name, **plan.roll.groups}
    return tuple((key, Name(name.zh, name.en)) for key, name in called.items())


def _books(bench: Bench, cells: dict[str, CellResult], ledgers: Ledgers) -> dict[str, Any]:
    """The books by field; few ask for them, and their rooms are many."""
    from tanjcli.evaluate.books.keep import keep_books

    books = keep_books(bench, cells, ledgers)
    return {field.name: getattr(books, field.name) for field in fields(books)}


def _once(ledgers: Ledgers, falls: tuple[Finding, ...]) -> Iterator[Finding]:
    """Every finding of the ledgers and every fall; a fall that tells both figures replaces the one that does not."""
    told = {finding.place for finding in falls}
    yield from (f for f in ledgers.findings if f.code != "ytd-falls" or f.place not in told)
    yield from falls


def _wanted(plan: Plan, only: frozenset[str]) -> list[Target]:
    """The targets asked for, and the partners their verdict is spoken with."""
    named = [target for target in plan.targets if _named(target, only)]
    partners = {target.and_with for target in named}
    return [target for target in plan.targets if target in named or target.id in partners]


def _named(target: Target, only: frozenset[str]) -> bool:
    return not only or target.id in only or target.ref in only or (target.series or "") in only


def _with_partner(target: Target, cells: dict[str, CellResult]) -> CellResult:
    cell = cells[target.id]
    partner = cells.get(target.and_with or "")
    if partner is None:
        return cell
    said = remark("and-with", target=partner.target_id, ref=partner.ref, status=partner.status.value)
    return replace(cell, remarks=(*cell.remarks, said))


def _year_gone(plan: Plan, year: int, as_of: date) -> Decimal:
    clock = Clock(plan.rules.clock, frozenset(plan.plan.unpublished_months))
    span = Span(Period.year(year).start, Period.year(year).last_day)
    return plain(elapsed_share(span, judged_day(span, as_of, None, clock), clock) * 100)
