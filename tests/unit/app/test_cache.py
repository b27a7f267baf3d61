"""The cache never lies and never matters: content decides, damage is absence."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from tanjcli.app.cache import Cache

KEY = "0" * 64


@dataclass(frozen=True)
class Value:
    """Something to keep."""

    amount: Decimal
    words: str


VALUE = Value(Decimal("30.00"), "三十")


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    kept = Cache(tmp_path / ".tanj" / "cache")
    assert kept.prepare()
    return kept


def test_what_was_put_is_got(cache: Cache) -> None:
    cache.put(KEY, VALUE)
    assert cache.get(KEY, Value) == VALUE


def test_another_key_has_nothing(cache: Cache) -> None:
    cache.put(KEY, VALUE)
    assert cache.get("1" * 64, Value) is None


@pytest.mark.parametrize("position", [0, 40, 70, 80, -3])
def test_one_flipped_byte_anywhere_makes_it_absent(cache: Cache, position: int) -> None:
    cache.put(KEY, VALUE)
    [entry] = cache.folder.iterdir()
    data = bytearray(entry.read_bytes())
    data[position] ^= 1
    entry.write_bytes(data)
    assert cache.get(KEY, Value) is None


@pytest.mark.parametrize("length", [0, 10, 65, 90])
def test_half_an_entry_is_none(cache: Cache, length: int) -> None:
    cache.put(KEY, VALUE)
    [entry] = cache.folder.iterdir()
    entry.write_bytes(entry.read_bytes()[:length])
    assert cache.get(KEY, Value) is None


def test_an_entry_of_another_shape_is_none(cache: Cache) -> None:
    @dataclass(frozen=True)
    class Other:
        amount: Decimal

    cache.put(KEY, Other(Decimal(1)))
    assert cache.get(KEY, Value) is None


def test_only_its_owner_may_read_it(cache: Cache) -> None:
    cache.put(KEY, VALUE)
    [entry] = cache.folder.iterdir()
    assert entry.stat().st_mode & 0o777 == 0o600
    assert cache.folder.stat().st_mode & 0o777 == 0o700


def test_a_folder_that_cannot_be_made_means_no_cache(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert not Cache(tmp_path / "file" / "cache").prepare()


def test_old_entries_make_room(cache: Cache) -> None:
    for number in range(80):
        cache.put(f"{number:064d}", VALUE)
    assert cache.get(f"{79:064d}", Value) == VALUE
    assert len(list(cache.folder.iterdir())) == 60
