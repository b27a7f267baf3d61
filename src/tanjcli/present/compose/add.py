"""``tanj add``: what was filed where, and how what is known differs by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tanjcli.evaluate.trial import Trial
from tanjcli.present.compose.check_files import Telling, all_findings, trial_banner
from tanjcli.present.compose.revisions import revision_blocks, verdict_blocks
from tanjcli.present.document import Document, Paragraph
from tanjcli.present.findings import SHOWN, compose_findings
from tanjcli.present.wording import Wording


@dataclass(frozen=True, slots=True)
class FiledFile:
    """One file, the name it has under ``data/``, the outcome: ``filed``, ``would`` be, ``refused`` or ``unchanged``."""

    file: str
    target: str
    outcome: str


def compose_add(trial: Trial, files: Sequence[FiledFile], received: str, telling: Telling) -> Document:
    """Files first, then the difference, then what was found in them."""
    w = Wording(telling.lang)
    outcomes = {file.outcome for file in files}
    title = "add.title_refused" if "refused" in outcomes else "add.title_dry" if "would" in outcomes else "add.title"
    lines = tuple(w.text(f"add.{file.outcome}", file=file.target) for file in files)
    found = compose_findings(all_findings(trial), telling.lang, None if telling.every else SHOWN)
    first, *rest = found.blocks
    return Document(
        title=w.text(title, received=received),
        banner=trial_banner(trial, w),
        blocks=(
            Paragraph(lines),
            *revision_blocks(trial, telling.names, w, telling.every),
            *verdict_blocks(trial, w),
            replace(first, title=found.title),
            *rest,
        ),
        footer=found.footer,
    )
