"""The scan: which files there are, and which of them have changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from plugins.content.capability import Capabilities
from plugins.content.data import data_contents, data_files, own_contents
from plugins.content.folder import Files, find_files, load, without
from plugins.content.layout import DATA
from plugins.content.source import SourceFile
from plugins.core.code import code_digest
from plugins.core.codec import digest, digest_bytes
from plugins.core.files import files_below
from plugins.core.stamps import Stamp, stamp_of

from .options import Options
from .read import source_digest
from .state import State

NO_STAMP = (0, 0, 0, 0)


class Scan(NamedTuple):
    """The files of a site, before any of them is parsed.

    sources: digests by path; stamps: taken before the digests, by path; doubted: how many sources had to be read for
    their digests; globals: see State; themeless: the same without the theme; newest: the stamp of the image or attached
    file that was changed last.
    """

    files: Files
    sources: dict[str, bytes]
    stamps: dict[str, Stamp | None]
    doubted: int
    globals: bytes
    themeless: bytes
    newest: Stamp


def scan_of(options: Options, capabilities: Capabilities, state: State | None) -> Scan:
    """Scan a content folder. state: that of the last build."""
    content, instead = options.content, options.instead
    files = without(find_files(content, data_files(capabilities.data)), instead)
    stamps = {path: stamp_of(f"{content}/{path}") for path in files.sources}
    stamps |= dict.fromkeys(instead.keys() & stamps.keys())  # replacements have no stamp
    today = options.now.date()
    known = {path: state.digest_of(path, stamp, today) if state else None for path, stamp in stamps.items()}
    doubted = [path for path, kept in known.items() if kept is None]
    read = {file.path: source_digest(file) for file in sources_at(options, capabilities, files, doubted)}
    sources = {path: found for path, kept in known.items() if (found := kept or read.get(path))}
    images = {path: stamp_of(content / path) or NO_STAMP for path in (*files.images, *files.attached)}
    data = [data_contents(folder / DATA) for folder in (content, options.fallback)]
    data.append(own_contents(content, capabilities.data))
    themeless = digest((
        code_digest(), options.settings, data,
        images, [*map(str, files.diagnostics)],
        [one.condition(content) for one in capabilities.all if one.condition],
        [(path, digest_bytes(data or b"")) for path, data in sorted(instead.items())],
    ))  # fmt: skip
    newest = max(images.values(), key=lambda stamp: max(stamp[1:3]), default=NO_STAMP)
    theme = [(name, digest_bytes((options.theme / name).read_bytes())) for name in files_below(options.theme)]
    whole = digest((themeless, theme))
    return Scan(files, sources, stamps, len(doubted), whole, themeless, newest)


def sources_at(
    options: Options, capabilities: Capabilities, files: Files, paths: Iterable[str]
) -> Iterator[SourceFile]:
    """The sources at some paths, with data that must no longer be published redacted."""
    return map(capabilities.redactor(options.now.date()), load(options.content, files, paths, options.instead))
