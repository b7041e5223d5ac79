"""What a build leaves for the next one: enough to see that only a few texts have changed since."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from plugins.content.layout import DATA
from plugins.content.model import Site
from plugins.content.scan import Files
from plugins.core.diagnostics import Diagnostic
from plugins.core.files import TELLS_CHANGES, Stamp, is_settled, stamp_of, write_whole

from .fingerprint import fingerprint
from .output import files_below
from .store import code_version

DIGEST = 32
NO_STAMP = (0, 0, 0, 0)
PASSING = ("ARCHIVE_NOW", "ARCHIVE_REPORT", "ARCHIVE_PROCESSES", "ARCHIVE_CACHE", "ARCHIVE_COLD")
"""Settings that no byte of the site depends on; of the time, see Memory.until."""


@dataclass(frozen=True, slots=True)
class World:
    """All that a site is made from but its sources. digest: of it; image: the stamp of the newest image file."""

    digest: bytes
    image: Stamp


@dataclass(frozen=True, slots=True)
class Made:
    """How a build made its site.

    site, version: see Rendering; eager: keys of the sources whose text was looked into for more than the outputs that
    show it; shows: the addresses of these, by key; last: of the files that describe all
    others; diagnostics: its warnings.
    """

    site: Site
    version: bytes
    eager: frozenset[bytes]
    shows: Mapping[bytes, Sequence[str]]
    last: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Memory:
    """A build that was published.

    world, began: of its start, the latter in nanoseconds since 1970; since, until: at every moment from the one up to
    the other the same is shown; keys, stamps: of its sources, by path, the latter taken before they were read;
    articles: how many; stamp: of the record of its output.
    """

    world: World
    began: int
    since: datetime
    until: datetime
    keys: Mapping[str, bytes]
    stamps: Mapping[str, Stamp | None]
    articles: int
    stamp: tuple[int, ...]
    made: Made

    def holds(self, world: World, now: datetime) -> bool:
        """Whether nothing but sources can have changed since."""
        same = self.world.digest == world.digest and is_settled(world.image, self.began)
        return same and self.since <= now < self.until

    def still(self, path: str, stamp: Stamp | None) -> bool:
        """Whether the source at a path, which has this stamp now, surely is what was read.

        Its key follows from its bytes; this is how Git, too, sees that it need not read them again.
        """
        if not TELLS_CHANGES or stamp is None or self.stamps.get(path) != stamp:
            return False
        return is_settled(stamp, self.began)

    def save(self, path: Path) -> None:
        """Keep it; what cannot be kept is done without."""
        content = pickle.dumps(self, protocol=5)
        with suppress(OSError):
            write_whole(path, _digest(content) + content)

    @staticmethod
    def load(path: Path) -> Memory | None:
        """What was kept by the same code; None where there is nothing whole."""
        try:
            stored = path.read_bytes()
        except OSError:
            return None
        content = stored[DIGEST:]
        if _digest(content) != stored[:DIGEST]:
            return None
        memory: Memory = pickle.loads(content)
        return memory


def _digest(content: bytes) -> bytes:
    """Of our code too, since it alone understands what it has kept."""
    return hashlib.sha256(code_version().encode() + content).digest()


def end_of(since: datetime, moments: Iterable[datetime]) -> datetime:
    """The first moment after `since` at which something else may be shown: one of `moments`, or the next midnight."""
    try:
        midnight = since.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    except OverflowError:
        midnight = datetime.max
    return min([midnight, *(moment for moment in moments if moment > since)])


def look(settings: Mapping[str, object], content: Path, files: Files, conditions: Iterable[str]) -> World:
    """The World of a build; conditions: what capabilities say that they depend on beside it."""
    images = {path: stamp_of(content / path) or NO_STAMP for path in files.images}
    folders = (Path(str(settings["THEME"])), content / DATA, Path(str(settings["ARCHIVE_FALLBACK"])) / DATA)
    digest = fingerprint(
        code_version(), _plain({name: value for name, value in settings.items() if name not in PASSING}),
        *map(_contents, folders), list(images.items()), tuple(map(str, files.diagnostics)), tuple(conditions),
    )  # fmt: skip
    return World(digest, max(images.values(), key=lambda stamp: max(stamp[1:3]), default=NO_STAMP))


def _contents(folder: Path) -> tuple[tuple[str, bytes], ...]:
    return tuple((name, hashlib.sha256((folder / name).read_bytes()).digest()) for name in files_below(folder))


def _plain(value: object) -> object:
    """A setting as far as it can be compared: functions and the like by their names."""
    if isinstance(value, Mapping):
        return {str(name): _plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(one) for one in (sorted(value, key=repr) if isinstance(value, set | frozenset) else value)]
    if value is None or isinstance(value, str | int | float):
        return value
    return getattr(value, "__qualname__", type(value).__qualname__)
