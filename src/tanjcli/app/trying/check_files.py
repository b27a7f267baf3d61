"""Files tried before they are filed, in the shape somebody asked for, and the code that says how bad they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tanjcli.app.faces import Face, document_text, json_text, rejects_text
from tanjcli.app.run_id import run_id
from tanjcli.app.trying.trial import Tried
from tanjcli.core.exits import ExitCode, worst
from tanjcli.core.severity import Severity

if TYPE_CHECKING:
    from tanjcli.core.words import Name
    from tanjcli.intake.tables.stretch import Kit


def trial_code(tried: Tried, *, strict: bool) -> ExitCode:
    """65 for a file nobody can use or with an error in it, 3 for more rejected rows than the sources tolerate."""
    files = tried.trial.files
    codes = []
    warned = strict and any(f.severity is not Severity.NOTE for file in files for f in file.findings)
    if warned or any(file.faulty for file in files):
        codes.append(ExitCode.DATA)
    if sum(file.rejected for file in files) > tried.settings.sources.max_rejects:
        codes.append(ExitCode.PARTIAL)
    return worst(*codes)


def trial_text(tried: Tried, face: Face, *, every: bool, rows: bool = False) -> str:
    """The trial as table, text, Markdown, JSON or CSV; ``every``: all of everything; ``rows``: each row's fate."""
    run = run_id({"check": "files"}, ((file.file, file.sha256) for file in tried.trial.files))
    if face.format == "json":
        from tanjcli.present.trial_records import trial_records

        return json_text({**trial_records(tried.trial, face.lang, rows=rows), "run_id": run})
    from tanjcli.present.compose.check_files import Telling, all_findings, compose_check_files

    if face.format in ("csv", "tsv"):
        return rejects_text(all_findings(tried.trial), face, run)

    telling = Telling(face.lang, every, vocabulary_names(tried.kit))
    return document_text(compose_check_files(tried.trial, telling), face)


def vocabulary_names(kit: Kit) -> dict[str, dict[str, Name]]:
    """Every vocabulary's terms, id → name."""
    return {key: {term.id: term.name for term in words.terms} for key, words in kit.vocabularies.items()}
