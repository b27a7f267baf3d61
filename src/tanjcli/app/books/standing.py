"""Rankings, the calendar and scorecards in the shape somebody asked for, narrowed to what was asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tanjcli.app.books.book_text import book_text
from tanjcli.app.choices import choose
from tanjcli.app.faces import Face
from tanjcli.app.report import Report
from tanjcli.core.errors import UsageError
from tanjcli.core.findings import Finding, Place
from tanjcli.core.text import match_key
from tanjcli.core.words import nearest
from tanjcli.evaluate.books.owed import State
from tanjcli.evaluate.results import Assessment


def rankings_by(assessment: Assessment, by: str, targets: Sequence[str] = ()) -> Assessment:
    """Only the rankings ``by`` town, owner or industry; of towns those of ``targets`` (ids, refs, series or names).

    Notices are those of the same kind; with targets named, those about them. Raises ``UsageError`` for a target that
    nobody ranks.
    """
    wanted = frozenset(_ranked_target(assessment, text) for text in targets)

    def asked(target_id: str) -> bool:
        return not wanted or target_id in wanted

    return replace(
        assessment,
        rankings=tuple(one for one in assessment.rankings if one.by == by and asked(one.target_id)),
        notices=tuple(one for one in assessment.notices if one.by == by and asked(one.target_id)),
    )


def duties_of(assessment: Assessment, owners: str, states: str) -> Assessment:
    """Only the duties of ``owners`` in one of ``states`` (commas; empty: all). Raises ``UsageError``."""
    owed = assessment.duties
    if owners:
        picked = choose("--owner", owners, _departments(assessment))
        owed = tuple(duty for duty in owed if duty.owner_id in picked)
    if states:
        chosen = choose("--state", states, {state.value: _state_words(state) for state in State})
        owed = tuple(duty for duty in owed if duty.state.value in chosen)
    return replace(assessment, duties=owed)


def scorecards_of(assessment: Assessment, owners: str) -> Assessment:
    """Only the scorecards of ``owners`` (commas; empty: all). Raises ``UsageError``."""
    if not owners:
        return assessment
    picked = choose("--owner", owners, _departments(assessment))
    return replace(assessment, scorecards=tuple(card for card in assessment.scorecards if card.department_id in picked))


def rank_text(report: Report, by: str, face: Face) -> str:
    """Rankings as table, plain text, Markdown, CSV, TSV or JSON."""
    from tanjcli.present.compose.rank import compose_rank
    from tanjcli.present.standing_records import RANK_COLUMNS, rank_record, rank_rows

    rows = (RANK_COLUMNS, rank_rows(report.assessment, face.lang))
    return book_text(report, face, rank_record, rows, lambda known: compose_rank(known, face.lang, by))


def scorecard_text(report: Report, face: Face) -> str:
    """Scorecards in the same formats."""
    from tanjcli.present.compose.scorecard import compose_scorecard
    from tanjcli.present.standing_records import SCORECARD_COLUMNS, scorecard_record, scorecard_rows

    rows = (SCORECARD_COLUMNS, scorecard_rows(report.assessment, face.lang))
    return book_text(report, face, scorecard_record, rows, lambda known: compose_scorecard(known, face.lang))


def calendar_text(report: Report, face: Face) -> str:
    """The calendar in the same formats, or as iCalendar."""
    from tanjcli.present.compose.calendar import compose_calendar, compose_events
    from tanjcli.present.duty_records import CALENDAR_COLUMNS, calendar_record, calendar_rows

    known = report.assessment
    if face.format == "ics":
        from tanjcli.present.writers import ics

        return ics.render(known.plan_name.get(face.lang), known.as_of, compose_events(known, face.lang))
    rows = (CALENDAR_COLUMNS, calendar_rows(known, face.lang))
    return book_text(report, face, calendar_record, rows, lambda known: compose_calendar(known, face.lang))


def _ranked_target(assessment: Assessment, text: str) -> str:
    """The target called ``text`` among those that are ranked. Raises ``UsageError``."""
    ranked = {one.target_id for one in assessment.rankings if one.target_id}
    cells = [cell for cell in assessment.cells if cell.target_id in ranked]
    spelled = {
        match_key(word): cell.target_id
        for cell in cells
        for word in (cell.series, cell.name.en, cell.name.zh, cell.ref, cell.target_id)
        if word
    }
    if match_key(text) not in spelled:
        params = {"nearest": nearest(text, [cell.ref for cell in cells])}
        raise UsageError(findings=(Finding("usage-not-ranked", Place(), params, raw=text),))
    return spelled[match_key(text)]


def _departments(assessment: Assessment) -> dict[str, tuple[str, ...]]:
    return {key: (name.zh, name.en) for key, name in assessment.departments}


def _state_words(state: State) -> tuple[str, ...]:
    from tanjcli.present.wording import Wording

    return tuple(Wording(lang).text(f"duty.{state.value}") for lang in ("zh", "en"))
