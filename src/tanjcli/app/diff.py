"""What changed between two reports: two days, two states of knowledge, or two packs that were given out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tanjcli.app.cache import Cache
from tanjcli.app.faces import Face, document_text, json_text
from tanjcli.app.ledgers import Progress, ingest_deliveries
from tanjcli.app.load import Settings, load_settings
from tanjcli.app.packs.given_out import given_out
from tanjcli.app.report import Request, assessed
from tanjcli.app.workspace import Workspace
from tanjcli.core.errors import UsageError
from tanjcli.core.findings import Finding, Place
from tanjcli.core.periods import parse_day
from tanjcli.evaluate.compare import Cause, Difference, Link, Snapshot, changes, snapshot

if TYPE_CHECKING:
    from tanjcli.evaluate.results import Assessment
    from tanjcli.intake.ledger import Ledgers
    from tanjcli.intake.ledgers.revisions import Revision


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two reports: as of a day and as known on a day (``None``: the latest), or as a pack says it."""

    as_of: date | None
    known_on: date | None
    pack: Snapshot | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """The difference, and the plan it is told by."""

    difference: Difference
    settings: Settings


def parse_side(text: str, cwd: Path) -> Side:
    """``2021-06``, ``2021-06@2021-07-20``, ``@2021-07-20``, or the folder or ``report.json`` of a pack.

    Raises:
        UsageError: it is none of these.
        MissingInputError, DataError: a folder without a report, or a report that cannot be read.
    """
    path = cwd / text
    if path.exists():
        pack = given_out(path, text)
        return Side(pack.as_of, pack.known_on, pack)
    as_of, _, known_on = text.partition("@")
    try:
        return Side(parse_day(as_of) if as_of else None, parse_day(known_on) if known_on else None)
    except ValueError as error:
        raise UsageError(findings=(Finding("diff-side", Place(), raw=text),)) from error


def diff(
    workspace: Workspace,
    sides: tuple[Side, Side],
    as_of: date | None = None,
    cache: Cache | None = None,
    progress: Progress | None = None,
) -> Compared:
    """Compare two reports, the earlier one first, whichever is named first.

    Args:
        workspace: where the plan and the deliveries are.
        sides: the two; one without an as-of day takes ``as_of``, else that of the other, else the latest of the data.
        as_of: the day of both, where they do not say.
        cache: where read deliveries are kept.
        progress: hears what is read.

    Raises:
        PlanError, MissingInputError, UsageError: as ``report``.
    """
    settings = load_settings(workspace)
    first, second = sorted(sides, key=_order)
    day = as_of or first.as_of or second.as_of
    knew = ingest_deliveries(workspace, settings, progress, first.known_on, cache)
    before = _assess(settings, knew, first.as_of or day, first.known_on)
    same_files = first.known_on == second.known_on
    knows = knew if same_files else ingest_deliveries(workspace, settings, progress, second.known_on, cache)
    between = before if same_files else _assess(settings, knows, before.as_of, second.known_on)
    later = second.as_of or day or before.as_of
    after = between if later == before.as_of else _assess(settings, knows, later, second.known_on)
    revised = () if same_files else _revised(knew, knows)
    chain = [
        *([Link(None, first.pack)] if first.pack else []),
        Link(None, snapshot(before)),
        Link(Cause.RESTATED, snapshot(between)),
        Link(Cause.PERIOD, snapshot(after)),
        *([Link(None, second.pack)] if second.pack else []),
    ]
    changed = changes(chain, before, between, revised)
    told = chain[-1].snapshot.told
    difference = Difference(
        before=chain[0].snapshot,
        after=chain[-1].snapshot,
        changes=tuple(changed),
        same=len(told.keys() - {change.target_id for change in changed}),
        revisions=revised,
        sample=after.sample,
        plan_name=after.plan_name,
        units=after.units,
    )
    return Compared(difference, settings)


def diff_text(compared: Compared, face: Face, *, every: bool) -> str:
    """The difference as table, plain text, Markdown or JSON; ``every``: all restated values."""
    if face.format == "json":
        from tanjcli.present.diff_records import diff_record

        return json_text(diff_record(compared.difference))
    from tanjcli.app.ledgers import kit_of
    from tanjcli.app.trying.check_files import vocabulary_names
    from tanjcli.present.compose.diff import compose_diff

    names = vocabulary_names(kit_of(compared.settings))
    return document_text(compose_diff(compared.difference, face.lang, names, every=every), face)


def _order(side: Side) -> tuple[date, date]:
    return side.known_on or date.max, side.as_of or date.max


def _assess(settings: Settings, ledgers: Ledgers, as_of: date | None, known_on: date | None) -> Assessment:
    request = Request(as_of=as_of, known_on=known_on, origins=True)
    return assessed(settings, ledgers, request).assessment


def _revised(knew: Ledgers, knows: Ledgers) -> tuple[Revision, ...]:
    """What the deliveries between the two days restated, and only that."""
    from tanjcli.intake.ledgers.revisions import revisions

    new = frozenset(s.file for s in knows.sources) - {s.file for s in knew.sources}
    found = (replace(r, values=tuple(v for v in r.values if v.before is not None)) for r in revisions(knows, new))
    return tuple(revision for revision in found if revision.values)
