"""The answer key: every cell judged by hand-written rules, from the clean records alone.

Completion is the share of the way from baseline to goal; pace compares it with the share that is due. The day a
figure is judged on is the last day its data cover, not the day of the report; the due date once that has passed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal, localcontext
from pathlib import Path

from tools.sample_county.county import County
from tools.sample_county.facts import OPENING_DAY, SAMPLE
from tools.sample_county.goals import GOALS, Goal
from tools.sample_county.known import data_date
from tools.sample_county.truth import Truth, baseline, last_year_shape

AS_OF = (
    date(2020, 6, 30),
    date(2020, 12, 31),
    date(2021, 2, 28),
    date(2021, 6, 30),
    date(2021, 9, 30),
    date(2021, 11, 30),
    date(2021, 12, 31),
    date(2022, 6, 30),
    date(2022, 11, 30),
    date(2022, 12, 31),
)
# July 2021 before and after its restatement; May 2021 before and after the late unit reported.
REVISITED = (
    (date(2021, 7, 31), date(2021, 8, 31)),
    (date(2021, 7, 31), None),
    (date(2021, 5, 31), date(2021, 6, 21)),
    (date(2021, 5, 31), None),
)
ON_TRACK, BEHIND, OFF_TRACK = Decimal("0.95"), Decimal("0.60"), Decimal(0)
TOLERANCE = Decimal("1e-9")
PLAN_GROWTH = Decimal("1.1")
HUNDRED = Decimal(100)

FOUND = (
    "judged_on",
    "actual",
    "absent",
    "level",
    "level_share",
    "completion",
    "time_share",
    "expected",
    "lead_pp",
    "pace",
    "gap",
    "months_left",
    "required_rate",
    "status",
)

Answer = dict[str, object]


@dataclass(frozen=True)
class Question:
    """One goal, asked on one day, with what is known on another."""

    goal: Goal
    as_of: date
    known_on: date | None

    @property
    def cell(self) -> str:
        """The cell a report of that year shows."""
        return self.goal.cell_for(self.as_of.year)

    @property
    def opens(self) -> date:
        """First day that counts."""
        return self.goal.window(self.cell)[0]

    @property
    def due(self) -> date:
        """Last day that counts."""
        return self.goal.window(self.cell)[1]


@dataclass(frozen=True)
class Standing:
    """What was found: start, actual and way to the goal, on the day judged; ``share`` of the way due by then."""

    day: date
    start: Decimal
    actual: Decimal
    way: Decimal  # completed share of the way, 1 at the goal
    share: Decimal | None  # None: the path asks for nothing and has no clock
    met: bool
    covered: bool  # the data reach the due date


def answer_key(county: County) -> list[Answer]:
    """All rows, in the order of as-of day and target."""
    rows = []
    for as_of, known_on in (*((day, None) for day in AS_OF), *REVISITED):
        truth = Truth(county, known_on)
        rows += [_answer(truth, Question(goal, as_of, known_on)) for goal in GOALS]
    return rows


def write_answers(folder: Path, county: County) -> None:
    """Write the key as JSON, one row a line."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "sample_county.json").write_bytes("".join(_lines(answer_key(county))).encode())


def _lines(rows: list[Answer]) -> Iterator[str]:
    yield f'{{"schema": "tanj-answers/1", "sample": "{SAMPLE}", "rows": [\n'
    yield ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    yield "\n]}\n"


def _answer(truth: Truth, question: Question) -> Answer:
    with localcontext(Context(prec=60)):
        if question.opens > question.as_of:
            return _row(question, **_not_started(truth, question))
        standing = _growth(truth, question) if question.goal.ref == "T01" else _standing(truth, question)
        if standing is None:
            left = _months(question.as_of, question.due)
            return _row(question, status="no_data", absent="no observation in the window yet", months_left=left)
        return _row(question, **_judged(question, standing))


def _not_started(truth: Truth, question: Question) -> Answer:
    """How far the same figure has come in the year of the report."""
    goal = question.goal
    day = data_date(goal.ledger, question.as_of, question.known_on)
    level = None if day is None else truth.measure(goal.ref, date(question.as_of.year, 1, 1), day)
    found: Answer = {"status": "not_started", "months_left": _months(question.as_of, question.due)}
    if level is None:
        return found | {"absent": "no figure for the report year yet"}
    return found | {"actual": level, "level": level, "level_share": HUNDRED * level / goal.value, "judged_on": day}


def _standing(truth: Truth, question: Question) -> Standing | None:
    goal = question.goal
    day = data_date(goal.ledger, min(question.as_of, question.due), question.known_on)
    if day is None or day < question.opens:
        return None
    actual = truth.measure(goal.ref, question.opens, day)
    if actual is None:
        return None
    start = baseline(truth, goal.ref) if goal.stock else Decimal(0)
    way = (actual - start) / (goal.value - start)
    share = _share_due(truth, question, day)
    return Standing(day, start, actual, way, share, actual >= goal.value, day >= question.due)


def _share_due(truth: Truth, question: Question, day: date) -> Decimal | None:
    """Share of the way that is due on a day, by the path of the goal."""
    goal = question.goal
    if day >= question.due:
        return Decimal(1)
    if goal.path == "deadline":
        return None
    if goal.path == "step":
        return Decimal(1 if day.month == 12 else 0)
    if goal.path == "last_year":
        return last_year_shape(truth, goal.ref, day, question.known_on)
    done, in_all = _months_done(question.opens, day), _months_done(question.opens, question.due)
    return Decimal(done) / in_all


def _growth(truth: Truth, question: Question) -> Standing | None:
    """Average yearly growth since 2019, judged on the level it is to reach: 1.1 to the power of three."""
    day = data_date(question.goal.ledger, question.as_of, question.known_on)
    years = 0 if day is None else day.year - OPENING_DAY.year
    if day is None or years < 1:
        return None
    ratio = Decimal(truth.all_industry(day.year)) / truth.all_industry(OPENING_DAY.year)
    goal_ratio = PLAN_GROWTH**3
    actual = HUNDRED * (ratio ** (Decimal(1) / years) - 1)
    way = (ratio - 1) / (goal_ratio - 1)
    share = (PLAN_GROWTH**years - 1) / (goal_ratio - 1)
    return Standing(day, Decimal(0), actual, way, share, ratio >= goal_ratio, day >= question.due)


def _judged(question: Question, standing: Standing) -> Answer:
    goal, share = question.goal, standing.share
    left = _months(standing.day, question.due)
    growth = goal.path == "geometric"
    found: Answer = {
        "judged_on": standing.day,
        "actual": standing.actual,
        "completion": HUNDRED * standing.way,
        "gap": goal.value - standing.actual,
        "months_left": left,
        "status": _status(standing, question.as_of >= question.due),
    }
    if share is not None:
        found["time_share"] = HUNDRED * share
        found["lead_pp"] = HUNDRED * (standing.way - share)
        found["expected"] = goal.value if growth else standing.start + (goal.value - standing.start) * share
        found["pace"] = standing.way / share if share else None
    # A rate of growth does not add up over months, so no monthly rate is asked of it.
    if left and not standing.met and not growth:
        found["required_rate"] = (goal.value - standing.actual) / left
    return found


def _status(standing: Standing, due_passed: bool) -> str:
    if standing.met:
        return "achieved"
    if due_passed and standing.covered:
        return "missed"
    if not standing.share:
        return "not_due"
    pace = standing.way / standing.share
    for status, bound in (("on_track", ON_TRACK), ("behind", BEHIND), ("off_track", OFF_TRACK)):
        if pace >= bound - TOLERANCE:
            return status
    return "reversing"


def _row(question: Question, **found: object) -> Answer:
    goal = question.goal
    row: Answer = {
        "year": question.as_of.year,
        "ref": goal.ref,
        "period": question.cell,
        "as_of": question.as_of.isoformat(),
        "known_on": question.known_on.isoformat() if question.known_on else None,
        "unit": goal.unit,
        "goal": _text(goal.value),
        "goal_max": _text(goal.most),
    }
    return row | {name: _text(found.get(name)) for name in FOUND}


def _text(value: object) -> object:
    """Decimals as plain text of at most 20 significant digits, days in ISO form."""
    if isinstance(value, Decimal):
        short = Context(prec=20).plus(value)
        return f"{short.normalize() if short else Decimal(0):f}"
    return value.isoformat() if isinstance(value, date) else value


def _months(day: date, due: date) -> int:
    """Whole months from a day to the due date, never below 0."""
    return max(0, (due.year - day.year) * 12 + due.month - day.month)


def _months_done(opens: date, day: date) -> int:
    """Months completed since the window opened; January alone is no reporting point."""
    done = (day.year - opens.year) * 12 + day.month - opens.month + 1
    return done - 1 if day.month == 1 else done
