"""Every format of a pack: made from one report, readable again, and seen to be unreadable when it is cut off."""

from __future__ import annotations

import csv
import io

import pytest

from tanjcli.app.packs.pack_formats import FORMATS, Sheaf, check_csv
from tanjcli.app.report import Health, Report, Request, everything
from tests.unit.present.builders import county

SHEAF = Sheaf(Report(county(), Health(0, 0, 0)), "zh")


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_made_can_be_read_and_what_is_cut_off_cannot(name: str) -> None:
    data = FORMATS[name].make(SHEAF)
    FORMATS[name].check(data)
    with pytest.raises(ValueError):
        FORMATS[name].check(data[: len(data) // 2])


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_report_gives_the_same_bytes(name: str) -> None:
    assert FORMATS[name].make(SHEAF) == FORMATS[name].make(SHEAF)


def test_a_line_with_a_field_too_many_is_noticed() -> None:
    check_csv(b'"a","b"\n1,2\n')
    with pytest.raises(ValueError):
        check_csv(b'"a","b"\n1,2,3\n')


@pytest.mark.parametrize("cut", [b'"a","b"', b'"a","b"\n1,2'])
def test_a_table_that_is_cut_off_behind_a_whole_field_is_noticed(cut: bytes) -> None:
    with pytest.raises(ValueError, match="ends before"):
        check_csv(cut)


def test_a_report_of_some_rows_that_lacks_data_says_both() -> None:
    sheaf = Sheaf(Report(county(), Health(3, 0, 0)), "zh", extract="季报:9 项中的 2 项")
    assert sheaf.mark.startswith("数据不全")
    assert sheaf.mark.endswith("季报:9 项中的 2 项")
    assert (SHEAF.mark, SHEAF.missing) == ("", "")


@pytest.mark.parametrize("rejected", [0, 3])
def test_every_row_of_the_csv_says_whether_data_are_missing(rejected: int) -> None:
    data = FORMATS["csv"].make(Sheaf(Report(county(), Health(rejected, 0, 0)), "zh"))
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert {row["complete"] for row in rows} == {"false" if rejected else "true"}


def test_the_whole_question_asks_for_all_that_any_format_shows() -> None:
    asked = everything(Request(year=2021))
    assert (asked.year, asked.split_by, asked.origins, asked.readings, asked.books) == (2021, "town", True, True, True)
