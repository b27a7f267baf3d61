"""A large file behind the fence: tried by column, where that pays."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from importlib import import_module
from pathlib import Path

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
    with Fence(replace(limits, memory_bytes=limits.memory_bytes + _RESERVED)) as fence, ThreadPoolExecutor(1) as beside:
        fence.heard = heard
        beside.submit(import_module, "pandas")  # ledgers need it later, and this process has nothing to do meanwhile
        args = (delivery.path, delivery.file, delivery.sha256, kit, limits)
        answer = fence.run(delivery.file, read_there, *args)
    return answer if isinstance(answer, LargeRead) and answer.sha256 == delivery.sha256 else None


def is_large(path: Path) -> bool:
    """True for a text file of some size."""
    try:
        with path.open("rb") as stream:
            return path.stat().st_size >= LARGE_FROM and not stream.read(4).startswith(_NO_TEXT)
    except OSError:
        return False


def read_there(path: Path, file: str, sha256: str, kit: Kit, limits: Limits) -> LargeRead | None:
    """``read_large``, telling how far it is."""
    size = path.stat().st_size
    return read_large(path, file, sha256, kit, limits, lambda done: tell(done / size))
