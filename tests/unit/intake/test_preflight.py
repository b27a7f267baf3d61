"""Preflight refuses what would hurt a reader: by name, at once, within the limits it exists to keep."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tanjcli.core.findings import Finding
from tanjcli.intake.fence import Fence
from tanjcli.intake.limits import Limits
from tanjcli.intake.preflight import preflight
from tests.unit.intake import hostile


@pytest.fixture(scope="module")
def strict() -> Iterator[Fence]:
    """A child with 1 GB, 5 s of processor and 5 s of wall time: the bounds every refusal must keep."""
    with Fence(Limits(cpu_seconds=5, wall_seconds=5)) as fence:
        yield fence


@pytest.mark.parametrize("kind", hostile.REFUSED)
def test_every_hostile_kind_meets_its_finding_within_five_seconds_and_a_gigabyte(
    kind: str, strict: Fence, tmp_path: Path
) -> None:
    path = hostile.make(kind, tmp_path)
    found = strict.run(path.name, preflight, path, path.name)
    path.unlink()
    assert not isinstance(found, Finding), found
    assert hostile.REFUSED[kind][1] in {finding.code for finding in found}, found
