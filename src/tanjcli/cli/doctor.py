"""``tanj doctor``: versions, encodings, what the terminal can show, the workspace and how old its data are."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

import typer

from tanjcli.cli.console import Console
from tanjcli.cli.options import Common, Out
from tanjcli.cli.output import DOCUMENT_FORMATS, deliver, destination, face
from tanjcli.core.errors import TanjError
from tanjcli.core.exits import ExitCode


def doctor(context: typer.Context, common: Common, out: Out) -> ExitCode:
    """What tanj finds around it. Always whole: what is wrong is said, not raised."""
    from tanjcli.app.doctor import diagnosis_text, examine
    from tanjcli.app.workspace import Workspace

    console = context.obj.console(common)
    to = destination(console, out, DOCUMENT_FORMATS)
    today = datetime.now(UTC).date()
    try:
        workspace: Workspace | TanjError = console.workspace()
    except TanjError as error:
        workspace = error
    cache = console.cache(workspace) if isinstance(workspace, Workspace) else None
    diagnosis = examine(_surroundings(console), workspace, cache, today)
    deliver(console, to, diagnosis_text(diagnosis, face(console, to)))
    return ExitCode.OK


def _surroundings(console: Console) -> dict[str, str]:
    terminal = console.terminal
    return {
        "python": sys.version.split()[0],
        "platform": sys.platform,
        "stdout": terminal.out.encoding or "?",
        "filesystem": sys.getfilesystemencoding(),
        "glyphs": "ascii" if console.ascii_only else "unicode",
        "colour": "on" if console.colour else "off",
        "width": str(terminal.width),
        "language": console.lang,
    }
