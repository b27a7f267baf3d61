"""Words typed on the command line: exact spellings only, every strange one named with what it resembles."""

from __future__ import annotations

import pytest

from tanjcli.app.choices import choose
from tanjcli.core.errors import UsageError

KNOWN = {"behind": ("滞后",), "off_track": ("严重滞后",), "missed": ("未完成",)}


@pytest.mark.parametrize("text", ["behind,off-track", "BEHIND, off_track", "滞后，严重滞后", "behind,,off_track"])
def test_spellings_that_mean_the_same(text: str) -> None:
    assert choose("--status", text, KNOWN) == ("behind", "off_track")


def test_the_same_word_twice_counts_once() -> None:
    assert choose("--status", "missed,未完成,missed", KNOWN) == ("missed",)


def test_every_strange_word_is_named_with_the_nearest() -> None:
    with pytest.raises(UsageError) as caught:
        choose("--status", "behnd,missed,xyz", KNOWN)
    first, second = caught.value.findings
    assert (first.raw, first.params["nearest"]) == ("behnd", "behind")
    assert (second.raw, second.params["nearest"]) == ("xyz", "–")
    assert second.params["choices"] == "behind, off_track, missed"


@pytest.mark.parametrize("text", [",", " , ", "，"])
def test_nothing_between_commas_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        choose("--status", text, KNOWN)
