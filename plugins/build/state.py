"""The state that a build leaves for the next one to compare with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from msgspec import Struct

from plugins.content.targets import Listed
from plugins.core.diagnostics import Diagnostic
from plugins.core.stamps import TELLS_CHANGES, Stamp, is_settled


class KnownSource(Struct, frozen=True, array_like=True):
    """A source that was read: its stamp from before, and its digest."""

    stamp: Stamp | None
    digest: bytes


class Version(Struct, frozen=True, array_like=True):
    """The code and the template that made files from their inputs in a build.

    template: its name, "" for files made by code alone; lacks: see Page; digest: of the code and all that the template
    depends on.
    """

    template: str
    lacks: frozenset[str]
    digest: bytes


class SectionRecord(Struct, frozen=True, array_like=True):
    """A section of the plan as it was built.

    inputs: digest of its inputs; texts: digest of the sources whose texts it shows; versions: of what makes its files;
    paths: of its files; listed: pages for overviews.
    """

    inputs: bytes
    texts: bytes
    versions: tuple[Version, ...] = ()
    paths: tuple[str, ...] = ()
    listed: tuple[Listed, ...] = ()


class State(Struct, frozen=True, array_like=True):
    """The state of a published build.

    globals: digest of all that a site is made from except its sources and the time; began: when the build started, in
    nanoseconds since 1970; since, until: the span of time in which the site would be the same; sources: by path;
    facts: digest of all that a site is made from except its texts and theme, and of the time only the day and which
    sources are shown; sections: of the plan, by name; proof: key of the data that was proved to be removed; record:
    stamp of the output's record, which the sections belong to; articles: how many; diagnostics: the warnings.
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

    def digest_of(self, path: str, stamp: Stamp | None, today: date) -> bytes | None:
        """The digest of the source at a path; None if it may have changed and must be read again.

        Git decides the same way. Redaction depends on the day, so sources are read again each day.
        """
        seen = self.sources.get(path)
        if seen is None or stamp is None or seen.stamp != stamp or not TELLS_CHANGES or self.since.date() != today:
            return None
        return seen.digest if is_settled(stamp, self.began) else None

    def matches(self, globals_digest: bytes, sources: Mapping[str, bytes], now: datetime) -> bool:
        """Whether a build at this time, from sources with these digests, would give the same site."""
        return (
            self.globals == globals_digest
            and self.since <= now < self.until
            and self.sources.keys() == sources.keys()
            and all(seen.digest == sources[path] for path, seen in self.sources.items())
        )


def end_of(since: datetime, moments: Iterable[datetime]) -> datetime:
    """The first moment after `since` when the site may change: one of `moments`, or the next midnight."""
    try:
        midnight = since.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    except OverflowError:
        midnight = datetime.max
    return min([midnight, *(moment for moment in moments if moment > since)])
