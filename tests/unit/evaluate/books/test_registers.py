"""Registers against tables that can be counted by hand: every number is a count of rows that can be listed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tanjcli.core.absence import Unmeasured
from tanjcli.evaluate.register_results import RegisterBook
from tanjcli.evaluate.results import Assessment
from tanjcli.intake.ledger import Ledger
from tests.factories import COUNT, LABEL, answer, delivered, events, ledger, plan, target

EVENTS = {
    "code": "code", "event": "text", "batch": "text", "dated": "date", "counted": "year", "firm": "text",
    "town": "place",
}  # fmt: skip
HEADER = "code event batch dated counted firm town"
# 3 at the start; 2020: 2 in, 1 out → 4; 2021 up to June: 1 in by the month → 5
ROLL = f"""
{HEADER}
a opening 期初 2019-12-31 -    甲厂 north
b opening 期初 2019-12-31 -    乙厂 south
c opening 期初 2019-12-31 -    丙厂 south
d entry   年度 2020-11-27 2020 丁厂 north
e entry   年度 2020-12-28 2020 戊厂 south
c exit    年度 2020-12-28 2020 丙厂 south
f entry   月度 2021-03-26 2021 己厂 north
g entry   年度 2021-11-26 2021 庚厂 north
"""
STOCK = {
    "kind": "balance",
    "ledger": "roll",
    "distinct": "code",
    "dated": "dated",
    "plus": {"event": {"in": ["opening", "entry"]}},
    "minus": {"event": {"is": "exit"}},
    "over_time": "last",
    "over_units": "sum",
}
ENTRIES = {
    "kind": "count",
    "ledger": "roll",
    "where": {"event": {"is": "entry"}},
    "distinct": "code",
    "dated": "dated",
    "counted_in": "counted",
    "over_time": "sum",
    "over_units": "sum",
}
FIRMS = {"name": LABEL, "kind": "stock", "metric": "stock", "batch": "batch", "counted_in": "counted"}
PLACES = {"north": {"name": {"zh": "北镇", "en": "North"}}, "south": {"name": {"zh": "南镇", "en": "South"}}}
RULE = {
    "id": "R4",
    "kind": "stock_balance",
    "metric": "stock",
    "counted_in": "counted",
    "own_year": {"batch": {"is": "月度"}},
    "text": LABEL,
}


def roll(rows: str = ROLL) -> Ledger:
    return ledger("roll", "code event dated", EVENTS, [delivered("2022-01-08", "2019-12/2021-12", rows)], time="dated")


def known(register: dict[str, Any], *several: Ledger, as_of: str = "2021-06-30", **fields: Any) -> Assessment:
    targets = [target(), target(id="new", ref="T17", metric="entries"), target(id="all", ref="T19", metric="stock")]
    metrics = {"m": COUNT, "stock": STOCK, "entries": ENTRIES}
    registers = {"r": register, **fields.pop("registers", {})}
    whole = plan(fields.pop("targets", targets), metrics, places=PLACES, registers=registers, **fields)
    return answer(whole, as_of, events([], "2021-12"), *(several or (roll(),)), books=True)


def book(register: dict[str, Any], *several: Ledger, **given: Any) -> RegisterBook:
    return known(register, *several, **given).registers[0]


def counts(one: RegisterBook) -> dict[str, int]:
    return {count.id: count.n for count in one.counts}


# above-scale firms


def test_a_year_opens_with_what_the_year_before_closed_with() -> None:
    told = counts(book(FIRMS))
    assert [told[f"{code}.2020"] for code in ("opening", "entries", "exits", "net", "closing")] == [3, 2, 1, 1, 4]
    assert [told[f"{code}.2021"] for code in ("opening", "entries", "exits", "net", "closing")] == [4, 1, 0, 1, 5]


def test_entries_are_told_by_batch_and_by_count_year() -> None:
    told = counts(book(FIRMS, as_of="2021-12-31"))
    assert (told["batch:年度.2021"], told["batch:月度.2021"], told["counted.2021"]) == (1, 1, 2)
    assert told["batch:月度.2020"] == 0


def test_the_register_and_the_targets_are_one_and_the_same_count() -> None:
    assessment = known(FIRMS, as_of="2021-12-31")
    told = counts(assessment.registers[0])
    cells = {cell.ref: cell.actual for cell in assessment.cells}
    assert (told["counted.2021"], told["closing.2021"]) == (cells["T17"], cells["T19"]) == (2, 6)


def test_every_count_lists_its_rows_with_their_cells() -> None:
    one = book(FIRMS)
    assert [(e.key, e.name, e.town.zh, e.place.cell) for e in one.rows("exits.2020")] == [("c", "丙厂", "南镇", "A7")]
    assert {e.key for e in one.rows("closing.2020")} == {"a", "b", "d", "e"}
    assert {e.key for e in one.rows("opening.2021")} == {e.key for e in one.rows("closing.2020")}
    for count in one.counts:
        assert not count.drawn or count.n == len({e.key for e in one.rows(count.id)})


@pytest.mark.parametrize(
    ("row", "code", "cell", "related"),
    [
        ("h exit 年度 2020-12-28 2020 辛厂 north", "register-exit-unknown", "A10", []),
        ("c exit 年度 2021-01-28 2021 丙厂 south", "register-exit-unknown", "A10", ["A7"]),
        ("d entry 年度 2021-12-20 2021 丁厂 north", "register-entry-twice", "A10", ["A5"]),
        ("h entry 年度 2021-12-20 2020 辛厂 north", "register-count-year", "E10", []),
        ("h entry 月度 2021-02-20 2020 辛厂 north", "register-count-year", "E10", []),
    ],
)
def test_an_event_that_cannot_be_is_a_finding_with_its_cells(
    row: str, code: str, cell: str, related: list[str]
) -> None:
    assessment = known(FIRMS, roll(f"{ROLL}{row}\n"), as_of="2021-12-31", reconcile=[RULE])
    (finding,) = [f for f in assessment.findings if f.code.startswith("register-")]
    assert (finding.code, finding.place.cell, [p.cell for p in finding.related]) == (code, cell, related)
    assert finding.place.file == "data/2022-01-08/roll-0.csv"
    assert assessment.checks[-1].outcome == "breach"


def test_a_yearly_batch_approved_by_march_may_count_in_the_year_before() -> None:
    late = f"{ROLL}h entry 年度 2021-02-20 2020 辛厂 north\n"
    assert not [f for f in known(FIRMS, roll(late), reconcile=[RULE]).findings if f.code == "register-count-year"]


def test_before_anything_has_come_a_register_is_empty_and_says_so() -> None:
    empty = ledger("roll", "code event dated", EVENTS, [], time="dated")
    one = book(FIRMS, empty)
    assert (one.through, one.counts, one.entries) == (None, (), ())


# the nursery

CANDIDATES = {
    "period": "period", "uscc": "code", "firm": "text", "town": "place", "revenue": "amount 万元 point",
    "filed_on": "date", "approved_on": "date",
}  # fmt: skip
NURSERY = {
    "name": LABEL,
    "kind": "nursery",
    "ledger": "nursery",
    "near": {"at_least": "1600", "unit": "万元"},
    "register": "firms",
}
Q1 = """
period  uscc firm town  revenue filed_on approved_on
2021-03 f    己厂 north 1900    2021-03-01 2021-03-26
2021-03 x    午厂 north 1599    - -
2021-03 y    未厂 south 1600    - -
2021-03 z    申厂 south -       - -
"""
Q2 = """
period  uscc firm town  revenue filed_on approved_on
2021-06 x    午厂 north 1700    2021-06-30 -
2021-06 y    未厂 south 1800    - -
2021-06 w    酉厂 south 900     2021-07-02 -
"""


def nursery(as_of: str = "2021-06-30") -> RegisterBook:
    files = [delivered("2021-04-09", "2021-Q1", Q1), delivered("2021-07-09", "2021-Q2", Q2)]
    source = ledger("nursery", "uscc period", CANDIDATES, files, time="period", snapshot="true")
    return book(NURSERY, source, roll(), as_of=as_of, registers={"firms": FIRMS})


def test_who_is_near_the_line_is_decided_on_the_figure_and_by_who_has_entered() -> None:
    one = nursery("2021-03-31")
    assert counts(one) == {"listed": 4, "near": 1, "unfiled": 1, "filed": 1, "approved": 1, "entered": 1}
    assert [e.key for e in one.rows("near")] == ["y"]  # 1599 is not near, and f has entered


def test_the_last_list_counts_and_who_left_it_is_remembered_for_what_came_of_it() -> None:
    one = nursery()
    assert counts(one) == {"listed": 3, "near": 2, "unfiled": 1, "filed": 2, "approved": 1, "entered": 1}
    assert [e.key for e in one.rows("unfiled")] == ["y"]  # x filed on the day itself, w not yet


def test_a_candidate_without_a_figure_is_not_at_zero() -> None:
    z = next(e for e in nursery("2021-03-31").entries if e.key == "z")
    assert isinstance(z.amount, Unmeasured)
    assert next(e for e in nursery().entries if e.key == "y").amount == Decimal(1800)


def test_the_line_is_told_with_the_count() -> None:
    (term,) = nursery().terms
    assert (term.code, dict(term.params)) == ("register-near", {"near": "1600", "unit": "万元"})


# certificates

CERTIFICATES = {
    "certificate": "text",
    "uscc": "code",
    "firm": "text",
    "issued_on": "date",
    "kind": "text",
    "valid_to": "date",
}
HIGH_TECH = {
    "name": LABEL,
    "kind": "certificates",
    "ledger": "high-tech",
    "first": {"kind": {"is": "首次"}},
    "soon": "6",
}
CERTIFIED = """
certificate uscc firm issued_on  kind     valid_to
n1          a    甲厂 2018-06-30 首次     2021-06-29
n2          b    乙厂 2018-07-01 首次     2021-06-30
n3          c    丙厂 2018-12-31 首次     2021-12-30
n4          d    丁厂 2019-01-02 首次     2022-01-01
n5          e    戊厂 2018-03-01 首次     2021-02-28
n6          e    戊厂 2021-03-05 重新认定 2024-03-04
n7          f    己厂 2021-05-01 首次     -
n8          g    庚厂 2021-07-01 首次     2024-06-30
"""


def high_tech() -> RegisterBook:
    file = delivered("2021-08-01", "2018-01/2021-07", CERTIFIED)
    return book(HIGH_TECH, ledger("high-tech", "certificate", CERTIFICATES, [file], time="issued_on"), roll())


def test_a_certificate_is_valid_through_its_last_day_and_soon_means_within_the_declared_months() -> None:
    one = high_tech()
    keys = {code: [e.key for e in one.rows(code)] for code in ("valid", "expiring", "expired", "undated")}
    assert keys == {"valid": ["n2", "n3", "n4", "n6"], "expiring": ["n2", "n3"], "expired": ["n1"], "undated": ["n7"]}


def test_a_renewed_certificate_takes_the_place_of_the_old_one_and_is_no_first_one() -> None:
    told = counts(high_tech())
    assert (told["first.2021"], told["renewed.2021"], told["first.2018"]) == (1, 1, 4)


# parks

PARKS = {
    "park": "text",
    "name": "text",
    "town": "place",
    "state": "text",
    "built_on": "date",
    "paper": "text",
    "by": "text",
}
WORKS = {
    "name": LABEL,
    "kind": "works",
    "ledger": "parks",
    "item": "park",
    "built": {"state": {"is": "built"}},
    "evidence": ["paper", "by"],
}


def parks(rows: str) -> Assessment:
    file = delivered("2021-07-09", "2021-Q2", f"park name town state built_on paper by\n{rows}")
    return known(WORKS, ledger("parks", "park", PARKS, [file], time="built_on"), roll())


@pytest.mark.parametrize("row", ["built - 文号 组", "built 2021-05-18 - 组", "built 2021-05-18 文号 -"])
def test_built_without_day_document_or_approver_is_a_finding_and_not_counted(row: str) -> None:
    assessment = parks(f"P1 一园 north {row}")
    told = counts(assessment.registers[0])
    assert (told["built"], told["unproved"]) == (0, 1)
    (finding,) = [f for f in assessment.findings if f.code == "register-unproved"]
    assert (finding.raw, finding.place.cell) == ("P1", "A2")
    assert finding.params["missing"]


def test_built_with_evidence_counts_in_its_year_and_before_its_day_it_is_being_built() -> None:
    one = parks(
        "P1 一园 north built 2020-05-18 文号 组\nP2 二园 south built 2021-07-01 文号 组\nP3 三园 south building - - -"
    ).registers[0]
    assert counts(one) == {"built.2020": 1, "built": 1, "building": 2, "unproved": 0}
    assert [e.facts for e in one.rows("building")] == [(), ()]  # its day and document are of a later time


# names of the plan

NAMED = {
    "name": LABEL,
    "kind": "named",
    "columns": [{"ledger": "roll", "title": "firm", "town": "town"}],
    "aliases": {"丁": ["丁厂"], "戊公司": ["戊"]},
}


def test_a_name_fits_itself_or_a_declared_alias_and_nothing_that_is_like_it() -> None:
    watched = [target(named=["甲厂", "乙", "丁", "戊公司"]), target(id="u", ref="T02", named=["甲厂"])]
    one = book(NAMED, targets=watched)
    assert counts(one) == {"named": 4, "seen": 2, "unseen": 2}
    lines = {e.name: (dict(e.facts).get("seen_as", ""), e.place.cell) for e in one.entries}
    assert lines == {"甲厂": ("甲厂", "F2"), "乙": ("", ""), "丁": ("丁厂", "F5"), "戊公司": ("", "")}


def test_a_name_says_who_watches_it_paths_too() -> None:
    paths = {"P4": {"name": LABEL, "clause": "1", "lead": "office", "named": ["甲厂", "大园"]}}
    one = book(NAMED, targets=[target(named=["甲厂"])], paths=paths)
    assert [(e.name, dict(e.facts)["watched_by"]) for e in one.entries] == [("甲厂", "T01, P4"), ("大园", "P4")]


def test_a_name_that_comes_later_is_not_in_the_data_yet() -> None:
    watched = [target(named=["己厂"])]
    assert counts(book(NAMED, targets=watched, as_of="2021-02-28"))["seen"] == 0
    assert counts(book(NAMED, targets=watched, as_of="2021-03-31"))["seen"] == 1
