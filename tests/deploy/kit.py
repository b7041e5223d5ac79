"""Small published folders, and wrapper commands that disturb a deploy."""

from __future__ import annotations

import hashlib
import os
import shlex
import shutil
import signal
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from itertools import count
from pathlib import Path
from tempfile import TemporaryFile

from plugins.content.targets import PublishedFile
from plugins.records.manifest import manifest_files
from tests import archives
from tools.commands import main

FIRST = {
    "index.html": "<link href=/theme/0123456789/css/main.css><p>trang đầu",
    "2019/09/bai/index.html": "<p>bài một",
    "2019/09/bai/index.json": '{"bai": 1}',
    "theme/0123456789/css/main.css": "p { color: red }",
    "tim-kiem/chi-muc/a/bcde-uvw.txt": "một",
    "tim-kiem/chi-muc/a/bcde-xyz.txt": "ba",
    "tim-kiem/chi-muc/manifest.json": '{"abcdef": 1}',
    "404.html": "<p>không có",
}
SECOND = {
    **{path: text for path, text in FIRST.items() if not path.startswith(("theme", "tim-kiem"))},
    "index.html": "<link href=/theme/abcdef0123/css/main.css><p>trang đầu khác",
    "2021/01/moi/index.html": "<link href=/theme/abcdef0123/css/main.css><p>bài hai",
    "theme/abcdef0123/css/main.css": "p { color: blue }",
    "tim-kiem/chi-muc/b/cdef-uvw.txt": "hai",
    "tim-kiem/chi-muc/b/cdef-xyz.txt": "ba",
    "tim-kiem/chi-muc/manifest.json": '{"ghijkl": 1}',
}
del SECOND["2019/09/bai/index.json"]
COMMANDS = ("basename", "cut", "find", "grep", "head", "ln", "ls", "mkdir", "mv", "printf", "readlink", "rm", "rsync",
            "sed", "sha256sum", "sync", "touch")  # fmt: skip
"""The commands that place.sh calls, and rsync."""


def publish(folder: Path, files: Mapping[str, str]) -> Path:
    """Create a published folder with these files and their manifest of checksums."""
    shutil.rmtree(folder, ignore_errors=True)
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    digests = {path: hashlib.sha256(text.encode()).hexdigest() for path, text in files.items()}
    published = [PublishedFile(path, len(files[path].encode()), digests[path]) for path in sorted(files)]
    for file in manifest_files(published):
        (folder / file.address.lstrip("/")).write_bytes(archives.content(file))
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """The content of every file below a folder, by path."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def run(*words: str | Path, env: Mapping[str, str] | None = None, dies_at: int = 0) -> tuple[int, str]:
    """Run `tasks.py deploy` in its own process group; return its exit code, or minus the signal that killed it, and its
    output. It is forked, since Python takes a second to start.

    dies_at: kills it before this HTTP request, counted from 1; 0: never.
    """
    messages = count(1)

    def die(event: str, _arguments: object) -> None:
        if event == "http.client.send" and next(messages) == dies_at:
            os.kill(os.getpid(), signal.SIGKILL)

    with TemporaryFile("w+", encoding="utf-8") as said:
        child = os.fork()
        if not child:
            try:
                os.setsid()
                os.environ.update(env or {})
                sys.addaudithook(die)
                with redirect_stdout(said), redirect_stderr(said):
                    code = main(["deploy", *map(str, words)])
                    said.flush()
                os._exit(code)
            finally:
                os._exit(255)
        _, status = os.waitpid(child, 0)
        said.seek(0)
        return os.waitstatus_to_exitcode(status), said.read()


def put_in_the_way(folder: Path, deed: str) -> Path:
    """Create wrapper commands that count their calls and, at the call number in the file `at`, run `deed` first.

    deed: shell code, in which {name} and {program} are the command's name and path.
    """
    folder.mkdir()
    arm(folder, 0)
    for name in COMMANDS:
        program = shutil.which(name)
        assert program, name
        # Commands in a pipe run concurrently: each call appends a line, and only one succeeds in creating the folder.
        script = f"""#!/bin/sh
echo >>{shlex.quote(str(folder / "count"))}
read -r at <{shlex.quote(str(folder / "at"))}
[ "$at" -gt 0 ] || exec {program} "$@"
n=0
while read -r _; do n=$((n + 1)); done <{shlex.quote(str(folder / "count"))}
[ "$n" -ge "$at" ] || exec {program} "$@"
if {shutil.which("mkdir")} {shlex.quote(str(folder / "done"))} 2>/dev/null; then
    {deed.format(name=name, program=program)}
fi
exec {program} "$@"
"""
        (folder / name).write_text(script)
        (folder / name).chmod(0o755)
    return folder


def arm(folder: Path, at: int) -> None:
    """Run the deed at the call with this number, counted from now; 0: never."""
    (folder / "count").write_text("")
    (folder / "at").write_text(f"{at}\n")
    if was_reached(folder):
        (folder / "done").rmdir()


def was_reached(folder: Path) -> bool:
    """Whether the call for which the deed was armed has come."""
    return (folder / "done").exists()
