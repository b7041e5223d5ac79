"""Formats diagnostics for repository hosts, which show each beside its line in a merge request.

Paths are relative to the root of the repository if the content is inside it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from plugins.core.diagnostics import Diagnostic

_SEVERITIES = {"error": "major", "warning": "minor"}


def as_github(diagnostics: Iterable[Diagnostic], content: Path, root: Path) -> Iterator[str]:
    """GitHub workflow commands, one per line."""
    for one in sorted(diagnostics):
        place = f"file={_property(_path(one, content, root))},line={one.line},title={_property(one.code)}"
        yield f"::{one.level} {place}::{_data(one.message)}"


def as_gitlab(diagnostics: Iterable[Diagnostic], content: Path, root: Path) -> str:
    """A GitLab code quality report, with fingerprints that do not depend on the line number."""
    report = [
        {
            "description": one.message,
            "check_name": one.code,
            "fingerprint": hashlib.sha256("\0".join(one.key).encode()).hexdigest(),
            "severity": _SEVERITIES[one.level],
            "location": {"path": _path(one, content, root), "lines": {"begin": one.line}},
        }
        for one in sorted(diagnostics)
    ]
    return json.dumps(report, ensure_ascii=False)


def _path(one: Diagnostic, content: Path, root: Path) -> str:
    folder = content.resolve()
    path = folder / one.file
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
