"""What a build leaves for the next one to be compared with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from msgspec import Struct

from plugins.content.targets import Listed
from plugins.core.diagnostics import Diagnostic
from plugins.core.stamps import TELLS_CHANGES, Stamp, is_settled


class KnownSource(Struct, frozen=True, array_like=True):
    """A source as it was read: its stamp, taken before, and its digest."""

    stamp: Stamp | None
    digest: bytes


class SectionRecord(Struct, frozen=True, array_like=True):
    """A section of the plan as it was made.

    digest: of all that it was made from; texts: of the sources whose texts it shows; templates: of those that it was
    made with, where no page of it has a name of `lacks`; paths: of its files; listed: its pages that overviews list.
    """

    digest: bytes
    texts: bytes
    templates: bytes
    lacks: frozenset[str]
    paths: tuple[str, ...] = ()
    listed: tuple[Listed, ...] = ()


class State(Struct, frozen=True, array_like=True):
    """A build that was published.

    globals: a digest of all that a site is made from but its sources and the time; began: when it was begun, in
    nanoseconds since 1970; since, until: at every moment from the one up to the other the same is shown; sources: by
    path; facts: a digest of all that a site is made from but its texts and its theme, and of the time only the day and
    which sources are shown; sections: of the plan, by name; proof: the key of what was proved to be gone; record: the
    stamp of the record of its output, which the sections belong to; articles: how many; diagnostics: its warnings.
    """

    globals: bytes
    began: int
    since: datetime
    until: datetime
    sources: dict[str, KnownSource]
    facts: bytes
    sections: dict[str, SectionRecord]
    proof: str
    record: tuple[int, ...]
    articles: int
    diagnostics: tuple[Diagnostic, ...]

    def known(self, path: str, stamp: Stamp | None, today: date) -> bytes | None:
        """The digest of the source at a path, if that surely is what was read; None where it must be read again.

        This is how Git, too, sees that it need not read a file again. What is taken out of sources before they are read
        depends on the day, so each day they are read again.
        """
        seen = self.sources.get(path)
        if seen is None or stamp is None or seen.stamp != stamp or not TELLS_CHANGES or self.since.date() != today:
            return None
        return seen.digest if is_settled(stamp, self.began) else None

    def holds(self, globals_digest: bytes, sources: Mapping[str, bytes], now: datetime) -> bool:
        """Whether a build now, from these sources by their digests, would make the very same site."""
        return (
            self.globals == globals_digest
            and self.since <= now < self.until
            and self.sources.keys() == sources.keys()
            and all(seen.digest == sources[path] for path, seen in self.sources.items())
        )


def end_of(since: datetime, moments: Iterable[datetime]) -> datetime:
    """The first moment after `since` at which something else may be shown: one of `moments`, or the next midnight."""
    try:
        midnight = since.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    except OverflowError:
        midnight = datetime.max
    return min([midnight, *(moment for moment in moments if moment > since)])
