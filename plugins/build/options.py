"""The options of a build."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from msgspec import Struct

from plugins.content.archive import local_time
from plugins.core.codec import digest

from .site_url import ascii_url

PASSING = frozenset((
    "ARCHIVE_NOW", "ARCHIVE_REPORT", "ARCHIVE_PROCESSES", "ARCHIVE_EXECUTOR", "ARCHIVE_CACHE", "ARCHIVE_COLD",
    "ARCHIVE_INSTEAD", "ARCHIVE_TOLERATED",
))  # fmt: skip
"""Settings that no byte of the site depends on; for the time, see State.until."""


class Options(Struct, frozen=True):
    """The options of a build, from Pelican's settings.

    cache: the cache folder of this content; fallback: the content folder whose data files are used if the content has
    none; url: normalised; written_url: as it was set; public: whether the site is for a public host; executor: the
    address of a cluster to work on, or ""; instead: replacements for some files of the content (None: no such file);
    tolerated: errors, by file and code, that become warnings; settings: a digest of all settings that may change a
    page; rendering: a digest of those that change how a template is read.
    """

    content: Path
    output: Path
    theme: Path
    cache: Path
    fallback: Path
    url: str
    name: str
    description: str
    now: datetime
    drafts: bool
    cold: bool
    cards: bool
    public: bool
    offline: bool
    instead: Mapping[str, bytes | None]
    tolerated: frozenset[tuple[str, str]]
    written_url: str
    processes: int | None
    executor: str
    extensions: tuple[str, ...]
    settings: bytes
    rendering: bytes

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> Options:
        """The options given by Pelican's settings."""
        content = Path(str(settings["PATH"]))
        name = digest(str(content.resolve())).hex()[:10]
        lasting = {key: _plain(value) for key, value in settings.items() if key not in PASSING}
        return cls(
            content=content,
            output=Path(str(settings["OUTPUT_PATH"])),
            theme=Path(str(settings["THEME"])),
            cache=Path(str(settings["ARCHIVE_CACHE"])) / name,  # each keeps its own sources only
            fallback=Path(str(settings["ARCHIVE_FALLBACK"])),
            url=ascii_url(str(settings["SITEURL"])),
            name=str(settings["SITENAME"]),
            description=str(settings["SITE_DESCRIPTION"]),
            now=local_time(settings["ARCHIVE_NOW"]),
            drafts=bool(settings["ARCHIVE_DRAFTS"]),
            cold=bool(settings["ARCHIVE_COLD"]),
            cards=bool(settings["SOCIAL_CARDS"]),
            instead=settings.get("ARCHIVE_INSTEAD") or {},
            tolerated=settings.get("ARCHIVE_TOLERATED") or frozenset(),
            public=bool(settings["ARCHIVE_PUBLIC"]),
            offline=bool(settings["ARCHIVE_OFFLINE"]),
            written_url=str(settings["SITEURL"]),
            processes=settings["ARCHIVE_PROCESSES"],
            executor=str(settings["ARCHIVE_EXECUTOR"] or ""),
            extensions=tuple(settings["MARKDOWN_EXTENSIONS"]),
            settings=digest(lasting),
            rendering=digest({key: value for key, value in lasting.items() if key.startswith("JINJA_")}),
        )


def _plain(value: object) -> object:
    """A setting in a form that can be compared: functions and the like by their names."""
    if isinstance(value, Mapping):
        return {str(name): _plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(one) for one in (sorted(value, key=repr) if isinstance(value, set | frozenset) else value)]
    if value is None or isinstance(value, str | int | float):
        return value
    return getattr(value, "__qualname__", type(value).__qualname__)
