"""From ledgers to outlooks: the right method, what it rests on, and a refusal with its reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import pytest

from tanjcli.core.absence import Unmeasured
from tanjcli.evaluate.results import CellResult, Outlook
from tanjcli.intake.ledger import Ledger
from tests.factories import COUNT, LEVEL, delivered, events, ledger, levels, target, verdict

# The worked example of the method: year-to-date output in 亿元 from February to December, three full years.
HISTORY = {
    2018: (20.1, 33.6, 46.2, 59.5, 73.4, 86.0, 98.9, 112.4, 126.0, 141.5, 160.2),
    2019: (21.7, 36.0, 49.9, 63.8, 78.2, 91.8, 105.2, 119.6, 133.7, 150.0, 169.9),
    2020: (15.2, 30.1, 44.6, 59.8, 75.8, 91.0, 106.5, 122.5, 139.0, 157.1, 180.4),
}
FLOW = target(kind="annual_flow", unit="亿元", goal="198")
TWO_YEARS = {key: HISTORY[key] for key in (2019, 2020)}


def output(years: Mapping[int, Sequence[float]], now: Sequence[float]) -> Ledger:
    """Levels by month for past years and the running year 2021."""
    months = {f"{year}-{at:02}": f"{value}" for year, row in years.items() for at, value in enumerate(row, start=2)}
    return levels(months | {f"2021-{at:02}": f"{value}" for at, value in enumerate(now, start=2)}, "亿元")


def ahead(one: Mapping[str, Any], metric: Mapping[str, Any], as_of: str, *several: Ledger) -> Outlook:
    return verdict(one, metric, as_of, *several).outlook


def codes(found: Outlook) -> set[str]:
    return {remark.code for remark in found.caveats}


def why(found: Outlook) -> str:
    assert found.reason is not None
    assert (found.method, found.word, found.n) == ("none", "none", 0)
    assert isinstance(found.mid, Unmeasured)
    return found.reason.code


def near(figure: object, value: float, by: float = 0.05) -> bool:
    assert isinstance(figure, Decimal), figure
    return abs(float(figure) - value) <= by


class TestFlows:
    def test_a_range_that_past_errors_go_beyond_says_so(self) -> None:
        """The years swing 15 % after June, all in one direction each: Mack's range of a year is too small for that."""
        months = (20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120)
        swing = {2018: 1.0, 2019: 1.3, 2020: 0.75}
        years = {y: tuple(v if v <= 60 else round(60 + (v - 60) * f, 1) for v in months) for y, f in swing.items()}
        found = ahead(FLOW, LEVEL, "2021-06-30", output(years, months[:5]))
        calm = ahead(FLOW, LEVEL, "2021-07-31", output(HISTORY, (19.0, 36.5, 53.1, 70.2, 88.0, 105.9)))
        half = (found.high - found.low) / found.mid * 50  # type: ignore[operator]
        assert (found.error > half) == ("outlook-erred-beyond-range" in codes(found))  # type: ignore[operator]
        assert "outlook-erred-beyond-range" in codes(found) | codes(calm)

    def test_three_full_years_give_a_range_a_chance_and_a_backtest(self) -> None:
        found = ahead(FLOW, LEVEL, "2021-07-31", output(HISTORY, (19.0, 36.5, 53.1, 70.2, 88.0, 105.9)))
        assert (found.method, found.n, found.basis) == ("profile", 3, "past_years")
        assert isinstance(found.low, Decimal)
        assert isinstance(found.mid, Decimal)
        assert isinstance(found.high, Decimal)
        assert found.low < found.mid < found.high
        assert isinstance(found.p_hit, Decimal)
        assert 0 < found.p_hit < 1
        assert [year for year, _ in found.errors] == [2018, 2019, 2020]
        assert found.word in {"likely", "uncertain", "unlikely"}

    def test_two_full_years_give_a_point_and_say_so(self) -> None:
        found = ahead(FLOW, LEVEL, "2021-07-31", output(TWO_YEARS, (19.0, 36.5, 53.1, 70.2, 88.0, 105.9)))
        reached, whole = 91.8 + 91.0, 169.9 + 180.4
        assert near(found.mid, 105.9 / reached * whole, 0.5)
        assert isinstance(found.low, Unmeasured)
        assert isinstance(found.p_hit, Unmeasured)
        assert "outlook-too-few-years-for-range" in codes(found)

    def test_early_in_the_year_the_profile_is_blended_with_last_year(self) -> None:
        found = ahead(FLOW, LEVEL, "2021-03-31", output(HISTORY, (19.0, 36.5)))
        assert (found.method, codes(found)) == ("blend", {"outlook-prior-from-last-year"})

    def test_a_declared_expectation_stands_in_for_last_year(self) -> None:
        found = ahead({**FLOW, "outlook": "blend", "prior": "198"}, LEVEL, "2021-03-31", output(HISTORY, (19.0, 36.5)))
        assert "outlook-declared-prior" in codes(found)

    def test_one_past_year_is_carried_on(self) -> None:
        found = ahead(FLOW, LEVEL, "2021-04-30", output({2020: HISTORY[2020]}, (19.0, 36.5, 53.1)))
        assert (found.method, found.n) == ("yoy", 1)
        assert near(found.mid, 180.4 * 53.1 / 44.6)

    def test_without_a_past_year_the_rate_is_carried_on(self) -> None:
        found = ahead(FLOW, LEVEL, "2021-04-30", output({}, (19.0, 36.5, 53.1)))
        assert (found.method, found.n, found.basis) == ("run_rate", 3, "reports")
        assert near(found.mid, 53.1 * 3)
        assert codes(found) == {"outlook-low-confidence", "outlook-no-seasonality"}

    def test_a_year_with_a_gap_is_no_full_year(self) -> None:
        gap = {2020: HISTORY[2020][:5]}
        assert ahead(FLOW, LEVEL, "2021-04-30", output(gap, (19.0, 36.5, 53.1))).method == "run_rate"

    def test_a_month_missing_in_the_running_year_is_a_refusal(self) -> None:
        one = levels({"2021-02": "19", "2021-04": "53", "2021-05": "70"}, "亿元")
        assert why(ahead(FLOW, LEVEL, "2021-05-31", one)) == "no-outlook-months-missing"

    def test_two_reports_are_too_few(self) -> None:
        found = ahead(FLOW, LEVEL, "2021-03-31", output({}, (19.0, 36.5)))
        assert why(found) == "no-outlook-insufficient-data"
        assert found.reason is not None
        assert dict(found.reason.params) == {"seen": "2", "needed": "3"}

    def test_the_method_that_would_have_erred_less_is_named(self) -> None:
        """Past years ran evenly, so the rate beats last year's course."""
        even = {year: tuple(2.0 * month for month in range(2, 13)) for year in (2018, 2020)}
        odd = {2019: tuple(3.0 * month * month for month in range(2, 13))}
        found = ahead({**FLOW, "outlook": "profile"}, LEVEL, "2021-07-31", output(even | odd, (4, 6, 8, 10, 12, 14)))
        better = [remark for remark in found.caveats if remark.code == "outlook-other-method-better"]
        assert better
        assert dict(better[0].params)["method"] in {"run_rate", "yoy"}


class TestCounts:
    def test_no_arrival_in_three_months_leaves_an_even_chance_of_one(self) -> None:
        found = ahead(target(goal="1"), COUNT, "2021-03-31", events([], "2021-03"))
        assert (found.method, found.n, found.basis) == ("count", 0, "arrivals")
        assert near(found.p_hit, 0.5, 1e-9)
        assert found.word == "uncertain"

    def test_yearly_batches_are_seen_through_last_year_s_rhythm(self) -> None:
        """By the end of November last year had seen 4 of its 10: 5 now lead to about 13, not to 6."""
        year = [f"2020-0{month}-10" for month in (3, 5, 7, 9)] + ["2020-12-20"] * 6
        batch = target(kind="annual_gross_additions")
        found = ahead(batch, COUNT, "2021-11-30", events([*year, *["2021-03-01"] * 5], "2021-11"))
        assert codes(found) == {"outlook-seasonal-exposure", "outlook-one-past-year"}
        assert near(found.mid, 5 + 5.5 * 0.6 / 0.4, 1e-6)
        assert (found.low, found.high) == (8, 19)
        assert near(found.p_hit, 0.004, 0.0005)

    def test_batches_without_a_past_year_take_every_month_alike_and_say_so(self) -> None:
        found = ahead(target(kind="annual_gross_additions"), COUNT, "2021-06-30", since("2021-01", ["2021-03-01"] * 5))
        assert codes(found) == {"outlook-months-alike"}

    def test_a_past_year_in_which_nothing_had_come_by_now_is_no_basis_for_batches(self) -> None:
        year = ["2020-12-20"] * 6
        batch = target(kind="annual_gross_additions")
        assert (
            why(ahead(batch, COUNT, "2021-06-30", events([*year, "2021-03-01"], "2021-06"))) == "no-outlook-no-exposure"
        )

    def test_arrivals_sooner_than_ever_are_taken_as_even_late_in_the_year(self) -> None:
        """Last year's 27 all came in December, this year 5 by November: 25 more in one month would be a wonder."""
        batch = target(kind="annual_gross_additions")
        found = ahead(batch, COUNT, "2021-11-30", events(["2020-12-20"] * 27 + ["2021-03-01"] * 5, "2021-11"))
        assert (found.word, found.method) == ("unlikely", "count")
        assert "outlook-sooner-than-ever" in codes(found)

    def test_clustered_months_widen_the_range(self) -> None:
        days = [f"20{year}-{month:02}-01" for year in (19, 20) for month in (4, 10) for _ in range(20)]
        loose = ahead(target(goal="60"), COUNT, "2021-06-30", events([*days, *["2021-04-01"] * 20], "2021-06"))
        assert codes(loose) & {"outlook-overdispersed", "outlook-seasonal-exposure"}

    def test_more_than_means_one_more(self) -> None:
        ledgers = events(["2021-02-01"] * 4, "2021-06")
        at_least = ahead(target(goal="9", comparison="at_least"), COUNT, "2021-06-30", ledgers).p_hit
        more_than = ahead(target(goal="8", comparison="more_than"), COUNT, "2021-06-30", ledgers).p_hit
        assert at_least == more_than

    def test_a_band_can_be_missed_on_both_sides(self) -> None:
        ledgers = events(["2021-02-01"] * 4, "2021-06")
        band = target(goal="7", goal_max="9", comparison="range", range_rule="band")
        floors = [ahead(target(goal=goal), COUNT, "2021-06-30", ledgers).p_hit for goal in ("7", "10")]
        assert all(isinstance(p, Decimal) for p in floors)
        assert near(ahead(band, COUNT, "2021-06-30", ledgers).p_hit, float(floors[0]) - float(floors[1]), 1e-9)  # type: ignore[arg-type]

    def test_a_compound_is_as_good_as_its_worst_part(self) -> None:
        metrics = {"kind": "lowest", "of": ["m", "late"], "over_time": "sum", "over_units": "sum"}
        cell = lowest_of(metrics)
        assert cell.outlook.caveats[-1].code == "outlook-worst-part"
        assert dict(cell.outlook.caveats[-1].params)["part"] == "late"


class TestStocks:
    STOCK = target(
        kind="stock_at_date",
        cells=["2022"],
        goal="200",
        opens="2020-01-01",
        baseline={"at": "2019-12-31", "source": "stated", "value": "100"},
    )

    def test_a_stock_without_events_goes_on_at_its_rate(self) -> None:
        months = {f"2020-{month:02}": f"{100 + 3 * month}" for month in (3, 6, 9, 12)}
        found = ahead(self.STOCK, LEVEL, "2020-12-31", levels(months))
        assert (found.method, found.n) == ("run_rate", 4)
        assert near(found.mid, 100 + 36 * 3)

    def test_without_a_baseline_there_is_nothing_to_carry_on(self) -> None:
        bare = {**self.STOCK, "baseline": None}
        assert why(ahead(bare, LEVEL, "2020-12-31", levels({"2020-12": "120"}))) == "no-outlook-no-baseline"

    def test_entries_and_exits_are_forecast_apart(self) -> None:
        rows = [f"o{n} opening 2019-12-31" for n in range(100)]
        rows += [f"e{n} entry 2020-{month:02}-15" for month in range(1, 13) for n in (2 * month, 2 * month + 1)]
        rows += [f"o{n} exit 2020-06-15" for n in range(3)]
        moves = ledger(
            "moves",
            "firm event dated",
            {"firm": "code", "event": "text", "dated": "date"},
            [delivered("2021-01-10", "2019-12/2020-12", "firm event dated\n" + "\n".join(rows))],
            time="dated",
        )
        stock = {
            "kind": "balance",
            "ledger": "moves",
            "distinct": "firm",
            "dated": "dated",
            "plus": {"event": {"in": ["opening", "entry"]}},
            "minus": {"event": {"is": "exit"}},
            "over_time": "last",
            "over_units": "sum",
        }
        found = ahead(self.STOCK, stock, "2020-12-31", moves)
        assert (found.method, found.n) == ("count", 24)
        assert "outlook-independent-exits" in codes(found)
        assert near(found.mid, 121 + 24.5 * 2 - 3.5 * 2, 1e-6)

    def test_a_yearly_level_follows_its_trend(self) -> None:
        """Five yearly changes of 8 to 12: a range by bootstrap, the same in every run."""
        values = {
            f"{year}-12": value
            for year, value in zip(range(2015, 2021), ("50", "60", "68", "80", "90", "101"), strict=True)
        }
        yearly = yearly_levels(values)
        one = target(kind="level", cells=["2022"], goal="118", opens="2020-01-01", baseline=self.STOCK["baseline"])
        first, second = (ahead(one, LEVEL, "2020-12-31", yearly) for _ in range(2))
        assert first == second
        assert (first.method, first.n, first.basis) == ("trend", 5, "changes")
        assert near(first.mid, 101 + 2 * 51 / 5)
        assert isinstance(first.p_hit, Decimal)


class TestRefusals:
    def test_a_finished_window_is_not_forecast(self) -> None:
        assert why(ahead(target(), COUNT, "2021-12-31", events([], "2021-12"))) == "no-outlook-finished"

    def test_after_the_due_date_without_its_data_there_is_still_something_to_forecast(self) -> None:
        found = ahead(target(), COUNT, "2021-12-31", events(["2021-02-01"] * 9, "2021-11"))
        assert found.method == "count"

    def test_a_window_that_has_not_opened_is_not_forecast(self) -> None:
        assert (
            why(ahead(target(cells=["2022"]), COUNT, "2021-06-30", events([], "2021-06"))) == "no-outlook-not-started"
        )

    def test_without_data_nothing_is_forecast(self) -> None:
        assert why(ahead(FLOW, LEVEL, "2021-06-30", levels({"2020-06": "3"}, "亿元"))) == "no-outlook-no-data"

    def test_a_plan_may_ask_for_none(self) -> None:
        assert (
            why(ahead({**FLOW, "outlook": "none"}, LEVEL, "2021-07-31", output(HISTORY, (1.0,) * 6)))
            == "no-outlook-not-asked"
        )

    @pytest.mark.parametrize("method", ["firm", "trend"])
    def test_a_method_that_does_not_fit_is_refused_never_replaced(self, method: str) -> None:
        found = ahead({**target(), "outlook": method}, COUNT, "2021-06-30", events(["2021-02-01"], "2021-06"))
        assert why(found).startswith("no-outlook-")

    def test_what_is_only_followed_has_a_forecast_but_no_chance(self) -> None:
        found = ahead(target(informative="true"), COUNT, "2021-06-30", events(["2021-02-01"] * 4, "2021-06"))
        assert (found.method, found.word) == ("count", "none")
        assert isinstance(found.p_hit, Unmeasured)


def since(first: str, days: Sequence[str]) -> Ledger:
    """Projects in a list that begins with ``first``: nothing is known of the years before."""
    rows = "\n".join(f"p{index} {day}" for index, day in enumerate(days))
    file = delivered("2023-02-01", f"{first}/2021-06", f"project signed\n{rows}")
    return ledger("events", "project", {"project": "code", "signed": "date"}, [file], time="signed")


def yearly_levels(values: Mapping[str, str]) -> Ledger:
    files = [delivered("2023-02-01", month, f"who period value\nall {month} {v}") for month, v in values.items()]
    columns = {"who": "code", "period": "period", "value": "amount 家 point 6"}
    return ledger("levels", "who period", columns, files, time="period", rhythm="year")


def lowest_of(metric: Mapping[str, Any]) -> CellResult:
    from tests.factories import answer, plan

    files = [
        delivered(
            "2023-02-01",
            "2019-01/2021-06",
            "project signed landed\na 2021-02-01 -\nb 2021-02-01 2021-05-01\nc 2021-04-01 -",
        )
    ]
    columns = {"project": "code", "signed": "date", "landed": "date"}
    deals = ledger("events", "project", columns, files, time="signed")
    whole = plan([target(metric="both", goal="5")], {"both": metric, "m": COUNT, "late": {**COUNT, "dated": "landed"}})
    return answer(whole, "2021-06-30", deals).cells[0]
