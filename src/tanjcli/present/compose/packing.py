"""A pack that was looked at again: what it is of, whether it is whole, whether its inputs are still the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tanjcli.core.findings import Finding
from tanjcli.core.words import Lang
from tanjcli.present.document import Document, Paragraph
from tanjcli.present.findings import compose_findings
from tanjcli.present.wording import Wording


@dataclass(frozen=True, slots=True)
class PackLook:
    """What its manifest says of it; ``inputs``: how many were compared, ``None`` when they could not be."""

    folder: str
    period: str
    known_on: str
    version: str
    run_id: str
    files: int
    inputs: int | None
    complete: bool


def compose_verified(look: PackLook, findings: Sequence[Finding], lang: Lang) -> Document:
    """One line of what it is, the findings or that there are none."""
    w = Wording(lang)
    title = w.text("verify.title", folder=look.folder)
    made = w.text("verify.made", period=look.period, known_on=look.known_on, version=look.version, run_id=look.run_id)
    document = replace(compose_findings(findings, lang, None), title=title, header=(made,))
    said = tuple(_said(look, findings, w))
    blocks = (*(document.blocks if findings else ()), *((Paragraph(said),) if said else ()))
    return replace(document, blocks=blocks)


def _said(look: PackLook, findings: Sequence[Finding], w: Wording) -> Iterator[str]:
    stale = [finding for finding in findings if finding.code.startswith("pack-input-")]
    if len(stale) == len(findings):
        yield w.text("verify.whole", n=look.files)
    if look.inputs is None:
        yield w.text("verify.unchecked")
    elif not stale:
        yield w.text("verify.inputs", n=look.inputs)
    if not look.complete:
        yield w.text("verify.partial")
