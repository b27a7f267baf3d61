"""Expat with the doors shut: no DTD, no entity, UTF-8 only. Everything else of XML is let through."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from xml.parsers import expat

from tanjcli.core.findings import Place
from tanjcli.intake.files.refusal import RefusedError, refuse

Attributes = dict[str, str]

_ENCODINGS = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})


class Markup:
    """Feeds one XML part to expat; subclasses override ``start``, ``end``, ``text``. Faults raise ``RefusedError``."""

    def __init__(self, place: Place, member: str) -> None:
        self.place, self.member = place, member
        self._parser = expat.ParserCreate(namespace_separator="}")
        self._parser.buffer_text = True
        self._parser.XmlDeclHandler = self._declaration
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.StartElementHandler = self._start
        if type(self).end is not Markup.end:
            self._parser.EndElementHandler = self._end
        if type(self).text is not Markup.text:
            self._parser.CharacterDataHandler = self.text
        self._begun = False

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins; names come without their namespace."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, data: str) -> None:
        """Character data, in pieces."""

    def forbid_asides(self, within: Callable[[], bool]) -> None:
        """Refuse CDATA, comments and instructions where ``within()`` holds: readers disagree about text around them."""

        def check(*_: object) -> None:
            if within():
                raise refuse("xml-unusual", self.place, member=self.member)

        self._parser.StartCdataSectionHandler = check
        self._parser.CommentHandler = check
        self._parser.ProcessingInstructionHandler = check

    def feed(self, data: bytes, final: bool = False) -> None:
        """Parse a piece. Raises ``RefusedError`` for a DTD, another encoding, or broken markup."""
        if not self._begun and data:
            self._begun = True
            self._check_bytes(data[:4])
        try:
            self._parser.Parse(data, final)
        except expat.ExpatError as error:
            raise refuse("xml-broken", self.place, member=self.member, reason=str(error)) from error

    def run(self, chunks: Iterable[bytes]) -> None:
        """Parse a whole part."""
        for chunk in chunks:
            self.feed(chunk)
        self.feed(b"", final=True)

    def _start(self, name: str, attributes: Attributes) -> None:
        self.start(name.rpartition("}")[2], attributes)

    def _end(self, name: str) -> None:
        self.end(name.rpartition("}")[2])

    def _declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.lower() not in _ENCODINGS:
            raise refuse("xml-encoding", self.place, member=self.member, seen=encoding)

    def _doctype(self, name: str, *_: object) -> None:
        raise refuse("xml-doctype", self.place, raw=f"<!DOCTYPE {name}", member=self.member)

    def _check_bytes(self, start: bytes) -> None:
        if start[:2] in (b"\xff\xfe", b"\xfe\xff") or 0 in start:
            raise refuse("xml-encoding", self.place, member=self.member, seen="UTF-16/32")


class _RootReachedError(Exception):
    """The prolog is over: a DTD can no longer come."""


class _Prolog(Markup):
    def start(self, name: str, attributes: Attributes) -> None:  # noqa: ARG002 - the root, whatever it is
        raise _RootReachedError


def check_prolog(place: Place, member: str, chunks: Iterable[bytes]) -> None:
    """Look at a part up to its root element: no DTD, UTF-8.

    All ``chunks`` are read before anything is said: damage shows at their end, and is the better reason.
    """
    prolog: _Prolog | None = _Prolog(place, member)
    trouble: RefusedError | None = None
    for chunk in chunks:
        try:
            if prolog is not None:
                prolog.feed(chunk)
        except _RootReachedError:
            prolog = None
        except RefusedError as refused:
            prolog, trouble = None, refused
    if trouble is not None:
        raise trouble
