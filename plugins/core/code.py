"""Digests of code: what is kept is made anew when the code that made it, or anything that this imports, changes."""

from __future__ import annotations

import hashlib
import os
import platform
import re
import sys
import unicodedata
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
def code_digest(*modules: str, within: str = "plugins") -> bytes:
    """What our modules of these dotted names, all that they import, their data files, Python and its libraries are.

    Without a name: all of plugins/. within: imports that lead out of this package are not followed, where what lies
    beyond decides nothing and what is made takes long (an encoded photograph).
    """
    digest = hashlib.sha256(f"{platform.python_version()} {unicodedata.unidata_version}".encode())
    contents = _contents()
    for path in sorted(_closure(modules, within) if modules else contents):
        content = contents[path]
        digest.update(f"{path.relative_to(PLUGINS).as_posix()}\0{len(content)}\0".encode() + content)
    for name in _libraries():
        digest.update(name.encode())
    return digest.digest()


@cache
def sources_digest() -> str:
    """What our modules and their data files are, whatever they run on, in a few letters."""
    digest = hashlib.sha256()
    for path, content in sorted(_contents().items()):
        digest.update(f"{path.relative_to(PLUGINS).as_posix()}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:12]


@cache
def _contents() -> dict[Path, bytes]:
    """All our modules and their data files, read once."""
    paths = (Path(folder, name) for folder, _, names in os.walk(PLUGINS) for name in names)
    return {path: path.read_bytes() for path in paths if path.suffix in (".py", ".yaml")}


@cache
def _libraries() -> tuple[str, ...]:
    """The folders of installed libraries' metadata, which are named by library and version; reading them takes long."""
    return tuple(sorted(found.name for folder in sys.path for found in Path(folder).glob("*.dist-info")))


def _closure(modules: tuple[str, ...], within: str) -> set[Path]:
    """The files of modules and of all that they import, wherever in a file the import stands, with their data files."""
    found: set[Path] = set()
    waiting = [*modules]
    while waiting:
        name = waiting.pop()
        path = _files().get(name)
        if path and path not in found and f"{name}.".startswith(f"{within}."):
            found.add(path)
            waiting.extend(_imported(path))
    folders = {path.parent for path in found}
    return found | {path for path in _contents() if path.suffix == ".yaml" and path.parent in folders}


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
