"""The monthly pack, made by a person or by cron: every format from one report, visible all at once or not at all.

What blocks it: a breach of reconciliation that nobody has waived, a delivery that was refused, an input that changed
during the run. The old pack then stays as it is.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tanjcli
from tanjcli.app.atomic import writing
from tanjcli.app.ledgers import Progress, ingest_deliveries, refused_files
from tanjcli.app.load import load_settings
from tanjcli.app.packs.atomic_folder import sweep
from tanjcli.app.packs.export_order import Order, narrowed, period_of, preset_of, selection, settle
from tanjcli.app.packs.lock import Holder, run_lock
from tanjcli.app.packs.pack import Input, Manifest, combined, digest_of, retirement
from tanjcli.app.packs.pack_build import Contents, Placed, place_pack
from tanjcli.app.packs.pack_formats import Sheaf
from tanjcli.app.packs.public import published
from tanjcli.app.report import Report, Request, assessed, everything, latest_day
from tanjcli.app.workspace import Workspace
from tanjcli.core.errors import DataError, PathError
from tanjcli.core.findings import Finding, Place, errors
from tanjcli.core.periods import Period
from tanjcli.core.words import Lang

if TYPE_CHECKING:
    from tanjcli.intake.ledger import Ledgers


@dataclass(frozen=True, slots=True)
class Desk:
    """Where packs lie (``given``: as it was asked for), who is about to write there, how long to wait for others."""

    out: Path
    given: str
    holder: Holder
    wait: float = 0.0


@dataclass(frozen=True, slots=True)
class Exported:
    """The report behind a pack, and what became of the folder."""

    report: Report
    run_id: str
    placed: Placed


def export(workspace: Workspace, order: Order, desk: Desk, progress: Progress | None = None) -> Exported:
    """Make the pack of ``order``, or find that it is already there.

    Raises:
        PathError: the place is a link, lies under ``data/``, or leads out of the workspace.
        BusyError: another run holds the lock.
        PlanError, MissingInputError, UsageError: as ``report`` does.
        DataError: the data do not add up, a file was refused, or an input changed meanwhile.
        OutputError: a folder of that name is no pack, or nothing may be written there.
        StorageError: the disk is full.
    """
    _check_place(workspace, desk)
    kept: list[str] = []
    retire = retirement(desk.out, kept)
    with ExitStack() as held:
        with writing(desk.given):
            _open_folder(desk.out)
            held.enter_context(run_lock(desk.out, desk.holder, desk.wait))
            sweep(desk.out, retire)
        contents = _assess(workspace, order, progress)
        with writing(desk.given):
            placed = place_pack(desk.out, contents, retire)
    told = (*placed.findings, *(Finding("pack-kept", Place(), raw=name) for name in kept))
    return Exported(contents.sheaf.report, contents.manifest.run_id, replace(placed, findings=told))


def _open_folder(out: Path) -> None:
    """The output folder; a new one may be entered by whoever may read the packs in it, an old one stays as it is."""
    new = not out.exists()
    out.mkdir(exist_ok=True)
    if new:
        out.chmod(0o755)  # whatever the umask of whoever started this


def _check_place(workspace: Workspace, desk: Desk) -> None:
    out = desk.out
    if out.is_symlink():
        link = Finding("output-through-link", Place(), {"target": os.path.realpath(out)}, desk.given)
        raise PathError(findings=(link,))
    if workspace.holds_input(out):
        raise PathError(findings=(Finding("output-over-input", Place(), raw=desk.given),))
    inside = Path(os.path.realpath(out)).is_relative_to(os.path.realpath(workspace.root))
    if not inside and not Path(desk.given).is_absolute():
        raise PathError(findings=(Finding("export-outside", Place(), raw=desk.given),))


def described_inputs(workspace: Workspace) -> tuple[Input, ...]:
    """The plan and the description of the data as they are now. Raises ``OSError``."""
    files = (workspace.targets, workspace.sources)
    return tuple(Input(workspace.shown(path), digest_of(path.read_bytes())) for path in files if path.is_file())


def _assess(workspace: Workspace, order: Order, progress: Progress | None) -> Contents:
    described = described_inputs(workspace)
    settings = load_settings(workspace)
    preset = preset_of(settings.plan, order.name)
    order = settle(order, preset)
    ledgers = ingest_deliveries(workspace, settings, progress, order.known_on)
    plan_end = settings.plan.plan.period.last_day
    period = period_of(order.period, min(latest_day(ledgers) or plan_end, plan_end))
    day = period.last_day
    report = assessed(settings, ledgers, everything(Request(day.year, day, order.known_on)))
    lang: Lang = order.lang or order.usual
    _refuse([*_refused(ledgers), *_breaches(report, lang), *_changed(workspace, described)])
    whole = published(report, settings.plan) if order.public else report
    report = narrowed(whole, preset)
    inputs = (*described, *(Input(source.file, source.sha256) for source in ledgers.sources))
    question = {**_question(order, period, report, lang), **selection(preset)}
    inputs = combined(inputs) if order.public else inputs
    manifest = Manifest(tanjcli.__version__, question, inputs, not report.health.incomplete, {})
    label = "-".join(part for part in (period.label, order.name, "public" * order.public) if part)
    sheaf = Sheaf(report, lang, preset.columns, extract=_extract(whole, report, getattr(preset.name, lang), lang))
    return Contents(label, sheaf, order.formats, manifest)


def _extract(whole: Report, report: Report, name: str, lang: Lang) -> str:
    """Of how many targets only some are shown, and under which name; nothing when all are."""
    from tanjcli.present.wording import Wording

    shown, every = len(report.assessment.cells), len(whole.assessment.cells)
    return "" if shown == every else Wording(lang).text("export.extract", name=name, n=shown, all=every)


def _question(order: Order, period: Period, report: Report, lang: Lang) -> dict[str, Any]:
    return {
        "report": order.name,
        "period": period.label,
        "as_of": report.assessment.as_of.isoformat(),
        "known_on": report.assessment.known_on.isoformat(),
        "language": lang,
        "public": order.public,
        "formats": list(order.formats),
    }


def _refuse(findings: list[Finding]) -> None:
    if findings:
        raise DataError(findings=findings)


def _refused(ledgers: Ledgers) -> Iterator[Finding]:
    """What is wrong with files of which nothing could be used, and which these are."""
    refused = refused_files(ledgers)
    yield from (finding for finding in errors(ledgers.findings) if finding.place.file in refused)
    yield from (Finding("export-refused", Place(file), raw=file) for file in sorted(refused))


def _breaches(report: Report, lang: Lang) -> Iterator[Finding]:
    from tanjcli.present.wording import Wording

    w = Wording(lang, report.assessment.units)
    for check in report.assessment.checks:
        if check.outcome == "breach":
            said = (check.text.get(lang), *(w.remark(r) for r in (check.remark, *check.also) if r is not None))
            yield Finding("export-breach", Place(), {"said": w.text("joiner.clause").join(said)}, raw=check.id)


def _changed(workspace: Workspace, before: tuple[Input, ...]) -> Iterator[Finding]:
    now = described_inputs(workspace)
    yield from (Finding("export-input-changed", Place(old.file), raw=old.file) for old in before if old not in now)
