"""A large file behind the fence: tried by column, where that pays."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from tanjcli.intake.columnar.handed import fetched, left
from tanjcli.intake.columnar.large import LargeRead, read_large
from tanjcli.intake.deliveries import Delivery
from tanjcli.intake.files.fence import Fence
from tanjcli.intake.files.fence_child import tell
from tanjcli.intake.files.limits import Limits
from tanjcli.intake.tables.stretch import Kit

LARGE_FROM = 1_000_000  # bytes; below, starting the engine costs more than it saves
_RESERVED = 2_000_000_000  # bytes of addresses that the engine's threads set aside and do not use
_NO_TEXT = (b"PK", b"\xd0\xcf\x11\xe0", b"<")


def read_large_fenced(delivery: Delivery, kit: Kit, heard: Callable[[float], None] | None = None) -> LargeRead | None:
    """The file by column, or ``None`` for whoever reads with care. ``heard`` is told the share that is done."""
    if not is_large(delivery.path):
        return None
    limits = kit.sources.limits.limits()
    if delivery.path.stat().st_size > limits.file_bytes:
        return None
    # A fence of its own, because what the engine holds is given back only when its process ends.
    fence = Fence(replace(limits, memory_bytes=limits.memory_bytes + _RESERVED))
    fence.fork()
    with fence, ThreadPoolExecutor(1) as beside, TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        fence.heard = heard
        beside.submit(import_module, "pandas")  # ledgers need it later, and this process has nothing to do meanwhile
        columns = Path(folder) / "columns"
        answer = fence.run(delivery.file, read_there, delivery, kit, limits, columns)
        if not isinstance(answer, LargeRead) or answer.sha256 != delivery.sha256:
            return None
        return fetched(answer, columns)


def is_large(path: Path) -> bool:
    """True for a text file of some size."""
    try:
        with path.open("rb") as stream:
            return path.stat().st_size >= LARGE_FROM and not stream.read(4).startswith(_NO_TEXT)
    except OSError:
        return False


def read_there(delivery: Delivery, kit: Kit, limits: Limits, columns: Path) -> LargeRead | None:
    """``read_large``, telling how far it is; what the columns hold is left in a file."""
    size = delivery.path.stat().st_size
    read = read_large(delivery.path, delivery.file, delivery.sha256, kit, limits, lambda done: tell(done / size))
    return None if read is None else left(read, columns)
