"""The process's streams and surroundings in one value, so that nothing else asks the operating system."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO, cast

# What the terminal writers draw with; a stream that cannot encode all of it gets ASCII signs.
_SIGNS = "●○▲▼■□→·–—≥≤≈±×￥‰█─│▁▂▃▄▅▆▇"
PIPED_WIDTH = 160


class _Gone(io.TextIOBase):
    """Stands for a standard output that was closed before we started: silence would look like success."""

    encoding = "utf-8"

    def write(self, _text: str) -> int:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where output goes, where the run started, what the environment says."""

    out: TextIO
    err: TextIO | None
    env: Mapping[str, str]
    cwd: Path

    @property
    def out_is_tty(self) -> bool:
        """True when a person reads standard output."""
        return self.out.isatty()

    @property
    def err_is_tty(self) -> bool:
        """True when a person reads standard error."""
        return self.err is not None and self.err.isatty()

    @property
    def colour(self) -> bool:
        """True when standard output may be coloured."""
        return self.out_is_tty and not self.env.get("NO_COLOR") and self.env.get("TERM") != "dumb"

    @property
    def ascii_only(self) -> bool:
        """True when the signs cannot be encoded, or would be drawn double width by the old Windows console."""
        encoding = self.out.encoding or "ascii"
        try:
            _SIGNS.encode(encoding)
        except (UnicodeEncodeError, LookupError):
            return True
        old_console = encoding.lower() in ("gbk", "cp936", "gb2312") and "WT_SESSION" not in self.env
        return self.out_is_tty and old_console

    @property
    def width(self) -> int:
        """Columns of the terminal; of a pipe, what ``COLUMNS`` says or a generous width."""
        declared = self.env.get("COLUMNS", "")
        if declared.isdecimal() and int(declared) > 0:
            return int(declared)
        try:
            return os.get_terminal_size(self.out.fileno()).columns or PIPED_WIDTH
        except (OSError, ValueError):
            return PIPED_WIDTH

    def say(self, text: str) -> None:
        """A line on standard error; when that is gone there is nobody to tell."""
        if self.err is not None:
            try:
                self.err.write(text + "\n")
                self.err.flush()
            except (OSError, ValueError):
                abandon(self.err)  # else the interpreter would end with a code of its own over what is still buffered


def process_terminal() -> Terminal:
    """This process's terminal, its streams made unable to fail on a character they do not know."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    if sys.stdout is None:
        sys.stdout = cast("TextIO", _Gone())
    return Terminal(sys.stdout, sys.stderr, os.environ, Path.cwd())


def abandon(stream: TextIO) -> None:
    """Send what is still buffered nowhere, so that the interpreter's own last flush cannot fail."""
    try:
        sink = os.open(os.devnull, os.O_WRONLY)
        os.dup2(sink, stream.fileno())
        os.close(sink)
    except (OSError, ValueError):
        return
