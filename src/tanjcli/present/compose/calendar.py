"""``tanj calendar``: what is due of whom and when, month by month; and the same as events for a calendar program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from tanjcli.core.words import Lang
from tanjcli.evaluate.books.owed import Duty, State
from tanjcli.evaluate.results import Assessment
from tanjcli.present.compose import frame
from tanjcli.present.document import Block, Cell, Column, Document, Paragraph, StatusCell, Table, Tally, Words
from tanjcli.present.events import Event
from tanjcli.present.wording import Wording

# Which status of a target a state looks like: writers know the sign and the colour of those.
_LOOKS = {
    State.DONE: "achieved",
    State.DUE: "on_track",
    State.OVERDUE: "missed",
    State.NOT_YET: "not_started",
    State.UNKNOWN: "no_data",
}
_CAUTION = "behind"
_ORDER = (State.OVERDUE, State.DUE, State.DONE, State.UNKNOWN, State.NOT_YET)


def compose_calendar(assessment: Assessment, lang: Lang) -> Document:
    """The duties of an assessment (already narrowed to those asked for), one table a month."""
    w = frame.wording(assessment, lang)
    owed = assessment.duties
    blocks: list[Block] = [
        duty_table(list(month), w, w.text("calendar.month", period=w.period(label)))
        for label, month in groupby(owed, key=lambda duty: f"{duty.due:%Y-%m}")
    ]
    tally = Tally(w.text("calendar.count", n=len(owed)), tuple(_counts(owed, w)))
    return Document(
        title=frame.title(assessment, "calendar.title", w),
        banner=frame.banner(assessment, w),
        header=(frame.known(assessment, w),),
        blocks=(tally, *blocks) if owed else (Paragraph((w.text("calendar.none"),)),),
        footer=tuple(_notes(owed, w)) if owed else (),
    )


def duty_table(owed: Sequence[Duty], w: Wording, title: str = "") -> Table:
    """Duties in the order given."""
    columns = (
        Column("duty_state", w.text("column.duty_state"), exact=True),
        Column("due", w.text("column.due"), exact=True),
        Column("duty", w.text("column.duty"), least=14),
        Column("owed_for", w.text("column.owed_for"), priority=2, exact=True),
        Column("duty_owner", w.text("column.duty_owner"), least=10),
        Column("done_on", w.text("column.done_on"), priority=1, exact=True),
        Column("note", w.text("column.note"), priority=3, least=8),
    )
    return Table(columns, tuple(_row(duty, w) for duty in owed), title)


def compose_events(assessment: Assessment, lang: Lang) -> tuple[Event, ...]:
    """One event a duty, on its last day."""
    w = frame.wording(assessment, lang)
    return tuple(_event(duty, assessment, w) for duty in assessment.duties)


def _row(duty: Duty, w: Wording) -> tuple[Cell, ...]:
    return (
        _state(duty, w),
        Words(duty.due.isoformat()),
        Words(_what(duty, w)),
        Words(w.period(duty.period)),
        _owner(duty, w),
        Words(duty.done_on.isoformat() if duty.done_on else ""),
        Words(w.text("joiner.note").join(_said(duty, w))),
    )


def _state(duty: Duty, w: Wording, flag: str = "") -> StatusCell:
    if duty.state is State.OVERDUE and not duty.strict:
        return StatusCell(_CAUTION, w.text("duty.caution"), flag)
    return StatusCell(_LOOKS[duty.state], w.text(f"duty.{duty.state.value}"), flag)


def _what(duty: Duty, w: Wording) -> str:
    if not duty.subject:
        return duty.name.get(w.lang)
    return w.text("calendar.subject", name=duty.name.get(w.lang), subject=duty.subject_name.get(w.lang))


def _owner(duty: Duty, w: Wording) -> Words:
    return Words(duty.owner.get(w.lang), "*" if duty.owner_source == "inferred" else "")


def _said(duty: Duty, w: Wording) -> Iterator[str]:
    """What proves it or is missing; what is not due yet needs no remark."""
    if duty.late and duty.done_on is not None:
        yield w.text("calendar.late", n=(duty.done_on - duty.due).days)
    if duty.missing:
        yield w.text("calendar.missing", names=w.text("joiner.list").join(one.get(w.lang) for one in duty.missing))
    if duty.evidence is not None and duty.state not in (State.NOT_YET, State.UNKNOWN):
        yield w.remark(duty.evidence)


def _counts(owed: Sequence[Duty], w: Wording) -> Iterator[StatusCell]:
    for state in _ORDER:
        for strict in (True, False) if state is State.OVERDUE else (None,):
            alike = [one for one in owed if one.state is state and (strict is None or one.strict is strict)]
            if alike:
                yield _state(alike[0], w, str(len(alike)))


def _notes(owed: Sequence[Duty], w: Wording) -> Iterator[str]:
    if any(duty.state is State.OVERDUE and not duty.strict for duty in owed):
        yield w.text("calendar.caution")
    yield w.text("calendar.proof")
    yield w.text("calendar.period")
    if any(duty.owner_source == "inferred" for duty in owed):
        yield w.text("calendar.inferred")
    yield from dict.fromkeys(
        w.text("calendar.note", name=duty.name.get(w.lang), note=duty.note.get(w.lang)) for duty in owed if duty.note.zh
    )


def _event(duty: Duty, assessment: Assessment, w: Wording) -> Event:
    owner = _owner(duty, w).text
    state = _state(duty, w).text
    lines = [w.text("ics.state", state=state), *_said(duty, w)]
    lines.append(w.text("ics.opens", day=duty.opens.isoformat()))
    lines.append(w.text("ics.strict" if duty.strict else "ics.principle"))
    if duty.clause:
        lines.append(w.text("ics.clause", clause=duty.clause))
    lines += [text for text in (duty.note.get(w.lang), frame.banner(assessment, w)) if text]
    return Event(
        uid=f"{assessment.plan_id}.{duty.id}@tanj",
        day=duty.due,
        summary=w.text("ics.summary", name=_what(duty, w), period=w.period(duty.period), owner=owner),
        lines=tuple(lines),
        category=state,
    )
