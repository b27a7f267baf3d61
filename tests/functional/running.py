"""Running ``tanj``: inside this process with streams of its own (fast), or as a process (what only one can show)."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tanjcli.cli.main import run
from tanjcli.cli.terminal import Terminal

REPO = Path(__file__).parents[2]


@dataclass(frozen=True)
class Ran:
    """How a run ended, and what it said."""

    code: int
    out: str
    err: str


def tanj(*argv: str, cwd: Path, encoding: str = "utf-8", **env: str) -> Ran:
    """Run in this process, piped: no terminal, only ``env`` for an environment."""
    out = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="replace", newline="")
    err = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run(argv, Terminal(out, err, env, cwd))
    out.flush()
    return Ran(code, out.buffer.getvalue().decode(encoding), err.getvalue())  # type: ignore[attr-defined]


def process(*argv: str, cwd: Path, env: Mapping[str, str] | None = None, shell: str = "") -> Ran:
    """Run as a process. ``shell`` follows the command line (redirections, pipes); ``env`` replaces the environment."""
    surroundings = {"PATH": os.environ["PATH"]} if env is None else dict(env)
    surroundings["PYTHONPATH"] = str(REPO / "src")
    command: list[str] | str = [sys.executable, "-m", "tanjcli", *argv]
    if shell:
        command = ["bash", "-c", f'set -o pipefail; "$0" -m tanjcli "$@" {shell}', sys.executable, *argv]
    done = subprocess.run(command, cwd=cwd, env=surroundings, capture_output=True, timeout=120, check=False)
    return Ran(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"))
