"""All images of a content folder: their facts, each found once and kept by its bytes, and what is wrong with them.

A file is known again by its stamp, as attached files are; what is read again but has the same bytes need not be decoded
again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from plugins.core.cache import Cache
from plugins.core.codec import encode
from plugins.core.diagnostics import Fault, FileError
from plugins.core.files import sha256_of
from plugins.core.processes import Workers
from plugins.core.stamps import keys_of

from .facts import Facts, digest_of, facts_of, read_image
from .version import survey_version

FactsOrFault = Facts | Fault
FEW = 3
"""Up to so many images are done faster here than by starting other processes."""
HERE = Workers.here()


def survey(content: Path, paths: Iterable[str], cache: Cache, workers: Workers = HERE) -> Mapping[str, FactsOrFault]:
    """What each image of `paths` (content paths) is; only new and changed ones are read.

    A path that names no file is left out.
    """
    version = survey_version().encode()
    room = cache.room("image-facts", version)

    def read(files: Sequence[Path]) -> Iterable[str]:
        return workers.spread(_key, files, len(files), alone=FEW)

    keys = dict(keys_of(cache.room("images", version), content, sorted(set(paths)), read))
    known: dict[str, FactsOrFault] = room.records(dict.fromkeys(filter(None, keys.values()), b""), FactsOrFault)
    kept = frozenset(known)
    while unknown := {key: path for path, key in keys.items() if key and key not in known}:
        examined = workers.spread(_examine, [content / path for path in unknown.values()], len(unknown), alone=FEW)
        for path, (key, found) in zip(unknown.values(), examined, strict=True):
            keys[path] = key  # another one, where it was replaced meanwhile
            if key:
                known[key] = found
    room.put({key: (b"", encode(found)) for key, found in known.items() if key not in kept})
    room.keep_only({*keys.values()})
    return {path: known[key] if key else Fault("unreadable") for path, key in keys.items()}


def _key(path: Path) -> str:
    """What a file's facts are kept by; "" where it cannot be read."""
    try:
        return sha256_of(path) + path.suffix
    except OSError:
        return ""


def _examine(path: Path) -> tuple[str, FactsOrFault]:
    """What was found in a file, and the key of the very bytes in which it was found; "" where it cannot be read."""
    try:
        data = read_image(path)
    except FileError as error:
        return _key(path), error.fault
    except OSError:
        return "", Fault("unreadable")
    try:
        return digest_of(data) + path.suffix, facts_of(data, path.name)
    except FileError as error:
        return digest_of(data) + path.suffix, error.fault
