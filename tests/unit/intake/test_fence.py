"""A reader that dies, hangs or eats the memory behind the fence costs one finding, and the next file is read."""

from __future__ import annotations

import ctypes
import os
import time
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType

import pytest

from tanjcli.core.findings import Finding, Place
from tanjcli.intake.files.fence import Fence, fenced
from tanjcli.intake.files.fence_child import pack, tell, unpack
from tanjcli.intake.files.limits import Limits
from tests.unit.intake import hostile


def abort() -> None:
    os.abort()


def leave() -> None:
    os._exit(3)


def crash() -> None:
    ctypes.string_at(0)


def eat(size: int) -> int:
    return len(bytearray(size))


def raise_up(text: str) -> None:
    raise LookupError(text)


def spin() -> None:
    while True:
        pass


def rest(seconds: float) -> None:
    time.sleep(seconds)


def chat() -> int:
    print("a library that prints")
    return os.system("echo so does its child")


def echo(value: object) -> object:
    return value


def half_way() -> str:
    tell(0.25)
    tell(0.5)
    return "done"


def foreign() -> object:
    return os.system


def child_id() -> int:
    return os.getpid()


def grid(data: bytes) -> object:
    import io

    from python_calamine import CalamineWorkbook

    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python(skip_empty_area=False)


@pytest.fixture
def fence() -> Iterator[Fence]:
    with Fence(Limits(cpu_seconds=1, wall_seconds=4, answer_bytes=1_000_000)) as ready:
        yield ready


def test_a_result_comes_back_as_it_is(fence: Fence) -> None:
    value = {"甲": [1.5, None, (True, "乙")], "f": Finding("file-empty", Place("a"), MappingProxyType({"x": "1"}))}
    assert fence.run("a.xlsx", echo, value) == value


def test_one_child_serves_file_after_file(fence: Fence) -> None:
    first = fence.run("a", child_id)
    assert first == fence.run("b", child_id) != os.getpid()


@pytest.mark.parametrize(
    ("reader", "reason"), [(abort, "SIGABRT"), (crash, "SIGSEGV"), (leave, "exit 3")], ids=["abort", "crash", "leave"]
)
def test_a_dead_reader_is_a_finding_and_the_next_file_is_read(fence: Fence, reader: object, reason: str) -> None:
    found = fence.run("坏.xlsx", reader)  # type: ignore[arg-type]
    assert found == Finding("reader-killed", Place("坏.xlsx"), {"reason": reason})
    assert fence.run("good.xlsx", echo, 1) == 1


def test_an_exception_is_a_finding_and_the_child_lives_on(fence: Fence) -> None:
    before = fence.run("a", child_id)
    found = fence.run("b", raise_up, "no such thing")
    assert isinstance(found, Finding)
    assert (found.code, found.params["reason"]) == ("reader-killed", "LookupError: no such thing")
    assert fence.run("c", child_id) == before


def test_too_much_memory_is_said_to_be_that(fence: Fence) -> None:
    found = fence.run("a", eat, 2_000_000_000)
    assert isinstance(found, Finding)
    assert (found.code, found.params["limit"]) == ("reader-out-of-memory", "1,000,000,000")


def test_too_large_an_answer_is_refused(fence: Fence) -> None:
    found = fence.run("a", echo, b"x" * 1_000_001)
    assert isinstance(found, Finding)
    assert found.code == "reader-out-of-memory"
    assert fence.run("b", echo, 2) == 2


def test_a_reader_that_calculates_for_ever_is_stopped(fence: Fence) -> None:
    found = fence.run("a", spin)
    assert isinstance(found, Finding)
    assert found.code == "reader-too-slow"


def test_a_reader_that_sleeps_for_ever_is_stopped() -> None:
    with Fence(Limits(wall_seconds=1)) as fence:
        found = fence.run("a", rest, 60)
    assert isinstance(found, Finding)
    assert (found.code, found.params["limit"]) == ("reader-too-slow", "1")


def test_time_is_counted_for_each_file_anew(fence: Fence) -> None:
    for _ in range(3):
        assert fence.run("a", _busy, 0.6) is True


def _busy(seconds: float) -> bool:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass
    return True


def test_a_reader_that_prints_does_not_speak_into_the_answer(fence: Fence) -> None:
    assert fence.run("a", chat) == 0


def test_an_answer_may_only_be_made_of_plain_things() -> None:
    with pytest.raises(Exception, match=r"posix\.system"):
        unpack(pack(os.system))


def test_an_answer_made_of_anything_else_is_a_finding(fence: Fence) -> None:
    found = fence.run("a", foreign)
    assert isinstance(found, Finding)
    assert found.code == "reader-killed"


def test_the_shared_fence_needs_no_care(tmp_path: Path) -> None:
    assert fenced(echo, tmp_path, file="a") == tmp_path


def test_what_aborts_calamine_past_every_gate_is_still_only_a_finding(fence: Fence) -> None:
    found = fence.run("far.xlsx", grid, hostile.book(hostile.cell("A1") + hostile.cell("XFD1048576")))
    assert isinstance(found, Finding)
    assert found.code in ("reader-out-of-memory", "reader-killed")
    assert fence.run("small.xlsx", grid, hostile.book(hostile.cell("A1", "7"))) == [[7.0]]


def test_a_reader_tells_how_far_it_is() -> None:
    """While it works; where nobody listens, nothing is lost, and outside the fence nothing happens."""
    heard: list[float] = []
    assert fenced(half_way, heard=heard.append) == "done"
    assert heard == [0.25, 0.5]
    assert fenced(half_way) == "done"
    tell(0.75)
    assert heard == [0.25, 0.5]
