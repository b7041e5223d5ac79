"""The scripts of a theme as published: joined, then minified, which shortens local names.

They are cached until a script, this module or the minifier changes. The minifier has no wheel for Macs with Apple
processors; scripts built there keep their names.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec

from plugins.core.cache import Cache
from plugins.core.code import code_digest
from plugins.core.memo import Memo

from .scripts import HINTS, bundles

_PROGRAM = """import json, sys
from minify import string
scripts = json.load(sys.stdin)
json.dump({name: string("application/javascript", text) for name, text in scripts.items()}, sys.stdout)"""


def published_scripts(cache: Cache, sources: Mapping[str, str]) -> dict[str, str]:
    """The scripts to publish, by name. sources: all of them, by name; ScriptError as from `bundles`."""

    def made() -> dict[str, str]:
        joined = bundles(sources)
        return minified(joined) if find_spec("minify") else joined

    kept = Memo(cache.room("scripts", code_digest(__name__)))
    found: dict[str, str] = kept.get("published", sources, dict[str, str], made)
    return found


def minified(scripts: Mapping[str, str]) -> dict[str, str]:
    """Scripts, by name, minified; comments at their head that address browsers stay."""
    # In a process of its own: the library is written in Go, whose threads do not survive a fork.
    run = subprocess.run(
        [sys.executable, "-c", _PROGRAM], input=json.dumps(scripts), capture_output=True, encoding="ascii", check=True
    )
    small = json.loads(run.stdout)
    hints = {name: HINTS.match(text) for name, text in scripts.items()}
    return {name: f"{hint[0] if hint else ''}{small[name]}" for name, hint in hints.items()}
