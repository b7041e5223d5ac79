"""What reads attached files in a process of its own: tasks come in on its input, a line each; answers go out, framed.

A file that means harm can do no more than end this process, which then has no answer.
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
"""Bytes before an answer that tell how long it is."""


def serve(tasks: BinaryIO, answers: BinaryIO) -> None:
    """Answer every task [path, kind, path of the copy] with what was found, until there are no more."""
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
    except Exception as error:  # whatever a library does not expect in a file is told at that file
        traceback.print_exc()
        return Findings(Fault("unexpected", {"error": f"{type(error).__name__}: {error}"[:200]}))


def _limit_memory() -> None:
    if sys.platform == "linux":  # elsewhere the system takes no such limit
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _allow_time() -> None:
    """Let the system end this process once it has taken so much more time of the processor."""
    if sys.platform != "win32":
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + SECONDS, most))


def main() -> None:
    """Serve the process that began this one; what libraries print is no answer."""
    with suppress(MemoryError), os.fdopen(os.dup(sys.stdout.fileno()), "wb") as out, redirect_stdout(sys.stderr):
        serve(sys.stdin.buffer, out)
