"""A pack: the folder of one month's outputs, and the manifest that says what it was made from and what is in it.

The manifest is written last and names every other file by its sha256. It says nothing about when, where or by whom the
pack was made, so the same inputs give the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from stat import S_ISREG
from typing import Any

from tanjcli.app.packs.atomic_folder import Retire, remove
from tanjcli.app.run_id import run_id

MANIFEST = "manifest.json"
REJECTS = "rejects.csv"
_SCHEMA = "tanj-pack/1"
_TRIES = 3


@dataclass(frozen=True, slots=True)
class Input:
    """A file the pack was made from: its name in the workspace, and what was in it."""

    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a pack was made from (``inputs``), what was asked (``question``), what is in it (name → sha256).

    ``run_id`` is the first part of a sha256 over the first two and the program's version. A public pack does not name
    its deliveries, whose names may be those of firms: ``inputs`` then has one entry, the sha256 over all of them.
    """

    program_version: str
    question: Mapping[str, Any]
    inputs: tuple[Input, ...]
    complete: bool
    outputs: Mapping[str, str]

    @property
    def run_id(self) -> str:
        """The same for the same question about the same inputs, asked of the same program."""
        return run_id(self.question, ((i.file, i.sha256) for i in self.inputs), self.program_version)

    def without(self, files: frozenset[str]) -> Manifest:
        """The same, silent about ``files``."""
        outputs = {name: digest for name, digest in self.outputs.items() if name not in files}
        return Manifest(self.program_version, self.question, self.inputs, self.complete, outputs)

    def text(self) -> bytes:
        """The file, UTF-8."""
        record = {
            "schema": _SCHEMA,
            "program_version": self.program_version,
            "run_id": self.run_id,
            "question": dict(self.question),
            "complete": self.complete,
            "inputs": [{"file": i.file, "sha256": i.sha256} for i in self.inputs],
            "outputs": [{"file": name, "sha256": digest} for name, digest in self.outputs.items()],
        }
        return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode()


@dataclass(frozen=True, slots=True)
class Found:
    """A folder as it was found: its manifest, if that can be read, and of every entry the bytes (``None``: no file)."""

    manifest: Manifest | None
    entries: Mapping[str, bytes | None]

    @property
    def edited(self) -> frozenset[str]:
        """What somebody changed or added since it was made."""
        made = self.manifest.outputs if self.manifest else {}
        others = {name: data for name, data in self.entries.items() if name != MANIFEST}
        return frozenset(n for n, data in others.items() if data is None or made.get(n) != digest_of(data))

    @property
    def missing(self) -> frozenset[str]:
        """What was made and is no longer there."""
        return frozenset(self.manifest.outputs if self.manifest else ()) - frozenset(self.entries)


def digest_of(data: bytes) -> str:
    """The sha256 of ``data``."""
    return sha256(data).hexdigest()


def combined(inputs: tuple[Input, ...]) -> tuple[Input, ...]:
    """One entry that stands for all of them and names none."""
    listed = "\n".join(f"{i.file}\0{i.sha256}" for i in inputs)
    return (Input("*", digest_of(listed.encode())),)


def find_pack(folder: Path) -> Found:
    """What is in ``folder``; read again when another run replaces it meanwhile. Raises ``OSError``."""
    for _ in range(_TRIES):
        before = _entry(folder / MANIFEST) if (folder / MANIFEST).exists() else None
        entries = {path.name: _entry(path) for path in sorted(folder.iterdir())}
        if entries.get(MANIFEST) == before:
            break
    return Found(_parsed(entries.get(MANIFEST)), entries)


def manifest_of(folder: Path) -> Manifest | None:
    """The manifest in ``folder``, if there is one that can be read."""
    path = folder / MANIFEST
    return _parsed(_entry(path)) if path.exists() else None


def retirement(parent: Path, kept: list[str]) -> Retire:
    """How to part with a folder: what a person had changed in it stays, beside the pack; its name goes to ``kept``."""

    def retire(folder: Path) -> None:
        found = find_pack(folder)
        if found.manifest is None or not found.edited:
            remove(folder)
            return
        listed = "\n".join(f"{name}\0{digest_of(data or b'')}" for name, data in found.entries.items())
        aside = parent / f"{folder.name}-edited-{digest_of(listed.encode())[:8]}"
        if aside.exists():
            remove(folder)
        else:
            folder.rename(aside)
        kept.append(aside.name)

    return retire


def _entry(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if S_ISREG(path.lstat().st_mode) else None
    except FileNotFoundError:
        return None


def _parsed(data: bytes | None) -> Manifest | None:
    try:
        record = json.loads(data or b"")
        if record["schema"] != _SCHEMA:
            return None
        return Manifest(
            str(record["program_version"]),
            dict(record["question"]),
            tuple(Input(str(i["file"]), str(i["sha256"])) for i in record["inputs"]),
            bool(record["complete"]),
            {str(o["file"]): str(o["sha256"]) for o in record["outputs"]},
        )
    except (ValueError, TypeError, KeyError):
        return None
