"""What a plan may declare about judging, from the declaration to the word: paths, presets, exceptions, tasks."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tanjcli.core.absence import Unmeasured
from tanjcli.evaluate.results import CellResult, Outlook, Status
from tanjcli.intake.ledger import Ledger
from tests.factories import COUNT, LEVEL, answer, delivered, events, ledger, levels, plan, target, verdict

FLOW = target(kind="annual_flow", unit="亿元", goal="198")
# Two years that ran like each other: 30 % by June, 60 % by September.
SEASON = (2, 8, 14, 20, 30, 40, 50, 60, 70, 85, 100)
MONTHS = range(2, 13)


def seasonal(now: dict[int, str], years: tuple[int, ...] = (2019, 2020)) -> Ledger:
    past = {f"{year}-{month:02}": f"{value}" for year in years for month, value in zip(MONTHS, SEASON, strict=True)}
    return levels(past | {f"2021-{month:02}": value for month, value in now.items()}, "亿元")


def codes(cell: CellResult) -> list[str]:
    return [remark.code for remark in cell.remarks]


class TestProfile:
    def test_the_share_due_is_what_past_years_had_reached_by_now(self) -> None:
        cell = verdict({**FLOW, "pace": {"path": "profile"}}, LEVEL, "2021-06-30", seasonal({6: "60"}))
        assert (cell.time_share, cell.pace_path, cell.status) == (30, "profile", Status.ON_TRACK)
        assert cell.expected == Decimal("59.4")

    def test_slip_is_read_off_the_profile(self) -> None:
        """50 of 100 of the way are due in August; reached in July it is a month early, in October two late."""
        one = {**FLOW, "goal": "100", "pace": {"path": "profile"}}
        assert verdict(one, LEVEL, "2021-07-31", seasonal({7: "50"})).slip_months == -1
        assert verdict(one, LEVEL, "2021-10-31", seasonal({10: "50"})).slip_months == 2

    def test_years_count_by_their_volume(self) -> None:
        past = {"2019-06": "10", "2020-06": "90"}
        rows = {f"{year}-{month:02}": "0" for year in (2019, 2020) for month in range(2, 6)} | past
        rows |= {f"2019-{month:02}": "100" for month in range(7, 13)} | {
            f"2020-{month:02}": "300" for month in range(7, 13)
        }
        cell = verdict(
            {**FLOW, "pace": {"path": "profile"}}, LEVEL, "2021-06-30", levels(rows | {"2021-06": "1"}, "亿元")
        )
        assert cell.time_share == 25

    def test_fewer_than_two_full_years_are_no_profile(self) -> None:
        cell = verdict({**FLOW, "pace": {"path": "profile"}}, LEVEL, "2021-06-30", seasonal({6: "60"}, (2020,)))
        assert (cell.status, cell.reason.code) == (Status.NOT_DUE, "reason-no-profile")

    def test_where_it_would_change_the_word_of_a_line_a_note_says_so(self) -> None:
        cell = verdict(FLOW, LEVEL, "2021-06-30", seasonal({6: "60"}))
        assert cell.status is Status.BEHIND
        said = next(remark for remark in cell.remarks if remark.code == "profile-would-say")
        assert dict(said.params) == {"status": "on_track"}

    @pytest.mark.parametrize("value", ["110", "20"])
    def test_where_it_would_not_nothing_is_said(self, value: str) -> None:
        assert "profile-would-say" not in codes(verdict(FLOW, LEVEL, "2021-06-30", seasonal({6: value})))


class TestPresets:
    @pytest.mark.parametrize("name", ["eurostat", "shixu", "evm", "unsd", "destatis", "globalfund"])
    @pytest.mark.parametrize(
        "path", [{"path": "deadline"}, {"path": "plan", "milestones": [{"on": "2021-12-31", "share": "1"}]}]
    )
    def test_while_the_path_asks_for_nothing_no_preset_has_a_word(self, name: str, path: dict[str, object]) -> None:
        cell = verdict({**FLOW, "pace": {**path, "preset": name}}, LEVEL, "2021-06-30", seasonal({6: "20"}))
        assert cell.status is Status.NOT_DUE

    @pytest.mark.parametrize("name", ["eurostat", "shixu", "evm", "unsd", "destatis", "globalfund"])
    @pytest.mark.parametrize("value", ["20", "57", "95"])
    def test_who_asks_for_verdicts_alone_gets_the_same(self, name: str, value: str) -> None:
        """A forecast is left out only where no word hangs on it; ``unsd`` and ``destatis`` judge by it."""
        one = plan([{**FLOW, "goal": "100", "pace": {"preset": name}}], {"m": LEVEL})
        whole, alone = (
            answer(one, "2021-06-30", seasonal({6: value}), verdicts=verdicts).cells[0] for verdicts in (False, True)
        )
        assert (alone.status, alone.actual, alone.pace) == (whole.status, whole.actual, whole.pace)
        assert whole.history
        assert not alone.history
        assert alone.outlook == (whole.outlook if name in ("unsd", "destatis") else Outlook())

    def test_a_preset_changes_words_never_numbers(self) -> None:
        """57 of 60 due: 0.95 is on track for one and behind for the other."""
        one = {**FLOW, "goal": "120"}
        cells = {
            name: verdict({**one, "pace": {"preset": name}}, LEVEL, "2021-06-30", seasonal({6: "57"}))
            for name in ("eurostat", "shixu", "evm", "globalfund")
        }
        words = {name: cell.status.value for name, cell in cells.items()}
        assert words == {"eurostat": "on_track", "shixu": "behind", "evm": "on_track", "globalfund": "off_track"}
        assert len({(cell.pace, cell.completion, cell.gap) for cell in cells.values()}) == 1
        assert [cell.rules.preset for cell in cells.values() if cell.rules] == list(words)

    @pytest.mark.parametrize(("preset", "status"), [("unsd", "on_track"), ("destatis", "on_track")])
    def test_presets_of_the_forecast_judge_where_the_target_will_end(self, preset: str, status: str) -> None:
        """Half the line is due and 30 % of the goal is there, as in past years, which came to 100."""
        ledgers = seasonal({month: f"{value}" for month, value in zip(range(2, 7), SEASON, strict=False)})
        cell = verdict({**FLOW, "goal": "104", "pace": {"preset": preset}}, LEVEL, "2021-06-30", ledgers)
        assert cell.status.value == status
        assert verdict({**FLOW, "goal": "104"}, LEVEL, "2021-06-30", ledgers).status is Status.OFF_TRACK

    def test_without_a_forecast_they_have_no_word(self) -> None:
        one = {**FLOW, "pace": {"preset": "unsd"}, "outlook": "none"}
        cell = verdict(one, LEVEL, "2021-06-30", seasonal({6: "60"}))
        assert (cell.status, cell.reason.code) == (Status.NOT_DUE, "reason-no-forecast")

    def test_a_group_and_the_plan_set_what_a_target_leaves_open(self) -> None:
        rules = {"clock": "days", "groups": [{"kind": "annual_flow", "preset": "shixu"}]}
        whole = plan([FLOW, target(id="n", ref="T02", unit="亿元")], {"m": LEVEL}, rules=rules)
        flow, count = answer(whole, "2021-06-30", seasonal({6: "90"})).cells
        assert flow.rules is not None
        assert count.rules is not None
        assert [(c.rules.preset, c.rules.clock) for c in (flow, count) if c.rules] == [
            ("shixu", "days"),
            ("eurostat", "days"),
        ]

    def test_evm_says_ahead(self) -> None:
        one = {**FLOW, "pace": {"preset": "evm"}, "goal": "100"}
        assert "ahead" in codes(verdict(one, LEVEL, "2021-06-30", seasonal({6: "55"})))
        assert "ahead" not in codes(verdict({**one, "pace": {}}, LEVEL, "2021-06-30", seasonal({6: "55"})))


class TestAccepted:
    ACCEPT = {"value": "20", "until": "2021-06-30", "reason": {"zh": "疫情", "en": "epidemic"}, "ref": "纪要3号"}

    def cell(self, as_of: str, value: str = "20", came: int = 10, **more: Any) -> CellResult:
        one = target(accept={**self.ACCEPT, "value": value}, **more)
        return verdict(one, COUNT, as_of, events(["2021-02-01"] * came, as_of[:7]))

    def test_what_is_on_track_by_the_accepted_value_is_accepted_and_its_own_word_stays_visible(self) -> None:
        """10 of 15 due is behind; of 10 due it is on track."""
        cell = self.cell("2021-06-30")
        assert (cell.status, cell.underlying) == (Status.ACCEPTED, Status.BEHIND)
        said = dict(cell.reason.params)
        assert (said["status"], said["goal"], said["until"], said["ref"]) == ("behind", "20", "2021-06-30", "纪要3号")

    def test_numbers_stay_those_of_the_goal(self) -> None:
        assert (self.cell("2021-06-30").expected, self.cell("2021-06-30").gap) == (15, 20)

    def test_the_last_day_is_included_and_from_the_next_the_report_says_why_not(self) -> None:
        cell = self.cell("2021-07-31", came=12)
        assert (cell.status, cell.underlying) == (Status.BEHIND, None)
        assert "accept-expired" in codes(cell)

    def test_what_is_behind_even_so_stays_behind_and_says_so(self) -> None:
        cell = self.cell("2021-06-30", came=5)
        assert (cell.status, codes(cell)) == (Status.OFF_TRACK, ["accept-not-enough"])

    def test_it_never_softens_missed(self) -> None:
        one = target(accept={**self.ACCEPT, "until": "2022-12-31"})
        assert verdict(one, COUNT, "2021-12-31", events(["2021-02-01"] * 25, "2021-12")).status is Status.MISSED

    def test_what_is_on_track_needs_no_acceptance(self) -> None:
        assert (self.cell("2021-06-30", came=15).status, codes(self.cell("2021-06-30", came=15))) == (
            Status.ON_TRACK,
            [],
        )


class TestInformative:
    def test_it_shows_what_is_there_and_judges_nothing(self) -> None:
        cell = verdict(target(informative="true"), COUNT, "2021-06-30", events(["2021-02-01"] * 40, "2021-06"))
        assert (cell.status, cell.actual) == (Status.INFORMATIVE, 40)
        assert all(isinstance(f, Unmeasured) for f in (cell.completion, cell.gap, cell.pace, cell.expected))


class TestTasks:
    PLACES = {key: {"name": {"zh": key, "en": key}} for key in ("east", "west", "north", "south")}

    def cell(self, **more: Any) -> CellResult:
        """East did 6 of its 10, west 2 of its 15, north nothing of its 5; nobody asked south, which did 1."""
        rows = "\n".join(f"p{n} 2021-02-01 {town}" for n, town in enumerate(["east"] * 6 + ["west"] * 2 + ["south"]))
        file = delivered("2023-02-01", "2020-01/2021-06", f"project signed town\n{rows}")
        columns = {"project": "code", "signed": "date", "town": "place"}
        deals = ledger("events", "project", columns, [file], time="signed")
        one = target(tasks={"east": "10", "west": "15", "north": "5"}, **more)
        return answer(plan([one], {"m": COUNT}, places=self.PLACES), "2021-06-30", deals, split_by="town").cells[0]

    def test_each_unit_is_judged_by_its_task_and_who_has_none_is_not_assigned(self) -> None:
        shares = {share.key: (share.value, share.goal, share.status.value) for share in self.cell().shares}
        assert shares["east"] == (6, 10, "on_track")
        assert shares["west"] == (2, 15, "off_track")
        assert shares["north"] == (0, 5, "off_track")
        assert shares["south"][2] == "not_assigned"
        assert isinstance(shares["south"][1], Unmeasured)

    def test_without_tasks_nobody_is_assigned(self) -> None:
        cell = self.cell(goal="30")
        assert {share.status for share in cell.shares} >= {Status.NOT_ASSIGNED}


class TestGrowthRate:
    def cell(self, value: str, goal: str = "200", base: str = "100", as_of: str = "2021-12-31") -> CellResult:
        one = target(
            kind="level",
            goal=goal,
            cells=["2022"],
            opens="2020-01-01",
            baseline={"at": "2018-12-31", "source": "stated", "value": base},
            pace={"method": "cagr_ratio"},
        )
        return verdict(one, LEVEL, as_of, levels({"2020-12": "110", "2021-12": value}))

    def test_growth_a_year_is_held_against_the_growth_required(self) -> None:
        """From 100 to 200 in four years takes 18.9 % a year; 160 after three is 17 %: 0.89 of it."""
        cell = self.cell("160")
        assert (cell.status, cell.reason.code) == (Status.BEHIND, "reason-rate")
        assert isinstance(cell.pace, Decimal)
        assert round(cell.pace, 2) == Decimal("0.90")

    def test_falling_is_reversing(self) -> None:
        assert self.cell("90").status is Status.REVERSING

    def test_from_zero_there_is_no_rate_and_no_verdict(self) -> None:
        cell = self.cell("160", base="0")
        assert (cell.status, cell.reason.code) == (Status.NOT_DUE, "reason-rate-zero")

    def test_a_reached_goal_is_achieved_whatever_the_rate(self) -> None:
        assert self.cell("200").status is Status.ACHIEVED

    def test_one_value_is_no_rate(self) -> None:
        cell = self.cell("160", as_of="2019-12-31")
        assert cell.status in {Status.NOT_STARTED, Status.NO_DATA}
