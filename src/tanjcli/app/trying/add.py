"""Filing a delivery: the files that were tried, put under ``data/<received>/`` whole, or not at all."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tanjcli.app.atomic import create_atomically
from tanjcli.app.faces import Face, document_text, json_text
from tanjcli.app.trying.check_files import vocabulary_names
from tanjcli.app.trying.trial import Offered, Tried
from tanjcli.app.workspace import Workspace
from tanjcli.core.errors import DataError, OutputError, PathError, TanjError
from tanjcli.core.findings import Finding, Place, errors
from tanjcli.evaluate.trial import FileLook


@dataclass(frozen=True, slots=True)
class Move:
    """One file and where it goes; ``unchanged``: its bytes are filed already, there, and nothing moves."""

    offered: Offered
    look: FileLook
    file: str
    unchanged: bool


@dataclass(frozen=True, slots=True)
class Filing:
    """What is to be filed, and what stands in the way of it; one obstacle stops all of it."""

    received: date
    moves: tuple[Move, ...]
    obstacles: tuple[Finding, ...]

    def refuse(self) -> TanjError:
        """The error to raise for the obstacles: a taken name is about the place, everything else about the file."""
        place = all(finding.code == "add-name-taken" for finding in self.obstacles)
        return (OutputError if place else DataError)(findings=self.obstacles)


def plan_filing(workspace: Workspace, tried: Tried, received: date, *, accept_rejects: bool) -> Filing:
    """Where every file goes. A file nobody can use is never filed, one with errors only when they are accepted.

    Raises:
        PathError: the folder of that day leads out of the workspace.
    """
    folder = workspace.data / received.isoformat()
    inside = Path(os.path.realpath(folder)).is_relative_to(os.path.realpath(workspace.root))
    if not inside or (folder.is_symlink() and not folder.is_dir()):
        raise PathError(findings=(Finding("delivery-outside", Place(workspace.shown(folder))),))
    moves: list[Move] = []
    obstacles: list[Finding] = []
    for offered, look in zip(tried.offered, tried.trial.files, strict=True):
        target = folder / offered.path.name
        known = bool(look.known_as)
        moves.append(Move(offered, look, look.known_as or workspace.shown(target), known))
        if known:
            obstacles += (found for found in look.findings if found.code == "file-repeated-period")
        else:
            obstacles += _obstacles(look, accept_rejects)
            obstacles += _name_faults(workspace, tried, target)
    twice = {move.file for move in moves if [m.file for m in moves if not m.unchanged].count(move.file) > 1}
    obstacles += [Finding("add-name-taken", Place(file), raw=file) for file in sorted(twice)]
    return Filing(received, tuple(moves), tuple(obstacles))


def file_away(workspace: Workspace, filing: Filing) -> None:
    """Do it: all files, or none.

    Raises:
        DataError: a file is no longer what was tried.
        OutputError: a file of that name has appeared meanwhile.
    """
    folder = workspace.data / filing.received.isoformat()
    todo = [(move, move.offered.path.read_bytes()) for move in filing.moves if not move.unchanged]
    changed = [m for m, data in todo if hashlib.sha256(data).hexdigest() != m.look.sha256]
    if changed:
        raise DataError(findings=[Finding("add-changed", Place(m.look.file), raw=m.look.file) for m in changed])
    if todo:
        folder.mkdir(parents=True, exist_ok=True)
    done: list[Path] = []
    try:
        for move, data in todo:
            target = folder / move.offered.path.name
            create_atomically(target, data)
            done.append(target)
    except OSError as error:
        for target in done:
            target.unlink(missing_ok=True)
        with suppress(OSError):
            folder.rmdir()  # only when this run made it and it is empty again
        if isinstance(error, FileExistsError):
            raise OutputError(findings=(Finding("add-name-taken", Place(move.file), raw=move.file),)) from error
        raise


def filed_text(tried: Tried, filing: Filing, face: Face, *, dry: bool, every: bool) -> str:
    """The difference to what was known, and what was (``dry``: would be) filed where."""
    from tanjcli.present.compose.add import FiledFile, compose_add

    done = "refused" if filing.obstacles else "would" if dry else "filed"
    files = tuple(FiledFile(m.look.file, m.file, "unchanged" if m.unchanged else done) for m in filing.moves)
    if face.format == "json":
        from tanjcli.present.trial_records import trial_records

        filed = [{"file": f.file, "as": f.target, "outcome": f.outcome} for f in files]
        head = {"received": filing.received.isoformat(), "dry_run": dry, "filed": filed}
        return json_text(head | trial_records(tried.trial, face.lang, rows=False))
    from tanjcli.present.compose.check_files import Telling

    telling = Telling(face.lang, every, vocabulary_names(tried.kit))
    return document_text(compose_add(tried.trial, files, filing.received.isoformat(), telling), face)


def _obstacles(look: FileLook, accept_rejects: bool) -> Iterator[Finding]:
    wrong = len(errors(look.findings))
    if not look.used:
        yield Finding("add-refused", Place(look.file), raw=look.file, sha256=look.sha256)
    elif (wrong or look.rejected) and not accept_rejects:
        params = {"errors": str(wrong), "rejected": str(look.rejected)}
        yield Finding("add-faulty", Place(look.file), params, look.file, sha256=look.sha256)


def _name_faults(workspace: Workspace, tried: Tried, target: Path) -> Iterator[Finding]:
    from tanjcli.intake.tables.matching import glob_fits

    below = target.relative_to(workspace.data).as_posix()
    ignored = (*tried.settings.sources.ignore, workspace.sources.name)
    hidden = target.name.startswith((".", "~$"))
    if hidden or any(glob_fits(below, glob) or glob_fits(target.name, glob) for glob in ignored):
        yield Finding("add-passed-over", Place(workspace.shown(target)), raw=target.name)
    elif target.exists() or target.is_symlink():
        yield Finding("add-name-taken", Place(workspace.shown(target)), raw=workspace.shown(target))
