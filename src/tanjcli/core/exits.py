"""Exit codes, an interface that scripts rely on: never reused, never renumbered.

The report's news and the run's health are different things: a whole report ends with 0 though every
target be missed; ``--fail-on`` turns news into a code. 1 is never used on purpose (Python dies with 1).
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the calling shell is told."""

    OK = 0
    USAGE = 2
    PARTIAL = 3
    BEHIND = 10
    MISSED = 11
    UNDECIDED = 12
    DATA = 65
    NOINPUT = 66
    INTERNAL = 70
    CANTCREATE = 73
    IO = 74
    BUSY = 75
    PATH = 77
    CONFIG = 78
    INTERRUPTED = 130
    TERMINATED = 143


# Worst first: when several things went wrong in one run, the first code of this list that occurred is the answer.
PRECEDENCE: tuple[ExitCode, ...] = (
    ExitCode.TERMINATED,
    ExitCode.INTERRUPTED,
    ExitCode.INTERNAL,
    ExitCode.CONFIG,
    ExitCode.PATH,
    ExitCode.IO,
    ExitCode.CANTCREATE,
    ExitCode.DATA,
    ExitCode.NOINPUT,
    ExitCode.BUSY,
    ExitCode.USAGE,
    ExitCode.UNDECIDED,
    ExitCode.MISSED,
    ExitCode.BEHIND,
    ExitCode.PARTIAL,
    ExitCode.OK,
)


def worst(*codes: ExitCode) -> ExitCode:
    """The code that wins when several apply; ``OK`` for none."""
    return min(codes, key=PRECEDENCE.index, default=ExitCode.OK)
