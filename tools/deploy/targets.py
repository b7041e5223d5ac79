"""Parses deploy targets: a folder, ssh://USER@HOST/FOLDER or s3://BUCKET/PREFIX."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from plugins.build.publish import unsafe_output

from .errors import DeployError

_HOST = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.:-]*")
_USER = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")
_BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class FolderTarget:
    """A local folder."""

    folder: Path


@dataclass(frozen=True, slots=True)
class SshTarget:
    """A folder on a host. user, port: "" and None for SSH's defaults."""

    host: str
    folder: str
    user: str = ""
    port: int | None = None

    @property
    def login(self) -> str:
        """The destination argument for SSH."""
        return f"{self.user}@{self.host}" if self.user else self.host


@dataclass(frozen=True, slots=True)
class BucketTarget:
    """An S3-compatible bucket. prefix: "", or ends with a slash."""

    bucket: str
    prefix: str = ""


Target = FolderTarget | SshTarget | BucketTarget


def read_target(text: str, *, output: Path, content: Path) -> Target:
    """Parse a target; raises DeployError if it is malformed or unsafe.

    output: the release's folder; content: the sources. A folder target must neither contain nor lie inside either.
    """
    if "://" not in text:
        return _folder(text, output, content)
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise DeployError("target", target=text) from None
    path, host = unquote(parts.path), parts.hostname or ""
    if parts.query or parts.fragment or parts.password is not None or _CONTROL.search(path):
        raise DeployError("target", target=text)
    if parts.scheme == "ssh" and _HOST.fullmatch(host) and _USER.fullmatch(parts.username or "x"):
        if ".." in path.split("/"):
            raise DeployError("target", target=text)
        if not path.strip("/"):
            raise DeployError("target-unsafe", target=text)
        return SshTarget(host, path.rstrip("/"), parts.username or "", port)
    if parts.scheme == "s3" and _BUCKET.fullmatch(parts.netloc):
        prefix = path.strip("/")
        return BucketTarget(parts.netloc, f"{prefix}/" if prefix else "")
    raise DeployError("target", target=text)


def _folder(text: str, output: Path, content: Path) -> FolderTarget:
    if not text.strip() or _CONTROL.search(text):
        raise DeployError("target", target=text)
    folder, output = Path(text).expanduser().resolve(), output.resolve()
    nested = folder == output or folder in output.parents or output in folder.parents
    if nested or unsafe_output(folder, content):
        raise DeployError("target-unsafe", target=text)
    return FolderTarget(folder)
