"""The list of what can be said."""

from __future__ import annotations

import pytest

from tanjcli.evaluate.remarks import PART_NAMES, REMARKS, ROLES, remark
from tanjcli.evaluate.results import Remark


def test_a_remark_carries_exactly_the_parameters_of_its_code() -> None:
    assert remark("goals-sum", unit="家", sum="7") == Remark("goals-sum", (("sum", "7"), ("unit", "家")))


@pytest.mark.parametrize(("code", "params"), [("goals-sun", {}), ("goals-sum", {"sum": "7"})])
def test_a_code_or_parameter_outside_the_list_cannot_be_said(code: str, params: dict[str, str]) -> None:
    with pytest.raises(KeyError):
        remark(code, **params)


def test_keys_are_kebab_case_and_names_have_both_languages() -> None:
    assert all(code.replace("-", "").isalpha() and code.islower() for code in REMARKS)
    assert len(set(ROLES)) == len(ROLES)
    assert all(name.zh and name.en for name in PART_NAMES.values())
