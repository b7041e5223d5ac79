"""`site`: build, serve, and build again what an edit touches."""

from __future__ import annotations

import os
import shutil
import sys
import threading
import traceback
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

from watchfiles import watch

from plugins.core.diagnostics import Key, errors
from tools.bench.archive import write

from .build import DONE, ENVIRONMENT, MESSAGES, ROOT, USAGE, overrides, print_news, run
from .serve import Preview, server

FOLDER = ROOT / ".build" / "preview"
DEMO = ROOT / ".build" / "demo"
CODE = (ROOT / "plugins", ROOT / "pelicanconf.py")


def rebuild(settings: dict[str, object], preview: Preview, known: frozenset[Key] = frozenset()) -> frozenset[Key]:
    """Build once and tell the open pages; whatever happens, the preview lives on.

    known: the keys of the hints that were told before; answers with those that are known now.
    """
    try:
        report = run(settings)
    except Exception:  # a broken template or plugin: shown, and mended by the next edit
        traceback.print_exc()
        preview.update([MESSAGES.say("broken", error=traceback.format_exc(limit=-1).strip())], built=False)
        return known
    stopped = errors(report.diagnostics)
    print_news(report.diagnostics, known)
    if stopped:
        print(MESSAGES.say("not-built", errors=len(stopped)), file=sys.stderr)
    elif report.written or report.deleted:
        print(MESSAGES.say("rebuilt", written=report.written, deleted=report.deleted), flush=True)
    preview.update([str(fault) for fault in stopped], built=bool(report.written or report.deleted))
    return frozenset(fault.key for fault in report.diagnostics)


def is_code(paths: Iterable[Path]) -> bool:
    """Whether a change of these files needs a new process."""
    return any(path.is_relative_to(code) and path.suffix in (".py", ".yaml") for path in paths for code in CODE)


def serve(
    content: Path | None,
    port: int,
    *,
    now: datetime | None,
    drafts: bool,
    demo: int | None,
    folder: Path | None = None,
    settings: Mapping[str, object] | None = None,
) -> int:
    """Build into a folder of its own, serve it, and follow every edit, until Ctrl+C.

    demo: so many synthetic articles instead of the content; the name of the site says on every page what they are.
    folder: another one to build into; settings: of Pelican, beside those that the arguments stand for.
    """
    if demo is not None:
        content = DEMO / "content"
        shutil.rmtree(DEMO, ignore_errors=True)
        write(content, demo)
    elif content is not None and not content.is_dir():
        print(MESSAGES.say("no-content", folder=content), file=sys.stderr)
        return USAGE
    folder = folder or (FOLDER if demo is None else DEMO / "site")
    preview = Preview()
    try:
        running = server(folder, port, preview)
    except OSError:
        print(MESSAGES.say("port-taken", port=port, other=port + 1), file=sys.stderr)
        return ENVIRONMENT
    address = f"http://localhost:{running.server_address[1]}"
    built = {**overrides(content, folder, now=now, drafts=drafts), "SITEURL": address, **(settings or {})}
    if demo is not None:
        built["SITENAME"] = MESSAGES.say("demo")
    known = rebuild(built, preview)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    print(MESSAGES.say("serving", address=address), flush=True)
    watched = {content or ROOT / "content", ROOT / "content" / "du-lieu", ROOT / "theme", *CODE}
    for changes in watch(*watched, debounce=200, step=50, raise_interrupt=False):
        if is_code(Path(path) for _, path in changes):
            running.server_close()
            os.execv(sys.executable, [sys.executable, "-E", "-X", "utf8", *sys.argv])
        known = rebuild(built, preview, known)
    running.server_close()
    return DONE
