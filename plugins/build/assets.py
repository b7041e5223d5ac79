"""The theme's static files: style sheet and scripts bundled from their parts, in one folder named by its content.

Everything is published below /theme/HASH/, so that browsers may cache it for ever.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from plugins.content.targets import File, static
from plugins.core.files import files_below

from .scripts import bundles

BUNDLE = "css/main.css"
NO_FONTS: Mapping[str, bytes] = {}
IMPORT = re.compile(r'^@import url\("(?P<path>[^"]+)"\)(?: layer\((?P<layer>[\w-]+)\))?;[ \t]*$', re.MULTILINE)

# Comments in style sheets, and indentation.
_NOTES = re.compile(r"/\*(?:[^*]|\*(?!/))*\*/[ \t]*\n?|^[ \t]+|^\n", re.MULTILINE)


def bundle_css(path: Path) -> str:
    """A style sheet with each line `@import url("x.css") layer(x);` replaced by that file, in its layer."""

    def inline(match: re.Match[str]) -> str:
        css = bundle_css(path.parent / match["path"])
        return f"@layer {match['layer']} {{\n{css}\n}}" if match["layer"] else css

    return IMPORT.sub(inline, path.read_text(encoding="utf-8"))


def assets(
    folder: Path,
    fonts: Mapping[str, bytes] = NO_FONTS,
    published: Callable[[Mapping[str, str]], Mapping[str, str]] = bundles,
) -> tuple[Mapping[str, str], tuple[File, ...]]:
    """The addresses of a theme's static files by their names, and the files.

    Style sheets are published as one bundle and scripts joined, both without comments and indentation. fonts: web
    fonts and their licences, for a style sheet that names one of them. published: makes the scripts to publish from
    all sources, by name.
    """
    names = files_below(folder)
    contents = {name: (folder / name).read_bytes() for name in names if not name.endswith((".css", ".js"))}
    scripts = {name: (folder / name).read_text(encoding="utf-8") for name in names if name.endswith(".js")}
    contents |= {name: text.encode() for name, text in published(scripts).items()}
    if (folder / BUNDLE).is_file():
        css = _NOTES.sub("", bundle_css(folder / BUNDLE))
        contents[BUNDLE] = css.encode()
        if any(name in css for name in fonts):
            contents |= fonts
    digest = hashlib.sha256()
    for name, content in sorted(contents.items()):
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    place = f"/theme/{digest.hexdigest()[:10]}"
    addresses = {name: f"{place}/{name}" for name in contents}
    return addresses, tuple(static(addresses[name], content) for name, content in contents.items())
