"""Rankings, notices and scorecards for programs: JSON records with exact figures, and one flat row a standing."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from tanjcli.core.absence import Figure, Unmeasured
from tanjcli.core.words import Lang
from tanjcli.evaluate.books.model import Notice, Ranking, Standing
from tanjcli.evaluate.books.owed import Scorecard
from tanjcli.evaluate.results import Assessment, Remark
from tanjcli.present.head_record import figure, head_record, named, remark_record

Row = dict[str, Decimal | int | str | None]

RANK_COLUMNS = (
    "plan", "year", "as_of", "known_on", "sample", "by", "group", "measure", "target_id", "ref", "period", "unit",
    "place", "place_before", "moved", "key", "name", "goal", "actual", "completion", "time_share", "lead_pp", "status",
    "reason",
)  # fmt: skip
SCORECARD_COLUMNS = ("plan", "year", "as_of", "sample", "department_id", "department", "role", "state", "count", "refs")


def rank_record(assessment: Assessment) -> dict[str, Any]:
    """The rankings and notices of an assessment."""
    return {
        **head_record(assessment),
        "rankings": [_ranking(ranking) for ranking in assessment.rankings],
        "notices": [_notice(notice) for notice in assessment.notices],
    }


def rank_rows(assessment: Assessment, lang: Lang) -> list[Row]:
    """One row a standing, with the columns of ``RANK_COLUMNS``; an absent figure is empty."""
    head = _head_row(assessment, lang) | {"known_on": assessment.known_on.isoformat()}
    rows = []
    for ranking in assessment.rankings:
        fields = ("by", "group", "measure", "target_id", "ref", "period", "unit")
        own: Row = {field: getattr(ranking, field) for field in fields}
        rows += [head | own | _standing_row(one, lang) for one in ranking.standings]
    return [{column: row[column] for column in RANK_COLUMNS} for row in rows]


def scorecard_record(assessment: Assessment) -> dict[str, Any]:
    """The scorecards of an assessment."""
    return {**head_record(assessment), "scorecards": [_card(card) for card in assessment.scorecards]}


def scorecard_rows(assessment: Assessment, lang: Lang) -> list[Row]:
    """One row for each department, role and status, and for each state of its duties."""
    head = _head_row(assessment, lang)
    rows = []
    for card in assessment.scorecards:
        own: Row = {"department_id": card.department_id, "department": card.department.get(lang)}
        for tally in card.tallies:
            refs = " ".join(tally.refs)
            rows += [_count(head | own, tally.role, state, n, refs) for state, n in tally.counts]
        rows += [_count(head | own, "duties", state, n, "") for state, n in card.duties]
    return rows


def _head_row(assessment: Assessment, lang: Lang) -> Row:
    return {
        "plan": assessment.plan_name.get(lang),
        "year": assessment.year,
        "as_of": assessment.as_of.isoformat(),
        "sample": "true" if assessment.sample else "false",
    }


def _count(row: Row, role: str, state: str, count: int, refs: str) -> Row:
    return row | {"role": role, "state": state, "count": count, "refs": refs}


def _ranking(ranking: Ranking) -> dict[str, Any]:
    return {
        "by": ranking.by,
        "group": ranking.group,
        "measure": ranking.measure,
        "target_id": ranking.target_id or None,
        "ref": ranking.ref or None,
        "target_ids": list(ranking.target_ids),
        **named("name", ranking.name),
        "unit": ranking.unit,
        "period": ranking.period,
        "as_of": ranking.as_of.isoformat(),
        "before": ranking.before.isoformat() if ranking.before else None,
        "rule": _remarks(ranking.rule),
        **named("note", ranking.note),
        "standings": [_standing(one) for one in ranking.standings],
    }


def _standing(one: Standing) -> dict[str, Any]:
    figures = ("goal", "actual", "completion", "time_share", "lead_pp")
    return {
        "key": one.key,
        **named("name", one.name),
        "group": one.group,
        "place": one.place,
        "place_before": one.place_before,
        "moved": one.moved,
        **{key: value for name in figures for key, value in figure(name, getattr(one, name)).items()},
        "status": one.status or None,
        "reason": None if one.reason is None else remark_record(one.reason),
    }


def _standing_row(one: Standing, lang: Lang) -> Row:
    figures = ("goal", "actual", "completion", "time_share", "lead_pp")
    return {
        "place": one.place,
        "place_before": one.place_before,
        "moved": one.moved,
        "key": one.key,
        "name": one.name.get(lang),
        **{name: _plain(getattr(one, name)) for name in figures},
        "status": one.status,
        "reason": one.reason.code if one.reason else None,
    }


def _notice(notice: Notice) -> dict[str, Any]:
    return {
        "list": notice.list,
        "rule": notice.rule,
        **named("name", notice.name),
        "by": notice.by,
        "target_id": notice.target_id or None,
        "conditions": _remarks(notice.conditions),
        "mentions": [
            {
                "key": one.key,
                **named("name", one.name),
                "group": one.group,
                "place": one.place,
                **figure("completion", one.completion),
            }
            for one in notice.mentions
        ],
    }


def _card(card: Scorecard) -> dict[str, Any]:
    return {
        "department_id": card.department_id,
        **named("department", card.department),
        "roles": [
            {"role": tally.role, "count": len(tally.refs), "statuses": dict(tally.counts), "refs": list(tally.refs)}
            for tally in card.tallies
        ],
        "duties": dict(card.duties),
    }


def _plain(figure: Figure) -> Decimal | None:
    return None if isinstance(figure, Unmeasured) else figure


def _remarks(remarks: Iterable[Remark]) -> list[dict[str, Any]]:
    return [remark_record(remark) for remark in remarks]
