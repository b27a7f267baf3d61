"""Every cause of a changed figure is told apart from the others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tanjcli.core.absence import Unmeasured, Why
from tanjcli.core.words import Name
from tanjcli.evaluate.compare import Cause, Link, Snapshot, Told, changes, snapshot
from tanjcli.evaluate.results import Assessment, Status
from tanjcli.intake.ledgers.revisions import revisions
from tests.factories import COUNT, answer, delivered, events, ledger, ledgers, plan, target

TOLD = Told("T1", Name("一", "one"), "家", "2021", Status.BEHIND, Decimal(4), Decimal(10), "按日期")
EMPTY = answer(plan([target(cells=["2021"])], {"m": COUNT}), "2021-06-30", events(["2021-02-01"], "2021-06"))


def said(told: Told | None, version: str = "1") -> Snapshot:
    return Snapshot(date(2021, 6, 30), date(2021, 7, 20), version, {"t": told} if told else {})


def causes(*chain: tuple[Cause | None, Snapshot]) -> list[tuple[Cause, ...]]:
    links = [Link(cause, one) for cause, one in chain]
    return [stage.causes for change in changes(links, EMPTY, EMPTY, ()) for stage in change.stages[1:]]


def test_what_stays_as_it_was_is_no_change() -> None:
    assert causes((None, said(TOLD)), (Cause.RESTATED, said(TOLD)), (Cause.PERIOD, said(TOLD))) == []


def test_each_step_of_the_chain_that_changes_something_is_told_once_and_in_order() -> None:
    five, six = (replace(TOLD, actual=Decimal(n)) for n in (5, 6))
    assert causes((None, said(TOLD)), (Cause.RESTATED, said(five)), (Cause.PERIOD, said(six))) == [
        (Cause.RESTATED,),
        (Cause.PERIOD,),
    ]


def test_another_goal_or_reading_is_the_plan() -> None:
    for other in (replace(TOLD, goal=Decimal(12)), replace(TOLD, reading="按批次"), replace(TOLD, period="2020-2022")):
        assert causes((None, said(TOLD)), (None, said(other))) == [(Cause.PLAN,)]


def test_the_same_plan_and_another_version_is_the_program() -> None:
    assert causes((None, said(TOLD)), (None, said(replace(TOLD, actual=Decimal(5)), "2"))) == [(Cause.PROGRAM,)]


def test_a_changed_plan_under_another_version_may_be_both() -> None:
    assert causes((None, said(TOLD)), (None, said(replace(TOLD, goal=Decimal(5)), "2"))) == [
        (Cause.PLAN, Cause.PROGRAM)
    ]


def test_the_same_plan_and_version_with_another_answer_is_the_files() -> None:
    assert causes((None, said(TOLD)), (None, said(replace(TOLD, status=Status.ON_TRACK)))) == [(Cause.INPUTS,)]


def test_a_target_that_only_one_report_has_is_the_plan() -> None:
    assert causes((None, said(None)), (None, said(TOLD))) == [(Cause.PLAN,)]
    assert causes((None, said(TOLD)), (None, said(None))) == [(Cause.PLAN,)]


def test_another_list_of_missing_months_is_no_change() -> None:
    one, other = (replace(TOLD, actual=Unmeasured(Why.NO_DATA, {"months": m})) for m in ("1", "1 2"))
    assert causes((None, said(one)), (None, said(other))) == []


def test_zero_and_missing_differ() -> None:
    none, zero = replace(TOLD, actual=Unmeasured(Why.NO_DATA)), replace(TOLD, actual=Decimal(0))
    assert causes((None, said(none)), (Cause.RESTATED, said(zero))) == [(Cause.RESTATED,)]


SUM = {"kind": "total", "ledger": "sales", "measure": "value", "over_time": "sum", "over_units": "sum"}
YEARLY = plan([target(cells=["2021"], unit="家", kind="annual_flow")], {"m": SUM})


def known(*files: tuple[str, str, str]) -> tuple[Assessment, tuple[object, ...]]:
    """January's report on sales (received, month, rows); and what the last of the files restated."""
    tables = [delivered(received, month, f"who period value\n{rows}") for received, month, rows in files]
    columns = {"who": "code", "period": "period", "value": "amount 家 month 6"}
    book = ledger("sales", "who period", columns, tables, time="period")
    last = frozenset({book.sources[-1].file})
    whole = ledgers(book)
    return answer(YEARLY, "2021-01-31", book, origins=True), revisions(whole, last)


def test_a_restated_value_is_named_with_both_its_cells() -> None:
    one = ("2021-06-20", "2021-01", "a 2021-01 7\nb 2021-01 1")
    before, _ = known(one)
    after, revised = known(one, ("2021-07-20", "2021-01", "a 2021-01 9"))
    chain = [Link(None, snapshot(before)), Link(Cause.RESTATED, snapshot(after))]
    (change,) = changes(chain, before, after, revised)  # type: ignore[arg-type]
    (value,) = change.restated
    assert (value.before, value.after) == (Decimal(7), Decimal(9))
    assert value.old is not None
    assert value.new is not None
    assert value.old.file != value.new.file


def test_a_return_that_came_late_is_named_and_restates_nothing() -> None:
    one = ("2021-06-20", "2021-01", "a 2021-01 7")
    before, _ = known(one)
    after, revised = known(one, ("2021-07-20", "2021-01", "b 2021-01 9"))
    chain = [Link(None, snapshot(before)), Link(Cause.RESTATED, snapshot(after))]
    (change,) = changes(chain, before, after, revised)  # type: ignore[arg-type]
    assert change.restated == ()
    assert len(change.arrived) == 1


def test_a_restated_value_names_the_place_that_reports_it() -> None:
    files = [
        delivered("2021-02-20", "2021-01", "who town period value\na east 2021-01 7"),
        delivered("2021-03-20", "2021-01", "who town period value\na east 2021-01 9"),
    ]
    columns = {"who": "code", "town": "place", "period": "period", "value": "amount 家 month 6"}
    book = ledger("sales", "who period", columns, files, time="period", unit_of_report="town")
    (revision,) = revisions(ledgers(book), frozenset({book.sources[-1].file}))
    assert [(value.sender, value.after) for value in revision.values] == [("east", Decimal(9))]
