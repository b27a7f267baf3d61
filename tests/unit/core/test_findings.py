"""Places read as a person would write them; the catalogue speaks both languages; exit codes have one order."""

from __future__ import annotations

import string

import pytest

from tanjcli.core.catalogue import Entry, all_entries
from tanjcli.core.exits import PRECEDENCE, ExitCode, worst
from tanjcli.core.findings import Finding, Place, errors


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (Place(file="targets.yaml", line=12, column=5), "targets.yaml:12:5"),
        (Place(file="a.xlsx", sheet="汇总", cell="F17"), "a.xlsx / 汇总 / F17"),
        (Place(file="a.csv", cell="B3", line=4), "a.csv:4 / B3"),
        (Place(file="a.csv"), "a.csv"),
    ],
)
def test_a_place_reads_like_an_address(place: Place, text: str) -> None:
    assert str(place) == text


def test_only_errors_stop_what_they_concern() -> None:
    found = [Finding(code, Place("a.csv")) for code in ("unit-missing", "number-cleaned", "unit-alarm")]
    assert [finding.code for finding in errors(found)] == ["unit-missing", "unit-alarm"]


def _fields(text: str) -> set[str]:
    # a parameter may come in both languages, as {unit} and {unit_en}
    return {name.removesuffix("_en") for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("item", all_entries().values(), ids=lambda e: e.code)
def test_every_finding_says_the_same_in_both_languages(item: Entry) -> None:
    for words in (item.title, item.message, item.remedy):
        assert words.zh
        assert words.en
        assert _fields(words.zh) == _fields(words.en)


def test_every_exit_code_has_its_place_in_the_order_of_precedence() -> None:
    assert sorted(PRECEDENCE) == sorted(ExitCode)


@pytest.mark.parametrize(
    ("codes", "winner"),
    [
        ((), ExitCode.OK),
        ((ExitCode.OK, ExitCode.PARTIAL), ExitCode.PARTIAL),
        ((ExitCode.BEHIND, ExitCode.MISSED), ExitCode.MISSED),
        ((ExitCode.MISSED, ExitCode.UNDECIDED), ExitCode.UNDECIDED),
        ((ExitCode.DATA, ExitCode.CONFIG, ExitCode.PARTIAL), ExitCode.CONFIG),
        ((ExitCode.INTERNAL, ExitCode.CONFIG), ExitCode.INTERNAL),
    ],
)
def test_the_worst_code_wins(codes: tuple[ExitCode, ...], winner: ExitCode) -> None:
    assert worst(*codes) is winner
