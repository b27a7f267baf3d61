"""The rhythm of the year as dated duties: recurring ones of the plan, returns of every ledger by its own rhythm.

A duty belongs to the period it is owed for, so December's return falls due in January. It is done when a delivery
proves it, overdue from the day after its last one, and of unknown state where the plan names no proof.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from tanjcli.core.periods import Period, month_end, month_start
from tanjcli.core.words import Name
from tanjcli.evaluate.bench.bench import Bench
from tanjcli.evaluate.books.lists import listed, stale_items
from tanjcli.evaluate.books.owed import Duty, State
from tanjcli.evaluate.measure.items import list_reports
from tanjcli.evaluate.measure.trace import coverage
from tanjcli.evaluate.progress.clock import report_ends
from tanjcli.evaluate.remarks import remark
from tanjcli.evaluate.results import Remark
from tanjcli.intake import ledger_spec as intake
from tanjcli.intake.ledger import Ledger, Ledgers, Source
from tanjcli.plan.duties import DueDay, Held, Return
from tanjcli.plan.follow import Cadence
from tanjcli.plan.metrics import Label

RETURN = Name("数据报送", "Return of data")


@dataclass(frozen=True)
class Proof:
    """What has been seen of a duty by the as-of day."""

    done_on: date | None = None
    said: Remark | None = None
    missing: tuple[Name, ...] = ()
    asked: bool = True  # False: the plan names nothing that would prove it


@dataclass(frozen=True)
class Owed:
    """A duty before its state is known: what of which list or ledger, by whom."""

    cadence: str
    name: Name
    clause: str
    owner: str
    owner_source: str
    subject: tuple[str, str, Name]  # kind, id, name
    strict: bool
    proof: str | None  # a ledger
    held: tuple[Held, ...] | None
    due: DueDay
    note: Label | None


def duties(bench: Bench, ledgers: Ledgers) -> tuple[Duty, ...]:
    """Every duty of the report year, the earliest due first; ``ledgers`` are as they were ingested."""
    found = [*_cadences(bench, ledgers), *_returns(bench, ledgers)]
    return tuple(sorted(found, key=lambda duty: (duty.due, duty.id)))


def due_day(period: Period, rule: DueDay) -> date:
    """The last day of a duty owed for ``period``."""
    first = month_start(period.last_day.year, period.last_day.month + rule.months)
    last = month_end(first.year, first.month)
    return last.replace(day=min(rule.day, last.day))


def periods(year: int, rhythm: str, unpublished: frozenset[int] = frozenset()) -> tuple[Period, ...]:
    """The periods of a year; a month without a report of its own is part of the next (1—2月)."""
    whole = Period.year(year)
    ends = report_ends(month_end(year - 1, 12), whole.last_day, rhythm, unpublished)
    starts = (whole.start, *(month_start(end.year, end.month + 1) for end in ends))
    return tuple(Period(start, month_start(end.year, end.month + 1)) for start, end in zip(starts, ends, strict=False))


def _cadences(bench: Bench, ledgers: Ledgers) -> Iterator[Duty]:
    unpublished = frozenset(bench.plan.plan.unpublished_months)
    for key, cadence in bench.plan.cadences.items():
        for owed in _owed(key, cadence, bench):
            # What a return proves is owed by the rhythm of the returns.
            for period in periods(bench.year, cadence.every, unpublished if owed.proof else frozenset()):
                yield _duty(owed, period, bench, ledgers)


def _owed(key: str, cadence: Cadence, bench: Bench) -> Iterator[Owed]:
    own = Owed(
        cadence=key,
        name=_name(cadence.name),
        clause=cadence.clause,
        owner=cadence.owner,
        owner_source=cadence.owner_source,
        subject=("", "", Name("")),
        strict=cadence.strict,
        proof=cadence.proof,
        held=cadence.held,
        due=cadence.due,
        note=cadence.note,
    )
    if cadence.per is None:
        yield own
        return
    for list_id, one in bench.plan.lists.items():
        subject = ("list", list_id, _name(one.name))
        yield replace(own, owner=one.lead, subject=subject, proof=cadence.proofs.get(list_id))


def _returns(bench: Bench, ledgers: Ledgers) -> Iterator[Duty]:
    unpublished = frozenset(bench.plan.plan.unpublished_months)
    for key, rule in bench.plan.returns.items():
        ledger = bench.room.ledgers.get(key)
        if ledger is not None:
            for period in periods(bench.year, ledger.spec.rhythm, unpublished):
                yield _duty(_return(key, rule, ledger), period, bench, ledgers)


def _return(key: str, rule: Return, ledger: Ledger) -> Owed:
    return Owed(
        cadence="return",
        name=RETURN,
        clause=rule.clause or "",
        owner=rule.owner,
        owner_source=rule.owner_source,
        subject=("ledger", key, _name(ledger.spec.name)),
        strict=rule.strict,
        proof=key,
        held=None,
        due=rule.due,
        note=rule.note,
    )


def _duty(owed: Owed, period: Period, bench: Bench, ledgers: Ledgers) -> Duty:
    kind, subject, named = owed.subject
    due = due_day(period, owed.due)
    opens = period.start if owed.due.months == 0 else period.end
    proof = _proof(owed, period, bench, ledgers)
    return Duty(
        id=".".join(part for part in (owed.cadence, subject, period.label.replace("/", "_")) if part),
        cadence=owed.cadence,
        name=owed.name,
        clause=owed.clause,
        owner_id=owed.owner,
        owner=bench.department(owed.owner),
        owner_source=owed.owner_source,
        subject=kind,
        subject_id=subject,
        subject_name=named,
        period=period.label,
        opens=opens,
        due=due,
        state=_state(proof, opens, due, bench.as_of),
        strict=owed.strict,
        done_on=proof.done_on,
        evidence=proof.said,
        missing=proof.missing,
        note=_name(owed.note) if owed.note else Name(""),
    )


def _state(proof: Proof, opens: date, due: date, as_of: date) -> State:
    if proof.done_on is not None:
        return State.DONE
    if as_of < opens:
        return State.NOT_YET
    if as_of <= due:
        return State.DUE
    return State.OVERDUE if proof.asked else State.UNKNOWN


def _proof(owed: Owed, period: Period, bench: Bench, ledgers: Ledgers) -> Proof:
    """What is on record by hand; else the first delivery by which everybody who reports had spoken for the period."""
    if owed.held is not None:
        for record in owed.held:
            if record.for_ == period and record.on <= bench.as_of:
                return Proof(record.on, remark("duty-held", document=record.document))
        return Proof(said=remark("duty-not-held"))
    if owed.proof is None:
        return Proof(said=remark("duty-no-proof"), asked=False)
    ledger = ledgers.ledgers.get(owed.proof)
    if ledger is None:
        return Proof()
    proof = Proof(said=remark("duty-nothing-received", zh=ledger.spec.name.zh, en=ledger.spec.name.en))
    for source in _deliveries(ledger, period, bench):
        # As known on that very day: a later restatement must not hide who had reported by then.
        who = coverage(ledger.known_on(source.received), period.last_day) if ledger.spec.unit_of_report else None
        if who is None or who.complete:
            untouched, rows = _untouched(owed, period, bench)
            if not untouched:
                return Proof(source.received, remark("duty-received", file=source.file))
            proof = Proof(None, remark("duty-rows-stale", count=str(untouched), rows=str(rows)))
            continue
        told = remark("duty-units-missing", reported=str(who.reported), expected=str(who.expected))
        proof = Proof(None, told, tuple(bench.room.places.get(key, Name(key)) for key in who.missing))
    return proof


def _untouched(owed: Owed, period: Period, bench: Bench) -> tuple[int, int]:
    """Of a list that is owed row by row every month: how many rows nobody updated in the month, and of how many."""
    kind, list_id, _ = owed.subject
    rows = bench.plan.lists[list_id].rows if kind == "list" else None
    if rows is None or owed.proof != rows.ledger or period.months > 2:
        return 0, 0
    reports = [one for one in list_reports(rows, bench.room, period.last_day) if one.through == period.last_day]
    items = listed(reports[-1], rows) if reports else ()
    return len(stale_items(items, period.last_day)), len(items)


def _deliveries(ledger: Ledger, period: Period, bench: Bench) -> list[Source]:
    """What came for the period by the as-of day, in the order it came."""
    by = min(bench.as_of, bench.room.known_on)
    found = {ledger.sources[s.source] for s in ledger.strips if s.covers.last_day == period.last_day}
    return sorted((one for one in found if one.received <= by), key=lambda one: (one.received, one.file))


def _name(label: Label | intake.Label) -> Name:
    return Name(label.zh, label.en)
