"""What a command says, kept whole: nothing is composed again while nothing it depends on has changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tanjcli.app.cache import Cache
from tanjcli.app.codec import encode
from tanjcli.app.remember import remembered
from tanjcli.app.workspace import Workspace
from tanjcli.core.exits import ExitCode


@dataclass(frozen=True, slots=True)
class Shown:
    """The text of a command, and how it ends."""

    text: str
    code: ExitCode


def shown(workspace: Workspace, cache: Cache | None, asked: Sequence[object], make: Callable[[], Shown]) -> Shown:
    """What was said when the same was ``asked`` (the whole command, and the face it wears), else ``make()``."""
    return remembered(workspace, cache, ("shown", encode(tuple(asked))), Shown, make)
