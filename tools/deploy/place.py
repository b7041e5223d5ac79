"""A folder of releases, on this machine or a host: its commands are in place.sh, run by a local shell or over SSH, and
files are transferred by rsync."""

from __future__ import annotations

import hashlib
import os
import re
import shlex
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from plugins.records.manifest import CHECKSUMS
from plugins.vietnamese.formatting import display
from plugins.vietnamese.when import minute
from tools.verify.command import DamagedList, read_list

from .errors import DeployError
from .release import shown
from .targets import FolderTarget, SshTarget

SCRIPT = Path(__file__).with_name("place.sh").read_bytes()
INCOMING = ".incoming"
FOREIGN, UNSAFE, LOCKED, TAMPERED = range(40, 44)
"""Exit codes of place.sh, distinct from those of ssh and rsync."""
CUT_OFF = {255, 10, 12, 30, 35}
"""Exit codes of ssh (255) and rsync for a failed connection, unlike a command that fails on the host."""
PATIENCE = 120  # seconds without data before a host counts as dead
_SSH = (
    "ssh", "-o", "BatchMode=yes", "-o", "StrictHostKeyChecking=yes", "-o", "ConnectTimeout=20",
    "-o", "ServerAliveInterval=15", "-o", "ServerAliveCountMax=4",
)  # fmt: skip
_RSYNC = (
    "rsync", "--recursive", "--checksum", "--delete", "--omit-dir-times", "--chmod=D755,F644", "--protect-args",
    f"--timeout={PATIENCE}",
)  # fmt: skip
_FILE = "file "
"""Before each file that place.sh lists, unlike what a host prints at login."""
_RELEASE = re.compile(r"(\d{6})-([0-9a-f]{16})")
_SAID = (
    (r"REMOTE HOST IDENTIFICATION HAS CHANGED", "host-key-changed"),
    (r"Host key verification failed|No .* host key is known", "host-key-unknown"),
    (r"Permission denied \(|Too many authentication failures", "host-refused"),
    (r"No space left on device|Disk quota exceeded", "target-full"),
    (r"Read-only file system|Permission denied|Operation not permitted", "target-read-only"),
    (r"rsync: (command )?not found|rsync.*No such file or directory", "no-rsync"),
)
"""Messages of ssh, rsync and shell tools (LC_ALL=C), with their error codes; the first match counts."""


@dataclass(frozen=True, slots=True)
class Releases:
    """The releases at a place. current: the live one, "" if none; names: all, oldest first."""

    current: str = ""
    names: tuple[str, ...] = ()

    @property
    def earlier(self) -> str:
        """The release before the live one, or the last one if that is lost; "" if none."""
        return max((name for name in self.names if not self.current or name < self.current), default="")

    def next(self, digest: str) -> str:
        """The name of a new release: a sequence number, independent of clocks, and the digest of its checksums."""
        number = max((int(name[:6]) for name in self.names), default=0) + 1
        return f"{number:06}-{digest[:16]}"

    def spare(self, new: str, keep: int) -> tuple[str, ...]:
        """The releases to remove once `new` is live: those rolled back from, and all but the `keep` newest others."""
        left = [name for name in self.names if "" < self.current < name != new]
        good = [name for name in dict.fromkeys((*self.names, new)) if name not in left]
        return tuple(sorted({*left, *good[:-keep]}))


def digest_in(name: str) -> str:
    """The digest in the name of a release, see Releases.next."""
    return name.partition("-")[2]


class Place:
    """A folder of releases; every method raises DeployError if the host or disk fails, or someone else interferes."""

    def __init__(self, target: FolderTarget | SshTarget, ssh_config: Path | None = None) -> None:
        """ssh_config: an SSH configuration file to use instead of the user's."""
        self.target = target
        self._ssh: list[str] = []
        self.root = str(target.folder)
        self.name = self.root
        if isinstance(target, SshTarget):
            settings = ["-F", str(ssh_config)] if ssh_config else []
            port = ["-p", str(target.port)] if target.port else []
            self._ssh = [*_SSH, *settings, *port]
            shown_port = f":{target.port}" if target.port else ""
            self.name = f"ssh://{target.login}{shown_port}{quote(self.root)}"

    def releases(self) -> Releases:
        """The releases at the place; empty before the first deploy."""
        current, names = "", []
        for line in self._do("state").splitlines():
            kind, _, name = line.partition(" ")
            if not _RELEASE.fullmatch(name):
                continue
            if kind == "current":
                current = name
            else:
                names.append(name)
        return Releases(current, tuple(sorted(names)))

    def sums(self, name: str) -> Mapping[str, str]:
        """The SHA-256 of a release's files, by path, from its own list; empty if that is unreadable."""
        try:
            text = self._do("sums", name) if name else ""
            return {**read_list(text), CHECKSUMS: hashlib.sha256(text.encode()).hexdigest()} if text else {}
        except DamagedList:
            return {}

    def refuse_foreign(self) -> None:
        """Raise DeployError if the folder is not empty and was not created by deploy."""
        lines = self._do("foreign").splitlines()
        if said := [line for line in lines if not line.startswith(_FILE)]:
            raise DeployError("host-talks", target=self.name, text=shown(said))
        if lines:
            raise DeployError("foreign", target=self.name, files=shown([line.removeprefix(_FILE) for line in lines]))

    def prepare(self) -> None:
        """Claim the folder for deploy, if it is empty or missing."""
        self._do("prepare")

    def lock(self, key: str, owner: str, minutes: int) -> None:
        """Take the lock for an owner; takes over one older than `minutes` by the place's own clock."""
        self._do("lock", key, owner, str(minutes))

    def unlock(self, key: str = "") -> None:
        """Release the lock; without a key, whoever holds it."""
        self._do("unlock", *([key] if key else []))

    def link(self, paths: Mapping[str, str], earlier: str) -> None:
        """Hard-link incoming files to identical ones at other paths of an earlier release: search shards are often
        renamed. Failures are ignored, since those files are sent instead. paths: existing paths by new path."""
        if paths:
            self._do("link", earlier, read="".join(f"{old}\n{new}\n" for new, old in paths.items()))

    def send(self, folder: Path, earlier: str) -> None:
        """Send a folder's files; files identical to an earlier release's are hard-linked instead.

        If they do not fit on the disk, none stay there.
        """
        alike = [f"--link-dest=../{earlier}"] if earlier else []
        away = f"{self.target.login}:" if isinstance(self.target, SshTarget) else ""
        through = [f"--rsh={shlex.join(self._ssh)}"] if self._ssh else []
        place = f"{away}{self.root}/releases/{INCOMING}/"
        try:
            self._run([*_RSYNC, *through, *alike, f"{folder}/", place])
        except DeployError as error:
            if error.code == "target-full":
                self._do("drop")
            raise

    def check(self, name: str, digest: str) -> None:
        """Raise DeployError unless a release matches, file by file, the list of checksums with this digest.

        digest: complete, or its beginning.
        """
        self._do("check", name, digest)

    def accept(self, name: str, key: str) -> None:
        """Turn the complete upload into a release; raises DeployError if this key no longer holds the lock."""
        self._do("accept", name, key)

    def switch(self, name: str) -> None:
        """Make a release live, atomically."""
        self._do("switch", name)

    def remove(self, names: Sequence[str]) -> None:
        """Delete releases."""
        self._do("remove", *names)

    def _do(self, verb: str, *arguments: str, read: str = "") -> str:
        """Run place.sh and return its output. read: input lines for the verb, none of them a lone slash."""
        words = ["sh", "-s", "--", verb, self.root, *arguments]
        if isinstance(self.target, SshTarget):
            words = [*self._ssh, "--", self.target.login, shlex.join(words)]
        return self._run(words, b"".join((b"{\n", SCRIPT, b"\n} <<'/'\n", read.encode(), b"/\n")))

    def _run(self, command: Sequence[str], script: bytes = b"") -> str:
        environment = {**os.environ, "LC_ALL": "C"}
        try:
            done = subprocess.run(command, input=script, capture_output=True, check=False, env=environment)
        except FileNotFoundError:
            raise DeployError("no-program", program=command[0]) from None
        output, said = (text.decode("utf-8", "replace") for text in (done.stdout, done.stderr))
        if done.returncode:
            raise self._error(done.returncode, output, said)
        return output

    def _error(self, code: int, output: str, said: str) -> DeployError:
        lines = output.splitlines()
        if code == FOREIGN:
            return DeployError("foreign", target=self.name, files="…")
        if code == UNSAFE:
            return DeployError("target-unsafe", target=self.name)
        if code == LOCKED:
            owner, since = (*lines, "?", "?")[:2]
            return DeployError("locked", target=self.name, owner=owner, since=_in_hanoi(since))
        if code == TAMPERED:
            return DeployError("arrived-tampered", target=self.name, files=shown(lines or ["…"]))
        known = next((name for pattern, name in _SAID if re.search(pattern, said)), "")
        reason = (said.strip() or str(code)).splitlines()[-1]
        away = bool(self._ssh) and code in CUT_OFF
        return DeployError(known or ("unreachable" if away else "target-failed"), target=self.name, reason=reason)


def _in_hanoi(moment: str) -> str:
    """A moment that a host wrote in ISO 8601, as readers write it."""
    try:
        return display(minute(datetime.fromisoformat(moment)))
    except ValueError:
        return moment
