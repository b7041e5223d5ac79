"""All images of a content folder: the facts or the fault of each, found once and cached by its bytes.

A file is recognised by its stamp, as attached files are; one with a new stamp but known bytes is not decoded again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from plugins.core.cache import Cache
from plugins.core.codec import encode
from plugins.core.diagnostics import Fault, FileError
from plugins.core.files import sha256_if_readable
from plugins.core.processes import Workers
from plugins.core.stamps import keys_of

from .facts import Facts, digest_of, facts_of, read_image
from .version import version_of

FactsOrFault = Facts | Fault
FEW = 3
"""The most images that are processed faster in this process than by starting others."""
HERE = Workers.here()


def survey(content: Path, paths: Iterable[str], cache: Cache, workers: Workers = HERE) -> Mapping[str, FactsOrFault]:
    """The facts or the fault of each image of `paths` (content paths); only new and changed files are read.

    A path that names no file is left out.
    """
    version = version_of("facts").encode()
    room = cache.room("image-facts", version)

    def read(files: Sequence[Path]) -> Iterable[str]:
        return workers.spread(_key, files, len(files), alone=FEW)

    keys = dict(keys_of(cache.room("images", version), content, sorted(set(paths)), read))
    known: dict[str, FactsOrFault] = room.records(dict.fromkeys(filter(None, keys.values()), b""), FactsOrFault)
    kept = frozenset(known)
    while unknown := {key: path for path, key in keys.items() if key and key not in known}:
        examined = workers.spread(_examine, [content / path for path in unknown.values()], len(unknown), alone=FEW)
        for path, (key, found) in zip(unknown.values(), examined, strict=True):
            keys[path] = key  # a new key if the file was replaced meanwhile
            if key:
                known[key] = found
    room.put({key: (b"", encode(found)) for key, found in known.items() if key not in kept})
    room.keep_only({*keys.values()})
    return {path: known[key] if key else Fault("unreadable") for path, key in keys.items()}


def _key(path: Path) -> str:
    """The key of a file in the cache: the digest of its bytes, and its suffix; "" if it cannot be read."""
    digest = sha256_if_readable(path)
    return digest and digest + path.suffix


def _examine(path: Path) -> tuple[str, FactsOrFault]:
    """The key of the bytes that were read, "" if they cannot be, and the facts or the fault found in them."""
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
