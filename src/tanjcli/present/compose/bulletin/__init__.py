"""The monthly bulletin 调度通报: title, opening with 截至, four chapters, annexes; people's own words kept in slots."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from tanjcli.core.absence import Unmeasured
from tanjcli.core.words import Lang
from tanjcli.evaluate.results import Assessment
from tanjcli.present.compose import frame
from tanjcli.present.compose.bulletin.annexes import annexes, titles
from tanjcli.present.compose.bulletin.overall import overall
from tanjcli.present.compose.bulletin.problems import problems
from tanjcli.present.compose.bulletin.sentences import punctuated, span
from tanjcli.present.compose.bulletin.steps import steps
from tanjcli.present.compose.bulletin.units import units
from tanjcli.present.compose.percents import percent_cell
from tanjcli.present.document import Block, Document, Paragraph, Role, Slot
from tanjcli.present.wording import Wording

Kept = Mapping[str, tuple[str, ...]]
# The years in brackets after a plan's name: the title names a period of its own.
_YEARS = re.compile(r"\s*[（(][^（()）]*\d{4}[^（()）]*[)）]$")
SLOTS = ("addressees", "leader-remarks", "next-steps")


def compose_bulletin(assessment: Assessment, lang: Lang, kept: Kept = MappingProxyType({})) -> Document:
    """The bulletin of an assessment that has its books (rankings, duties, scorecards).

    ``kept`` are the paragraphs of an earlier bulletin's slots, by key of ``SLOTS``.
    """
    w = frame.wording(assessment, lang)
    plan = _YEARS.sub("", assessment.plan_name.get(lang))
    return Document(
        title=w.text("bulletin.title", plan=plan, span=_span_of_year(assessment, w)),
        banner=frame.banner(assessment, w),
        blocks=tuple(_printed(block, w) for block in _blocks(assessment, kept, w)),
        footer=tuple(punctuated(line, w) for line in (w.text("bulletin.rules"), *_legend(assessment, w))),
        lang=lang,
    )


def _printed(block: Block, w: Wording) -> Block:
    """Notes are worded for the terminal, too; on paper they have the marks of print."""
    if not isinstance(block, Paragraph) or block.role is not Role.NOTE:
        return block
    return replace(block, lines=tuple(punctuated(line, w) for line in block.lines), title=punctuated(block.title, w))


def _legend(assessment: Assessment, w: Wording) -> Iterator[str]:
    """Without the lines that send the reader to a command."""
    return (line for line in frame.legend(assessment, w) if "tanj " not in line)


def _blocks(assessment: Assessment, kept: Kept, w: Wording) -> Iterator[Block]:
    yield _slot("addressees", kept, w)
    yield Paragraph((_opening(assessment, w),))
    yield from overall(assessment, w)
    yield _slot("leader-remarks", kept, w)
    yield from units(assessment, w)
    yield from problems(assessment, w)
    yield from steps(assessment, w)
    yield _slot("next-steps", kept, w)
    # A slot that somebody added, or that an older version had: its words are not ours to drop.
    yield from (Slot(key, key, "", lines) for key, lines in kept.items() if lines and key not in SLOTS)
    first, *more = titles(assessment, w)
    listed = (w.text("bulletin.annexed", title=first), *(f"{n}. {title}" for n, title in enumerate(more, 2)))
    yield Paragraph(listed, role=Role.LISTED)
    signed = (assessment.issuer.get(w.lang), w.text("bulletin.day", day=assessment.known_on))
    yield Paragraph(signed, role=Role.SIGNED)
    yield from annexes(assessment, w)


def written(kept: Kept) -> Kept:
    """What a person wrote into the slots; the hint that asked for it, in whatever language, is no such thing."""
    hints = {Wording(lang).text(f"bulletin.hint_{key}") for lang in ("zh", "en") for key in SLOTS}
    return {key: tuple(line for line in lines if line not in hints) for key, lines in kept.items()}


def _slot(key: str, kept: Kept, w: Wording) -> Slot:
    lines = written(kept).get(key, ())
    role = Role.CALLED if key == "addressees" else Role.BODY
    return Slot(key, w.text(f"bulletin.slot_{key}"), w.text(f"bulletin.hint_{key}"), lines, role)


def _opening(assessment: Assessment, w: Wording) -> str:
    days = {
        "as_of": w.text("bulletin.day", day=assessment.as_of),
        "known_on": w.text("bulletin.day", day=assessment.known_on),
    }
    if isinstance(assessment.time_share, Unmeasured):
        return w.text("bulletin.opening", **days)
    return w.text("bulletin.opening_share", **days, share=percent_cell(assessment.time_share, w).text)


def _span_of_year(assessment: Assessment, w: Wording) -> str:
    return w.text("bulletin.year_span", year=assessment.year, span=span(assessment.as_of, w))
