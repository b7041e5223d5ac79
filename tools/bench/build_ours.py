"""Our build as a program: `python -m tools.bench.build_ours CONTENT OUTPUT THEME CACHE [FLAG…]`.

Flags: without=NAMES: leave out these plugins, separated by commas; later=DAYS: build as of a later day; public: for a
public host; stages=FILE: write the seconds of each stage there as JSON.
"""

from __future__ import annotations

import json
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pelican.plugins
from pelican.settings import read_settings

from plugins.core.diagnostics import errors
from tools import ROOT
from tools.exits import leave
from tools.site.build import overrides, run


def hide_peers() -> None:
    """Keep Pelican from auto-loading the peer of `bench images`, a namespace plugin installed only for benchmarks."""
    pelican.plugins.__path__ = []


def main(content: str, output: str, theme: str, cache: str, *flags: str) -> int:
    """Build once; returns 1 on any error."""
    hide_peers()
    settings = {**overrides(Path(content), Path(output), Path(theme)), "ARCHIVE_CACHE": cache}
    given = dict(flag.partition("=")[::2] for flag in flags)
    if names := given.get("without"):
        left_out = {f"plugins.{name}" for name in names.split(",")}
        plugins = read_settings(str(ROOT / "pelicanconf.py"))["PLUGINS"]
        settings["PLUGINS"] = [name for name in plugins if name not in left_out]
    conf = "publishconf.py" if "public" in given else "pelicanconf.py"
    if "public" in given:
        settings |= {"SITEURL": "https://luu-tru.vn", "SOCIAL_CARDS": False}
    if days := given.get("later"):
        settings["ARCHIVE_NOW"] = datetime.now() + timedelta(days=int(days))
    report = run(settings, conf=conf)
    if file := given.get("stages"):
        Path(file).write_text(json.dumps(report.seconds), encoding="utf-8")
    return 1 if errors(report.diagnostics) else 0


if __name__ == "__main__":
    leave(main(*sys.argv[1:]))
