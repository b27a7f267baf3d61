"""A tree of texts becomes a typed value, or every fault of it at its line with what was seen and what to do."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal, NamedTuple

import pytest
from pydantic import Field

from tanjcli.config.bind import Bound, bind
from tanjcli.config.nodes import load_nodes
from tanjcli.config.scalars import Day, Flag, Id, Model, Number, PeriodLabel, Text, Whole
from tanjcli.core.catalogue import config as catalogue
from tanjcli.core.catalogue import entry
from tests.unit.config.faulty import REFUSED


class Circle(Model):
    kind: Literal["circle"]
    radius: Number


class Square(Model):
    kind: Literal["square"]
    side: Number


class Entry(Model):
    id: Id
    goal: Number
    month: Annotated[Whole, Field(ge=1, le=12)] = 1
    closed: Flag = False
    on: Day | None = None
    cell: PeriodLabel | None = None
    mood: Literal["calm", "windy"] = "calm"
    note: Text | None = None


class File(Model):
    title: Text
    shapes: dict[Id, Annotated[Circle | Square, Field(discriminator="kind")]] = {}
    entries: Annotated[tuple[Entry, ...], Field(min_length=1)]


def bound(text: str) -> Bound[File]:
    node, findings = load_nodes(text.encode(), "f.yaml")
    assert findings == ()
    assert node is not None
    return bind(node, File, "f.yaml")


def seen(result: Bound[File]) -> list[tuple[str, int, int, str]]:
    """Code, line, column and text of every finding; every sentence is made once, so that no parameter lacks."""
    for finding in result.findings:
        words, params = entry(finding.code), {**finding.params, "raw": finding.raw}
        for sentence in (words.message.zh, words.message.en, words.remedy.zh, words.remedy.en):
            assert sentence.format(**params)
    return [(f.code, f.place.line, f.place.column, f.raw) for f in result.findings]


class Fault(NamedTuple):
    """One line of ``entries[0]``, what is found in it, and a parameter of the finding."""

    line: str
    code: str
    column: int
    raw: str
    param: tuple[str, str] = ("where", "entries/a/goal")


HEAD = "title: t\nentries:\n- id: a\n  "
FAULTS = (
    Fault("goal: 1\n  gaol: 2", "config-unknown-key", 3, "gaol", ("nearest", "goal")),
    Fault("month: 1", "config-missing-key", 3, "{…}", ("key", "goal")),
    Fault("goal: 010", "config-not-a-number", 9, "010"),
    Fault("goal: 1_000", "config-not-a-number", 9, "1_000"),
    Fault("goal: 1e3", "config-not-a-number", 9, "1e3"),
    Fault("goal: 30家", "config-not-a-number", 9, "30家"),
    Fault("goal: １０", "config-not-a-number", 9, "１０"),
    Fault("goal: " + "9" * 5000, "config-not-a-number", 9, "9" * 200),
    Fault("goal: [1]", "config-not-a-number", 9, "[…]"),
    Fault("goal: 1\n  month: 1.5", "config-not-a-whole-number", 10, "1.5", ("where", "entries/a/month")),
    Fault("goal: 1\n  month: 1:30", "config-not-a-whole-number", 10, "1:30", ("where", "entries/a/month")),
    Fault("goal: 1\n  month: 13", "config-out-of-range", 10, "13", ("limit", "12")),
    Fault("goal: 1\n  month: 0", "config-out-of-range", 10, "0", ("limit", "1")),
    Fault("goal: 1\n  closed: NO", "config-not-a-flag", 11, "NO", ("where", "entries/a/closed")),
    Fault("goal: 1\n  on: 2021-02-30", "config-not-a-day", 7, "2021-02-30", ("where", "entries/a/on")),
    Fault("goal: 1\n  on: ２０２１-02-03", "config-not-a-day", 7, "２０２１-02-03", ("where", "entries/a/on")),
    Fault("goal: 1\n  cell: 2021-13", "config-not-a-period", 9, "2021-13", ("where", "entries/a/cell")),
    Fault("goal: 1\n  cell: " + "2020/" * 3000, "config-not-a-period", 9, "2020/" * 40, ("where", "entries/a/cell")),
    Fault("goal: 1\n  mood: calmer", "config-unknown-choice", 9, "calmer", ("nearest", "calm")),
    Fault("goal: 1\n  note: {x: 1}", "config-not-a-text", 9, "{…}", ("where", "entries/a/note")),
    Fault("goal: 1\n  note: " + "x" * 2001, "config-too-long", 9, "x" * 200, ("limit", "2000")),
    Fault('goal: 1\n  note: ""', "config-empty-value", 9, "", ("where", "entries/a/note")),
)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda f: f"{f.code}-{f.line[:20]}")
def test_a_fault_is_found_where_it_stands(fault: Fault) -> None:
    result = bound(HEAD + fault.line + "\n")
    line = 4 + fault.line.count("\n") if fault.code != "config-missing-key" else 3
    assert seen(result) == [(fault.code, line, fault.column, fault.raw)]
    assert result.findings[0].params[fault.param[0]] == fault.param[1]
    assert result.value is None


GOOD = "- id: a\n  goal: 1\n"
STRUCTURES = {
    "config-not-a-mapping": ("title: t\nentries: [a]\n", 2, 11, "a"),
    "config-not-a-list": ("title: t\nentries: a\n", 2, 10, "a"),
    "config-too-few": ("title: t\nentries: []\n", 2, 10, "[…]"),
    "config-empty-value": (f"title:\nentries:\n{GOOD}", 1, 1, "title"),
    "config-bad-id": (f"title: t\nentries:\n{GOOD}shapes:\n  'a b': {{kind: circle, radius: 1}}\n", 6, 3, "a b"),
    "config-unknown-choice": (
        f"title: t\nentries:\n{GOOD}shapes:\n  a: {{kind: circel, radius: 1}}\n",
        6,
        13,
        "circel",
    ),
    "config-missing-key": (f"title: t\nentries:\n{GOOD}shapes:\n  a: {{radius: 1}}\n", 6, 6, "{…}"),
    "config-unknown-key": (
        f"title: t\nentries:\n{GOOD}shapes:\n  a: {{kind: square, side: 1, sid: 2}}\n",
        6,
        30,
        "sid",
    ),
}


@pytest.mark.parametrize("code", STRUCTURES)
def test_a_fault_of_structure_is_found_where_it_stands(code: str) -> None:
    text, line, column, raw = STRUCTURES[code]
    assert seen(bound(text)) == [(code, line, column, raw)]


@pytest.mark.parametrize("text", ["hello", "[a, b]"])
def test_a_file_that_is_no_mapping_is_named_as_such(text: str) -> None:
    assert [hit[:3] for hit in seen(bound(text))] == [("config-not-a-mapping", 1, 1)]


@pytest.mark.parametrize("null", ["", "~", "null"])
def test_an_empty_value_is_said_once_and_not_called_missing_too(null: str) -> None:
    assert seen(bound(f"{HEAD}goal: {null}\n")) == [("config-empty-value", 4, 3, "goal")]


def test_a_quoted_null_is_a_word() -> None:
    result = bound(f'{HEAD}goal: 1\n  note: "null"\n')
    assert result.value is not None
    assert result.value.entries[0].note == "null"


def test_faults_in_several_entries_are_all_found_at_once() -> None:
    result = bound("titel: t\nentries:\n- {id: a, goal: x, mood: cold}\n- {id: b, goal: 1}\n- {goal: 3}\n")
    assert [hit[:3] for hit in seen(result)] == [
        ("config-missing-key", 1, 1),
        ("config-unknown-key", 1, 1),
        ("config-not-a-number", 3, 17),
        ("config-unknown-choice", 3, 26),
        ("config-missing-key", 5, 3),
    ]


def test_what_is_left_without_the_faulty_entries_can_still_be_checked() -> None:
    """The positions belong to what is left: entry 0 of the partial value is entry 1 of the file."""
    result = bound("title: t\nentries:\n- {id: a, goal: x}\n- {id: b, goal: 1, gaol: 2}\n")
    assert result.value is None
    assert result.partial is not None
    assert [e.id for e in result.partial.entries] == ["b"]
    assert result.positions.place("entries", 0, "goal").line == 4
    assert result.positions.names("entries") == ("a", "b")


def test_a_good_file_becomes_a_value_with_positions() -> None:
    result = bound(
        f"{HEAD}goal: 1.50\n  month: 2\n  closed: true\n  cell: 2021-Q1\nshapes:\n  s: {{kind: square, side: 2}}\n"
    )
    assert result.findings == ()
    assert result.value is not None
    assert result.value is result.partial
    first = result.value.entries[0]
    assert (first.goal, first.month, first.closed) == (Decimal("1.50"), 2, True)
    assert result.positions.place("shapes", "s", "side").column == 27
    assert result.positions.key("shapes", "s", "side").column == 21
    assert result.positions.text("entries", 0, "goal") == "1.50"


def test_the_nearest_known_place_stands_in_for_one_that_does_not_exist() -> None:
    positions = bound(f"{HEAD}goal: 1\n").positions
    assert positions.place("entries", 0, "mood") == positions.place("entries", 0)
    assert positions.place("entries", 7) == positions.place("entries")
    assert positions.key("entries", 0, "mood") == positions.place("entries", 0)


class Nested(Model):
    title: Text
    shape: Annotated[Circle | Square, Field(discriminator="kind")] | None = None
    entry: Entry | None = None
    named: dict[Id, Entry] = {}


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("entry:\n  id: a\n  gaol: 2", "goal"),
        ("named:\n  a:\n    id: a\n    gaol: 2", "goal"),
        ("shape:\n  kind: circle\n  radios: 2", "radius"),
        ("shape:\n  kind: square\n  sied: 2", "side"),
        ("titel: x", "title"),
    ],
)
def test_a_misspelt_key_is_told_from_the_keys_of_its_own_place(text: str, nearest: str) -> None:
    """Also inside what may be left out, in a mapping of entries, and in one of several kinds."""
    node, _ = load_nodes(f"title: t\n{text}".encode(), "f.yaml")
    assert node is not None
    unknown = [f for f in bind(node, Nested, "f.yaml").findings if f.code == "config-unknown-key"]
    assert [finding.params["nearest"].split(", ")[0] for finding in unknown] == [nearest]


def test_ten_thousand_unknown_keys_are_all_found_quickly() -> None:
    keys = "".join(f"key{n}: 1\n" for n in range(10_000))
    assert len(bound(f"{HEAD}goal: 1\n{keys}").findings) == 10_000


def test_every_code_about_yaml_and_schema_is_triggered_by_some_test() -> None:
    tested = {case.code for case in REFUSED} | {fault.code for fault in FAULTS} | set(STRUCTURES)
    assert tested == {item.code for item in catalogue.ENTRIES}
