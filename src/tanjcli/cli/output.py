"""Where an output goes and in which format: standard output or a file, whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tanjcli.cli.console import Console
from tanjcli.cli.options import Format, Out
from tanjcli.core.text import visible

if TYPE_CHECKING:
    from tanjcli.app.faces import Face
    from tanjcli.core.errors import UsageError

_SUFFIXES = {
    ".csv": Format.CSV,
    ".tsv": Format.TSV,
    ".json": Format.JSON,
    ".jsonl": Format.JSONL,
    ".html": Format.HTML,
    ".xlsx": Format.XLSX,
    ".docx": Format.DOCX,
    ".ics": Format.ICS,
    ".md": Format.MD,
    ".txt": Format.PLAIN,
}
_WRITTEN = {"zh": "已写入", "en": "written:"}
_MACHINE = frozenset({Format.CSV, Format.TSV, Format.JSON, Format.JSONL, Format.ICS})
_BINARY = frozenset({Format.XLSX, Format.DOCX})
FILES = frozenset({Format.HTML, Format.XLSX, Format.DOCX})
ALL_FORMATS = tuple(kind for kind in Format if kind is not Format.ICS)
REPORT_FORMATS = tuple(kind for kind in Format if kind not in FILES | {Format.JSONL, Format.ICS})
DOCUMENT_FORMATS = (Format.TABLE, Format.PLAIN, Format.JSON, Format.MD)
CHECK_FORMATS = (*DOCUMENT_FORMATS, Format.CSV, Format.TSV)


@dataclass(frozen=True, slots=True)
class Destination:
    """A format, and a file or (``None``) standard output."""

    format: Format
    path: Path | None
    width: int | None = None  # None: as wide as it gets
    wide: bool = False


def destination(console: Console, out: Out, offered: tuple[Format, ...]) -> Destination:
    """Settle format and place.

    Raises:
        UsageError: this command does not offer the format, or it is binary and a terminal would get it.
    """
    path = console.terminal.cwd / out.output if out.output not in ("", "-") else None
    chosen = out.format
    if chosen is None and path is not None:
        chosen = _SUFFIXES.get(path.suffix.lower())
    if chosen is None and path is None:
        chosen = Format.TABLE if console.terminal.out_is_tty else Format.PLAIN
    if chosen not in offered:
        raise _refusal("usage-format", chosen or out.output, choices=", ".join(offered))
    if chosen in _BINARY and path is None and console.terminal.out_is_tty:
        raise _refusal("usage-binary-terminal", chosen)
    fitted = chosen is Format.TABLE and path is None and not out.wide
    width = out.width or (console.terminal.width if fitted else None)
    return Destination(chosen, path, width, out.wide)


def _refusal(code: str, raw: str, **params: str) -> UsageError:
    from tanjcli.core.errors import UsageError
    from tanjcli.core.findings import Finding, Place

    return UsageError(findings=(Finding(code, Place(), params, raw=raw),))


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


def deliver(console: Console, to: Destination, content: str | bytes) -> None:
    """Write ``content`` there.

    Raises:
        PathError: the file is a link to another one, the plan, or a delivery.
        OutputError: the file cannot be made.
        StorageError: the disk is full, or standard output is gone.
        BrokenPipeError: the reader of standard output has left.
    """
    encoding = "utf-8-sig" if to.format is Format.CSV and to.path is not None else "utf-8"
    data = content if isinstance(content, bytes) else content.encode(encoding)
    if to.path is not None:
        deliver_file(console, to.path, data)
    elif (to.format in _MACHINE | FILES) and not console.terminal.out_is_tty:
        _to_stream(console, data)  # a program reads it: UTF-8 whatever the console's code page is
    else:
        _to_stream(console, data.decode())


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
    from tanjcli.core.errors import PathError
    from tanjcli.core.findings import Finding, Place

    if aside := _through_link(path, console.terminal.cwd):
        raise PathError(findings=(Finding("output-through-link", Place(), {"target": aside}, raw=name),))
    workspace = locate(console.targets, console.terminal.cwd)
    if workspace is not None and workspace.holds_input(path):
        raise PathError(findings=(Finding("output-over-input", Place(), raw=name),))


def _through_link(path: Path, cwd: Path) -> str:
    """Where links lead a file to that seems to lie elsewhere; a device may well be reached by one."""
    with suppress(OSError):  # a name that no file can have: told when it is written
        if path.is_symlink() and (path.is_file() or not path.exists()):
            return os.path.realpath(path)
    seems_inside = Path(os.path.normpath(path.parent)).is_relative_to(os.path.normpath(cwd))
    real = Path(os.path.realpath(path.parent))
    return str(real) if seems_inside and not real.is_relative_to(os.path.realpath(cwd)) else ""


def _to_stream(console: Console, content: str | bytes) -> None:
    """Text in the encoding of the console; bytes as they are."""
    out = console.terminal.out
    try:
        out.flush()
        if isinstance(content, str):
            out.write(content)
        elif hasattr(out, "buffer"):
            out.buffer.write(content)
            out.buffer.flush()
        else:
            out.write(content.decode(errors="replace"))
        out.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        from tanjcli.app.atomic import storage_error

        raise storage_error(error, "stdout") from error


def _to_file(path: Path, name: str, data: bytes) -> None:
    from tanjcli.app.atomic import write_atomically, writing

    with writing(name):
        if path.exists() and not path.is_file() and not path.is_dir():
            # A device or a pipe cannot be replaced, only written to; a pipe that nobody reads is not waited for.
            handle = os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0))
            os.set_blocking(handle, True)
            with os.fdopen(handle, "wb") as device:
                device.write(data)
        else:
            write_atomically(path, data)
