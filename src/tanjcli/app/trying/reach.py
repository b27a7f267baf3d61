"""How far a file reaches: which targets its ledgers can move, and which deliveries those need.

A trial of one file is to be quick, so deliveries that cannot matter to it are not read again. What must be known of
them all the same, into which ledgers they went and up to which day they speak, is kept from an earlier run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import BaseModel

    from tanjcli.intake.ledger import Ledgers
    from tanjcli.intake.ledger_spec import LedgerSpec
    from tanjcli.plan.model import Plan


@dataclass(frozen=True, slots=True)
class Told:
    """What all deliveries together say of themselves: (file, its ledgers), and per year the last day spoken of."""

    ledgers: tuple[tuple[str, tuple[str, ...]], ...]
    through: tuple[tuple[int, date], ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """Targets that may move, by id, and the ledgers they are measured on."""

    targets: frozenset[str]
    ledgers: frozenset[str]


def told_by(ledgers: Ledgers) -> Told:
    """What the deliveries in ``ledgers`` say of themselves."""
    went: dict[str, set[str]] = {source.file: set() for source in ledgers.sources}
    through: dict[int, date] = {}
    for key, ledger in ledgers.ledgers.items():
        for strip in ledger.strips:
            day = strip.through
            went[ledger.sources[strip.source].file].add(key)
            through[day.year] = max(through.get(day.year, day), day)
    files = tuple((file, tuple(sorted(keys))) for file, keys in sorted(went.items()))
    return Told(files, tuple(sorted(through.items())))


def reach_of(touched: Iterable[str], plan: Plan, specs: Mapping[str, LedgerSpec]) -> Reach:
    """What rows in the ledgers ``touched`` can move, also through columns looked up in them."""
    lookups = {
        key: {column.lookup.ledger for column in spec.columns.values() if column.lookup} for key, spec in specs.items()
    }
    changed = set(touched)
    while further := {key for key, seen in lookups.items() if seen & changed} - changed:
        changed |= further
    metrics = {key: frozenset(_mentioned(metric, {*plan.metrics, *specs})) for key, metric in plan.metrics.items()}
    moved, needed = set(), set(changed)
    for target in plan.targets:
        used = _closure(_mentioned(target, plan.metrics), metrics) & set(specs)
        if used & changed:
            moved.add(target.id)
            needed |= used
    return Reach(frozenset(moved), frozenset(_closure(needed, lookups)))


def _mentioned(model: BaseModel, names: Iterable[str]) -> Iterator[str]:
    """Which of ``names`` stand anywhere in a declaration: one too many costs time, one too few would be wrong."""
    known = set(names)

    def walk(value: object) -> Iterator[str]:
        if isinstance(value, str):
            if value in known:
                yield value
        elif isinstance(value, Mapping):
            for part in value.values():
                yield from walk(part)
        elif isinstance(value, list | tuple):
            for part in value:
                yield from walk(part)

    return walk(model.model_dump())


def _closure(start: Iterable[str], leads_to: Mapping[str, Iterable[str]]) -> set[str]:
    seen: set[str] = set()
    todo = list(start)
    while todo:
        name = todo.pop()
        if name not in seen:
            seen.add(name)
            todo += leads_to.get(name, ())
    return seen
