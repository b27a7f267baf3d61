"""Every generated page by its path in the repository, as it should read now."""

from __future__ import annotations

from tools.docs.commands import commands_page
from tools.docs.findings import findings_page


def pages() -> dict[str, str]:
    """Path → text. Made from the program and the catalogue alone, so the same everywhere."""
    return {"docs/cli.md": commands_page(), "docs/findings.md": findings_page()}
