"""Runs one command in its own process and measures its cost: `python -m tests.attack.child COMMAND …`."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_PEAK = "peak of memory: "
_SCALE = 1 if sys.platform == "darwin" else 1024
"""Bytes per unit of ru_maxrss."""


@dataclass(frozen=True, slots=True)
class Cost:
    """The cost of a command. seconds: of CPU time, including its children; peak: bytes of its largest process.

    code: its exit code, or minus the signal that killed it.
    """

    code: int
    seconds: float
    peak: int
    output: str

    @property
    def is_told(self) -> bool:
        """Whether it ended with a documented exit code and without a traceback."""
        return self.code in (0, 1, 2, 3) and "Traceback" not in self.output


def run(*argv: str, seconds: int = 60, environment: Mapping[str, str] | None = None, python: bool = False) -> Cost:
    """Run a command of the project, which is killed after `seconds` of CPU time.

    python: whether argv is Python code and its arguments rather than a command.
    """
    program = [sys.executable, "-X", "utf8", *(("-c",) if python else ("-m", "tests.attack.child")), *argv]
    with subprocess.Popen(
        program,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, **(environment or {}), "LUU_TRU_SECONDS": str(seconds)},
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        output = process.stdout.read().decode("utf-8", "replace")
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    told, _, rest = output.partition(_PEAK)
    peak, _, more = rest.partition("\n")  # a traceback follows
    return Cost(process.returncode, usage.ru_utime + usage.ru_stime, int(peak or 0), told + more)


def _peak() -> int:
    """The peak memory of this process in bytes; ru_maxrss would include that of its parent."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _SCALE
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024


def _main() -> int:
    most = int(os.environ["LUU_TRU_SECONDS"])
    resource.setrlimit(resource.RLIMIT_CPU, (most, most + 5))
    from tools.commands import main

    try:
        return main(sys.argv[1:])
    finally:
        children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * _SCALE
        sys.stdout.write(f"{_PEAK}{max(_peak(), children)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(_main())
