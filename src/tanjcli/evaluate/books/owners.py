"""Departments compared by the share of their targets that are on track: stated leads only have places.

Where the document names nobody, the lead is our inference; such targets are shown apart and nobody is ranked by them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from tanjcli.core.words import Name
from tanjcli.evaluate.books.model import Ranking, Standing
from tanjcli.evaluate.books.places import moved_from, ranked
from tanjcli.evaluate.books.sight import Look
from tanjcli.evaluate.progress.aim import plain
from tanjcli.evaluate.remarks import remark
from tanjcli.evaluate.results import BEHIND_FAMILY, NOT_APPLICABLE, CellResult, Status

ON_TRACK = frozenset({Status.ACHIEVED, Status.ON_TRACK, Status.ACCEPTED})
JUDGED = ON_TRACK | BEHIND_FAMILY | {Status.MISSED}
_NAME = Name("牵头部门", "Lead departments")


def rank_owners(now: Look, before: Look | None) -> Iterator[Ranking]:
    """One ranking of stated leads, and the inferred ones without places."""
    for source in ("stated", "inferred"):
        standings = _standings(now, source)
        if standings:
            yield Ranking(
                by="owner",
                group=source,
                target_id="",
                ref="",
                name=_NAME,
                unit="项",
                period=f"{now.bench.year}",
                as_of=now.bench.as_of,
                before=before.bench.as_of if before else None,
                standings=moved_from(standings, _standings(before, source) if before else ()),
                measure="on_track_share",
                target_ids=tuple(cell.target_id for cell in now.cells.values() if cell.lead_source == source),
                rule=(remark("rank-by-share"),),
            )


def _standings(at: Look, source: str) -> tuple[Standing, ...]:
    led = [cell for cell in at.cells.values() if cell.lead_source == source]
    keys = dict.fromkeys(cell.lead_id for cell in led)
    return ranked(_standing(key, [cell for cell in led if cell.lead_id == key], source) for key in keys)


def _standing(key: str, cells: Iterable[CellResult], source: str) -> Standing:
    judged = [cell for cell in cells if cell.status in JUDGED]
    good = sum(cell.status in ON_TRACK for cell in judged)
    name = next(iter(cells)).lead
    if not judged:
        nothing = remark("rank-nothing-judged")
        return Standing(key, name, "", Decimal(0), Decimal(0), NOT_APPLICABLE, reason=nothing)
    return Standing(
        key=key,
        name=name,
        group="",
        goal=Decimal(len(judged)),
        actual=Decimal(good),
        completion=plain(Fraction(good * 100, len(judged))),
        reason=remark("rank-inferred") if source == "inferred" else None,
    )
