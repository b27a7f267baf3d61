"""From ledgers to rankings: a town that is late, a zone inside its host town, small tasks, owners, industries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from tanjcli.core.absence import Unmeasured
from tanjcli.evaluate.books.model import Ranking
from tanjcli.evaluate.results import Assessment
from tanjcli.intake.ledger import Ledger
from tests.factories import COUNT, LABEL, answer, delivered, ledger, plan, target

PLACES = {
    "east": {"name": {"zh": "东镇", "en": "East"}, "group": "township"},
    "west": {"name": {"zh": "西镇", "en": "West"}, "group": "township"},
    "north": {"name": {"zh": "北镇", "en": "North"}, "group": "township"},
    "zone": {"name": {"zh": "开发区", "en": "Zone"}, "group": "zone"},
}
TASKS = {"east": "10", "west": "10", "north": "5", "zone": "5"}


def deals(rows: Sequence[tuple[str, str]], through: str = "2021-06") -> Ledger:
    """Projects by day and town, in one list."""
    table = "\n".join(f"p{n} {day} {town}" for n, (day, town) in enumerate(rows))
    file = delivered("2023-02-01", f"2020-01/{through}", f"project signed town\n{table}")
    columns = {"project": "code", "signed": "date", "town": "place"}
    return ledger("events", "project", columns, [file], time="signed")


def books(
    targets: Sequence[Mapping[str, Any]],
    as_of: str,
    *several: Ledger,
    metrics: Mapping[str, Any] | None = None,
    **more: Any,
) -> Assessment:
    whole = plan(targets, metrics or {"m": COUNT}, **{"places": PLACES, **more})
    return answer(whole, as_of, *several, books=True)


def of(known: Assessment, by: str, group: str = "", measure: str = "completion") -> Ranking:
    (found,) = [r for r in known.rankings if (r.by, r.group, r.measure) == (by, group, measure)]
    return found


def places(ranking: Ranking) -> dict[str, int | None]:
    return {one.key: one.place for one in ranking.standings}


SIGNED = [("2021-02-01", "east")] * 6 + [("2021-03-01", "west")] * 2 + [("2021-06-01", "west")] * 4
SIGNED += [("2021-05-01", "zone")] * 5


class TestTowns:
    def test_a_tie_shares_a_place_and_a_town_without_rows_has_a_real_zero(self) -> None:
        ranking = of(books([target(tasks=TASKS)], "2021-06-30", deals(SIGNED)), "town", "township")
        assert places(ranking) == {"east": 1, "west": 1, "north": 3}
        north = ranking.standings[-1]
        assert (north.actual, north.completion, north.reason) == (0, 0, None)

    def test_figures_are_those_of_the_task(self) -> None:
        """Half the year: 50 % due. East has 6 of 10."""
        first = of(books([target(tasks=TASKS)], "2021-06-30", deals(SIGNED)), "town", "township").standings[0]
        assert (first.goal, first.actual, first.completion, first.time_share, first.lead_pp) == (10, 6, 60, 50, 10)
        assert first.status == "on_track"

    def test_a_zone_is_ranked_apart_and_its_projects_never_count_in_its_host_town(self) -> None:
        known = books([target(tasks=TASKS)], "2021-06-30", deals(SIGNED))
        assert places(of(known, "town", "zone")) == {"zone": 1}
        counted = [one.actual for r in known.rankings if r.by == "town" for one in r.standings]
        assert sum(value for value in counted if isinstance(value, Decimal)) == len(SIGNED) == known.cells[0].actual

    def test_last_months_place_stands_beside_this_months(self) -> None:
        """On 31 May west had signed 2 of its 10, east 6; by June both have 6."""
        ranking = of(books([target(tasks=TASKS)], "2021-06-30", deals(SIGNED)), "town", "township")
        moved = {one.key: (one.place_before, one.moved) for one in ranking.standings}
        assert moved == {"east": (1, 0), "west": (2, 1), "north": (3, 0)}
        assert f"{ranking.before}" == "2021-05-31"

    def test_the_years_first_report_has_no_place_before(self) -> None:
        """January has no report of its own, so February is the first."""
        ranking = of(books([target(tasks=TASKS)], "2021-02-28", deals(SIGNED, "2021-02")), "town", "township")
        assert ranking.before is None
        assert {one.place_before for one in ranking.standings} == {None}

    def test_a_task_below_the_least_has_no_place_and_says_the_rule(self) -> None:
        rows = [*SIGNED, *[("2021-04-01", "north")] * 5]
        ranking = of(books([target(tasks=TASKS, least_task="6")], "2021-06-30", deals(rows)), "town", "township")
        assert places(ranking) == {"east": 1, "west": 1, "north": None}
        assert [rule.code for rule in ranking.rule] == ["rank-by-completion", "rank-least"]
        reason = ranking.standings[-1].reason
        assert reason is not None
        assert reason.code == "rank-small-task"

    def test_a_unit_without_a_task_is_shown_last_and_unplaced(self) -> None:
        ranking = of(
            books([target(tasks={"east": "20", "west": "10"})], "2021-06-30", deals(SIGNED)), "town", "township"
        )
        reasons = {one.key: one.reason and one.reason.code for one in ranking.standings}
        assert reasons == {"west": None, "east": None, "north": "rank-no-task"}

    def test_tasks_of_another_year_are_not_ranked_again(self) -> None:
        known = books([target(tasks=TASKS, cells=["2020"])], "2021-06-30", deals(SIGNED))
        assert [ranking for ranking in known.rankings if ranking.by == "town"] == []

    def test_without_being_asked_there_are_no_books(self) -> None:
        known = answer(plan([target(tasks=TASKS)], {"m": COUNT}, places=PLACES), "2021-06-30", deals(SIGNED))
        assert (known.rankings, known.duties, known.scorecards, known.notices) == ((), (), (), ())


class TestLateTown:
    COLUMNS = {"firm": "code", "town": "place", "period": "period", "value": "amount 亿元 ytd"}
    OUTPUT = {"kind": "total", "ledger": "returns", "measure": "value", "over_time": "last", "over_units": "sum"}

    def test_a_town_that_has_not_reported_is_unplaced_and_changes_nobody_elses_figures(self) -> None:
        """West reported in May and not in June; its blank is not a zero, and east's completion stays what it is."""
        one = target(kind="annual_flow", unit="亿元", tasks=TASKS)
        whole = self.returns("a east 2021-06 6\nc north 2021-06 1\nb west 2021-06 2")
        without = self.returns("a east 2021-06 6\nc north 2021-06 1")
        full, late = (
            of(books([one], "2021-06-30", file, metrics={"m": self.OUTPUT}), "town", "township")
            for file in (whole, without)
        )
        assert places(full) == {"east": 1, "west": 2, "north": 2}
        assert places(late) == {"east": 1, "north": 2, "west": None}
        west = late.standings[-1]
        assert isinstance(west.completion, Unmeasured)
        assert west.reason is not None
        assert west.reason.code == "rank-not-reported"
        assert {one.key: one.completion for one in late.standings if one.place} == {
            one.key: one.completion for one in full.standings if one.key != "west"
        }

    def returns(self, june: str) -> Ledger:
        may = "firm town period value\na east 2021-05 5\nb west 2021-05 1\nc north 2021-05 1"
        files = [
            delivered("2021-06-18", "2021-05", may),
            delivered("2021-07-18", "2021-06", f"firm town period value\n{june}"),
        ]
        return ledger("returns", "firm period", self.COLUMNS, files, time="period", unit_of_report="town")


class TestOverall:
    RULE = {"overall": {"targets": ["t", "u"], "cap": "150"}}

    def known(self, **second: Any) -> Assessment:
        """East has 6 of 10 in both; the second target is judged on its own path."""
        two = [target(tasks=TASKS), target(id="u", ref="T02", tasks=TASKS, **second)]
        return books(two, "2021-06-30", deals(SIGNED), ranking=self.RULE)

    def test_it_is_the_mean_of_the_completions_by_the_declared_rule(self) -> None:
        ranking = of(self.known(), "town", "township", "mean_completion")
        assert {one.key: one.completion for one in ranking.standings} == {"east": 60, "west": 60, "north": 0}
        assert ranking.target_ids == ("t", "u")
        assert [rule.code for rule in ranking.rule] == ["rank-by-mean", "rank-cap"]

    def test_each_completion_counts_up_to_the_cap(self) -> None:
        """The zone did 5 of 2 (250 %) of one and 5 of 5 of the other: (150 + 100) / 2."""
        small = {"east": "14", "west": "14", "zone": "2"}
        two = [target(tasks=small), target(id="u", ref="T02", tasks=TASKS)]
        ranking = of(books(two, "2021-06-30", deals(SIGNED), ranking=self.RULE), "town", "zone", "mean_completion")
        assert ranking.standings[0].completion == 125

    def test_what_is_not_due_yet_is_left_out(self) -> None:
        step = {"path": "plan", "milestones": [{"on": "2021-12-31", "share": "1"}]}
        ranking = of(self.known(pace=step, goal="30"), "town", "township", "mean_completion")
        assert ranking.standings[0].completion == 60

    def test_who_met_early_what_is_not_due_gains_nothing_by_it(self) -> None:
        """Zone has met its 5 of the second target in May; its due date is in December, so only the first counts."""
        step = {"path": "plan", "milestones": [{"on": "2021-12-31", "share": "1"}]}
        small = {"east": "10", "west": "10", "zone": "10"}
        two = [target(tasks=small), target(id="u", ref="T02", tasks=TASKS, pace=step)]
        known = books(two, "2021-06-30", deals(SIGNED), ranking=self.RULE)
        early = next(r for r in known.rankings if (r.target_id, r.group) == ("u", "zone")).standings[0]
        assert (early.status, early.completion) == ("achieved", 100)
        assert isinstance(early.lead_pp, Unmeasured)
        assert of(known, "town", "zone", "mean_completion").standings[0].completion == 50

    def test_one_figure_missing_and_the_unit_has_no_mean(self) -> None:
        """Nothing was ever delivered for the second target."""
        other = {**COUNT, "ledger": "nowhere"}
        two = [target(tasks=TASKS), target(id="u", ref="T02", tasks=TASKS, metric="n")]
        known = books(two, "2021-06-30", deals(SIGNED), metrics={"m": COUNT, "n": other}, ranking=self.RULE)
        ranking = of(known, "town", "township", "mean_completion")
        assert {one.reason and one.reason.code for one in ranking.standings} == {"rank-not-reported"}

    def test_nobody_is_ranked_while_nothing_is_due(self) -> None:
        step = {"path": "plan", "milestones": [{"on": "2021-12-31", "share": "1"}]}
        two = [target(tasks=TASKS, pace=step), target(id="u", ref="T02", tasks=TASKS, pace=step)]
        ranking = of(books(two, "2021-06-30", deals(SIGNED), ranking=self.RULE), "town", "township", "mean_completion")
        assert {one.reason and one.reason.code for one in ranking.standings} == {"rank-not-due"}


class TestOwners:
    def known(self) -> Assessment:
        """The office leads two targets by the document (one on track, one behind), the bureau one by inference."""
        stated = {"department": "office", "source": "stated", "basis": "clause"}
        guessed = {"department": "bureau", "source": "inferred", "basis": "inferred"}
        three = [
            target(lead=stated),
            target(id="u", ref="T02", goal="60", lead=stated),
            target(id="v", ref="T03", goal="600", lead=guessed),
        ]
        departments = {key: {"name": LABEL} for key in ("office", "bureau")}
        rule = {
            "id": "n",
            "name": LABEL,
            "list": "criticism",
            "by": "owner",
            "completion_below": "60",
        }
        return books(three, "2021-06-30", deals(SIGNED), departments=departments, ranking={"notices": [rule]})

    def test_the_share_of_what_is_judged_and_on_track_ranks_stated_leads(self) -> None:
        (office,) = of(self.known(), "owner", "stated", "on_track_share").standings
        assert (office.actual, office.goal, office.completion, office.place) == (1, 2, 50, 1)

    def test_inferred_leads_stand_apart_and_nobody_is_placed_by_them(self) -> None:
        (bureau,) = of(self.known(), "owner", "inferred", "on_track_share").standings
        assert (bureau.key, bureau.place, bureau.reason and bureau.reason.code) == ("bureau", None, "rank-inferred")

    def test_nobody_is_criticised_on_an_inferred_duty(self) -> None:
        (notice,) = self.known().notices
        assert [mention.key for mention in notice.mentions] == ["office"]

    def test_scorecards_never_add_roles_up(self) -> None:
        cards = {card.department_id: card for card in self.known().scorecards}
        (stated,) = cards["office"].tallies
        assert (stated.role, sum(n for _, n in stated.counts), stated.refs) == ("stated", 2, ("T01", "T02"))
        assert [tally.role for tally in cards["bureau"].tallies] == ["inferred"]


class TestIndustries:
    COLUMNS = {
        "firm": "code",
        "branch": "text",
        "period": "period",
        "value": "amount 亿元 ytd",
        "before": "amount 亿元 ytd",
    }
    ROWS = "firm branch period value before\na food 2021-06 11 10\nb tea 2021-06 30 24"

    def known(self) -> Assessment:
        file = delivered("2021-07-18", "2021-06", self.ROWS)
        told = ledger("returns", "firm period", self.COLUMNS, [file], time="period")
        spec = told.spec.model_copy(
            update={
                "columns": {
                    **told.spec.columns,
                    "before": told.spec.columns["before"].model_copy(update={"of": "last_year"}),
                }
            }
        )
        told = Ledger(told.id, spec, told.frame, told.exponents, told.strips, told.sources)
        metrics = {
            key: {
                "kind": "total",
                "ledger": "returns",
                "where": {"branch": {"is": key}},
                "measure": "value",
                "over_time": "last",
                "over_units": "sum",
            }
            for key in ("food", "tea")
        }
        two = [
            target(id=key, ref=ref, kind="annual_flow", unit="亿元", goal=goal, metric=key, industry=key)
            for key, ref, goal in (("food", "T01", "20"), ("tea", "T02", "100"))
        ]
        words = {"industries": {key: {"name": {"zh": key, "en": key}} for key in ("food", "tea")}}
        return books(two, "2021-06-30", told, metrics=metrics, vocabularies=words)

    def test_growth_is_read_from_the_pair_that_the_return_supplies(self) -> None:
        ranking = of(self.known(), "industry", measure="growth")
        assert [(one.key, one.place, one.goal, one.actual, one.completion) for one in ranking.standings] == [
            ("tea", 1, 24, 30, 25),
            ("food", 2, 10, 11, 10),
        ]

    def test_completion_of_the_industries_targets_is_a_ranking_of_its_own(self) -> None:
        ranking = of(self.known(), "industry")
        assert [(one.key, one.completion) for one in ranking.standings] == [("food", 55), ("tea", 30)]
