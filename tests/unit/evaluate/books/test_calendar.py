"""Duties as dates: which periods, which last day, who owes, and on which day a duty turns overdue."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tanjcli.core.periods import Period
from tanjcli.evaluate.books.calendar import due_day, periods
from tanjcli.evaluate.books.owed import Duty, State
from tanjcli.intake.ledger import Ledger
from tanjcli.plan.duties import DueDay
from tests.factories import COUNT, answer, delivered, events, ledger, plan, target

DEPARTMENTS = {key: {"name": {"zh": key, "en": key}} for key in ("office", "bureau", "centre")}
MEETING = {
    "name": {"zh": "专题会议", "en": "meeting"},
    "clause": "1",
    "every": "quarter",
    "owner": "office",
    "owner_source": "stated",
    "strict": "true",
}
UPDATE = {**MEETING, "every": "month", "owner_source": "inferred", "strict": "false", "per": "list"}
LISTS = {
    "L1": {"name": {"zh": "甲单", "en": "list one"}, "clause": "1", "lead": "bureau", "path": "P"},
    "L2": {"name": {"zh": "乙单", "en": "list two"}, "clause": "1", "lead": "centre", "path": "P"},
}
RETURN = {"owner": "bureau", "owner_source": "stated", "due": {"months": "1", "day": "20"}}


def duties(as_of: str, *several: Ledger, **sections: Any) -> dict[str, Duty]:
    sections.setdefault("departments", DEPARTMENTS)
    whole = plan([target()], {"m": COUNT}, **sections)
    return {duty.id: duty for duty in answer(whole, as_of, *several, books=True).duties}


def monthly(received: dict[str, str], **spec: Any) -> Ledger:
    """A monthly list of events; ``received`` says on which day each month's file came."""
    files = [delivered(day, month, f"project signed\np{month} {month}-01") for month, day in received.items()]
    return ledger("events", "project", {"project": "code", "signed": "date"}, files, time="signed", **spec)


class TestDates:
    @pytest.mark.parametrize(
        ("period", "rule", "day"),
        [
            (Period.month(2021, 1), {}, "2021-01-31"),
            (Period.month(2021, 1), {"months": 1, "day": 31}, "2021-02-28"),
            (Period.month(2021, 12), {"months": 1, "day": 20}, "2022-01-20"),
            (Period.quarter(2021, 3), {"months": 1, "day": 15}, "2021-10-15"),
            (Period.year(2021), {"months": 2, "day": 22}, "2022-02-22"),
            (Period.month(2020, 2), {"day": 31}, "2020-02-29"),
        ],
    )
    def test_the_last_day_is_counted_from_the_periods_last_month(
        self, period: Period, rule: dict[str, int], day: str
    ) -> None:
        due = DueDay.model_validate({key: str(value) for key, value in rule.items()})
        assert f"{due_day(period, due)}" == day

    def test_a_year_has_twelve_months_and_four_quarters(self) -> None:
        assert [len(periods(2021, rhythm)) for rhythm in ("month", "quarter", "half", "year", "any")] == [
            12,
            4,
            2,
            1,
            0,
        ]

    def test_january_without_a_report_of_its_own_is_owed_with_february(self) -> None:
        found = [period.label for period in periods(2021, "month", frozenset({1}))]
        assert (len(found), found[0], found[1]) == (11, "2021-01/2021-02", "2021-03")


class TestOwed:
    def test_a_duty_per_list_is_owed_by_each_lists_lead(self) -> None:
        found = duties("2021-06-30", events([], "2021-06"), cadences={"C1": UPDATE}, lists=LISTS)
        assert len(found) == 24
        july = [found[f"C1.{key}.2021-07"] for key in ("L1", "L2")]
        assert [(one.owner_id, one.subject_name.zh, one.owner_source) for one in july] == [
            ("bureau", "甲单", "inferred"),
            ("centre", "乙单", "inferred"),
        ]

    def test_the_plans_own_note_goes_with_the_duty(self) -> None:
        noted = {**MEETING, "note": {"zh": "会议纪要为准", "en": "by its minutes"}}
        found = duties("2021-06-30", events([], "2021-06"), cadences={"C3": noted})
        assert {duty.note.zh for duty in found.values()} == {"会议纪要为准"}

    def test_a_meeting_is_owed_every_quarter_by_its_owner(self) -> None:
        found = duties("2021-06-30", events([], "2021-06"), cadences={"C3": MEETING})
        assert [(duty.period, f"{duty.due}", duty.owner_id) for duty in found.values()] == [
            (f"2021-Q{n}", day, "office")
            for n, day in enumerate(("2021-03-31", "2021-06-30", "2021-09-30", "2021-12-31"), 1)
        ]

    def test_a_return_follows_the_rhythm_of_its_ledger(self) -> None:
        quarterly = monthly({"2021-06": "2021-07-10"}, rhythm="quarter")
        found = duties("2021-07-31", quarterly, returns={"events": RETURN})
        assert [duty.period for duty in found.values()] == ["2021-Q1", "2021-Q2", "2021-Q3", "2021-Q4"]


class TestStates:
    """June's list came on 22 July; it was due on 20 July."""

    @pytest.mark.parametrize(
        ("as_of", "state", "done_on"),
        [
            ("2021-06-30", State.NOT_YET, None),
            ("2021-07-01", State.DUE, None),
            ("2021-07-20", State.DUE, None),
            ("2021-07-21", State.OVERDUE, None),
            ("2021-07-22", State.DONE, date(2021, 7, 22)),
        ],
    )
    def test_a_return_is_due_to_the_end_of_its_last_day_and_overdue_from_the_next(
        self, as_of: str, state: State, done_on: date | None
    ) -> None:
        june = duties(as_of, monthly({"2021-06": "2021-07-22"}), returns={"events": RETURN})["return.events.2021-06"]
        assert (june.state, june.done_on) == (state, done_on)
        assert june.late == (done_on is not None)

    def test_what_came_in_time_is_done_and_a_later_restatement_does_not_make_it_late(self) -> None:
        files = [delivered(day, "2021-06", "project signed\np 2021-06-01") for day in ("2021-07-18", "2021-10-15")]
        told = ledger("events", "project", {"project": "code", "signed": "date"}, files, time="signed")
        june = duties("2021-12-31", told, returns={"events": RETURN})["return.events.2021-06"]
        assert (june.state, june.done_on, june.late) == (State.DONE, date(2021, 7, 18), False)

    def test_without_a_declared_proof_nothing_is_ever_said_to_be_done_or_overdue(self) -> None:
        found = duties("2021-07-15", events([], "2021-06"), cadences={"C3": MEETING})
        states = [duty.state for duty in found.values()]
        assert states == [State.UNKNOWN, State.UNKNOWN, State.DUE, State.NOT_YET]

    @pytest.mark.parametrize(
        ("as_of", "state"), [("2021-06-24", State.DUE), ("2021-06-25", State.DONE), ("2021-10-01", State.DONE)]
    )
    def test_what_is_kept_by_hand_proves_its_period_from_its_day_on(self, as_of: str, state: State) -> None:
        held = [{"for": "2021-Q2", "on": "2021-06-25", "document": "minutes no. 2"}]
        found = duties(as_of, events([], "2021-06"), cadences={"C3": {**MEETING, "held": held}})
        assert found["C3.2021-Q2"].state is state

    @pytest.mark.parametrize(("as_of", "state"), [("2021-09-30", State.DUE), ("2021-10-01", State.OVERDUE)])
    def test_a_meeting_that_is_not_on_record_is_overdue_from_the_first_day_after_its_quarter(
        self, as_of: str, state: State
    ) -> None:
        third = duties(as_of, events([], "2021-06"), cadences={"C3": {**MEETING, "held": []}})["C3.2021-Q3"]
        assert (third.state, third.strict, third.evidence and third.evidence.code) == (state, True, "duty-not-held")

    def test_a_delivery_proves_the_list_it_is_declared_for_and_no_other(self) -> None:
        cadence = {**UPDATE, "due": {"months": "1", "day": "20"}, "proofs": {"L1": "events"}}
        found = duties("2021-08-01", monthly({"2021-06": "2021-07-18"}), cadences={"C1": cadence}, lists=LISTS)
        assert (found["C1.L1.2021-06"].state, found["C1.L2.2021-06"].state) == (State.DONE, State.UNKNOWN)

    def test_a_cadence_in_principle_keeps_saying_so(self) -> None:
        cadence = {**UPDATE, "per": None, "proof": "events"}
        found = duties("2021-08-01", monthly({"2021-06": "2021-06-28"}), cadences={"C1": cadence})
        assert (found["C1.2021-05"].state, found["C1.2021-05"].strict) == (State.OVERDUE, False)


class TestUnits:
    COLUMNS = {"firm": "code", "town": "place", "period": "period", "value": "amount 亿元 ytd"}
    PLACES = {key: {"name": {"zh": key, "en": key}} for key in ("east", "west")}

    def june(self, as_of: str) -> Duty:
        """Both reported May; of June's return west came eight days after east, and east once more in October."""
        rows = {
            "2021-06-18": ("2021-05", "a east 2021-05 5\nb west 2021-05 1"),
            "2021-07-18": ("2021-06", "a east 2021-06 6"),
            "2021-07-26": ("2021-06", "b west 2021-06 2"),
            "2021-10-15": ("2021-06", "a east 2021-06 7"),
        }
        files = [delivered(day, month, f"firm town period value\n{row}") for day, (month, row) in rows.items()]
        told = ledger("returns", "firm period", self.COLUMNS, files, time="period", unit_of_report="town")
        found = duties(as_of, told, returns={"returns": RETURN}, places=self.PLACES)
        return found["return.returns.2021-06"]

    @pytest.mark.parametrize(
        ("as_of", "state", "missing"),
        [
            ("2021-07-20", State.DUE, ["west"]),
            ("2021-07-21", State.OVERDUE, ["west"]),
            ("2021-07-26", State.DONE, []),
            ("2021-12-31", State.DONE, []),
        ],
    )
    def test_a_return_is_done_when_every_unit_is_in_it(self, as_of: str, state: State, missing: list[str]) -> None:
        june = self.june(as_of)
        assert (june.state, [one.zh for one in june.missing]) == (state, missing)
        assert june.done_on == (date(2021, 7, 26) if state is State.DONE else None)
