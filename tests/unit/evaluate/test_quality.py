"""What ledgers contradict in themselves."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from tanjcli.core.quantities import UnitTable
from tanjcli.core.severity import Severity
from tanjcli.evaluate.measure import quality
from tests.factories import COUNT, answer, delivered, events, ledger, plan, target

YTD = {"kind": "total", "ledger": "returns", "measure": "ytd", "over_time": "last", "over_units": "sum"}


def test_a_year_to_date_that_falls_is_a_warning_naming_both_cells() -> None:
    """Firm a falls in June; that it starts lower again in the new year is no fall."""
    files = [
        delivered(f"{month}-28", month, f"firm period ytd\na {month} {a}\nb {month} {b}")
        for month, a, b in [("2021-05", 50, 10), ("2021-06", 49, 11), ("2021-12", 90, 12), ("2022-02", 9, 2)]
    ]
    columns = {"firm": "code", "period": "period", "ytd": "amount 千元 ytd 1"}
    made = ledger("returns", "firm period", columns, files, time="period")
    (found,) = answer(plan([target(kind="annual_flow", unit="亿元")], {"m": YTD}), "2021-12-31", made).findings
    assert (found.code, found.severity, found.place.file, found.place.cell) == (
        "data-cumulative-falls",
        Severity.WARNING,
        "data/2021-06-28/returns-1.csv",
        "C2",
    )
    assert (found.related[0].file, found.related[0].cell) == ("data/2021-05-28/returns-0.csv", "C2")
    figures = {"value": "49.0", "before": "50.0", "unit": "千元", "unit_en": "thousand yuan"}
    assert found.params == {"entity": "a", "period": "2021-06", **figures}


@pytest.mark.parametrize("seed", range(6))
def test_what_falls_in_a_large_ledger_is_what_falls_in_any(seed: int) -> None:
    """There, words are categories."""
    rng = random.Random(seed)
    files = []
    for number, month in enumerate(["2021-02", "2021-03", "2021-05", "2021-12", "2022-02", "2021-03"]):
        firms = (f"{firm} {month} {rng.choice((number, number, 9 - number, '-'))}" for firm in "abcdefgh")
        files.append(delivered(f"2022-03-{number + 10}", month, "firm period ytd\n" + "\n".join(firms)))
    columns = {"firm": "code", "period": "period", "ytd": "amount 千元 ytd 1"}
    made = ledger("returns", "firm period", columns, files, time="period")
    large = replace(made, frame=made.frame.astype({"firm": "category"}))
    found = [list(quality._falls(one, "ytd", UnitTable())) for one in (made, large)]
    assert found[0] == found[1]
    assert found[0]


def test_a_word_that_never_occurs_is_noted() -> None:
    """``sole_trader`` for ``sole-trader`` would count nobody, silently."""
    rows = "project signed form\na 2021-02-01 sole-trader\nb 2021-03-01 company"
    file = delivered("2021-07-18", "2021-06", rows)
    columns = {"project": "code", "signed": "date", "form": "term"}
    made = ledger("events", "project", columns, [file], time="signed")
    metric = {**COUNT, "where": {"form": {"not_in": ["sole_trader", "company"]}}}
    (found,) = answer(plan([target()], {"m": metric}), "2021-06-30", made).findings
    assert (found.code, found.raw, found.severity) == ("data-term-unseen", "sole_trader", Severity.NOTE)


def test_of_alternatives_one_that_occurs_is_enough() -> None:
    rows = "project signed form\na 2021-02-01 company"
    columns = {"project": "code", "signed": "date", "form": "term"}
    made = ledger("events", "project", columns, [delivered("2021-07-18", "2021-06", rows)], time="signed")

    def noted(condition: dict[str, object]) -> list[str]:
        whole = plan([target()], {"m": {**COUNT, "where": {"form": condition}}})
        return [finding.raw for finding in answer(whole, "2021-06-30", made).findings]

    assert noted({"in": ["company", "partnership"]}) == []
    assert noted({"in": ["guild", "partnership"]}) == ["guild", "partnership"]
    assert noted({"is": "Company"}) == ["Company"]


def test_clean_data_give_no_finding() -> None:
    assert answer(plan([target()], {"m": COUNT}), "2021-06-30", events(["2021-02-01"], "2021-06")).findings == ()
