"""A remembered report is shown without loading what made it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
SHOW = """
import sys
from tests.unit.present.builders import county
from tanjcli.present.compose.report import compose_report
from tanjcli.present.compose.gap import compose_gap
from tanjcli.present.records import report_records, report_rows
from tanjcli.present.writers import delimited, json_text, markdown, plain, table
assert "rich" not in sys.modules
document = compose_report(county(), "zh")
plain.render(document), markdown.render(document), json_text.render(report_records(county()))
assert "rich" not in sys.modules
table.render(document, table.Terminal())
heavy = {"pandas", "pydantic", "openpyxl", "yaml", "typer", "rich.table", "rich.markdown"} & set(sys.modules)
assert not heavy, heavy
"""


def test_showing_a_report_loads_neither_pandas_nor_pydantic_and_rich_only_for_the_terminal() -> None:
    run = subprocess.run(
        [sys.executable, "-c", SHOW],
        cwd=ROOT,
        env={"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
