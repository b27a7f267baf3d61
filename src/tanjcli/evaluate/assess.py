"""The one entry of this floor: plan and ledgers and a question in, an Assessment out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from tanjcli.core.periods import Period
from tanjcli.core.words import Name
from tanjcli.evaluate.aim import plain
from tanjcli.evaluate.bench import Bench
from tanjcli.evaluate.checks import check_invariants
from tanjcli.evaluate.clock import Clock, Span, elapsed_share, judged_day
from tanjcli.evaluate.judge import judge
from tanjcli.evaluate.measure import KINDS
from tanjcli.evaluate.measure.quality import find_falls, find_unseen
from tanjcli.evaluate.measure.room import Room
from tanjcli.evaluate.question import Question
from tanjcli.evaluate.remarks import remark
from tanjcli.evaluate.results import Assessment, CellResult, RulesUsed
from tanjcli.evaluate.status import thresholds_for
from tanjcli.intake.ledger import Ledgers
from tanjcli.plan.model import Plan, Target, VocabularyTerm
from tanjcli.plan.vocabulary import unit_table

SCHEMA_VERSION = "1"


def assess(plan: Plan, ledgers: Ledgers, question: Question) -> Assessment:
    """Judge every target (or those of ``question.only``) for the report year.

    The plan and the ledgers must fit each other (``evaluate.bind.check_metrics`` without errors). Invariants are
    checked when all targets are judged.
    """
    known_on = question.known_on or max(
        (s.received for s in ledgers.sources), default=Period.year(question.year).last_day
    )
    known = ledgers.known_on(known_on)
    as_of = question.as_of or _latest(known, question.year, known_on)
    bench = Bench(plan, _room(plan, known, question, known_on), question.year, as_of)
    cells = {target.id: judge(target, bench) for target in _wanted(plan, question.only)}
    shown = tuple(_with_partner(target, cells) for target in plan.targets if _named(target, question.only))
    everything = len(cells) == len(plan.targets)
    return Assessment(
        schema_version=SCHEMA_VERSION,
        program_version=question.program_version,
        plan_id=plan.plan.id,
        plan_name=Name(plan.plan.name.zh, plan.plan.name.en),
        issuer=bench.department(plan.plan.issuer),
        year=question.year,
        as_of=as_of,
        known_on=known_on,
        sample=known.sample,
        language=plan.plan.language,
        rules=_rules(plan),
        cells=shown,
        checks=check_invariants(plan, cells, bench.room.units) if everything else (),
        findings=(*known.findings, *find_falls(bench.room), *find_unseen(bench.room)),
        departments=tuple((key, Name(d.name.zh, d.name.en)) for key, d in plan.departments.items()),
        industries=_names(plan.vocabularies.get("industries", {}).items()),
        places=_names(plan.places.items()),
        time_share=_year_gone(plan, question.year, as_of),
    )


def _latest(ledgers: Ledgers, year: int, known_on: date) -> date:
    """The latest data date inside the year; its last day when the data hold none."""
    told = (
        strip.through
        for ledger in ledgers.ledgers.values()
        for strip in ledger.strips
        if ledger.sources[strip.source].received <= known_on and strip.through in Period.year(year)
    )
    return max(told, default=Period.year(year).last_day)


def _room(plan: Plan, ledgers: Ledgers, question: Question, known_on: date) -> Room:
    terms = {
        key: Name(term.name.zh, term.name.en) for table in plan.vocabularies.values() for key, term in table.items()
    }
    return Room(
        metrics=plan.metrics,
        ledgers=ledgers.ledgers,
        units=unit_table(plan),
        known_on=known_on,
        kinds=KINDS,
        places=terms | dict(_names(plan.places.items())),
        unpublished=frozenset(plan.plan.unpublished_months),
        split_by=question.split_by,
        origins=question.origins,
    )


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
    said = remark("and-with", target=partner.target_id, status=partner.status.value)
    return replace(cell, remarks=(*cell.remarks, said))


def _rules(plan: Plan) -> RulesUsed:
    bounds = thresholds_for(plan.rules, None)
    return RulesUsed(plan.rules.preset, plan.rules.clock, bounds.on_track, bounds.behind, bounds.off_track)


def _year_gone(plan: Plan, year: int, as_of: date) -> Decimal:
    clock = Clock(plan.rules.clock, frozenset(plan.plan.unpublished_months))
    span = Span(Period.year(year).start, Period.year(year).last_day)
    return plain(elapsed_share(span, judged_day(span, as_of, None, clock), clock) * 100)


def _names(terms: Iterable[tuple[str, VocabularyTerm]]) -> tuple[tuple[str, Name], ...]:
    return tuple((key, Name(term.name.zh, term.name.en)) for key, term in terms)
