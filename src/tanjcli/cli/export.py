"""``tanj export``: the monthly pack, by hand or from cron."""

from __future__ import annotations

import os
import socket
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from tanjcli.cli.asking import conditions, day
from tanjcli.cli.console import Console
from tanjcli.cli.options import Common, Packing, Unattended
from tanjcli.core.exits import ExitCode

if TYPE_CHECKING:
    from tanjcli.app.packs.export import Desk, Exported
    from tanjcli.app.packs.export_order import Order
    from tanjcli.app.workspace import Workspace


def export(
    context: typer.Context,
    common: Common,
    packing: Packing,
    unattended: Unattended,
    name: Annotated[
        str, typer.Argument(metavar="[NAME]", help="计划 reports 里的报告名 | a report named under reports in the plan")
    ] = "",
) -> ExitCode:
    """Make the pack of a month: all of it, or, when anything is wrong, nothing, and the old one stays."""
    from tanjcli.app.packs.export import export as exported
    from tanjcli.app.select import verdict

    console = context.obj.console(common)
    asked = conditions(unattended.fail_on) | (frozenset({"behind", "missed"}) if unattended.nagios else frozenset())
    workspace, order = console.workspace(), _order(console, packing, name)
    with console.progress() as progress:
        done = exported(workspace, order, _desk(console, workspace, packing, unattended), progress)
    _tell(console, done)
    return verdict(done.report, asked)


def _order(console: Console, packing: Packing, name: str) -> Order:
    from tanjcli.app.choices import choose
    from tanjcli.app.packs.export_order import Order
    from tanjcli.app.packs.pack_formats import FORMATS

    return Order(
        name=name,
        period=packing.month,
        formats=choose("--to", packing.to, dict.fromkeys(FORMATS, ())) if packing.to else (),
        lang=console.lang if console.common.lang else None,
        usual=console.lang,
        public=packing.public,
        known_on=day("--as-known-on", packing.as_known_on),
    )


def _desk(console: Console, workspace: Workspace, packing: Packing, unattended: Unattended) -> Desk:
    from tanjcli.app.packs.export import Desk
    from tanjcli.app.packs.lock import Holder

    since = datetime.now(UTC).isoformat(timespec="seconds")
    out = console.terminal.cwd / packing.out_dir if packing.out_dir else workspace.root / "out"
    return Desk(out, packing.out_dir or "out", Holder(os.getpid(), socket.gethostname(), since), unattended.lock_wait)


def _tell(console: Console, done: Exported) -> None:
    """What was done, on standard error; with ``--quiet`` only what is not as it should be."""
    from tanjcli.app.packs.export_notes import export_notes
    from tanjcli.app.select import news

    placed = done.placed
    folder, cwd = placed.folder, console.terminal.cwd
    shown = (folder.relative_to(cwd) if folder.is_relative_to(cwd) else folder).as_posix()
    notes = export_notes(done, shown, console.lang)
    for line in notes.trouble:
        console.terminal.say(line)
    for line in notes.told:
        console.note(line)
    ending = console.ending
    ending.run_id, ending.news, ending.today = done.run_id, news(done.report), datetime.now(UTC).date()
    ending.rejects, ending.errors = done.report.health.rejected, notes.errors
    ending.outputs += [f"{shown}/{name}" for name in placed.manifest.outputs]
