"""A Chromium for tests, benchmarks and screenshots: where it is, how to install it, and one that runs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.vietnamese.messages import messages_of

from .servers import is_root

if TYPE_CHECKING:
    from playwright.sync_api import Browser

MESSAGES = messages_of(__package__)
HEADLESS = "chromium-headless-shell"
"""A Chromium without windows, as a program and as a Debian package; pages take half the processor time in it."""
BROWSERS = (HEADLESS, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
FLAGS = (
    *(["--no-sandbox"] if is_root() else []),
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def browser() -> str | None:
    """The path of a Chromium: LUU_TRU_BROWSER, an installed one, or Playwright's own; None if there is none."""
    named = os.environ.get("LUU_TRU_BROWSER")
    found = named or next(filter(None, map(shutil.which, BROWSERS)), None)
    return found or _playwright_browser()


def _playwright_browser() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install_browser() -> bool:
    """Install a browser with the package manager, else with Playwright."""
    print(MESSAGES.say("installing-browser"), file=sys.stderr, flush=True)
    ways = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if shutil.which("apt-get") and is_root():
        install = "apt-get install -y -qq"
        ways.insert(0, ["sh", "-c", f"apt-get update -qq && ({install} {HEADLESS} || {install} chromium)"])
    return any(subprocess.run(way, check=False, stdout=sys.stderr).returncode == 0 for way in ways)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=browser(), args=list(FLAGS))
        yield running
        running.close()
