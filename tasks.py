"""Entry point: `python3 tasks.py NAME` on a bare Python 3.11 or newer, or `invoke NAME`.

Creates .venv, installs the locked and hashed requirements there, and runs the command inside; a stamp in .venv makes
this check nearly free afterwards. tools/commands.py declares the arguments of each command.
"""

from __future__ import annotations  # so that an old Python gets as far as the error message below

import signal

if __name__ == "__main__":  # Ctrl+C exits silently even during imports; the inner process handles it itself
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})  # `run` blocked it

import hashlib
import inspect
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
ENVIRONMENT = 3  # exit code for a missing prerequisite

TOO_OLD = "Cần Python 3.11 trở lên; máy này đang chạy Python {version}. Hãy cài bản mới từ python.org rồi chạy lại."
FIRST_TIME = "Chuẩn bị lần đầu (tạo .venv và cài các gói trong {lock}); chờ một vài phút…"
FETCHING = "  lấy {name}…\n"
INSTALLING = "  cài các gói vừa lấy…\n"
PIP_TALK = frozenset(
    ("Attempting", "Building", "Created", "Downloading", "Found", "Getting", "Ignoring", "Installing", "Looking",
     "Obtaining", "Preparing", "Processing", "Requirement", "Stored", "Successfully", "Uninstalling", "Using", "")
)  # fmt: skip
"""First words of pip's routine output."""
NO_VENV = "Python trên máy này thiếu venv hoặc pip: hãy cài thêm (Debian: apt install python3-venv) rồi chạy lại."
NO_FOLDER = "Không tạo được thư mục .venv ({error}): hãy kiểm tra quyền ghi và chỗ trống trên đĩa rồi chạy lại."
NO_PACKAGES = "Không cài được các gói trong {lock}: hãy kiểm tra mạng (lần đầu cần Internet) rồi chạy lại."
WRONG_HASH = (
    "Một gói tải về không khớp với mã băm ghi trong {lock} nên không được cài: có thể gói đã bị thay ở nơi tải, hoặc"
    " tệp tải về bị hỏng. Hãy chạy lại; nếu vẫn vậy thì đừng cài gì, và báo cho người phụ trách kỹ thuật."
)
NO_ROOM = "Đĩa đầy nên không cài được các gói trong {lock}: hãy xóa bớt tệp không cần rồi chạy lại."
PIP_SAYS = (
    ("DO NOT MATCH THE HASHES", WRONG_HASH),
    ("HashMismatch", WRONG_HASH),
    ("Hashes are required", WRONG_HASH),
    ("No space left on device", NO_ROOM),
)
"""Patterns in pip's English output for failures that are not the network's."""
PIP_SETTINGS = {"PIP_USER": "0", "PIP_REQUIRE_VIRTUALENV": "0", "PIP_NO_INPUT": "1"}
PIP_ELSEWHERE = ("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_NO_DEPS", "PIP_DRY_RUN", "PYTHONPATH", "PYTHONHOME")
"""Variables that would make pip install to, or Python import from, somewhere other than .venv."""


class Missing(Exception):
    """The machine lacks a prerequisite; the message says what to do."""


def lock_of(argv: list[str]) -> Path:
    """The lock file that a command needs."""
    from tools.commands import LOCKS

    command = next((word for word in argv if not word.startswith("-")), "")
    return ROOT / LOCKS.get(command, "requirements.txt")


def is_prepared(lock: Path) -> bool:
    """Whether the packages of `lock` are installed in .venv."""
    return PYTHON.exists() and _stamp(lock).is_file() and _stamp(lock).read_text() == _digest(lock)


def _stamp(lock: Path) -> Path:
    return VENV / f"{lock.stem}.stamp"


def _digest(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def prepare(lock: Path) -> None:
    """Install the packages of `lock` in .venv; raises Missing if the machine cannot."""
    if is_prepared(lock):
        return
    print(FIRST_TIME.format(lock=lock.name), file=sys.stderr, flush=True)
    if not _works(PYTHON):
        _make_venv()
    _install(lock)
    try:
        _stamp(lock).write_text(_digest(lock))
    except OSError as error:
        raise Missing(NO_FOLDER.format(error=error)) from None


def _install(lock: Path) -> None:
    """Install the packages of `lock` with pip; raises Missing with the reason if that fails."""
    install = [
        "-m",
        "pip",
        "install",
        "--progress-bar",
        "off",
        "--disable-pip-version-check",
        "--require-hashes",
        "-r",
        str(lock),
    ]
    others = {name: value for name, value in os.environ.items() if name not in PIP_ELSEWHERE}
    environment = {**others, **PIP_SETTINGS}
    with subprocess.Popen(
        [PYTHON, *install], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment, text=True,
        encoding="utf-8", errors="replace",
    ) as pip:  # fmt: skip
        told = []
        for line in pip.stdout or ():
            told.append(line)
            print(_progress(line), end="", file=sys.stderr, flush=True)
    if pip.returncode:
        why = next((message for sign, message in PIP_SAYS if any(sign in line for line in told)), NO_PACKAGES)
        raise Missing(why.format(lock=lock.name))


def _progress(line: str) -> str:
    """What to show of a line of pip's output: each download, the installation, and any problem."""
    word, _, rest = line.strip().partition(" ")
    if word == "Collecting":
        return FETCHING.format(name=rest.split(" ")[0].split("==")[0])
    if word == "Installing" and rest.startswith("collected"):  # the longest wait, during which pip prints nothing
        return INSTALLING
    return "" if word in PIP_TALK else line


def _works(python: Path) -> bool:
    """Whether a virtual environment runs and has pip; upgrading or removing Python breaks it."""
    try:
        return subprocess.run([python, "-m", "pip", "--version"], check=False, capture_output=True).returncode == 0
    except OSError:
        return False


def _make_venv() -> None:
    try:
        import venv

        shutil.rmtree(VENV, ignore_errors=True)
        venv.create(VENV, with_pip=True)
    except OSError as error:
        raise Missing(NO_FOLDER.format(error=error)) from None
    except (ImportError, subprocess.CalledProcessError):
        shutil.rmtree(VENV, ignore_errors=True)
        raise Missing(NO_VENV) from None


def run(argv: list[str]) -> int:
    """Run a command inside .venv, creating that first if needed; returns the exit code."""
    lock = lock_of(argv)
    if not is_prepared(lock):
        from tools.commands import parser

        parser().parse_args(argv)  # exits for --help and invalid arguments, which need no packages
    try:
        prepare(lock)
    except Missing as missing:
        print(missing, file=sys.stderr)
        return ENVIRONMENT
    # -E ignores PYTHON* variables, which could replace locked modules or turn warnings into errors.
    inside = [str(PYTHON), "-E", "-X", "utf8", str(ROOT / "tasks.py"), *argv]
    if os.name != "nt":
        sys.stdout.flush()
        # A starting Python would print a traceback on Ctrl+C; blocked, it waits for the first lines of this file.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        os.execv(inside[0], inside)
    return subprocess.run(inside, check=False).returncode


def invoke_tasks() -> list:
    """The same commands for `invoke`, each run through this script."""
    from invoke import Task

    from tools.commands import parser

    def task(name: str, command) -> Task:
        actions = {
            action.option_strings[0].strip("-").replace("-", "_") if action.option_strings else action.dest: action
            for action in command._actions
            if action.dest != "help"
        }

        def body(context, **values) -> None:
            argv = [sys.executable, str(ROOT / "tasks.py"), name]
            for argument, action in actions.items():
                value = values[argument]
                if not action.option_strings:
                    argv.append(value)
                elif value:
                    argv += [action.option_strings[0], *([] if value is True else [value])]
            code = subprocess.run(argv, check=False).returncode
            if code:
                sys.exit(code)

        parameters = [inspect.Parameter("context", inspect.Parameter.POSITIONAL_OR_KEYWORD)]
        for argument, action in sorted(actions.items(), key=lambda pair: bool(pair[1].option_strings)):
            default = (False if action.nargs == 0 else None) if action.option_strings else inspect.Parameter.empty
            parameters.append(inspect.Parameter(argument, inspect.Parameter.POSITIONAL_OR_KEYWORD, default=default))
        body.__signature__ = inspect.Signature(parameters)
        body.__doc__ = command.description
        return Task(body, name=name, help={argument: action.help for argument, action in actions.items()})

    (commands,) = (action for action in parser()._actions if action.choices)
    return [task(name, command) for name, command in commands.choices.items()]


if sys.version_info < (3, 11):  # noqa: UP036  # the very thing that it tells
    sys.exit(TOO_OLD.format(version=".".join(map(str, sys.version_info[:3]))))

if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")
    if Path(sys.prefix).resolve() == VENV.resolve() and is_prepared(lock_of(sys.argv[1:])):
        from tools.commands import main
        from tools.exits import run as run_command
        from tools.exits import stop_on_interrupt

        stop_on_interrupt()
        run_command(main, sys.argv[1:])
    sys.exit(run(sys.argv[1:]))
else:
    from invoke import Collection

    ns = Collection(*invoke_tasks())
