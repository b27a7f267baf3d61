"""``--update`` rewrites the transcripts with what the program says now: read the difference before believing it."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite the console transcripts")
