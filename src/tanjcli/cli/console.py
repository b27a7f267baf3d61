"""What every command is handed: language, workspace, cache and progress, settled from options and environment."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from tanjcli.cli.ending import Ending
from tanjcli.cli.options import Common, Glyphs
from tanjcli.cli.terminal import Terminal

if TYPE_CHECKING:
    from tanjcli.app.cache import Cache
    from tanjcli.app.workspace import Workspace
    from tanjcli.core.words import Lang

_PATIENCE_SECONDS = 1.0
_BAR_SIGNS = 20


class Session:
    """One run: the terminal, and the common options said so far (before the subcommand, then after it)."""

    def __init__(self, terminal: Terminal, ending: Ending | None = None) -> None:
        self.terminal = terminal
        self.common = Common()
        self.ending = ending or Ending()

    def console(self, common: Common) -> Console:
        """The console for ``common`` over what was said before."""
        self.common = common.over(self.common)
        return Console(self.terminal, self.common, self.ending)


class Console:
    """The surroundings of one command."""

    def __init__(self, terminal: Terminal, common: Common, ending: Ending | None = None) -> None:
        self.terminal = terminal
        self.common = common
        self.ending = ending or Ending()

    @property
    def colour(self) -> bool:
        """True when colour is wanted and possible."""
        return self.terminal.colour and not self.common.no_color

    @property
    def ascii_only(self) -> bool:
        """True when the signs must be words."""
        chosen = self.common.glyphs or Glyphs.AUTO
        return self.terminal.ascii_only if chosen is Glyphs.AUTO else chosen is Glyphs.ASCII

    @property
    def targets(self) -> Path | None:
        """``--targets``, else ``TANJ_TARGETS``."""
        declared = self.terminal.env.get("TANJ_TARGETS")
        return self.common.targets or (Path(declared) if declared else None)

    def workspace(self) -> Workspace:
        """The workspace asked for. Raises ``MissingInputError`` when there is none."""
        from tanjcli.app.workspace import find_workspace

        return find_workspace(self.targets, self.terminal.cwd)

    def cache(self, workspace: Workspace) -> Cache | None:
        """Where results are kept, unless ``--no-cache``."""
        from tanjcli.app.cache import Cache

        if self.common.no_cache:
            return None
        declared = self.terminal.env.get("TANJ_CACHE")
        return Cache(self.terminal.cwd / declared if declared else workspace.cache)

    @property
    def lang(self) -> Lang:
        """``--lang``, else ``TANJ_LANG``, else the plan's language, else the locale's."""
        if self.common.lang is not None:
            return _lang(self.common.lang)
        declared = self.terminal.env.get("TANJ_LANG")
        if declared:
            from tanjcli.app.choices import choose

            return _lang(choose("TANJ_LANG", declared, {"zh": ("中文",), "en": ("English",)})[0])
        from tanjcli.app.workspace import declared_language, locate

        workspace = locate(self.targets, self.terminal.cwd)
        return (workspace and declared_language(workspace)) or self.locale

    @property
    def locale(self) -> Lang:
        """Chinese where the locale is Chinese, English elsewhere."""
        env = self.terminal.env
        return _lang((env.get("LC_ALL") or env.get("LC_MESSAGES") or env.get("LANG") or "")[:2])

    def note(self, text: str) -> None:
        """Something beside the output: standard error, unless ``--quiet``."""
        if not self.common.quiet:
            self.terminal.say(text)

    def progress(self) -> Progress:
        """A sign of life for slow runs."""
        return Progress(self.terminal, silent=self.common.quiet)


class Progress:
    """Names the file being read, on a terminal's standard error, once a second has passed; large ones with a bar."""

    def __init__(self, terminal: Terminal, *, silent: bool) -> None:
        self._terminal = terminal
        self._silent = silent or not terminal.err_is_tty
        self._begun = time.monotonic()
        self._shown = False

    def __call__(self, file: str, share: float = 0.0, /) -> None:
        """``file`` is being read; ``share`` of it is done, where that is known."""
        from tanjcli.core.text import visible

        if not self._silent and time.monotonic() - self._begun >= _PATIENCE_SECONDS:
            self._write(f"\r\x1b[K{visible(file)}{_bar(share)}")
            self._shown = True

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown:
            self._write("\r\x1b[K")

    def _write(self, text: str) -> None:
        err = self._terminal.err
        if err is not None:
            err.write(text)
            err.flush()


def _bar(share: float) -> str:
    """``  [#####.....]  50 %``, in signs that every terminal has; nothing where no share is known."""
    done = round(min(share, 1.0) * _BAR_SIGNS)
    return f"  [{'#' * done}{'.' * (_BAR_SIGNS - done)}] {share:4.0%}" if share > 0 else ""


def _lang(text: str) -> Lang:
    return "zh" if text == "zh" else "en"
