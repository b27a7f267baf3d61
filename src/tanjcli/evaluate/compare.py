"""What became of every target between two reports, and why: a chain of reports that differ in one thing at a time.

Between what a report said and what another says may lie a changed plan, another program, restated values and a new
period. Each link of the chain changes one of them, so the change of a figure from link to link has one cause.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from tanjcli.core.absence import Unmeasured
from tanjcli.core.words import Name
from tanjcli.evaluate.results import Assessment, CellResult, Figure, Status
from tanjcli.intake.ledgers.revisions import Restated, Revision


class Cause(StrEnum):
    """Why a target stands differently."""

    PLAN = "plan"  # its goal, reading or rule is another one
    PROGRAM = "program"  # another version of the program
    INPUTS = "inputs"  # deliveries that had been used lie there no more, or read differently now
    RESTATED = "restated"  # later deliveries brought other values for the same day
    PERIOD = "period"  # a later day


@dataclass(frozen=True, slots=True)
class Told:
    """What one report says of one target; figures in ``unit``."""

    ref: str
    name: Name
    unit: str
    period: str
    status: Status
    actual: Figure
    goal: Figure
    reading: str
    stale: bool = False  # its data are older than the plan allows

    @property
    def verdict(self) -> tuple[object, ...]:
        """What makes two of them differ: which months are missing is no change."""
        figure = self.actual.why if isinstance(self.actual, Unmeasured) else self.actual
        return self.period, self.status, figure, self.goal, self.reading


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One report: as of a day, as known on a day, by a version; ``pack`` names the one it was taken from."""

    as_of: date
    known_on: date
    version: str
    told: Mapping[str, Told]
    pack: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """The next report of a chain, and what sets it apart from the one before it (``None``: it depends)."""

    cause: Cause | None
    snapshot: Snapshot


@dataclass(frozen=True, slots=True)
class Stage:
    """One target after one cause; without ``told`` it is not in that report."""

    causes: tuple[Cause, ...]
    told: Told | None


@dataclass(frozen=True, slots=True)
class Change:
    """One target that stands differently: first as it stood, then after each cause.

    ``restated`` are the values under its figure that later deliveries changed, ``arrived`` the tables (file!sheet) that
    take part in it only since.
    """

    target_id: str
    stages: tuple[Stage, ...]
    restated: tuple[Restated, ...] = ()
    arrived: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """Two reports compared. ``revisions``: every value restated between their known-on days, used or not."""

    before: Snapshot
    after: Snapshot
    changes: tuple[Change, ...]
    same: int
    revisions: tuple[Revision, ...]
    sample: bool
    plan_name: Name
    units: tuple[tuple[str, str], ...]


def snapshot(assessment: Assessment) -> Snapshot:
    """An assessment, reduced to what is compared."""
    return Snapshot(
        assessment.as_of,
        assessment.known_on,
        assessment.program_version,
        {cell.target_id: _told(cell) for cell in assessment.cells},
    )


def changes(chain: Sequence[Link], before: Assessment, after: Assessment, revised: Sequence[Revision]) -> list[Change]:
    """Every target that stands differently anywhere in the chain, in the order of the plan.

    Args:
        chain: the earlier report first.
        before: the assessment that ``revised`` values were part of, with its origins.
        after: the assessment they are part of now, with its origins.
        revised: what was restated between the two.
    """
    found = []
    for target_id in dict.fromkeys(key for link in chain for key in link.snapshot.told):
        stages = _stages(target_id, chain)
        if len(stages) > 1:
            cells = [c for report in (before, after) for c in report.cells if c.target_id == target_id]
            arrived = tuple(sorted(set(cells[-1].sources) - set(cells[0].sources))) if cells else ()
            found.append(Change(target_id, stages, _under(cells, revised), arrived))
    return found


def _told(cell: CellResult) -> Told:
    return Told(
        ref=cell.ref,
        name=cell.name,
        unit=cell.unit,
        period=cell.period,
        status=cell.status,
        actual=cell.actual,
        goal=cell.goal,
        reading=cell.reading.zh,
        stale=cell.stale,
    )


def _stages(target_id: str, chain: Sequence[Link]) -> tuple[Stage, ...]:
    stages = [Stage((), chain[0].snapshot.told.get(target_id))]
    for earlier, link in pairwise(chain):
        was, now = stages[-1].told, link.snapshot.told.get(target_id)
        if _verdict(was) != _verdict(now):
            causes = (link.cause,) if link.cause else _causes(was, now, earlier.snapshot, link.snapshot)
            stages.append(Stage(causes, now))
    return tuple(stages)


def _verdict(told: Told | None) -> object:
    return told.verdict if told else None


def _causes(was: Told | None, now: Told | None, earlier: Snapshot, later: Snapshot) -> tuple[Cause, ...]:
    """The same day, known on the same day, and yet another answer: the plan, the program, or else the files."""
    plan = was is None or now is None or (was.goal, was.reading, was.period) != (now.goal, now.reading, now.period)
    found = [Cause.PLAN] if plan else []
    found += [Cause.PROGRAM] if earlier.version != later.version else []
    return tuple(found) or (Cause.INPUTS,)


def _under(rows: Iterable[CellResult], revised: Sequence[Revision]) -> tuple[Restated, ...]:
    """The restated values whose old or new cell is among the cells of the target's figure."""
    cells = {(origin.file, origin.sheet, origin.cell) for row in rows for origin in row.origins}
    return tuple(
        value
        for revision in revised
        for value in revision.values
        if any(ref is not None and (ref.file, ref.sheet, ref.cell) in cells for ref in (value.old, value.new))
    )
