"""三、存在问题: by unit. Nobody is blamed for a duty that the document does not give: inferred leads stand apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from tanjcli.core.words import Name
from tanjcli.evaluate.books.owed import State
from tanjcli.evaluate.results import BEHIND_FAMILY, Assessment, CellResult, Status
from tanjcli.present.compose.bulletin.lists import problems_of_lists
from tanjcli.present.compose.bulletin.sentences import lead_sentence, official, section, short_sentence
from tanjcli.present.document import Block, Heading, Paragraph
from tanjcli.present.wording import Wording

_TROUBLED = BEHIND_FAMILY | {Status.MISSED}


def problems(assessment: Assessment, w: Wording) -> Iterator[Block]:
    """The chapter: stated leads, inferred leads, the lists, and the data themselves."""
    yield Heading(w.text("bulletin.chapter_3"))
    troubled = [row for row in assessment.cells if row.status in _TROUBLED]
    for number, source in enumerate(("stated", "inferred"), start=1):
        yield section(number, f"bulletin.led_{source}", w)
        lines = tuple(_by_department((r for r in troubled if r.lead_source == source), source, assessment.year, w))
        yield Paragraph(lines or (w.text("bulletin.none"),))
    if assessment.lists:
        yield from problems_of_lists(assessment, 3, w)
    yield section(4 if assessment.lists else 3, "bulletin.data", w)
    yield Paragraph(tuple(_data(assessment, w)) or (w.text("bulletin.none"),))


def _by_department(rows: Iterable[CellResult], source: str, year: int, w: Wording) -> Iterator[str]:
    found: dict[str, list[CellResult]] = {}
    for row in rows:
        found.setdefault(row.lead_id, []).append(row)
    for theirs in found.values():
        told = w.text("joiner.sentence").join(_trouble(row, year, w) for row in theirs)
        yield w.text(f"bulletin.trouble_{source}", department=theirs[0].lead.get(w.lang), text=told)


def _trouble(row: CellResult, year: int, w: Wording) -> str:
    """The verdict, the progress, and what is still missing."""
    progress = lead_sentence(row, year, w) or row.name.get(w.lang)
    parts = (progress, short_sentence(row, w), w.text("bulletin.judged", status=w.status(row.status.value)))
    return w.text("joiner.clause_wide").join(part for part in parts if part)


def _data(assessment: Assessment, w: Wording) -> Iterator[str]:
    """Who has not reported, what has no figure, what does not agree; late returns by the calendar."""
    names = dict(assessment.places) | dict(assessment.departments)
    for row in assessment.cells:
        if row.coverage and not row.coverage.complete:
            yield w.text(
                "bulletin.unreported",
                name=row.name.get(w.lang),
                reported=row.coverage.reported,
                expected=row.coverage.expected,
                missing=_named(row.coverage.missing, names, w),
            )
        elif row.status is Status.NO_DATA:
            yield w.text("bulletin.no_data", name=row.name.get(w.lang), why=official(w.remark(row.reason, row.unit), w))
    for duty in assessment.duties:
        if duty.state is State.OVERDUE and duty.strict:
            said = {"owner": duty.owner.get(w.lang), "name": duty.name.get(w.lang), "due": duty.due}
            subject = w.text("bulletin.subject", name=duty.subject_name.get(w.lang)) if duty.subject else ""
            key = "bulletin.overdue" if duty.owner_source == "stated" else "bulletin.overdue_inferred"
            yield w.text(key, subject=subject, period=w.period(duty.period), **said)
    for check in assessment.checks:
        if check.outcome == "breach":
            yield w.text("bulletin.check_breach", text=check.text.get(w.lang))
    unknown = sum(check.outcome == "unknown" for check in assessment.checks)
    if unknown:
        yield w.text("bulletin.checks_unknown", n=unknown)


def _named(keys: Iterable[str], names: Mapping[str, Name], w: Wording) -> str:
    return w.text("joiner.list").join(names.get(key, Name(key)).get(w.lang) for key in keys)
