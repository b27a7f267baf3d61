"""What every record says first, and how records say a name, a figure and a remark."""

from __future__ import annotations

from typing import Any

from tanjcli.core.absence import Unmeasured
from tanjcli.core.words import Name
from tanjcli.evaluate.results import Assessment, Figure, Remark


def head_record(assessment: Assessment) -> dict[str, Any]:
    """What every record says first: plan, year, the two days, whether the data are samples."""
    return {
        "schema_version": assessment.schema_version,
        "plan": {"id": assessment.plan_id, **named("name", assessment.plan_name)},
        "year": assessment.year,
        "as_of": assessment.as_of.isoformat(),
        "known_on": assessment.known_on.isoformat(),
        "sample": assessment.sample,
        **figure("time_share", assessment.time_share),
    }


def figure(name: str, value: Figure | None) -> dict[str, Any]:
    """An exact number, or ``null`` and why."""
    if isinstance(value, Unmeasured):
        return {name: None, f"{name}_absent": value.why.value}
    return {name: value, f"{name}_absent": None}


def named(key: str, name: Name) -> dict[str, str]:
    """A name in both languages."""
    return {key: name.get("zh"), f"{key}_en": name.get("en")}


def remark_record(remark: Remark) -> dict[str, Any]:
    """What is said beside a figure, as its code and parameters."""
    return {"code": remark.code, "params": dict(remark.params)}
