"""What an exit code means, for whoever finds one in a log."""

from __future__ import annotations

from tanjcli.app.faces import Face, document_text, json_text
from tanjcli.core.errors import UsageError
from tanjcli.core.exits import ExitCode
from tanjcli.core.findings import Finding, Place


def exit_text(code: str, face: Face) -> str:
    """The row of a code (``65``, ``DATA`` or ``EX_DATA``), or the whole table for the empty text.

    Raises:
        UsageError: there is no such code.
    """
    from tanjcli.present.compose.exits import compose_exits, exit_record

    codes = [one for one in ExitCode if code.upper() in ("", str(int(one)), one.name, f"EX_{one.name}")]
    if not codes:
        known = ", ".join(str(int(one)) for one in ExitCode)
        raise UsageError(findings=(Finding("usage-no-exit", Place(), {"choices": known}, raw=code),))
    if face.format == "json":
        return json_text({"schema_version": "1", "exits": [exit_record(one) for one in codes]})
    return document_text(compose_exits(codes, face.lang), face)
