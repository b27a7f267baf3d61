"""The workspace with room for files to be tried on it: what is known, what is read, what is remembered."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import TYPE_CHECKING

from tanjcli.app.cache import Cache
from tanjcli.app.codec import encode
from tanjcli.app.fingerprint import fingerprint
from tanjcli.app.ledgers import Progress, deliveries_of, kit_of, processors
from tanjcli.app.load import load_settings
from tanjcli.app.reads import FirstOf, KeptReads
from tanjcli.app.remember import recalled
from tanjcli.app.report import Report
from tanjcli.app.request import Request
from tanjcli.app.trying.reach import Told
from tanjcli.app.workspace import Workspace

if TYPE_CHECKING:
    from tanjcli.evaluate.question import Question
    from tanjcli.evaluate.results import Assessment
    from tanjcli.intake.deliveries import Delivery
    from tanjcli.intake.ingest import FileRead
    from tanjcli.intake.ledger import Ledgers
    from tanjcli.intake.read_ahead import ReadAhead


class Bench:
    """The workspace with room for files to be tried on it, and what earlier runs on the same files have kept."""

    def __init__(self, workspace: Workspace, cache: Cache | None = None, progress: Progress | None = None) -> None:
        self._workspace, self._progress = workspace, progress
        self._cache = cache if cache is not None and cache.prepare() else None
        self.settings = load_settings(workspace)
        self.kit = kit_of(self.settings)
        self._key = self._state()
        self.known, _ = deliveries_of(workspace, self.settings)

    def last_received(self) -> date:
        """The day of the latest delivery; the end of the plan when there is none."""
        return max((d.received for d in self.known), default=self.settings.plan.plan.period.last_day)

    def told(self) -> Told | None:
        """What the deliveries say of themselves."""
        return self._cache.get(self._key, Told) if self._cache else None

    def keep(self, told: Told) -> None:
        """Keep it for the next run, unless a file has changed while it was read."""
        if self._cache and self._state() == self._key:
            self._cache.put(self._key, told)

    def readers(self) -> AbstractContextManager[ReadAhead | None]:
        """Children that wait for files, where there are processors for them."""
        from tanjcli.intake.read_ahead import readers

        return readers(self.kit, processors())

    def look(self, deliveries: Collection[Delivery], ahead: ReadAhead | None) -> dict[str, FileRead]:
        """Files on their own, by their sha256."""
        from tanjcli.intake.ingest import read_delivery
        from tanjcli.intake.read_ahead import import_pandas

        if ahead is not None:
            ahead.begin(deliveries)
            import_pandas()
        found = {}
        for delivery in deliveries:
            if self._progress is not None:
                self._progress(delivery.file)
            known = ahead.get(delivery.sha256) if ahead is not None else None
            found[delivery.sha256] = known or read_delivery(delivery, self.kit, self._progress)
        return found

    def read(self, ordered: Sequence[Delivery], looked: Mapping[str, FileRead], ahead: ReadAhead | None) -> Ledgers:
        """The ledgers of these deliveries, some of them ``looked`` at already."""
        from tanjcli.intake.ingest import ingest_reads

        kept = KeptReads(self._cache, self.settings, self.known)
        if ahead is not None:
            ahead.begin(delivery for delivery in kept.missing(ordered) if delivery.sha256 not in looked)
        return ingest_reads(ordered, self.kit, self._progress, FirstOf((looked, kept, ahead)))[0]

    def assess(self, ledgers: Ledgers, question: Question) -> Assessment:
        """The verdicts on ``ledgers``."""
        from tanjcli.evaluate.assess import assess

        return assess(self.settings.plan, ledgers, question)

    def reported(self, question: Question) -> Assessment | None:
        """The report on the workspace as it is that ``tanj report`` has kept, if it answers ``question``."""
        days = (question.year, question.as_of, question.known_on)
        for request in (Request(), Request(year=question.year)):
            kept = recalled(self._workspace, self._cache, ("report", encode(request)), Report)
            told = kept.assessment if kept is not None else None
            if told is not None and (told.year, told.as_of, told.known_on) == days:
                return told
        return None

    def _state(self) -> str:
        return fingerprint(self._workspace, "told", self._cache.folder) if self._cache else ""
