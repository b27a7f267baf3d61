"""Is a pack what it was when it was made, and are its inputs still what they were."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tanjcli.app.faces import Face, document_text, json_text
from tanjcli.app.ledgers import deliveries_of
from tanjcli.app.load import load_settings
from tanjcli.app.packs.export import described_inputs
from tanjcli.app.packs.pack import MANIFEST, REJECTS, Found, Input, Manifest, combined, find_pack
from tanjcli.app.packs.pack_build import BY_HAND, read_bulletin
from tanjcli.app.packs.pack_formats import FORMATS, check_csv
from tanjcli.app.workspace import Workspace
from tanjcli.core.errors import MissingInputError, TanjError
from tanjcli.core.exits import ExitCode
from tanjcli.core.findings import Finding, Place, errors
from tanjcli.core.severity import Severity

_CHECKS = {made.file: made.check for made in FORMATS.values()} | {REJECTS: check_csv}


@dataclass(frozen=True, slots=True)
class Verified:
    """A pack that was looked at: ``inputs`` says how many were compared, ``None`` when there was nothing to compare."""

    shown: str
    manifest: Manifest
    findings: tuple[Finding, ...]
    inputs: int | None


def verify(folder: Path, shown: str, workspace: Workspace | None) -> Verified:
    """Look at a pack again; with a ``workspace`` also at what it was made from.

    Raises:
        MissingInputError: there is no pack.
    """
    found = find_pack(folder) if folder.is_dir() else Found(None, {})
    if found.manifest is None:
        raise MissingInputError(findings=(Finding("pack-missing", Place(), raw=shown),))
    findings = [*_files(found, shown)]
    now = None if workspace is None else _inputs_now(workspace)
    if now is not None:
        findings += _inputs(found.manifest, now)
    return Verified(shown, found.manifest, tuple(findings), None if now is None else len(now))


def verified_code(verified: Verified, *, strict: bool) -> ExitCode:
    """65 for anything that is not as it was made; ``strict``: also for edits and for inputs that have changed."""
    grave = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return ExitCode.DATA if any(f.severity in grave for f in verified.findings) else ExitCode.OK


def verified_text(verified: Verified, face: Face) -> str:
    """What was found, in words or as JSON."""
    if face.format == "json":
        from tanjcli.present.records import finding_record

        manifest = verified.manifest
        return json_text(
            {
                "schema_version": "1",
                "pack": verified.shown,
                "run_id": manifest.run_id,
                "question": dict(manifest.question),
                "complete": manifest.complete,
                "inputs_compared": verified.inputs,
                "findings": [finding_record(finding, face.lang) for finding in verified.findings],
            }
        )
    from tanjcli.present.compose.packing import PackLook, compose_verified

    manifest = verified.manifest
    look = PackLook(
        folder=verified.shown,
        period=str(manifest.question.get("period", "")),
        known_on=str(manifest.question.get("known_on", "")),
        version=manifest.program_version,
        run_id=manifest.run_id,
        files=len(manifest.outputs),
        inputs=verified.inputs,
        complete=manifest.complete,
    )
    return document_text(compose_verified(look, verified.findings, face.lang), face)


def _files(found: Found, shown: str) -> Iterator[Finding]:
    manifest = found.manifest
    assert manifest is not None  # noqa: S101 - the caller has looked
    if found.entries[MANIFEST] != manifest.text():
        yield Finding("pack-altered", Place(f"{shown}/{MANIFEST}"), raw=MANIFEST)
    for name in sorted({*manifest.outputs, *found.entries} - {MANIFEST}):
        place = Place(f"{shown}/{name}")
        if name not in manifest.outputs:
            yield Finding("pack-extra", place, raw=name)
        elif name in found.missing:
            yield Finding("pack-lost", place, raw=name)
        else:
            yield from _file(name, place, found)


def _file(name: str, place: Place, found: Found) -> Iterator[Finding]:
    data = found.entries[name]
    if data is not None and name in BY_HAND and name in found.edited:
        yield from _edited(name, place, data)
        return
    try:
        if data is None:
            raise ValueError("not a regular file")
        if name in _CHECKS:
            _CHECKS[name](data)
    except ValueError as error:
        yield Finding("pack-unreadable", place, {"reason": str(error)}, raw=name)
        return
    if name in found.edited:
        yield Finding("pack-altered", place, raw=name)


def _edited(name: str, place: Place, data: bytes) -> Iterator[Finding]:
    """What a person did to the bulletin is told, and is no fault, as long as it can be read."""
    from tanjcli.present.compose.bulletin import written

    slots, findings = read_bulletin(data, place.file)
    if not errors(findings):
        filled = [slot for slot, lines in written(slots).items() if any(lines)]
        yield Finding("pack-edited", place, {"slots": ", ".join(filled) or "–"}, raw=name)
    yield from findings


def _inputs_now(workspace: Workspace) -> tuple[Input, ...] | None:
    """What a pack would be made from now; ``None`` where the plan does not even load."""
    try:
        deliveries, _ = deliveries_of(workspace, load_settings(workspace))
    except TanjError:
        return None
    return (*described_inputs(workspace), *(Input(delivery.file, delivery.sha256) for delivery in deliveries))


def _inputs(manifest: Manifest, now: tuple[Input, ...]) -> Iterator[Finding]:
    """What is not as it was. Deliveries that came after the day up to which the pack knows change nothing in it."""
    day = str(manifest.question.get("known_on"))
    later = sorted(i.file for i in now if i.file.startswith("data/2") and i.file[5:15] > day)
    if later:
        yield Finding("pack-input-later", Place(), {"n": str(len(later)), "day": day}, raw=later[-1][5:15])
    now = tuple(i for i in now if i.file not in later)
    if manifest.question.get("public"):
        if manifest.inputs != combined(now):
            yield Finding("pack-input-changed", Place(), raw="data/")
        return
    before, after = ({i.file: i.sha256 for i in inputs} for inputs in (manifest.inputs, now))
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) != after.get(name):
            how = "gone" if name not in after else "new" if name not in before else "changed"
            yield Finding(f"pack-input-{how}", Place(), raw=name)
