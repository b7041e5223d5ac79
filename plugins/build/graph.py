"""The dependencies of each target as one digest: a target is dirty if the last build made it with another digest."""

from __future__ import annotations

from plugins.content.targets import CopiedFile, MadeFile, Page, Target
from plugins.core.code import code_digest
from plugins.core.codec import digest

from .state import Version
from .templates import Templates


class Graph:
    """Digests of targets.

    A page depends on its template and all that this includes, on the facts of the site that they name, on its inputs,
    and on the texts of its bodies; any other file on its inputs; all of them on our code.
    """

    def __init__(self, templates: Templates, *how: bytes) -> None:
        """how: digests of how sources are read and templates are rendered."""
        self._templates = templates
        self._code = digest((code_digest(), how))
        self._versions: dict[tuple[str, frozenset[str]], Version] = {}

    def digest(self, target: Target) -> str:
        """The digest of all that a file is made from, in hexadecimal."""
        match target:
            case CopiedFile():
                status = target.path.stat()
                return f"{target.key} {status.st_size} {status.st_mtime_ns}"
            case MadeFile():
                return digest((self._code, target.digest)).hex()
        made_by = self.version(target).digest
        return digest((made_by, target.address, target.inputs, [body.digest for body in target.bodies])).hex()

    def version(self, target: Target) -> Version:
        """The version that makes this file now; the same version makes the same bytes from the same inputs."""
        if isinstance(target, Page):
            return self._version(target.template, target.lacks)
        return self._version("", frozenset())

    def is_current(self, version: Version) -> bool:
        """Whether neither code nor template has changed since a version was recorded."""
        return version == self._version(version.template, version.lacks)

    def _version(self, template: str, lacks: frozenset[str]) -> Version:
        key = template, lacks
        if key not in self._versions:
            of_template = self._templates.version(template, lacks) if template else b""
            self._versions[key] = Version(template, lacks, digest((self._code, template, of_template)))
        return self._versions[key]
