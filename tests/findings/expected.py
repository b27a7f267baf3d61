"""What ``expected.txt`` says: the finding as a person reads it, in both languages, and what comes with it."""

from __future__ import annotations

from pathlib import Path

from tanjcli.present.findings import finding_lines
from tests.findings.gallery import provoked

HERE = Path(__file__).parent


def expected(code: str, folder: Path) -> str:
    """The text of the gallery's page for ``code``."""
    finding, beside = provoked(code, folder)
    lines = ["zh", *finding_lines(finding, "zh"), "", "en", *finding_lines(finding, "en")]
    lines += ["", f"beside: {' '.join(beside)}"] if beside else []
    return "\n".join(lines) + "\n"
