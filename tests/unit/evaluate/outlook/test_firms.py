"""Threshold counts firm by firm."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tanjcli.evaluate.outlook.firms import Chance, Firm, FirmCase, chances, firm, how_many
from tanjcli.evaluate.outlook.model import Forecast, Goal, Method, NoForecast, YearToDate


def known(key: str, now: float, *past: tuple[float, float]) -> Firm:
    years = tuple(YearToDate(2021 - len(past) + i, pair) for i, pair in enumerate(past))
    return Firm(key, years, YearToDate(2021, (now,)))


PEERS = tuple(known(f"p{i}", 1.0, (1.0, 2.0 + i / 10)) for i in range(10))


def found(case: FirmCase) -> dict[str, Chance]:
    result = chances(case)
    assert not isinstance(result, NoForecast)
    return {chance.key: chance for chance in result}


def test_a_firm_already_over_is_sure_and_one_without_output_has_no_chance() -> None:
    by_key = found(FirmCase(Goal(1), 10.0, 2, (*PEERS, known("over", 12.0), known("idle", 0.0))))
    assert (by_key["over"].p, by_key["over"].basis) == (1, "over")
    assert by_key["idle"].p == 0


def test_three_past_years_of_its_own_beat_the_peers() -> None:
    steady = known("steady", 5.0, (4.0, 8.1), (5.0, 9.9), (6.0, 12.0))
    chance = found(FirmCase(Goal(1), 10.0, 2, (*PEERS, steady)))["steady"]
    assert chance.basis == "own_history"
    assert chance.expected == pytest.approx(5.0 * 30 / 15)
    assert chance.p == pytest.approx(0.5, abs=0.01)


def test_others_share_the_spread_of_all_firms_and_years() -> None:
    case = FirmCase(Goal(1), 10.0, 2, (*PEERS, known("new", 4.5)))
    chance = found(case)["new"]
    assert chance.basis == "peers"
    assert chance.expected == pytest.approx(4.5 * math.exp(sum(math.log(2 + i / 10) for i in range(10)) / 10))
    assert 0.5 < chance.p < 1


def test_more_output_by_now_is_never_a_smaller_chance() -> None:
    case = FirmCase(Goal(1), 10.0, 2, (*PEERS, *(known(f"n{i}", float(i)) for i in range(1, 10))))
    by_key = found(case)
    ps = [by_key[f"n{i}"].p for i in range(1, 10)]
    assert ps == sorted(ps)


def test_the_list_names_the_surest_first() -> None:
    listed = chances(FirmCase(Goal(1), 10.0, 2, (*PEERS, known("near", 4.9), known("over", 11.0))))
    assert not isinstance(listed, NoForecast)
    assert [chance.key for chance in listed[:2]] == ["over", "near"]


def test_too_few_peers_refuse_and_say_how_many_are_needed() -> None:
    refused = firm(FirmCase(Goal(1), 10.0, 2, (*PEERS[:3], known("new", 4.5))))
    assert isinstance(refused, NoForecast)
    assert (refused.reason, refused.seen, refused.needed) == ("insufficient_data", 3, 8)


def test_no_firm_or_no_month_yet_is_no_data() -> None:
    unborn = tuple(replace(one, current=YearToDate(2021, ())) for one in PEERS)
    for firms in ((), unborn):
        refused = firm(FirmCase(Goal(1), 10.0, 2, firms))
        assert isinstance(refused, NoForecast)
        assert refused.reason == "no_data"


def test_firms_of_different_ages_or_years_with_holes_are_misuse() -> None:
    with pytest.raises(ValueError, match="same age"):
        FirmCase(Goal(1), 10.0, 2, (PEERS[0], replace(PEERS[1], current=YearToDate(2021, (1.0, 2.0)))))
    with pytest.raises(ValueError, match="lacks a reporting month"):
        FirmCase(Goal(1), 10.0, 3, PEERS)


def test_at_the_years_end_only_the_facts_count() -> None:
    done = tuple(replace(one, current=YearToDate(2021, (1.0, 9.9))) for one in PEERS)
    forecast = firm(FirmCase(Goal(1), 10.0, 2, done))
    assert isinstance(forecast, Forecast)
    assert (forecast.mid, forecast.p_hit) == (0, 0)


def test_independence_is_said_and_a_common_factor_widens_the_range() -> None:
    firms = (*PEERS, *(known(f"n{i}", 4.3) for i in range(30)))
    alone = firm(FirmCase(Goal(20), 10.0, 2, firms))
    together = firm(FirmCase(Goal(20), 10.0, 2, firms, correlation=0.3))
    assert isinstance(alone, Forecast)
    assert isinstance(together, Forecast)
    assert "firms_independent" in alone.caveats
    assert "common_factor" in together.caveats
    assert together.error > alone.error  # type: ignore[operator]
    assert together.mid == pytest.approx(alone.mid, abs=0.1)


def test_a_higher_tier_is_never_likelier_than_a_lower_one() -> None:
    firms = (*PEERS, *(known(f"n{i}", 3 + i / 10) for i in range(20)))
    tiers = [firm(FirmCase(Goal(5), threshold, 2, firms)) for threshold in (8.0, 9.0, 10.0)]
    ps = [tier.p_hit for tier in tiers if isinstance(tier, Forecast)]
    assert ps == sorted(ps, reverse=True)  # type: ignore[type-var]


@given(st.lists(st.floats(0, 1), max_size=10), st.floats(0, 0.9))
def test_the_distribution_is_whole_whatever_the_correlation(ps: list[float], correlation: float) -> None:
    dist = how_many(ps, correlation)
    assert math.fsum(dist.probs) == pytest.approx(1)
    assert dist.mean == pytest.approx(sum(ps), abs=0.12 * max(1, len(ps)) * 0.5)
    assert all(dist.at_least(n + 1) <= dist.at_least(n) + 1e-12 for n in range(len(ps) + 1))


def test_before_the_first_report_of_a_year_nobody_has_a_chance_to_speak_of() -> None:
    waiting = tuple(replace(one, current=YearToDate(2021, ())) for one in PEERS)
    assert chances(FirmCase(Goal(1), 10.0, 2, waiting)) == NoForecast(Method.FIRM, "no_data", 0, 1)
