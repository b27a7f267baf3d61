"""The committed JSON Schema is the one the program makes, and an editor that uses it agrees with the loader."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from tanjcli.plan.schema import json_schema

REPO = Path(__file__).parents[3]
PLANS = ("targets.yaml", "docs/examples/hospital/targets.yaml")


class Editor(yaml.SafeLoader):
    """YAML as an editor's language server reads it: version 1.2, where a day is text and ``on`` is a word."""


_OLDER = ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")
Editor.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in _OLDER]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Editor.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), ["t", "f"])


def read(name: str) -> dict[str, Any]:
    plan = yaml.load((REPO / name).read_text(encoding="utf-8"), Loader=Editor)
    assert isinstance(plan, dict)
    return plan


def faults(plan: dict[str, Any]) -> list[str]:
    return [error.message for error in jsonschema.Draft202012Validator(json_schema()).iter_errors(plan)]


def test_the_committed_schema_is_fresh() -> None:
    committed = (REPO / "docs/schema/targets.schema.json").read_text(encoding="utf-8")
    assert committed == json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


def test_the_schema_is_itself_valid() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_names_the_schema_in_its_first_line_and_fits_it(name: str) -> None:
    path = REPO / name
    first = path.read_text(encoding="utf-8").splitlines()[0]
    prefix = "# yaml-language-server: $schema="
    assert first.startswith(prefix)
    assert (path.parent / first.removeprefix(prefix)).resolve() == (REPO / "docs/schema/targets.schema.json").resolve()
    assert faults(read(name)) == []


def test_an_editor_underlines_an_unknown_key_a_wrong_word_and_a_null() -> None:
    for key, value, word in (("gaol", 3, "gaol"), ("direction", "up", "up"), ("due", None, "None"), ("goal", "x", "x")):
        plan = read("targets.yaml")
        plan["targets"][0][key] = value
        assert any(word in message for message in faults(plan)), key


def test_an_editor_underlines_a_bad_id_and_a_month_that_does_not_exist() -> None:
    plan = read("targets.yaml")
    plan["departments"]["a b"] = plan["departments"]["gxj"]
    plan["plan"]["unpublished_months"] = [13]
    assert len(faults(plan)) == 2
