"""A card for every department: what it leads by the document, by our inference, what it supports, what it owes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from tanjcli.evaluate.bench.bench import Bench
from tanjcli.evaluate.books.owed import Duty, Scorecard, State, Tally
from tanjcli.evaluate.results import CellResult, Status
from tanjcli.plan.target import Target


def scorecards(bench: Bench, cells: Mapping[str, CellResult], owed: Sequence[Duty]) -> tuple[Scorecard, ...]:
    """The departments that lead, support or owe anything, in the plan's order. Roles are never added up."""
    found = []
    for key in bench.plan.departments:
        tallies = tuple(_tallies(key, bench, cells))
        states = Counter(duty.state for duty in owed if duty.owner_id == key)
        if tallies or states:
            counted = tuple((state.value, states[state]) for state in State if states[state])
            found.append(Scorecard(key, bench.department(key), tallies, counted))
    return tuple(found)


def _tallies(department: str, bench: Bench, cells: Mapping[str, CellResult]) -> Iterator[Tally]:
    led = [target for target in bench.plan.targets if target.lead.department == department]
    supported = [t for t in bench.plan.targets if t not in led and department in _support(t, bench)]
    for role in ("stated", "inferred"):
        yield from _tally(role, [target for target in led if target.lead.source == role], cells)
    yield from _tally("support", supported, cells)


def _tally(role: str, targets: Sequence[Target], cells: Mapping[str, CellResult]) -> Iterator[Tally]:
    if not targets:
        return
    found = Counter(cells[target.id].status for target in targets)
    counts = tuple((status.value, found[status]) for status in Status if found[status])
    yield Tally(role, counts, tuple(target.ref for target in targets))


def _support(target: Target, bench: Bench) -> tuple[str, ...]:
    path = bench.plan.paths.get(target.path or "")
    return (*target.support, *(path.support if path else ()))
