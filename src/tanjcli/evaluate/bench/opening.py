"""From a question to the bench that answers it: what was known, up to which day, and where figures are measured."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from tanjcli.core.periods import Period
from tanjcli.core.words import Name
from tanjcli.evaluate.bench.bench import Bench
from tanjcli.evaluate.measure import KINDS
from tanjcli.evaluate.measure.doubts import doubts_of
from tanjcli.evaluate.measure.room import Room
from tanjcli.evaluate.question import Question
from tanjcli.intake.ledger import Ledgers
from tanjcli.plan.model import Plan
from tanjcli.plan.vocabulary import unit_table
from tanjcli.plan.words import VocabularyTerm


def open_bench(plan: Plan, ledgers: Ledgers, question: Question) -> Bench:
    """The bench for a question. Its as-of day is the one asked for, else the latest data date inside the year."""
    known_on = question.known_on or max(
        (s.received for s in ledgers.sources), default=Period.year(question.year).last_day
    )
    known = ledgers.known_on(known_on)
    # Nobody knows on a day what is so on a later one.
    as_of = question.as_of or min(_latest(known, question.year), known_on)
    room = replace(_room(plan, known, question, known_on), doubts=doubts_of(ledgers))
    return Bench(plan, room, question.year, as_of, question.verdicts)


def named(terms: Iterable[tuple[str, VocabularyTerm]]) -> tuple[tuple[str, Name], ...]:
    """Ids and names of a vocabulary."""
    return tuple((key, Name(term.name.zh, term.name.en)) for key, term in terms)


def _latest(known: Ledgers, year: int) -> date:
    """The latest data date inside the year; its last day when the data hold none."""
    received = {source.file for source in known.sources}
    told = (
        strip.through
        for ledger in known.ledgers.values()
        for strip in ledger.strips
        if ledger.sources[strip.source].file in received and strip.through in Period.year(year)
    )
    return max(told, default=Period.year(year).last_day)


def _room(plan: Plan, ledgers: Ledgers, question: Question, known_on: date) -> Room:
    terms = {key: name for table in plan.vocabularies.values() for key, name in named(table.items())}
    return Room(
        metrics=plan.metrics,
        ledgers=ledgers.ledgers,
        units=unit_table(plan),
        known_on=known_on,
        kinds=KINDS,
        places=terms | dict(named(plan.places.items())),
        unpublished=frozenset(plan.plan.unpublished_months),
        split_by=question.split_by,
        origins=question.origins,
    )
