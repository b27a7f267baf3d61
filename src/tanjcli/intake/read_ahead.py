"""Files read before their turn: several fences at once, each driven by a thread, while the program does other things.

The children also make out what the cells mean, because rows cost less to hand over than to compute. Only the fast
course of things happens here: whatever goes wrong (a dead reader, a file that changes, a breach of the row account) is
no answer, and then ``ingest`` reads that file itself, in its turn, and meets the trouble where it is told.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import lru_cache
from queue import SimpleQueue

from tanjcli.intake.columnar.fenced import is_large
from tanjcli.intake.deliveries import Delivery, sha256_of
from tanjcli.intake.files.fence import Fence
from tanjcli.intake.files.fence_child import pack, unpack
from tanjcli.intake.files.limits import DEFAULT_LIMITS, Limits
from tanjcli.intake.files.read import read_book
from tanjcli.intake.ingest import FileRead, understand
from tanjcli.intake.tables.stretch import Kit

_FILES_PER_CHILD = 8
_MOST_CELLS = 200_000


class ReadAhead:
    """The files being read, by their sha256; ``get`` waits for one. A file is handed out once."""

    def __init__(
        self, deliveries: Iterable[Delivery], kit: Kit, fences: SimpleQueue[Fence], pool: ThreadPoolExecutor
    ) -> None:
        self._fences, self._kit, self._pool = fences, pack(kit), pool
        self.answers: dict[str, bytes] = {}  # what was read, packed
        self._waiting: dict[str, Future[bytes | None]] = {}
        self.begin(deliveries)

    def begin(self, deliveries: Iterable[Delivery]) -> None:
        """Let these be read as well."""
        for delivery in deliveries:
            if delivery.sha256 not in self._waiting:
                self._waiting[delivery.sha256] = self._pool.submit(self._read, delivery)

    def get(self, key: str, /) -> FileRead | None:
        """The file, or ``None`` when it has to be read (again) by whoever asks."""
        waiting = self._waiting.pop(key, None)
        answer = None if waiting is None else waiting.result()
        read = unpacked_read(answer)
        if answer is not None and read is not None:
            self.answers[key] = answer
        return read

    def _read(self, delivery: Delivery) -> bytes | None:
        fence = self._fences.get()
        try:
            answer = fence.run(delivery.file, read_there, delivery, self._kit, fence.limits)
            steady = sha256_of(delivery.path) == delivery.sha256
        except OSError:
            return None
        finally:
            self._fences.put(fence)
        return answer if isinstance(answer, bytes) and steady else None


@contextmanager
def read_ahead(
    deliveries: Iterable[Delivery], kit: Kit, processors: int, already: int = 0
) -> Iterator[ReadAhead | None]:
    """Begin to read; what is not asked for by the end is dropped. ``None`` where it would not pay.

    ``already``: so many more files need not be read; where there are many, the few others are worth the trouble, too.
    """
    waiting = [*deliveries]
    several = len({delivery.sha256 for delivery in waiting}) + already
    worth = min(processors, several // _FILES_PER_CHILD)
    with readers(kit, worth if waiting else 0) as ahead:
        if ahead is not None:
            ahead.begin(waiting)
            import_pandas()
        yield ahead


def import_pandas() -> None:
    """Ledgers need it later, and it takes about as long as the children need for some files."""
    import pandas  # noqa: F401


@contextmanager
def readers(kit: Kit, count: int) -> Iterator[ReadAhead | None]:
    """Children that wait for files; ``None`` where there would be only one."""
    if count < 2:
        yield None
        return
    limits = kit.sources.limits.limits()
    fences = [Fence(limits) for _ in range(count)]
    free: SimpleQueue[Fence] = SimpleQueue()
    for fence in fences:
        fence.fork()  # before there is a thread, and before pandas
        free.put(fence)
    pool = ThreadPoolExecutor(count)
    try:
        yield ReadAhead((), kit, free, pool)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for fence in fences:
            fence.interrupt()
        pool.shutdown()
        for fence in fences:
            fence.close()


def read_there(delivery: Delivery, kit: bytes, limits: Limits = DEFAULT_LIMITS) -> bytes | None:
    """One file, read and understood behind the fence, packed; ``None`` for what belongs in front of it."""
    if is_large(delivery.path):
        return None
    book, found = read_book(delivery.path, delivery.file, delivery.sha256, limits)
    cells = sum(len(row) for sheet in book.sheets for row in sheet.rows) if book is not None else 0
    if cells > _MOST_CELLS:
        return None
    try:
        return pack(understand(delivery, book, found, _unpacked(kit)))
    except Exception:  # noqa: BLE001 - a bug of ours, which must show with its traceback where the program can tell it
        return None


def unpacked_read(answer: bytes | None) -> FileRead | None:
    """A file from what ``read_there`` made of it; ``None`` for anything else."""
    read = _taken(answer)
    return read if isinstance(read, FileRead) else None


def unpacked_answers(packed: bytes | None) -> Mapping[str, bytes]:
    """Answers by name, packed together; none when they are not what they should be."""
    answers = _taken(packed)
    return answers if isinstance(answers, dict) else {}


def _taken(packed: bytes | None) -> object:
    try:
        return None if packed is None else unpack(packed)
    except (pickle.UnpicklingError, AttributeError, EOFError, ImportError, IndexError, TypeError, ValueError):
        return None


@lru_cache(1)
def _unpacked(kit: bytes) -> Kit:
    return pickle.loads(kit)  # type: ignore[no-any-return]  # noqa: S301 - from our own parent
