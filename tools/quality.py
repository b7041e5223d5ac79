"""`test` and `lint`: what they need is looked for first, and named where it is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from plugins.vietnamese.messages import messages_of
from tools import ROOT

from .exits import ENVIRONMENT
from .servers import program

MESSAGES = messages_of(__package__)
TYPESCRIPT = "typescript@5.9.3"
PROGRAMS = {
    "nginx": "nginx", "caddy": "caddy", "sshd": "openssh-server", "ssh": "openssh-client", "rsync": "rsync",
    "openssl": "openssl", "memcached": "memcached", "swift-proxy-server": "swift-proxy", "ps": "procps",
    "swift-account-server": "swift-account", "swift-container-server": "swift-container",
    "swift-object-server": "swift-object", "systemd-analyze": "systemd",
}  # fmt: skip
"""What the tests of deploying start on loopback, and Debian's package of each; on Linux alone."""
BROTLI = "libnginx-mod-http-brotli-static"
"""A module of nginx that Debian has; without it, its tests are left out."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")


def browser() -> str | None:
    """The path of a Chromium: LUU_TRU_BROWSER, one that is installed, Playwright's own, or None."""
    named = os.environ.get("LUU_TRU_BROWSER")
    found = named or next(filter(None, map(shutil.which, BROWSERS)), None)
    return found or _playwright_browser()


def _playwright_browser() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _install_browser() -> bool:
    """Get a browser the way this machine can: its package manager, else Playwright's download."""
    print(MESSAGES.say("installing-browser"), file=sys.stderr, flush=True)
    ways = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if shutil.which("apt-get") and _is_root():
        ways.insert(0, ["sh", "-c", "apt-get update -qq && apt-get install -y -qq chromium"])
    return any(subprocess.run(way, check=False, stdout=sys.stderr).returncode == 0 for way in ways)


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def missing_programs() -> list[str]:
    """Debian's packages of the programs that tests start and this machine lacks."""
    return [package for name, package in PROGRAMS.items() if program(name) is None]


def _install_programs(packages: list[str]) -> None:
    """Get them from Debian where we may; what could not be had is missing still."""
    if not (_is_root() and shutil.which("apt-get")):
        return
    print(MESSAGES.say("installing-programs", packages=" ".join(packages)), file=sys.stderr, flush=True)
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"], [*install, *packages], [*install, BROTLI]):
        subprocess.run(command, check=False, stdout=sys.stderr, env=environment)


def run_tests(*, quick: bool) -> int:
    """Run the tests, all of them or the quick part; get a browser first, or say what is missing."""
    if not quick and browser() is None and not (_install_browser() and browser()):
        print(MESSAGES.say("no-browser"), file=sys.stderr)
        return ENVIRONMENT
    if not quick and sys.platform == "linux" and (missing := missing_programs()):
        _install_programs(missing)
        if missing := missing_programs():
            print(MESSAGES.say("no-programs", packages=" ".join(missing)), file=sys.stderr)
            return ENVIRONMENT
    command = [sys.executable, "-m", "pytest", "-n", "auto", "--dist", "worksteal"]
    some = ["-m", "not slow", "--hypothesis-profile", "quick"] if quick else []
    # Tests start hundreds of processes, each of which would otherwise compile all of the code again.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.run([*command, *some], cwd=ROOT, env=environment, check=False).returncode


def run_lint() -> int:
    """Ruff, then mypy, then the types of the scripts; the worst of their exit codes."""
    checks = (["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"])
    codes = [subprocess.run([sys.executable, "-m", *check], cwd=ROOT, check=False).returncode for check in checks]
    return max(*codes, _check_scripts())


def _check_scripts() -> int:
    """The types that scripts state in comments, by TypeScript's compiler; 0 with a word where it cannot be had."""
    npx = shutil.which("npx")
    if npx is None:
        print(MESSAGES.say("no-node", compiler=TYPESCRIPT), file=sys.stderr)
        return 0
    compiler = [npx, "--yes", "--package", TYPESCRIPT, "tsc"]
    if subprocess.run([*compiler, "--version"], capture_output=True, check=False).returncode:
        print(MESSAGES.say("no-typescript", compiler=TYPESCRIPT), file=sys.stderr)
        return 0
    return subprocess.run([*compiler, "--project", "jsconfig.json"], cwd=ROOT, check=False).returncode
