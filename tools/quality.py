"""`test` and `lint`: check for the programs they need first, and name those missing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import ExitStack
from tempfile import TemporaryDirectory

from plugins.core.processes import process_count
from plugins.vietnamese.messages import messages_of
from tools import ROOT

from .browser import HEADLESS, browser, install_browser
from .exits import ENVIRONMENT, fail, run_program
from .servers import is_root, program

MESSAGES = messages_of(__package__)
TYPESCRIPT = "typescript@5.9.3"
PROGRAMS = {
    "nginx": "nginx", "caddy": "caddy", "sshd": "openssh-server", "ssh": "openssh-client", "rsync": "rsync",
    "openssl": "openssl", "memcached": "memcached", "swift-proxy-server": "swift-proxy", "ps": "procps",
    "swift-account-server": "swift-account", "swift-container-server": "swift-container",
    "swift-object-server": "swift-object", "systemd-analyze": "systemd",
}  # fmt: skip
"""Programs that the deploy tests start, on Linux only, with their Debian packages."""
BROTLI = "libnginx-mod-http-brotli-static"
"""An nginx module packaged by Debian; its tests are skipped if it is missing."""
MEMORY = "/dev/shm"
ROOM = 8 << 30
"""Free bytes from which temporary files of tests are kept in memory."""


def missing_programs() -> list[str]:
    """Debian packages of the missing programs that tests start."""
    return [package for name, package in PROGRAMS.items() if program(name) is None]


def _install_programs(packages: list[str]) -> None:
    """Install them from Debian if we are root; some may still be missing afterwards."""
    if not (is_root() and shutil.which("apt-get")):
        return
    print(MESSAGES.say("installing-programs", packages=" ".join(packages)), file=sys.stderr, flush=True)
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"], [*install, *packages], [*install, BROTLI], [*install, HEADLESS]):
        subprocess.run(command, check=False, stdout=sys.stderr, env=environment)


def run_tests(*, quick: bool) -> int:
    """Run all tests or the quick ones; install a browser first if needed, or report what is missing."""
    if not quick and browser() is None and not (install_browser() and browser()):
        return fail(ENVIRONMENT, MESSAGES.say("no-browser"))
    if not quick and sys.platform == "linux" and (missing := missing_programs()):
        _install_programs(missing)
        if missing := missing_programs():
            return fail(ENVIRONMENT, MESSAGES.say("no-programs", packages=" ".join(missing)))
    # All tests also wait for servers and browsers: one more process than there are cores keeps the cores busy.
    processes = process_count(None) + (not quick)
    command = [sys.executable, "-m", "pytest", "-n", str(processes), "--dist", "worksteal"]
    command += ["-m", "not slow", "--hypothesis-profile", "quick"] if quick else []
    # Tests start hundreds of processes, each of which would otherwise recompile all code.
    environment = caching_bytecode()
    with ExitStack() as stack:
        if folder := _in_memory(stack):
            environment["TMPDIR"] = folder
            command += ["-o", "tmp_path_retention_policy=failed"]  # so that little is kept there at once
        return run_program(command, ROOT, environment)


def _in_memory(stack: ExitStack) -> str | None:
    """A temporary folder in memory, since tests write and delete hundreds of sites; None if there is none that is
    large enough, runs programs and keeps extended attributes, as the object storage needs."""
    if sys.platform != "linux":
        return None
    try:
        found = os.statvfs(MEMORY)
        if found.f_bavail * found.f_frsize < ROOM or found.f_flag & os.ST_NOEXEC:
            return None
        folder = stack.enter_context(TemporaryDirectory(prefix="thu-", dir=MEMORY))
        os.setxattr(folder, "user.luu-tru", b"")
    except OSError:
        return None
    return folder


def caching_bytecode() -> dict[str, str]:
    """The environment for processes that cache bytecode, as Python does by default."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def run_lint() -> int:
    """Run ruff, mypy and the type check of the scripts; returns the highest exit code."""
    checks = (["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"])
    codes = [run_program([sys.executable, "-m", *check], ROOT) for check in checks]
    return max(*codes, _check_scripts())


def _check_scripts() -> int:
    """Check the scripts' JSDoc types with TypeScript; returns 0, with a note, if it is unavailable."""
    npx = shutil.which("npx")
    if npx is None:
        print(MESSAGES.say("no-node", compiler=TYPESCRIPT), file=sys.stderr)
        return 0
    compiler = [npx, "--yes", "--package", TYPESCRIPT, "tsc"]
    if subprocess.run([*compiler, "--version"], capture_output=True, check=False).returncode:
        print(MESSAGES.say("no-typescript", compiler=TYPESCRIPT), file=sys.stderr)
        return 0
    return run_program([*compiler, "--project", "jsconfig.json"], ROOT)
