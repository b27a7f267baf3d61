"""What the documentation says of the ranges is what its plot shows, and the plot is made by the script."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from benchmarks.calibration import CONTRAST, COVERAGE, OFF_BY, PROCESSES, Tally, run, svg

DOCS = Path(__file__).parents[1] / "docs"
SAID = re.compile(r"80 % range holds ([\d.]+) %, worst decile off by ([\d.]+)")


def plotted() -> list[tuple[str, str]]:
    return SAID.findall((DOCS / "calibration.svg").read_text(encoding="utf-8"))


def test_the_page_repeats_the_numbers_of_the_plot() -> None:
    page = (DOCS / "method.md").read_text(encoding="utf-8")
    assert len(plotted()) == len(PROCESSES) + len(CONTRAST)
    for holds, off in plotted():
        assert re.search(rf"\| {re.escape(holds)} % \| {re.escape(off)} points \|", page), (holds, off)


def test_what_is_promised_is_kept() -> None:
    """The first three panels are judged: 75 to 85 %, no decile off by more than 5 points."""
    for holds, off in plotted()[: len(PROCESSES)]:
        assert COVERAGE[0] <= float(holds) / 100 <= COVERAGE[1]
        assert float(off) / 100 <= OFF_BY


@pytest.mark.parametrize("name", PROCESSES)
def test_the_same_years_are_drawn_every_time(name: str) -> None:
    random.seed()
    first, second = run(name, 2), run(name, 2)
    assert (first.covered, first.met, first.promised) == (second.covered, second.met, second.promised)
    assert svg({name: first}) == svg({name: second})


def test_a_tally_that_promises_too_much_is_not_calibrated() -> None:
    tally = Tally(years=100, covered=80)
    tally.goals[7], tally.promised[7], tally.met[7] = 100, 75.0, 60
    assert not tally.calibrated
    tally.met[7] = 72
    assert tally.calibrated
