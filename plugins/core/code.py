"""Digests of code: what is kept is made anew when the code that made it, or anything that this imports, changes."""

from __future__ import annotations

import hashlib
import os
import platform
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

PLUGINS = Path(__file__).resolve().parents[1]
_IMPORT = re.compile(
    r"^[ \t]*(?:from[ \t]+(?P<base>[.\w]+)[ \t]+import[ \t]+(?P<names>\([^)]*\)|[^\n#]+)"
    r"|import[ \t]+(?P<module>[.\w]+))",
    re.MULTILINE,
)
_NAME = re.compile(r"\w+")


@cache
def code_digest(*modules: str) -> bytes:
    """What our modules of these dotted names, all that they import, their data files, Python and its libraries are.

    Without a name: all of plugins/.
    """
    digest = hashlib.sha256(f"{platform.python_version()} {unicodedata.unidata_version}".encode())
    for part in _parts(_with_data(_closure(modules)) if modules else _contents()):
        digest.update(part)
    for name in _libraries():
        digest.update(name.encode())
    return digest.digest()


@cache
def sources_digest() -> str:
    """What our modules and their data files are, whatever they run on, in a few letters."""
    return hashlib.sha256(b"".join(_parts(_contents()))).hexdigest()[:12]


@cache
def package_digest(module: str, package: str) -> bytes:
    """What a module and all that it imports of one package are, whatever they run on, where what lies beyond decides
    nothing and what is made takes long (an encoded photograph)."""
    return hashlib.sha256(b"".join(_parts(_closure((module,), package)))).digest()


def _parts(paths: Iterable[Path]) -> Iterator[bytes]:
    """Files as they are counted into a digest."""
    for path in sorted(paths):
        content = _contents()[path]
        yield f"{path.relative_to(PLUGINS).as_posix()}\0{len(content)}\0".encode() + content


@cache
def _contents() -> dict[Path, bytes]:
    """All our modules and their data files, read once."""
    paths = (Path(folder, name) for folder, _, names in os.walk(PLUGINS) for name in names)
    return {path: path.read_bytes() for path in paths if path.suffix in (".py", ".yaml")}


@cache
def _libraries() -> tuple[str, ...]:
    """The folders of installed libraries' metadata, which are named by library and version; reading them takes long."""
    return tuple(sorted(found.name for folder in sys.path for found in Path(folder).glob("*.dist-info")))


def _closure(modules: tuple[str, ...], package: str = PLUGINS.name) -> set[Path]:
    """The files of modules and of all that they import of a package, wherever in a file the import stands."""
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
    """The modules that a file imports, or imports from; of a package whose modules are imported, only these."""
    package = (PLUGINS.name, *path.relative_to(PLUGINS).parts[:-1])
    names: list[str] = []
    for match in _IMPORT.finditer(_contents()[path].decode()):
        if match["module"]:
            names.append(match["module"])
            continue
        module = match["base"].lstrip(".")
        dots = len(match["base"]) - len(module)
        base = ".".join([*(package[: len(package) - dots + 1] if dots else ()), *([module] if module else [])])
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
