"""Trying files out: what they are and what would change, on the workspace as it is. Nothing is stored."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import tanjcli
from tanjcli.app.load import Settings
from tanjcli.app.trying.bench import Bench as Bench
from tanjcli.app.trying.named import digest_of_named
from tanjcli.app.trying.reach import Told, reach_of, told_by

if TYPE_CHECKING:
    from tanjcli.evaluate.trial import FileLook, Trial, VerdictChange
    from tanjcli.intake.deliveries import Delivery
    from tanjcli.intake.files.grid import Book
    from tanjcli.intake.ingest import FileRead
    from tanjcli.intake.ledger import Ledgers
    from tanjcli.intake.read_ahead import ReadAhead
    from tanjcli.intake.tables.matching import Likeness
    from tanjcli.intake.tables.stretch import Kit


@dataclass(frozen=True, slots=True)
class Offered:
    """A file somebody named: where it is, and as which delivery it was read (its own name, or one already filed)."""

    path: Path
    delivery: Delivery
    filed: bool
    repeats: str = ""  # the delivery whose bytes it has, though its name says another period


@dataclass(frozen=True, slots=True)
class Tried:
    """The trial, and what it was made from."""

    trial: Trial
    offered: tuple[Offered, ...]
    book: Book | None  # of the first file
    settings: Settings
    kit: Kit


def try_files(bench: Bench, files: Sequence[tuple[Path, str]], received: date | None = None) -> Tried:
    """Read ``files`` (each with the name to show) among the deliveries, and assess with and without them.

    ``received`` absent: as if they came after everything known.

    Raises:
        MissingInputError: a file is not there.
        PathError: one is no regular file.
        ConservationError: a bug, see ``intake.ingest``.
    """
    offered = _offered(files, bench.known, received or bench.last_received())
    with bench.readers() as ahead:
        reads = bench.look({o.delivery.sha256: o.delivery for o in reversed(offered)}.values(), ahead)
        return _tried(bench, offered, reads, ahead, received)


def _tried(
    bench: Bench,
    offered: tuple[Offered, ...],
    reads: Mapping[str, FileRead],
    ahead: ReadAhead | None,
    received: date | None,
) -> Tried:
    from tanjcli.evaluate.trial import Trial
    from tanjcli.intake.ledgers.revisions import revisions

    fresh = tuple(o.delivery for o in offered if not o.filed)
    new = frozenset(d.file for d in fresh)
    touched = {table.ledger for read in reads.values() for _, _, table in read.tables}
    reach = reach_of(touched, bench.settings.plan, bench.settings.sources.ledgers)
    told = bench.told()
    needed = bench.known
    if told is not None:
        went = dict(told.ledgers)
        tried = {o.delivery.file for o in offered}
        needed = tuple(d for d in bench.known if d.file in tried or reach.ledgers & set(went.get(d.file, ())))
    ordered = sorted((*needed, *fresh), key=lambda d: (d.received, d in fresh and received is None, d.file))
    ledgers = bench.read(ordered, reads, ahead)
    if received is None:
        ledgers = _undated(ledgers, new)
    if told is None:
        told = told_by(ledgers.without(new))
        bench.keep(told)
    changes, as_of = _verdicts(bench, ledgers, new, told, reach.targets) if new & _used(ledgers) else ((), ())
    looks = tuple(_looks(offered, reads, ledgers, bench.kit))
    trial = Trial(looks, revisions(ledgers, new), changes, as_of, ledgers.sample)
    first = reads[offered[0].delivery.sha256]
    return Tried(trial, offered, first.book, bench.settings, bench.kit)


def _offered(files: Sequence[tuple[Path, str]], known: Sequence[Delivery], received: date) -> tuple[Offered, ...]:
    """The files, each once; one with the bytes of a delivery is that delivery, unless its name says another period."""
    from tanjcli.intake.repeated import of_another_period

    by_content = {delivery.sha256: delivery for delivery in known}
    taken = {delivery.file for delivery in known}
    offered: dict[str, Offered] = {}
    for path, shown in files:
        name = Path(os.path.realpath(path)).as_posix() if shown in taken else shown
        fresh = delivery_of(path, name, received)
        filed = by_content.get(fresh.sha256)
        if filed is not None and of_another_period(fresh.file, filed.file):
            offered[fresh.file] = Offered(path, fresh, False, filed.file)
            continue
        one = Offered(path, filed or fresh, filed is not None)
        offered[one.delivery.file] = one
    return tuple(offered.values())


def delivery_of(path: Path, shown: str, received: date) -> Delivery:
    """A file as if it had been delivered on a day.

    Raises:
        MissingInputError: it is not there, or cannot be read.
        PathError: it is no regular file.
    """
    from tanjcli.intake.deliveries import Delivery

    return Delivery(path, shown, received, digest_of_named(path, shown))


def _undated(ledgers: Ledgers, new: frozenset[str]) -> Ledgers:
    """Nobody said when ``new`` came: no day in them can be later than that."""
    kept = (f for f in ledgers.findings if f.code != "date-after-receipt" or f.place.file not in new)
    return replace(ledgers, findings=tuple(kept))


def _looks(offered: Sequence[Offered], reads: Mapping[str, FileRead], ledgers: Ledgers, kit: Kit) -> Iterator[FileLook]:
    from tanjcli.evaluate.trial import look_again, look_at

    seen: dict[str, FileLook] = {}
    for one in offered:
        name, sha256 = one.delivery.file, one.delivery.sha256
        if sha256 in seen:
            yield look_again(name, seen[sha256], ledgers.findings)
            continue
        read = reads[sha256]
        if one.repeats:
            look = look_at(read, one.repeats, ledgers, kit.sources, ())
            yield replace(look_again(name, look, ledgers.findings), known_as=one.repeats)
            continue
        seen[sha256] = look_at(read, name if one.filed else "", ledgers, kit.sources, _nearest(read, kit))
        yield seen[sha256]


def _nearest(read: FileRead, kit: Kit) -> tuple[Likeness, ...]:
    """The recipes a file looks like, when none reads it."""
    from tanjcli.intake.tables.matching import likenesses

    if read.tables or read.book is None:
        return ()
    return likenesses(read.book, kit.sources, kit.units)


def _used(ledgers: Ledgers) -> set[str]:
    """Files with rows in the ledgers."""
    return {ledger.sources[strip.source].file for ledger in ledgers.ledgers.values() for strip in ledger.strips}


def _verdicts(
    bench: Bench, ledgers: Ledgers, new: frozenset[str], told: Told, targets: frozenset[str]
) -> tuple[tuple[VerdictChange, ...], tuple[tuple[int, date, date], ...]]:
    """Verdicts that differ without ``new``: in the report of the latest data, and of the years the files speak of."""
    from tanjcli.core.periods import Period
    from tanjcli.evaluate.question import Question
    from tanjcli.evaluate.trial import changed_verdicts

    strips = [s for ledger in ledgers.ledgers.values() for s in ledger.strips if ledger.sources[s.source].file in new]
    window = bench.settings.plan.plan.period
    first, last = window.start.year, window.last_day.year
    before = dict(told.through)
    after = dict(before)
    for day in (strip.through for strip in strips):
        after[day.year] = max(day, after.get(day.year, day))
    years = {year.start.year for s in strips for year in s.covers.split_years()} | {max(after, default=first)}
    came = max((s.received for s in ledgers.sources if s.file in new), default=bench.last_received())
    known_on = (bench.last_received(), max(bench.last_received(), came))
    without = ledgers.without(new)
    changes: list[VerdictChange] = []
    moved = []
    for year in sorted({min(max(year, first), last) for year in years}):
        dates = [days.get(year, Period.year(year).last_day) for days in (before, after)]
        was, now = (
            Question(year, day, on, tanjcli.__version__, only=targets, verdicts=True)
            for day, on in zip(dates, known_on, strict=True)
        )
        old = bench.reported(was) or bench.assess(without, was)
        changes += changed_verdicts(old, bench.assess(ledgers, now))
        moved.append((year, dates[0], dates[1]))
    return tuple(changes), tuple(moved)
