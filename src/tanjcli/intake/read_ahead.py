"""Files read before their turn: several fences at once, each driven by a thread, while the program does other things.

The children also make out what the cells mean, because rows cost less to hand over than to compute. Only the fast
course of things happens here: whatever goes wrong (a dead reader, a file that changes, a breach of the row account) is
no answer, and then ``ingest`` reads that file itself, in its turn, and meets the trouble where it is told.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import lru_cache
from queue import SimpleQueue

from tanjcli.intake.columnar.fenced import is_large
from tanjcli.intake.deliveries import Delivery, sha256_of
from tanjcli.intake.files.fence import Fence
from tanjcli.intake.files.fence_child import pack
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
        self._fences, self._kit = fences, pack(kit)
        self._waiting: dict[str, Future[FileRead | None]] = {}
        for delivery in deliveries:
            if delivery.sha256 not in self._waiting:
                self._waiting[delivery.sha256] = pool.submit(self._read, delivery)

    def get(self, key: str, /) -> FileRead | None:
        """The file, or ``None`` when it has to be read (again) by whoever asks."""
        waiting = self._waiting.pop(key, None)
        return None if waiting is None else waiting.result()

    def _read(self, delivery: Delivery) -> FileRead | None:
        fence = self._fences.get()
        try:
            answer = fence.run(delivery.file, read_there, delivery, self._kit, fence.limits)
            steady = sha256_of(delivery.path) == delivery.sha256
        except OSError:
            return None
        finally:
            self._fences.put(fence)
        return answer if isinstance(answer, FileRead) and steady else None


@contextmanager
def read_ahead(deliveries: Iterable[Delivery], kit: Kit, processors: int) -> Iterator[ReadAhead | None]:
    """Begin to read; what is not asked for by the end is dropped. ``None`` where it would not pay."""
    known = [*deliveries]
    count = min(processors, len({delivery.sha256 for delivery in known}) // _FILES_PER_CHILD)
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
        ahead = ReadAhead(known, kit, free, pool)
        # Ledgers need it later, and it takes about as long as the children need.
        import pandas  # noqa: F401

        yield ahead
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for fence in fences:
            fence.interrupt()
        pool.shutdown()
        for fence in fences:
            fence.close()


def read_there(delivery: Delivery, kit: bytes, limits: Limits = DEFAULT_LIMITS) -> FileRead | None:
    """One file, read and understood behind the fence; ``None`` for what belongs in front of it."""
    if is_large(delivery.path):
        return None
    book, found = read_book(delivery.path, delivery.file, delivery.sha256, limits)
    cells = sum(len(row) for sheet in book.sheets for row in sheet.rows) if book is not None else 0
    if cells > _MOST_CELLS:
        return None
    try:
        return understand(delivery, book, found, _unpacked(kit))
    except Exception:  # noqa: BLE001 - a bug of ours, which must show with its traceback where the program can tell it
        return None


@lru_cache(1)
def _unpacked(kit: bytes) -> Kit:
    return pickle.loads(kit)  # type: ignore[no-any-return]  # noqa: S301 - from our own parent
