"""The gallery is complete, and each of its pages is what the program says today."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.findings.expected import HERE, expected
from tests.findings.gallery import CODES, EXEMPT, provokers


@pytest.mark.parametrize("code", provokers())
def test_the_smallest_input_gives_the_finding_as_written_down(code: str, tmp_path: Path) -> None:
    """After a change of wording or of what comes with it: ``python -m tests.findings``, then look at the diff."""
    assert expected(code, tmp_path) == (HERE / code / "expected.txt").read_text(encoding="utf-8")


def test_every_code_of_the_intake_is_in_the_gallery_or_exempt_with_a_reason() -> None:
    assert set(provokers()) | set(EXEMPT) == CODES
    assert not set(provokers()) & set(EXEMPT)


def test_no_folder_is_left_of_a_code_that_is_gone() -> None:
    folders = {path.name for path in HERE.iterdir() if path.is_dir() and not path.name.startswith("_")}
    assert folders == set(provokers())
