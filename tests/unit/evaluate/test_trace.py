"""Where figures come from, who has reported, and how figures are divided."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tanjcli.core.quantities import UnitTable
from tanjcli.core.words import Name
from tanjcli.evaluate.measure import KINDS
from tanjcli.evaluate.measure.room import Room
from tanjcli.evaluate.measure.trace import coverage, coverage_remarks, last_told, origins, shares, sources
from tanjcli.evaluate.results import Coverage, Origin, Remark
from tests.factories import COUNT, delivered, ledger, plan, target

FILES = [
    delivered("2020-05-18", "2020-04", "uscc name town industry period ytd\n1 老厂 west food 2020-04 5"),
    delivered("2021-04-18", "2021-03", "uscc name town industry period ytd\n2 甲厂 north food 2021-03 5"),
    delivered(
        "2021-05-18",
        "2021-04",
        """
        uscc name town  industry period  ytd
        2    甲厂 north food     2021-04 7.5
        3    乙厂 south -        2021-04 2
        """,
    ),
]
RETURNS_COLUMNS = {
    "uscc": "code",
    "name": "text",
    "town": "place",
    "industry": "term",
    "period": "period",
    "ytd": "amount 千元 ytd 1",
}
RETURNS = ledger(
    "returns",
    "uscc period",
    RETURNS_COLUMNS,
    FILES,
    time="period",
    unit_of_report="town",
)


def room(split_by: str = "", origins: bool = True) -> Room:
    whole = plan([target()], {"m": COUNT})
    names = {"north": Name("北", "North")}
    ledgers = {"returns": RETURNS}
    return Room(whole.metrics, ledgers, UnitTable(), date(2023, 1, 1), KINDS, names, frozenset(), split_by, origins)


def test_expected_is_who_reported_in_the_last_twelve_months() -> None:
    """West reported in April 2020: still expected in March 2021, no longer in April 2021."""
    assert coverage(RETURNS, date(2021, 3, 31)) == Coverage(1, 2, ("west",))
    assert coverage(RETURNS, date(2021, 4, 30)) == Coverage(2, 2)


def test_a_unit_whose_rows_are_all_blank_has_not_reported() -> None:
    """A row without its figure is no report; a unit with one figure among blanks has reported."""
    text = "uscc name town industry period ytd\n2 甲厂 north food 2021-04 7\n3 乙厂 south food 2021-04 -\n"
    known = ledger(
        "returns",
        "uscc period",
        RETURNS_COLUMNS,
        [delivered("2021-05-18", "2021-04", text)],
        time="period",
        unit_of_report="town",
    )
    assert coverage(known, date(2021, 4, 30)) == Coverage(2, 2)
    assert coverage(known, date(2021, 4, 30), "ytd") == Coverage(1, 2, ("south",))


def test_the_missing_are_named_and_completeness_is_silent() -> None:
    said = coverage_remarks(Coverage(14, 16, ("a", "b")))
    assert said == (Remark("coverage", (("reported", "14"), ("expected", "16"), ("missing", "a,b"))),)
    assert coverage_remarks(Coverage(16, 16)) == coverage_remarks(None) == ()


def test_an_origin_is_a_cell_with_all_that_is_known_of_it() -> None:
    april = RETURNS.frame[RETURNS.frame["uscc"] == "3"]
    (found,) = origins(RETURNS, april, {"ytd": "addend"}, room())
    assert found == Origin(
        file="data/2021-05-18/returns-2.csv",
        sha256=f"{2:064d}",
        sheet="Sheet1",
        cell="F3",
        received=date(2021, 5, 18),
        entity="3",
        label="乙厂",
        unit="千元",
        value=Decimal(2),
        role="addend",
        column="ytd",
        value_unit="千元",
    )
    assert origins(RETURNS, april, {"ytd": "addend"}, room(origins=False)) == ()


def test_an_origin_is_called_by_what_names_its_entity_and_says_what_a_date_cell_holds() -> None:
    """``batch`` comes first, ``firm`` names the code; an entry and an exit of one firm have one entity."""
    rows = """
        uscc event dated      batch   firm
        7    entry 2021-03-26 monthly 甲厂
        7    exit  2021-12-28 yearly  甲厂
        """
    columns = {"uscc": "code", "event": "term", "dated": "date", "batch": "text", "firm": "text"}
    register = ledger("register", "uscc event dated", columns, [delivered("2022-01-08", "2021", rows)], time="dated")
    naming = register.spec.columns["firm"].model_copy(update={"names": "uscc"})
    spec = register.spec.model_copy(update={"entity": "uscc", "columns": {**register.spec.columns, "firm": naming}})
    known = dict.fromkeys(("event", "dated", "uscc"), "counted")
    found = origins(replace(register, spec=spec), register.frame, known, room())
    assert {(origin.entity, origin.label) for origin in found} == {("7", "甲厂")}
    assert [origin.text for origin in found] == ["", "2021-03-26", "7", "", "2021-12-28", "7"]


def test_a_text_file_has_no_sheet_to_name() -> None:
    bare = replace(RETURNS, strips=tuple(replace(strip, sheet="") for strip in RETURNS.strips))
    assert last_told(bare, date(2021, 4, 30), room()) == ("data/2021-05-18/returns-2.csv",)


def test_sources_are_sheets_named_once() -> None:
    assert sources(RETURNS, RETURNS.frame[RETURNS.frame["uscc"] == "2"]) == (
        "data/2021-04-18/returns-1.csv!Sheet1",
        "data/2021-05-18/returns-2.csv!Sheet1",
    )
    assert last_told(RETURNS, date(2021, 4, 30), room()) == ("data/2021-05-18/returns-2.csv!Sheet1",)


def test_figures_are_divided_by_place_or_by_any_column_and_what_has_none_stays_visible() -> None:
    rows = RETURNS.frame[RETURNS.frame["period"] == RETURNS.frame["period"].max()]

    def divided(by: str) -> list[tuple[str, str, Decimal]]:
        found = shares(RETURNS, rows, room(by), lambda part: Decimal(len(part)))
        return [(share.key, share.name.zh, Decimal(str(share.value))) for share in found]

    assert divided("town") == [("north", "北", Decimal(1)), ("south", "south", Decimal(1))]
    assert divided("industry") == [("", "", Decimal(1)), ("food", "food", Decimal(1))]
    assert divided("nothing") == divided("") == []
