"""四、下步要求: what falls due next, as a table to write from; the requirements themselves are a person's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from tanjcli.evaluate.books.owed import Duty, State
from tanjcli.evaluate.results import Assessment, Status
from tanjcli.present.compose.calendar import duty_table
from tanjcli.present.document import Block, Heading, Paragraph
from tanjcli.present.wording import Wording

_AHEAD = timedelta(days=31)
_OVER = frozenset({Status.ACHIEVED, Status.MISSED})
_OPEN = frozenset({State.DUE, State.OVERDUE})


def steps(assessment: Assessment, w: Wording) -> Iterator[Block]:
    """The chapter, without its slot."""
    yield Heading(w.text("bulletin.chapter_4"))
    year = str(assessment.year)
    due = [row for row in assessment.cells if row.period == year and row.status not in _OVER]
    if due:
        names = w.text("joiner.list").join(f"{row.ref} {row.name.get(w.lang)}" for row in due)
        yield Paragraph((w.text("bulletin.due_this_year", year=year, n=len(due), names=names),))
    soon = _without_old_reminders([duty for duty in assessment.duties if _near(duty, assessment.as_of)])
    if soon:
        yield duty_table(soon, w, w.text("bulletin.table_calendar"))


def _without_old_reminders(duties: Sequence[Duty]) -> list[Duty]:
    """Of what is late and asked for in principle only, each time the last: a month that is over cannot be made good."""
    last = {(duty.cadence, duty.subject_id): duty for duty in duties if _reminder(duty)}
    return [duty for duty in duties if not _reminder(duty) or duty == last[duty.cadence, duty.subject_id]]


def _reminder(duty: Duty) -> bool:
    return duty.state is State.OVERDUE and not duty.strict


def _near(duty: Duty, as_of: date) -> bool:
    return duty.state in _OPEN or (duty.state is State.NOT_YET and duty.due <= as_of + _AHEAD)
