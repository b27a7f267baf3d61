"""The fence: readers run in a child process, so that a file which kills a reader costs one finding, not the run.

One warm child serves file after file and is replaced when it dies. It is a fresh interpreter: it carries no pandas and
no threads of ours, so its memory limit means what it says. Starting it costs some 40 ms once, a call about one
millisecond plus the pickling of the answer. Whoever asks early enough, with ``fork``, saves the starting. Where there
is no ``resource`` module (Windows) memory and CPU time are unlimited, and only the wall clock bounds the child.
"""

from __future__ import annotations

import atexit
import json
import os
import pickle
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from typing import IO, ParamSpec, TypeVar

from tanjcli.core.findings import Finding, Place
from tanjcli.intake.files.fence_child import HEADER, Answer, pack, unpack
from tanjcli.intake.files.fence_fork import Forked, can_fork
from tanjcli.intake.files.limits import DEFAULT_LIMITS, Limits
from tanjcli.intake.files.refusal import fault

P = ParamSpec("P")
R = TypeVar("R")

_BOOT = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from tanjcli.intake.files.fence_child import serve; serve()"
)
_NO_MEMORY = b"memory allocation of"


class Fence:
    """A place to run readers in; a context manager. Not for use from several threads at once."""

    def __init__(self, limits: Limits = DEFAULT_LIMITS) -> None:
        self.heard: Callable[[float], None] | None = None  # how much of a large file is done, 0 to 1
        self.limits = limits
        self._child: subprocess.Popen[bytes] | Forked | None = None
        self._stderr: IO[bytes] | None = None

    def __enter__(self) -> Fence:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def run(self, file: str, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R | Finding:
        """``function(*args)`` in the child, or the finding that says how the child fared over ``file``.

        The function is sent by name (a module's own function), arguments and result by pickle. An exception the
        function raises is a finding too: whatever a stranger's file does to a reader is said about the file.
        """
        child = self._ready()
        expired = threading.Event()
        timer = threading.Timer(self.limits.wall_seconds, _expire, (child, expired))
        timer.daemon = True
        timer.start()
        try:
            answer = self._ask(child, pack((self.limits, function, args, kwargs)))
        finally:
            timer.cancel()
        if answer is None or answer[0] is not Answer.RESULT:
            finding = self._obituary(Place(file), answer, expired.is_set())
            if answer is None or answer[0] is Answer.MEMORY:
                self.close()
            return finding
        try:
            return unpack(answer[1])  # type: ignore[no-any-return]
        except (
            pickle.UnpicklingError,
            AttributeError,
            EOFError,
            ImportError,
            IndexError,
            TypeError,
            ValueError,
        ) as error:
            # Only a child that a file has taken over answers like this.
            self.close()
            return fault("reader-killed", Place(file), reason=f"{type(error).__name__}: {error}")

    def fork(self) -> None:
        """Start the child now, as a copy of this process, if that is safe; else the first ``run`` starts it afresh."""
        if self._child is None and can_fork():
            self._stderr = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the child does
            self._child = Forked(self._stderr)

    def interrupt(self) -> None:
        """Kill the child, from any thread: a call under way ends with a finding."""
        if self._child is not None:
            self._child.kill()

    def close(self) -> None:
        """End the child; the next ``run`` starts another."""
        if self._child is not None:
            self._child.kill()
            self._child.communicate()
            self._child = None
        if self._stderr is not None:
            self._stderr.close()
            self._stderr = None

    def _ready(self) -> subprocess.Popen[bytes] | Forked:
        if self._child is None or self._child.poll() is not None:
            self.close()
            self._stderr = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the child does
            command = [sys.executable, "-I", "-c", _BOOT, json.dumps([os.fspath(p) for p in sys.path])]
            pipe = subprocess.PIPE
            self._child = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=self._stderr)  # noqa: S603
        return self._child

    def _ask(self, child: subprocess.Popen[bytes] | Forked, question: bytes) -> tuple[Answer, bytes] | None:
        assert child.stdin is not None  # noqa: S101 - both are pipes, see _ready
        assert child.stdout is not None  # noqa: S101
        try:
            child.stdin.write(HEADER.pack(0, len(question)) + question)
            child.stdin.flush()
            while True:
                head = child.stdout.read(HEADER.size)
                if len(head) < HEADER.size:
                    return None
                kind, length = HEADER.unpack(head)
                if kind != Answer.SHARE:
                    break
                if self.heard is not None:
                    self.heard(length / 1000)
            if length > self.limits.answer_bytes:
                return Answer.MEMORY, b""
            body = child.stdout.read(length)
        except (BrokenPipeError, OSError):
            return None
        return (Answer(kind), body) if len(body) == length else None

    def _obituary(self, place: Place, answer: tuple[Answer, bytes] | None, expired: bool) -> Finding:
        limits = self.limits
        if answer is not None and answer[0] is Answer.ERROR:
            return fault("reader-killed", place, reason=answer[1].decode("utf-8", "replace"))
        if answer is not None:
            return fault("reader-out-of-memory", place, limit=limits.memory_bytes)
        assert self._child is not None  # noqa: S101 - run() has just spoken to it
        code = self._child.wait()
        if expired:
            return fault("reader-too-slow", place, limit=limits.wall_seconds)
        if -code == getattr(signal, "SIGXCPU", None):
            return fault("reader-too-slow", place, limit=limits.cpu_seconds)
        if _NO_MEMORY in self._last_words():
            return fault("reader-out-of-memory", place, limit=limits.memory_bytes)
        return fault("reader-killed", place, reason=signal.Signals(-code).name if code < 0 else f"exit {code}")

    def _last_words(self) -> bytes:
        if self._stderr is None:
            return b""
        size = self._stderr.seek(0, os.SEEK_END)
        self._stderr.seek(max(0, size - 4096))
        return self._stderr.read()


def _expire(child: subprocess.Popen[bytes] | Forked, expired: threading.Event) -> None:
    expired.set()
    child.kill()


_shared: dict[Limits, Fence] = {}


def fenced(
    function: Callable[..., R],
    *args: object,
    file: str = "",
    limits: Limits = DEFAULT_LIMITS,
    heard: Callable[[float], None] | None = None,
) -> R | Finding:
    """Run a reader in the program's own fence, which lives until the program ends. See ``Fence.run``.

    ``heard`` is told the share that is done, by readers that say so.
    """
    if limits not in _shared:
        _shared[limits] = Fence(limits)
        atexit.register(_shared[limits].close)
    _shared[limits].heard = heard
    return _shared[limits].run(file, function, *args)
