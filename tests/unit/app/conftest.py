"""A small workspace on disk, for the use cases that begin with one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tanjcli.app.workspace import Workspace, find_workspace
from tests.functional.workspaces import library


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """The library: three targets, five deliveries."""
    return find_workspace(None, library(tmp_path))
