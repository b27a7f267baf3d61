"""A zip from a stranger: its directory is a claim, its bytes are the fact.

The file is held in memory once, so nobody can change it between two looks, and members are inflated here and not by
``zipfile``, which would stop at the size the directory declares and never see the rest.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from posixpath import normpath

from tanjcli.core.findings import Finding, Place
from tanjcli.intake.files.fence_child import tell
from tanjcli.intake.files.limits import Limits
from tanjcli.intake.files.refusal import fault, refuse

_PIECE = 1 << 15
_HEADER = 30
_TELLING = 8_000_000
_ENCRYPTED = 0x1
_DIRECTORY_ENTRY, _DIRECTORY_END = b"PK\x01\x02", b"PK\x05\x06"


class Archive:
    """The members of a zip by name."""

    def __init__(self, data: bytes, file: str, limits: Limits) -> None:
        """Raises ``RefusedError`` when the directory cannot be read or is too long to be looked at."""
        self._data, self._place, self._limits = data, Place(file), limits
        # Counted in the bytes, not in the end record: that one may lie, and zipfile would read on regardless.
        count = data.count(_DIRECTORY_ENTRY)
        if count > limits.members:
            raise refuse("zip-too-many-members", self._place, seen=count, limit=limits.members)
        try:
            archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OverflowError, UnicodeError) as error:
            raise refuse("file-damaged", self._place, reason=str(error)) from error
        self._listed = archive.infolist()
        if self._listed and (self._listed_from() or data.count(_DIRECTORY_END, archive.start_dir) != 1):
            raise refuse("file-damaged", self._place, reason="two directories")
        self._members = {info.filename: info for info in self._listed}
        self._inflated: dict[str, int] = {}
        self._told = 0
        self._proved: set[str] = set()

    def _listed_from(self) -> int:
        """Where the first member begins: past the start, another archive may lie before this one."""
        return min(info.header_offset for info in self._listed)

    @property
    def names(self) -> tuple[str, ...]:
        """Member names in directory order, folders left out."""
        return tuple(name for name in self._members if not name.endswith("/"))

    def find(self, name: str) -> str:
        """The member of that name as the archive spells it (readers do not mind the case); empty when there is none."""
        if name in self._members:
            return name
        return next((member for member in self._members if member.casefold() == name.casefold()), "")

    def unproved(self) -> tuple[str, ...]:
        """Members whose size and checksum nobody has seen yet."""
        return tuple(name for name in self.names if name not in self._proved)

    def faults(self) -> tuple[Finding, ...]:
        """What the directory alone gives away: names given twice or leading outside, declared sizes over the limits."""
        found: list[Finding] = []
        seen: set[str] = set()
        for info in self._listed:
            # Readers disagree about case and slashes; a name that two of them take for the same one is given twice.
            name = normpath(info.filename.replace("\\", "/")).casefold()
            if name in seen:
                found.append(fault("zip-member-twice", self._place, member=info.filename))
            seen.add(name)
            if name.startswith(("/", "..")) or ":" in name:
                found.append(fault("zip-name-escapes", self._place, raw=info.filename, member=info.filename))
            found.extend(self._declared_faults(info))
        total = sum(info.file_size for info in self._listed)
        if total > self._limits.total_bytes:
            found.append(fault("zip-total-too-big", self._place, seen=total, limit=self._limits.total_bytes))
        return tuple(found)

    def chunks(self, name: str) -> Iterator[bytes]:
        """A member's inflated bytes in pieces of at most 32 kB, counted on the way; the checksum is proved at the end.

        Raises ``RefusedError`` for a limit passed, damage, a wrong checksum, or a size other than the directory's.
        """
        info = self._members[name]
        size = checksum = 0
        for piece in self._inflate(info):
            size += len(piece)
            checksum = zlib.crc32(piece, checksum)
            self._check_size(info, size, len(piece))
            yield piece
        if size != info.file_size:
            raise refuse("zip-size-lies", self._place, member=name, declared=info.file_size, seen=size)
        if checksum != info.CRC:
            raise refuse("zip-member-damaged", self._place, member=name, reason="CRC-32")
        self._proved.add(name)

    def read(self, name: str, most: int | None = None) -> bytes:
        """A whole member, or its first ``most`` bytes at least. Raises ``RefusedError`` like ``chunks``."""
        parts: list[bytes] = []
        for piece in self.chunks(name):
            parts.append(piece)
            if most is not None and sum(map(len, parts)) >= most:
                break
        return b"".join(parts)

    def _declared_faults(self, info: zipfile.ZipInfo) -> Iterator[Finding]:
        if info.flag_bits & _ENCRYPTED:
            yield fault("file-password", self._place)
        elif info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            yield fault("zip-method", self._place, member=info.filename, method=str(info.compress_type))
        if info.file_size > self._limits.member_bytes:
            limit = self._limits.member_bytes
            yield fault("zip-member-too-big", self._place, member=info.filename, seen=info.file_size, limit=limit)
        elif self._too_dense(info, info.file_size):
            ratio = info.file_size // max(1, info.compress_size)
            yield fault("zip-ratio", self._place, member=info.filename, seen=ratio, limit=self._limits.ratio)

    def _too_dense(self, info: zipfile.ZipInfo, size: int) -> bool:
        return size > self._limits.ratio_floor and size > self._limits.ratio * max(1, info.compress_size)

    def _check_size(self, info: zipfile.ZipInfo, size: int, added: int) -> None:
        limits, name = self._limits, info.filename
        if size > limits.member_bytes:
            raise refuse("zip-member-too-big", self._place, member=name, seen=size, limit=limits.member_bytes)
        if self._too_dense(info, size):
            ratio = size // max(1, info.compress_size)
            raise refuse("zip-ratio", self._place, member=name, seen=ratio, limit=limits.ratio)
        if size > self._inflated.get(name, 0):
            self._inflated[name] = size
            total = sum(self._inflated.values()) if added else 0
            self._tell(total)
            if total > limits.total_bytes:
                raise refuse("zip-total-too-big", self._place, seen=total, limit=limits.total_bytes)

    def _tell(self, inflated: int) -> None:
        """How far a large workbook is; reading its cells, which follows, takes about as long again."""
        if inflated - self._told > _TELLING:
            self._told = inflated
            tell(inflated / max(inflated, sum(info.file_size for info in self._listed)) / 2)

    def _inflate(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        packed = self._packed(info)
        if info.compress_type == zipfile.ZIP_STORED:
            for start in range(0, len(packed), _PIECE):
                yield bytes(packed[start : start + _PIECE])
            return
        engine = zlib.decompressobj(-zlib.MAX_WBITS)
        rest: bytes | memoryview = packed
        try:
            while not engine.eof and rest:
                yield engine.decompress(rest[:_PIECE], _PIECE)
                rest = self._after(rest, engine)
        except zlib.error as error:
            raise refuse("zip-member-damaged", self._place, member=info.filename, reason=str(error)) from error
        if not engine.eof:
            raise refuse("zip-member-damaged", self._place, member=info.filename, reason="truncated")

    @staticmethod
    def _after(rest: bytes | memoryview, engine: zlib._Decompress) -> bytes | memoryview:
        return rest[min(len(rest), _PIECE) - len(engine.unconsumed_tail) :]

    def _packed(self, info: zipfile.ZipInfo) -> memoryview:
        start = info.header_offset
        header = self._data[start : start + _HEADER]
        name_length = int.from_bytes(header[26:28], "little")
        name = self._data[start + _HEADER : start + _HEADER + name_length]
        body = start + _HEADER + name_length + int.from_bytes(header[28:30], "little")
        # A member whose two names differ is one file for one reader and another for the next.
        agrees = header[:4] == b"PK\x03\x04" and name in _spellings(info)
        if not agrees or body + info.compress_size > len(self._data):
            raise refuse("zip-member-damaged", self._place, member=info.filename, reason="local header")
        return memoryview(self._data)[body : body + info.compress_size]


def _spellings(info: zipfile.ZipInfo) -> frozenset[bytes]:
    names = (info.orig_filename, info.filename)
    return frozenset(n.encode(c, "replace") for n in names for c in ("utf-8", "cp437"))
