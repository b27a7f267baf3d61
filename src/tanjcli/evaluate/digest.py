"""What is new since a report was given out, target by target: the body of a mail, not the explanation of a change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from tanjcli.core.words import Name
from tanjcli.evaluate.compare import Snapshot, Told
from tanjcli.evaluate.results import BEHIND_FAMILY, UNDECIDED, Assessment, Status


class Kind(StrEnum):
    """What became of a target, in the order in which it is told; the first that applies."""

    MISSED = "missed"  # was due, and is not met
    BEHIND = "behind"  # was not behind
    WORSE = "worse"  # was behind, and is further behind
    LOST = "lost"  # was achieved
    ABSENT = "absent"  # its figure is gone
    ACHIEVED = "achieved"
    RECOVERED = "recovered"  # was behind, and is no longer
    OTHER = "other"  # another status, or a target that was not there
    OVERDUE = "overdue"  # beside any of these: its data have become too old


@dataclass(frozen=True, slots=True)
class Item:
    """One target with news; without ``was`` it was not judged for this period before."""

    target_id: str
    kind: Kind
    was: Told | None
    now: Told


@dataclass(frozen=True, slots=True)
class Digest:
    """The news between two reports; ``rows`` targets were compared."""

    before: Snapshot
    after: Snapshot
    items: tuple[Item, ...]
    rows: int
    sample: bool
    plan_name: Name
    units: tuple[tuple[str, str], ...]


def digest(before: Snapshot, after: Snapshot, assessment: Assessment) -> Digest:
    """What is new in ``after``, the snapshot of ``assessment``, since ``before``."""
    items = tuple(item for target_id in after.told for item in _items(target_id, before, after))
    told = tuple(sorted(items, key=lambda item: list(Kind).index(item.kind)))
    return Digest(before, after, told, len(after.told), assessment.sample, assessment.plan_name, assessment.units)


_DEPTH = (Status.BEHIND, Status.OFF_TRACK, Status.REVERSING)
_TESTS: tuple[tuple[Kind, Callable[[Status | None, Status], bool]], ...] = (
    (Kind.MISSED, lambda _, now: now is Status.MISSED),
    (Kind.WORSE, lambda was, now: was in _DEPTH and now in _DEPTH and _DEPTH.index(now) > _DEPTH.index(was)),
    (Kind.BEHIND, lambda was, now: now in BEHIND_FAMILY and was not in BEHIND_FAMILY),
    (Kind.ABSENT, lambda was, now: now in UNDECIDED and was not in UNDECIDED),
    (Kind.LOST, lambda was, _: was is Status.ACHIEVED),
    (Kind.ACHIEVED, lambda _, now: now is Status.ACHIEVED),
    (Kind.RECOVERED, lambda was, now: was in BEHIND_FAMILY and now not in BEHIND_FAMILY),
)


def _items(target_id: str, before: Snapshot, after: Snapshot) -> Iterator[Item]:
    now, was = after.told[target_id], before.told.get(target_id)
    if was is not None and was.period != now.period:
        was = None
    status = was.status if was else None
    if status is not now.status:
        kind = next((kind for kind, test in _TESTS if test(status, now.status)), Kind.OTHER)
        yield Item(target_id, kind, was, now)
    if now.stale and not (was and was.stale):
        yield Item(target_id, Kind.OVERDUE, was, now)
