"""A child made of this process as it is: no interpreter to start, nothing to import again.

Only good while the process is small and single: a fork copies neither threads nor the locks they hold, and what large
libraries have reserved would count against the child's memory limit.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from contextlib import suppress
from typing import IO

from tanjcli.intake.files.fence_child import serve

_MOST_OPEN = 4096


def can_fork() -> bool:
    """True when nothing speaks against it: no other thread, no numpy, a system on which forks are sound."""
    return sys.platform == "linux" and threading.active_count() == 1 and "numpy" not in sys.modules


class Forked:
    """The child, with as much of ``subprocess.Popen`` as a fence uses."""

    def __init__(self, stderr: IO[bytes]) -> None:
        questions, ask = os.pipe()
        answer, answers = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            _be_the_child(questions, answers, stderr.fileno())
        os.close(questions)
        os.close(answers)
        self.stdin, self.stdout = os.fdopen(ask, "wb"), os.fdopen(answer, "rb")
        self._code: int | None = None

    def poll(self) -> int | None:
        """How it ended, as ``wait`` says it; ``None`` while it lives."""
        if self._code is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            self._code = os.waitstatus_to_exitcode(status) if pid else None
        return self._code

    def wait(self) -> int:
        """Wait for its end: the exit code, or minus the signal."""
        if self._code is None:
            self._code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        return self._code

    def kill(self) -> None:
        """End it, unless it has ended."""
        if self._code is None:
            os.kill(self.pid, signal.SIGKILL)

    def communicate(self) -> None:
        """Close both pipes and wait for its end."""
        for pipe in (self.stdin, self.stdout):
            with suppress(BrokenPipeError):
                pipe.close()
        self.wait()


def _be_the_child(questions: int, answers: int, errors: int) -> None:
    """Serve, and never come back: nothing of the parent's may run or be flushed twice."""
    try:
        for given, wanted in ((questions, 0), (answers, 1), (errors, 2)):
            os.dup2(given, wanted)
        os.closerange(3, _MOST_OPEN)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)
        gc.freeze()
        serve()
    finally:
        os._exit(0)
