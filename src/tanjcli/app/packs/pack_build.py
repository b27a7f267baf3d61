"""From one report to the folder of its pack: every file made, checked, put aside, then swapped in."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from tanjcli.app.packs.atomic_folder import RUN_PREFIX, Retire, build, install, sweep
from tanjcli.app.packs.pack import MANIFEST, REJECTS, Found, Manifest, digest_of, find_pack
from tanjcli.app.packs.pack_formats import FORMATS, Sheaf, Slots, check_csv
from tanjcli.core.errors import DataError, OutputError, PathError
from tanjcli.core.findings import Finding, Place, errors

# The one file that people write into: their changes to it are no fault, and not a reason to make it anew.
_BULLETIN = FORMATS["docx"].file
BY_HAND = frozenset({_BULLETIN})


@dataclass(frozen=True, slots=True)
class Contents:
    """What a pack is made of: its folder's name, what its files are made from, a manifest that names no outputs yet."""

    label: str
    sheaf: Sheaf
    formats: tuple[str, ...]
    manifest: Manifest


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a pack is, with the manifest it has now; ``unchanged``: it was there already and nothing was touched."""

    folder: Path
    manifest: Manifest
    unchanged: bool
    findings: tuple[Finding, ...] = ()


def place_pack(out: Path, contents: Contents, retire: Retire) -> Placed:
    """Make the pack and put it in the place of the old one, unless that is the same.

    Raises:
        PathError: the folder of the pack is a link.
        OutputError: there is a folder of that name which is no pack.
        DataError: the old bulletin cannot be read, and with it what people wrote there.
        OSError: the disk is full, or may not be written to; the old pack is as it was.
    """
    folder = out / contents.label
    old = _old_pack(folder)
    contents, findings = _with_slots(contents, old)
    files = _files(contents)
    manifest = replace(contents.manifest, outputs={name: digest_of(data) for name, data in files.items()})
    if old is not None and _same(old, manifest):
        return Placed(folder, manifest, unchanged=True)
    run = out / f"{RUN_PREFIX}{manifest.run_id}"
    try:
        new = build(run, contents.label, {**files, MANIFEST: manifest.text()})
        install(run, new, folder, retire)
    finally:
        with suppress(OSError):
            sweep(out, retire)
    return Placed(folder, manifest, unchanged=False, findings=findings)


def _old_pack(folder: Path) -> Found | None:
    if folder.is_symlink():
        raise PathError(
            findings=(Finding("output-through-link", Place(), {"target": os.path.realpath(folder)}, folder.name),)
        )
    if not folder.exists():
        return None
    found = find_pack(folder) if folder.is_dir() else Found(None, {folder.name: None})
    if found.manifest is None and found.entries:
        raise OutputError(findings=(Finding("export-not-a-pack", Place(), raw=folder.name),))
    return found


def read_bulletin(data: bytes, name: str) -> tuple[Slots, tuple[Finding, ...]]:
    """What people wrote into the slots of a bulletin, and what is to be said of the rest of it."""
    from tanjcli.present.writers import docx

    try:
        slots, outside = docx.kept_slots(data), docx.edited_outside(data)
    except ValueError as error:
        return {}, (Finding("pack-bulletin-unreadable", Place(name), {"reason": str(error)}, raw=name),)
    return slots, (Finding("pack-edited-outside", Place(name), raw=name),) if outside else ()


def _with_slots(contents: Contents, old: Found | None) -> tuple[Contents, tuple[Finding, ...]]:
    """The contents with what people wrote into the old bulletin. Raises ``DataError`` when that cannot be known."""
    data = old.entries.get(_BULLETIN) if old else None
    if data is None or "docx" not in contents.formats:
        return contents, ()
    slots, findings = read_bulletin(data, f"{contents.label}/{_BULLETIN}")
    if errors(findings):
        raise DataError(findings=findings)
    return replace(contents, sheaf=replace(contents.sheaf, slots=slots)), findings


def _files(contents: Contents) -> Mapping[str, bytes]:
    """Every file but the manifest, each seen to be readable. Raises ``ValueError`` for one that is not: a bug."""
    files: dict[str, bytes] = {}
    for name in contents.formats:
        made = FORMATS[name]
        files[made.file] = made.make(contents.sheaf)
        made.check(files[made.file])
    files[REJECTS] = _rejects(contents)
    check_csv(files[REJECTS])
    return files


def _rejects(contents: Contents) -> bytes:
    from tanjcli.present.pack_records import REJECT_COLUMNS, reject_rows
    from tanjcli.present.writers import delimited

    sheaf = contents.sheaf
    rows = reject_rows(sheaf.report.assessment.findings, sheaf.lang, contents.manifest.run_id)
    return delimited.render(REJECT_COLUMNS, rows, "csv").encode("utf-8-sig")


def _same(old: Found, new: Manifest) -> bool:
    """True when nothing in the folder would change, but for what people wrote into the bulletin."""
    if old.manifest is None or old.missing or not old.edited <= BY_HAND:
        return False
    return old.manifest.without(old.edited).text() == new.without(old.edited).text()
