"""Digests of code: a cached value is recomputed when the code that made it, or anything this imports, changes."""

from __future__ import annotations

import hashlib
import platform
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import resolve_name
from pathlib import Path

from .files import files_below

PLUGINS = Path(__file__).resolve().parents[1]
_IMPORT = re.compile(
    r"^[ \t]*(?:from[ \t]+(?P<base>[.\w]+)[ \t]+import[ \t]+(?P<names>\([^)]*\)|[^\n#]+)"
    r"|import[ \t]+(?P<module>[.\w]+))",
    re.MULTILINE,
)
_NAME = re.compile(r"\w+")


@cache
def code_digest(*modules: str) -> bytes:
    """A digest of these modules of ours, all that they import, their data files, Python, and installed libraries.

    modules: dotted names; none stands for all of plugins/.
    """
    digest = hashlib.sha256(f"{platform.python_version()} {unicodedata.unidata_version}".encode())
    for part in _parts(_with_data(_closure(modules)) if modules else _contents()):
        digest.update(part)
    for name in _libraries():
        digest.update(name.encode())
    return digest.digest()


@cache
def sources_digest() -> str:
    """A short digest of our modules and their data files alone, the same on every machine."""
    return hashlib.sha256(b"".join(_parts(_contents()))).hexdigest()[:12]


@cache
def package_digest(module: str, package: str) -> bytes:
    """A digest of a module and all that it imports of one package, the same on every machine; for results that are
    expensive and depend on nothing else (encoded photographs)."""
    return hashlib.sha256(b"".join(_parts(_closure((module,), package)))).digest()


def _parts(paths: Iterable[Path]) -> Iterator[bytes]:
    """The bytes that files contribute to a digest."""
    for path in sorted(paths):
        content = _contents()[path]
        yield f"{path.relative_to(PLUGINS).as_posix()}\0{len(content)}\0".encode() + content


@cache
def _contents() -> dict[Path, bytes]:
    """All our modules and their data files, read once."""
    paths = (PLUGINS / name for name in files_below(PLUGINS) if name.endswith((".py", ".yaml")))
    return {path: path.read_bytes() for path in paths}


@cache
def _libraries() -> tuple[str, ...]:
    """The names of libraries' metadata folders, which contain the versions; to read the metadata would take long."""
    return tuple(sorted(found.name for folder in sys.path for found in Path(folder).glob("*.dist-info")))


def _closure(modules: tuple[str, ...], package: str = PLUGINS.name) -> set[Path]:
    """The files of modules and of all that they import of a package, imports inside functions included."""
    found: set[Path] = set()
    waiting = [*modules]
    while waiting:
        name = waiting.pop()
        path = _files().get(name)
        if path and path not in found and f"{name}.".startswith(f"{package}."):
            found.add(path)
            waiting.extend(_imported(path))
    return found


def _with_data(modules: set[Path]) -> set[Path]:
    """The files of modules, and the data files beside them."""
    folders = {path.parent for path in modules}
    return modules | {path for path in _contents() if path.suffix == ".yaml" and path.parent in folders}


@cache
def _imported(path: Path) -> tuple[str, ...]:
    """The modules that a file imports or imports from; for `from package import module`, the module alone."""
    package = ".".join(path.relative_to(PLUGINS.parent).parts[:-1])
    names: list[str] = []
    for match in _IMPORT.finditer(_contents()[path].decode()):
        if match["module"]:
            names.append(match["module"])
            continue
        base = resolve_name(match["base"], package)
        for name in _NAME.findall(match["names"]):
            names.append(f"{base}.{name}" if f"{base}.{name}" in _files() else base)
    return tuple(dict.fromkeys(names))


@cache
def _files() -> dict[str, Path]:
    """The files of our modules and packages by their dotted names."""
    named = (
        (path, path.relative_to(PLUGINS.parent).with_suffix("").parts) for path in _contents() if path.suffix == ".py"
    )
    return {".".join(parts[:-1] if parts[-1] == "__init__" else parts): path for path, parts in named}
