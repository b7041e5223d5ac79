"""`audit`: checks the lock files for known vulnerabilities, and reports what could not be checked."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from plugins.vietnamese.messages import messages_of
from tools import ROOT

from .exits import DONE, ENVIRONMENT, FAULTS

MESSAGES = messages_of(__package__)
LOCKS = (
    "requirements.txt", "requirements-desk.txt", "requirements-search.txt", "requirements-deploy.txt",
    "requirements-dev.txt", "requirements-bench.txt",
)  # fmt: skip
_LIMIT = 600  # seconds


@dataclass(frozen=True, slots=True)
class Answer:
    """The result for one lock file: descriptions of vulnerable packages, and packages that could not be checked.

    error: why nothing could be checked; "" otherwise.
    """

    lock: str
    found: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    error: str = ""


def run_audit(locks: Sequence[str] = LOCKS) -> int:
    """Check every lock file; returns 1 if a vulnerability is known, 3 if not everything could be checked."""
    answers = [ask(lock) for lock in locks]
    for line in report_lines(answers):
        print(line)
    if any(answer.found for answer in answers):
        return FAULTS
    return ENVIRONMENT if any(answer.unknown or answer.error for answer in answers) else DONE


def ask(lock: str) -> Answer:
    """Run pip-audit on a lock file as it is, without resolving or installing anything."""
    shape = ["--format", "json", "--progress-spinner", "off"]
    arguments = ["--requirement", lock, "--require-hashes", "--disable-pip", *shape]
    try:
        asked = subprocess.run(
            [sys.executable, "-m", "pip_audit", *arguments],
            cwd=ROOT, capture_output=True, text=True, encoding="utf-8", errors="replace", timeout=_LIMIT, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        return Answer(lock, error=str(error))
    return read_answer(lock, asked.stdout, asked.stderr)


def read_answer(lock: str, output: str, errors: str) -> Answer:
    """Parse pip-audit's output: JSON if the check ran, else an error message."""
    try:
        packages: list[dict[str, Any]] = json.loads(output)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return Answer(lock, error=(errors.strip() or output.strip() or "?").splitlines()[-1])
    found = tuple(_found(package) for package in packages if package.get("vulns"))
    return Answer(lock, found, tuple(str(package["name"]) for package in packages if "skip_reason" in package))


def _found(package: dict[str, Any]) -> str:
    names = ", ".join(str(one["id"]) for one in package["vulns"])
    mended = ", ".join(dict.fromkeys(version for one in package["vulns"] for version in one.get("fix_versions", ())))
    values = {"name": package["name"], "version": package["version"], "names": names}
    return MESSAGES.say("audit-mended", **values, mended=mended) if mended else MESSAGES.say("audit-found", **values)


def report_lines(answers: Sequence[Answer]) -> Iterator[str]:
    """The lines that report on each lock file."""
    for answer in answers:
        yield from (f"{answer.lock}: {line}" for line in answer.found)
        if answer.error:
            yield MESSAGES.say("audit-unasked", lock=answer.lock, error=answer.error)
        elif answer.unknown:
            yield MESSAGES.say("audit-unknown", lock=answer.lock, names=", ".join(answer.unknown))
        elif not answer.found:
            yield MESSAGES.say("audit-clean", lock=answer.lock)
