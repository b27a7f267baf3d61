"""What is new since the last pack, since a pack that is named, or since a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tanjcli.app.faces import Face, document_text, json_text
from tanjcli.app.ledgers import Progress, ingest_deliveries
from tanjcli.app.load import Settings, load_settings
from tanjcli.app.packs.export_order import period_of
from tanjcli.app.packs.given_out import REPORT, given_out
from tanjcli.app.packs.pack import manifest_of
from tanjcli.app.report import Request, assessed, latest_day
from tanjcli.app.workspace import Workspace
from tanjcli.core.errors import MissingInputError, UsageError
from tanjcli.core.findings import Finding, Place
from tanjcli.core.periods import parse_day
from tanjcli.evaluate.compare import Snapshot, snapshot
from tanjcli.evaluate.digest import Digest
from tanjcli.evaluate.digest import digest as compared
from tanjcli.evaluate.results import Assessment


@dataclass(frozen=True, slots=True)
class Since:
    """Compared with what: a pack or a day by its name, or (``name`` empty) the last pack in ``out``.

    A pack may be named by its path or, as it lies in ``out``, by its folder's name alone.
    """

    name: str
    cwd: Path
    out: Path
    shown: str


def digest(workspace: Workspace, since: Since, progress: Progress | None = None) -> Digest:
    """The news of the latest month.

    Raises:
        PlanError, MissingInputError: as ``report``; also when there is no pack to compare with.
        UsageError: what was named is neither a pack nor a day.
        DataError: the pack's ``report.json`` cannot be read.
    """
    settings = load_settings(workspace)
    assessment = _latest(workspace, settings, None, progress)
    now = snapshot(assessment)
    if not since.name:
        before = _last(since, now)
    elif path := next((p for p in (since.cwd / since.name, since.out / since.name) if p.exists()), None):
        before = given_out(path, since.name)
    else:
        before = snapshot(_latest(workspace, settings, _day(since.name), progress))
    return compared(before, now, assessment)


def digest_text(found: Digest, face: Face) -> str:
    """The news as text, Markdown or JSON."""
    if face.format == "json":
        from tanjcli.present.digest_records import digest_record

        return json_text(digest_record(found))
    from tanjcli.present.compose.digest import compose_digest

    return document_text(compose_digest(found, face.lang), face)


def _latest(workspace: Workspace, settings: Settings, known_on: date | None, progress: Progress | None) -> Assessment:
    ledgers = ingest_deliveries(workspace, settings, progress, known_on)
    end = settings.plan.plan.period.last_day
    day = period_of("latest month", min(latest_day(ledgers) or end, end)).last_day
    return assessed(settings, ledgers, Request(day.year, day, known_on)).assessment


def _last(since: Since, now: Snapshot) -> Snapshot:
    """The newest plain pack that is older than what is known now."""
    folders = (path for path in sorted(since.out.glob("*/")) if "-edited-" not in path.name)
    packs = (given_out(folder, folder.name) for folder in folders if _plain(folder))
    earlier = [pack for pack in packs if (pack.as_of, pack.known_on) < (now.as_of, now.known_on)]
    if not earlier:
        raise MissingInputError(findings=(Finding("digest-no-pack", Place(), raw=since.shown),))
    return max(earlier, key=lambda pack: (pack.as_of, pack.known_on))


def _plain(folder: Path) -> bool:
    manifest = manifest_of(folder)
    return manifest is not None and REPORT in manifest.outputs and not manifest.question.get("report")


def _day(text: str) -> date:
    try:
        return parse_day(text)
    except ValueError as error:
        raise UsageError(findings=(Finding("digest-since", Place(), raw=text),)) from error
