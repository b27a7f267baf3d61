"""Findings on standard error: place, what was seen, what to do; the first twenty, and always the count."""

from __future__ import annotations

from collections.abc import Sequence

from tanjcli.cli.console import Console
from tanjcli.core.findings import Finding
from tanjcli.core.words import Lang

_SHOWN = 20


def say_findings(console: Console, findings: Sequence[Finding], lang: Lang) -> None:
    """The findings in ``lang``; a single one needs no count."""
    from tanjcli.present.document import Paragraph
    from tanjcli.present.findings import compose_findings

    document = compose_findings(findings, lang, None if console.common.verbose else _SHOWN)
    lines = [line for block in document.blocks if isinstance(block, Paragraph) for line in block.lines]
    for line in (*lines, *(document.footer if len(findings) > 1 else ())):
        console.terminal.say(line)
