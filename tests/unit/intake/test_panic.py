"""A panic of a compiled reader is said of the file; whatever else was raised goes on."""

from __future__ import annotations

import pytest

from tanjcli.intake.files.panic import panicked


class PanicException(BaseException):
    """As compiled readers have it."""


def test_a_panic_means_a_damaged_file() -> None:
    found = panicked(PanicException("range end index 64 out of range"))
    assert (found.code, found.params["reason"]) == ("file-damaged", "range end index 64 out of range")


def test_a_panic_for_want_of_memory_is_told_apart() -> None:
    with pytest.raises(MemoryError):
        panicked(PanicException("PyObject pointer is null"))


@pytest.mark.parametrize("error", [KeyboardInterrupt(), ValueError("x")])
def test_what_is_no_panic_goes_on(error: BaseException) -> None:
    with pytest.raises(type(error)):
        panicked(error)
