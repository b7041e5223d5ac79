"""The process that reads attached files: a task per line on standard input, length-prefixed answers on standard output.

A malicious file can do no more than end this process, which then gives no answer.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from contextlib import redirect_stdout, suppress
from pathlib import Path
from typing import BinaryIO

from plugins.core.codec import encode
from plugins.core.diagnostics import Fault

from .examining import examine
from .findings import Findings
from .limits import MEMORY, SECONDS

LENGTH = 8
"""The number of bytes of the length before each answer."""


def serve(tasks: BinaryIO, answers: BinaryIO) -> None:
    """Answer every task [path, kind, path of the copy] with its findings, until the input ends."""
    _limit_memory()
    for line in tasks:
        path, kind, copy = json.loads(line)
        _allow_time()
        answer = encode(_examined(Path(path), kind, Path(copy)))
        answers.write(len(answer).to_bytes(LENGTH, "big") + answer)
        answers.flush()


def _examined(path: Path, kind: str, copy: Path) -> Findings:
    try:
        return examine(path, kind, copy)
    except MemoryError:
        raise
    except Exception as error:  # an unexpected error of a library is reported at the file
        traceback.print_exc()
        return Findings(Fault("unexpected", {"error": f"{type(error).__name__}: {error}"[:200]}))


def _limit_memory() -> None:
    if sys.platform == "linux":  # other systems have no such limit
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _allow_time() -> None:
    """Let the system end this process after SECONDS more of processor time."""
    if sys.platform != "win32":
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + SECONDS, most))


def main() -> None:
    """Serve the parent process; what libraries print goes to standard error."""
    with suppress(MemoryError), os.fdopen(os.dup(sys.stdout.fileno()), "wb") as out, redirect_stdout(sys.stderr):
        serve(sys.stdin.buffer, out)
