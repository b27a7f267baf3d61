"""The first rule that applies."""

from __future__ import annotations

import pytest

from tanjcli.evaluate.progress.status import Facts, decide
from tanjcli.evaluate.results import Status


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        (Facts(assigned=False, informative=True, word=Status.ON_TRACK), Status.NOT_ASSIGNED),
        (Facts(informative=True, started=False, met=True), Status.INFORMATIVE),
        (Facts(started=False, measured=False), Status.NOT_STARTED),
        (Facts(measured=False, final=True), Status.NO_DATA),
        (Facts(met=True, has_baseline=False), Status.ACHIEVED),
        (Facts(met=True, final=True), Status.ACHIEVED),
        (Facts(final=True, has_baseline=False), Status.MISSED),
        (Facts(final=True, word=Status.ON_TRACK), Status.MISSED),
        (Facts(exceeded=True, has_baseline=False), Status.OFF_TRACK),
        (Facts(has_baseline=False), Status.NO_BASELINE),
        (Facts(can_progress=False), Status.OFF_TRACK),
        (Facts(can_progress=False, tolerated=True), Status.BEHIND),
        (Facts(), Status.NOT_DUE),
        (Facts(word=Status.REVERSING), Status.REVERSING),
    ],
)
def test_the_first_rule_that_applies_wins(facts: Facts, status: Status) -> None:
    assert decide(facts) is status


def test_every_word_but_the_accepted_one_can_be_decided() -> None:
    """An accepted deviation is decided afterwards, on a verdict that stays visible."""
    always = {Status.ON_TRACK, Status.BEHIND, Status.OFF_TRACK, Status.REVERSING}
    assert {decide(Facts(word=status)) for status in always} == always
