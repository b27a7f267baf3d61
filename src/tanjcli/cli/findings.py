"""Findings on standard error: place, what was seen, what to do; the first twenty, and always the count."""

from __future__ import annotations

from collections.abc import Sequence

from tanjcli.cli.console import Console
from tanjcli.core.findings import Finding
from tanjcli.core.words import Lang

_SHOWN = 20
_QUIET_LINES = 18


def say_findings(console: Console, findings: Sequence[Finding], lang: Lang) -> None:
    """The findings in ``lang``; a single one needs no count. ``--quiet``: as many as fit into a short mail."""
    from tanjcli.present.document import Paragraph
    from tanjcli.present.findings import compose_findings

    def lines(limit: int | None) -> tuple[str, ...]:
        document = compose_findings(findings, lang, limit)
        said = [line for block in document.blocks if isinstance(block, Paragraph) for line in block.lines]
        return (*said, *(document.footer if len(findings) > 1 else ()))

    shown = lines(None if console.common.verbose else _SHOWN)
    if console.common.quiet:  # cron sends it as a mail
        fewer = (lines(limit) for limit in range(min(_SHOWN, len(findings)), 0, -1))
        shown = next((some for some in fewer if len(some) <= _QUIET_LINES), shown[:_QUIET_LINES])
    for line in shown:
        console.terminal.say(line)
