"""YAML is read as text with positions; whatever could surprise a reader is refused by name, with its line, quickly."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tanjcli.config.nodes import MAX_ALIASES, MAX_DEPTH, MAX_NODES, Node, load_nodes
from tests.unit.config.faulty import REFUSED, Refused


def texts(node: Node | None) -> object:
    """A tree as plain lists, dicts and texts."""
    assert node is not None
    if isinstance(node.value, dict):
        return {key: texts(value) for key, (_, value) in node.value.items()}
    return node.value if isinstance(node.value, str) else [texts(item) for item in node.value]


@pytest.mark.parametrize("case", REFUSED, ids=lambda c: c.name)
def test_a_faulty_text_is_refused_where_the_fault_stands(case: Refused) -> None:
    _, findings = load_nodes(case.text, "targets.yaml")
    assert [(f.code, (f.place.line, f.place.column)) for f in findings] == [(case.code, p) for p in case.places]
    assert {f.place.file for f in findings} == {"targets.yaml"}


def test_every_scalar_stays_the_text_that_was_written() -> None:
    """No Norway problem, no octal, no sexagesimal, no date, no float: the schema decides later."""
    text = b"a: NO\nb: on\nc: 017\nd: 12:30\ne: 1_000\nf: 1e3\ng: 371322000000000001\nh: 2021-02-30\ni: 1.10\nj: null\n"
    node, findings = load_nodes(text, "f")
    assert findings == ()
    assert texts(node) == {
        "a": "NO",
        "b": "on",
        "c": "017",
        "d": "12:30",
        "e": "1_000",
        "f": "1e3",
        "g": "371322000000000001",
        "h": "2021-02-30",
        "i": "1.10",
        "j": "null",
    }


def test_positions_are_those_an_editor_shows() -> None:
    node, _ = load_nodes("a:\n  - x: 1\n    \u4e59: [甲, 乙]\n".encode(), "f")
    assert node is not None
    assert isinstance(node.value, dict)
    entries = node.value["a"][1]
    assert (entries.line, entries.column) == (2, 3)
    assert isinstance(entries.value, tuple)
    first = entries.value[0]
    assert isinstance(first.value, dict)
    key, items = first.value["\u4e59"]
    assert (key.line, key.column) == (3, 5)
    assert isinstance(items.value, tuple)
    assert [(i.value, i.line, i.column) for i in items.value] == [("甲", 3, 9), ("乙", 3, 12)]


def test_a_byte_order_mark_and_windows_line_ends_are_no_fault() -> None:
    node, findings = load_nodes("\ufeffa: 1\r\nb: 2\r\n".encode(), "f")
    assert findings == ()
    assert texts(node) == {"a": "1", "b": "2"}


def test_full_width_punctuation_in_values_is_text() -> None:
    node, findings = load_nodes("note: 签约\uff1a落地\u3000各一\n".encode(), "f")
    assert findings == ()
    assert texts(node) == {"note": "签约\uff1a落地\u3000各一"}


def test_an_alias_within_the_limits_stands_for_its_anchor() -> None:
    node, findings = load_nodes(b"a: &a [1, 2]\nb: *a\n", "f")
    assert findings == ()
    assert texts(node) == {"a": ["1", "2"], "b": ["1", "2"]}


def test_the_limits_themselves_are_allowed() -> None:
    depth = b"[" * MAX_DEPTH + b"]" * MAX_DEPTH
    width = b"[" + b"x," * (MAX_NODES - 1) + b"]"
    aliases = b"a: &a 1\nb: [" + b"*a," * MAX_ALIASES + b"]"
    for text in (depth, width, aliases):
        assert load_nodes(text, "f")[1] == ()


def test_several_faults_are_all_reported_and_the_rest_is_still_read() -> None:
    node, findings = load_nodes(b"a: 1\na: 2\nb: !!int 3\nc: =\n<<: x\n", "f")
    assert [f.code for f in findings] == ["yaml-duplicate-key", "yaml-tag", "yaml-operator", "yaml-merge-key"]
    assert texts(node) == {"a": "1", "b": "3", "c": "="}


def test_the_second_of_two_equal_keys_points_at_the_first() -> None:
    _, findings = load_nodes(b"goal: 100\ngoal: 1\n", "f")
    assert findings[0].related[0].line == 1
    assert findings[0].params["first"] == "1"


def test_a_binary_file_yields_a_bounded_number_of_findings() -> None:
    _, findings = load_nodes(b"\x01\n" * 500_000, "f")
    assert len(findings) == 100


def test_without_libyaml_the_same_faults_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pure Python parser places an error elsewhere now and then; the verdict is the same."""
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    for case in REFUSED:
        if len(case.text) < 10_000:
            assert {f.code for f in load_nodes(case.text, "f")[1]} == {case.code}, case.name


@given(st.binary(max_size=200))
def test_no_bytes_raise(text: bytes) -> None:
    node, findings = load_nodes(text, "f")
    assert node is not None or findings


@given(st.text(alphabet="ab: -[]{},&*!|>'\"#\n?%<=\t", max_size=80))
def test_no_yaml_like_text_raises(text: str) -> None:
    node, findings = load_nodes(text.encode(), "f")
    assert node is not None or findings
