"""A figure that is withheld in its row is not told elsewhere: by a stand-in, a ranking, a mention."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tanjcli.core.absence import Unmeasured, Why
from tanjcli.core.words import Name
from tanjcli.evaluate.books.model import Mention, Notice, Ranking, Standing
from tanjcli.evaluate.public import publish
from tanjcli.evaluate.results import Assessment, CellResult, Part
from tests.factories import COUNT, answer, delivered, events, ledger, plan, target

BLANK = answer(plan([target(cells=["2021"])], {"m": COUNT}), "2021-06-30", events(["2021-02-01"], "2021-06"))
WITHHELD = Unmeasured(Why.WITHHELD)


def row(target_id: str, firms: int, industry: str = "") -> CellResult:
    return replace(BLANK.cells[0], target_id=target_id, industry=industry, actual=Decimal(7), firms=firms)


def standing(key: str, place: int, firms: int | None) -> Standing:
    return Standing(key, Name(key), "", Decimal(4), Decimal(5), Decimal(25), place=place, place_before=1, firms=firms)


def ranking(*standings: Standing, measure: str = "growth") -> Ranking:
    return Ranking(
        by="industry", group="", target_id="", ref="", name=Name("产值"), unit="亿元", period="2021",
        as_of=date(2021, 6, 30), before=None, standings=standings, measure=measure, target_ids=("pills", "food"),
    )  # fmt: skip


def given_out(rankings: tuple[Ranking, ...], *rows: CellResult, notices: tuple[Notice, ...] = ()) -> Assessment:
    return publish(replace(BLANK, cells=rows, rankings=rankings, notices=notices), {})


def test_a_stand_in_made_of_few_firms_is_not_shown() -> None:
    few, many = (replace(row(f"t{n}", 9), proxy=Part(Name("p"), Decimal(3), "亿元", firms=n)) for n in (2, 3))
    assert [cell.proxy is None for cell in given_out((), few, many).cells] == [True, False]


def test_a_stand_in_that_is_the_figure_of_a_withheld_row_is_not_shown() -> None:
    whole = replace(row("all", 9), proxy=Part(Name("p"), Decimal(3), "亿元", firms=9))
    rows = replace(BLANK, cells=(whole, row("pills", 2)))
    assert publish(rows, {}, {"all": frozenset({"pills"})}).cells[0].proxy is None
    assert publish(rows, {}, {"all": frozenset({"other"})}).cells[0].proxy is not None


def test_an_industry_whose_row_is_withheld_has_no_figure_in_a_ranking_not_even_last_years() -> None:
    seen = ranking(standing("pharma", 1, None), standing("food", 2, 20))
    food, pharma = given_out((seen,), row("pills", 2, "pharma"), row("food", 20, "food")).rankings[0].standings
    assert (pharma.goal, pharma.actual, pharma.completion, pharma.place) == (WITHHELD, WITHHELD, WITHHELD, None)
    assert pharma.reason is not None
    assert (food.goal, food.actual, food.place) == (Decimal(4), Decimal(5), 2)


def test_a_ranking_in_which_nothing_may_be_told_is_not_given_out() -> None:
    seen = ranking(standing("pharma", 1, 2), standing("food", 2, 1))
    assert given_out((seen,), row("pills", 9, "pharma"), row("food", 20, "food")).rankings == ()


def test_a_goal_of_the_plan_stays_where_the_industry_is_withheld() -> None:
    seen = ranking(standing("pharma", 1, None), measure="completion")
    seen = replace(seen, standings=(*seen.standings, standing("food", 2, 20)))
    _, one = given_out((seen,), row("pills", 2, "pharma")).rankings[0].standings
    assert (one.goal, one.completion) == (Decimal(4), WITHHELD)


def test_an_industry_of_few_firms_is_withheld_by_its_own_number() -> None:
    """Two firms had last year's figure, however many the row of this year rests on."""
    seen = ranking(standing("pharma", 1, 2), standing("food", 2, 3))
    standings = given_out((seen,), row("pills", 9, "pharma"), row("food", 9, "food")).rankings[0].standings
    assert [one.actual for one in standings] == [5, WITHHELD], "last, and not where its figure would put it"


def test_no_industry_is_praised_by_a_figure_that_is_withheld() -> None:
    seen = ranking(standing("pharma", 1, 2), standing("food", 2, 9))
    named = tuple(Mention(key, Name(key), "", n, Decimal(25)) for n, key in enumerate(("pharma", "food"), 1))
    praised = Notice("praise", "first", Name("x"), "industry", "", (), named)
    (notice,) = given_out((seen,), row("food", 9, "food"), notices=(praised,)).notices
    assert [mention.key for mention in notice.mentions] == ["food"]


def test_a_stand_in_knows_how_many_firms_it_is_made_of() -> None:
    """The figure of the year is not out; what two firms have returned is shown meanwhile."""
    amount = {"firm": "code", "period": "period", "value": "amount 千元 ytd 0"}
    returned = delivered("2021-06-10", "2021-05", "firm period value\nA 2021-05 10\nB 2021-05 20")
    yearly = delivered("2021-02-10", "2020", "firm period value\nA 2020 10\nB 2020 20")
    books = (
        ledger("returns", "firm period", amount, [returned], time="period", entity="firm"),
        ledger("annual", "firm period", {**amount, "value": "amount 千元 year 0"}, [yearly], time="period"),
    )
    last = {"kind": "total", "ledger": "returns", "measure": "value", "over_time": "last", "over_units": "sum"}
    metrics = {"m": {**last, "ledger": "annual", "over_time": "sum"}, "p": last}
    one = target(cells=["2021"], unit="千元", kind="annual_flow", goal="90", proxy="p", pace={"path": "deadline"})
    shown = answer(plan([one], metrics), "2021-05-31", *books).cells[0].proxy
    assert shown is not None
    assert (shown.value, shown.firms) == (Decimal(30), 2)
