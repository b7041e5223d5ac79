"""The project's capabilities, and reading a content folder with them, for tools that need no build."""

from __future__ import annotations

from datetime import datetime
from importlib import import_module
from pathlib import Path

from plugins.content.archive import assemble, local_time
from plugins.content.capability import Capabilities
from plugins.content.data import data_files, read_data
from plugins.content.folder import find_files, load
from plugins.content.model import Archive, Text
from plugins.content.reading import ReadResult, Rules, read_file
from plugins.core.diagnostics import Diagnostic
from tools import ROOT


def capabilities() -> Capabilities:
    """The capabilities of the plugins in pelicanconf.py, in order."""
    from pelican.settings import read_settings

    plugins = read_settings(str(ROOT / "pelicanconf.py"))["PLUGINS"]
    modules = map(import_module, plugins)
    return Capabilities(tuple(module.CAPABILITY for module in modules if hasattr(module, "CAPABILITY")))


def read_archive(
    content: Path, enabled: Capabilities, *, now: datetime, drafts: bool = False
) -> tuple[Archive, list[ReadResult], list[Diagnostic]]:
    """Read a whole content folder without a cache; return the archive, the results per source, and the diagnostics.

    enabled: the capabilities to read it with. now: in Hanoi time if naive; articles dated later are left out, with a
    warning. drafts: also show drafts and scheduled articles.
    """
    now = local_time(now)
    redact = enabled.redactor(now.date())
    files = find_files(content, data_files(enabled.data))
    data, diagnostics = read_data(content, ROOT / "content", enabled.data)
    rules, texts = Rules.of(enabled), dict[str, Text]()
    results: list[ReadResult] = []
    for file in load(content, files):
        result, texts[file.path] = read_file(redact(file), rules)
        results.append(result)
    archive, more = assemble(
        results, data, lambda body: texts[body.file], now=now, drafts=drafts, reserved=enabled.reserved
    )
    return archive, results, sorted({*files.diagnostics, *diagnostics, *more})
