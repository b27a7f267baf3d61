"""Where an output goes and in which format: standard output or a file, whole or not at all."""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tanjcli.cli.console import Console
from tanjcli.cli.options import Format, Out
from tanjcli.core.errors import OutputError, PathError, StorageError, UsageError
from tanjcli.core.findings import Finding, Place
from tanjcli.core.text import visible

if TYPE_CHECKING:
    from tanjcli.app.faces import Face

_SUFFIXES = {
    ".csv": Format.CSV,
    ".tsv": Format.TSV,
    ".json": Format.JSON,
    ".md": Format.MD,
    ".txt": Format.PLAIN,
}
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG})
_WRITTEN = {"zh": "已写入", "en": "written:"}
_MACHINE = frozenset({Format.CSV, Format.TSV, Format.JSON})
REPORT_FORMATS = tuple(Format)
DOCUMENT_FORMATS = (Format.TABLE, Format.PLAIN, Format.JSON, Format.MD)


@dataclass(frozen=True, slots=True)
class Destination:
    """A format, and a file or (``None``) standard output."""

    format: Format
    path: Path | None
    width: int | None = None  # None: as wide as it gets
    wide: bool = False


def destination(console: Console, out: Out, offered: tuple[Format, ...]) -> Destination:
    """Settle format and place. Raises ``UsageError`` for a format this command does not offer."""
    path = console.terminal.cwd / out.output if out.output not in ("", "-") else None
    chosen = out.format
    if chosen is None and path is not None:
        chosen = _SUFFIXES.get(path.suffix.lower())
    if chosen is None and path is None:
        chosen = Format.TABLE if console.terminal.out_is_tty else Format.PLAIN
    if chosen not in offered:
        raw = chosen or out.output
        raise UsageError(findings=(Finding("usage-format", Place(), {"choices": ", ".join(offered)}, raw=raw),))
    fitted = chosen is Format.TABLE and path is None and not out.wide
    width = out.width or (console.terminal.width if fitted else None)
    return Destination(chosen, path, width, out.wide)


def face(console: Console, to: Destination) -> Face:
    """How a result must look to go there."""
    from tanjcli.app.faces import Face

    on_screen = to.path is None
    return Face(
        format=to.format,
        lang=console.lang,
        width=to.width,
        colour=console.colour and on_screen and to.format is Format.TABLE,
        ascii_only=console.ascii_only and on_screen,
        wide=to.wide,
    )


def deliver(console: Console, to: Destination, text: str) -> None:
    """Write ``text`` there.

    Raises:
        PathError: the file is a link to another one, the plan, or a delivery.
        OutputError: the file cannot be made.
        StorageError: the disk is full, or standard output is gone.
        BrokenPipeError: the reader of standard output has left.
    """
    if to.path is None:
        _to_stream(console, to.format, text)
    else:
        deliver_file(console, to.path, text.encode("utf-8-sig" if to.format is Format.CSV else "utf-8"))


def deliver_file(console: Console, path: Path, data: bytes) -> None:
    """Write ``data`` to a file and say so.

    Raises:
        PathError: the file is a link to another one, the plan, or a delivery.
        OutputError, StorageError: as ``deliver`` does.
    """
    name = Path(os.path.relpath(path, console.terminal.cwd)).as_posix()
    _refuse_inputs(console, path, name)
    _to_file(path, name, data)
    console.note(visible(f"{_WRITTEN[console.lang]} {name}"))


def _refuse_inputs(console: Console, path: Path, name: str) -> None:
    from tanjcli.app.workspace import locate

    if path.is_symlink() and path.is_file():
        raise PathError(findings=(Finding("output-through-link", Place(), {"target": str(path.resolve())}, raw=name),))
    workspace = locate(console.targets, console.terminal.cwd)
    if workspace is not None and workspace.holds_input(path):
        raise PathError(findings=(Finding("output-over-input", Place(), raw=name),))


def _to_stream(console: Console, kind: Format, text: str) -> None:
    out = console.terminal.out
    raw = getattr(out, "buffer", None)
    try:
        if kind in _MACHINE and raw is not None and not console.terminal.out_is_tty:
            # A program reads it: UTF-8 whatever the console's code page is.
            out.flush()
            raw.write(text.encode())
            raw.flush()
        else:
            out.write(text)
            out.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise StorageError(findings=(_failed("output-storage", "stdout", error),)) from error


def _to_file(path: Path, name: str, data: bytes) -> None:
    from tanjcli.app.atomic import write_atomically

    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            with path.open("wb") as device:  # a device or a pipe cannot be replaced, only written to
                device.write(data)
        else:
            write_atomically(path, data)
    except OSError as error:
        if error.errno in _FULL:
            raise StorageError(findings=(_failed("output-storage", name, error),)) from error
        raise OutputError(findings=(_failed("output-cannot-create", name, error),)) from error


def _failed(code: str, name: str, error: OSError) -> Finding:
    reason = os.strerror(error.errno) if error.errno else str(error)
    return Finding(code, Place(), {"reason": reason}, raw=name)
