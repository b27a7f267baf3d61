"""How a run that nobody watches says how it went: one line for a log, one line for a monitor, and its exit code."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from tanjcli.cli.terminal import Terminal
from tanjcli.core.exits import ExitCode
from tanjcli.core.text import visible

if TYPE_CHECKING:
    from tanjcli.app.select import News
    from tanjcli.core.findings import Finding
    from tanjcli.core.words import Lang

# What monitors of the Nagios family know; whatever has no code of its own there is UNKNOWN.
_STATES = {ExitCode.OK: (0, "OK"), ExitCode.BEHIND: (1, "WARNING"), ExitCode.MISSED: (2, "CRITICAL")}
_UNKNOWN = (3, "UNKNOWN")
_OLD_DAYS, _VERY_OLD_DAYS = 35, 65


@dataclass
class Ending:
    """What there is to say at the end; whoever knows a part of it fills it in on the way."""

    json_log: bool = False
    nagios: bool = False
    outputs: list[str] = field(default_factory=list)
    run_id: str = ""
    errors: int = 0
    rejects: int = 0
    first: str = ""  # the gravest finding, in words
    news: News | None = None
    today: date | None = None

    @classmethod
    def asked(cls, argv: Sequence[str]) -> Ending:
        """What the command line asks for, known before it is parsed: a slip in it is told the same way."""
        return cls(json_log="--json-log" in argv, nagios="--nagios" in argv)

    def failed(self, findings: Sequence[Finding], lang: Lang) -> None:
        """The run ended with these."""
        from tanjcli.core.findings import errors
        from tanjcli.present.findings import finding_message, finding_order

        self.errors = len(errors(findings))
        self.first = finding_message(min(findings, key=finding_order), lang)

    def say(self, terminal: Terminal, code: ExitCode) -> int:
        """Say it. The code for the calling shell: that of the run, or the state of the monitor."""
        state, word = _STATES.get(code, _UNKNOWN)
        if self.nagios:
            with suppress(OSError, ValueError):  # nobody listens: the code still tells
                terminal.out.write(f"TANJ {word} - {self._summary(code)}\n")
                terminal.out.flush()
        if self.json_log:
            record = self._record(code) | ({"state": state} if self.nagios else {})
            terminal.say(json.dumps(record, ensure_ascii=False))
        return state if self.nagios else int(code)

    def _record(self, code: ExitCode) -> dict[str, object]:
        return {
            "type": "exit",
            "code": int(code),
            "name": f"EX_{code.name}",
            "errors": self.errors,
            "rejects": self.rejects,
            "outputs": self.outputs,
            "run_id": self.run_id,
        }

    def _summary(self, code: ExitCode) -> str:
        news = self.news
        if news is None:
            return visible(f"EX_{code.name} {self.first}".strip()).replace("|", "/")
        age = f" age_days={(self.today - news.data_to).days};{_OLD_DAYS};{_VERY_OLD_DAYS}" if self.today else ""
        told = f"{news.missed} missed, {news.behind} behind" if news.missed else f"{news.behind} of {news.rows} behind"
        trouble = f"; EX_{code.name}" if code not in _STATES else ""
        return (
            f"{told}; data to {news.data_to:%Y-%m}{trouble}"
            f" | behind={news.behind};1;;0;{news.rows} missed={news.missed};;1;0;{news.rows}"
            f" rejects={news.rejected};;;0{age}"
        )
