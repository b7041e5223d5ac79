"""The dependencies of each target as one digest: a target is dirty if the last build made it with another digest."""

from __future__ import annotations

from plugins.content.targets import CopiedFile, File, MadeFile, Page, Section, Target
from plugins.core.code import code_digest
from plugins.core.codec import digest

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

    def digest(self, target: Target) -> str:
        """The digest of all that a file is made from, in hexadecimal."""
        match target:
            case Page():
                version = self._templates.version(target.template, target.lacks)
                about: object = (version, target.template, target.address)
            case File():
                about = target.address
            case CopiedFile():
                status = target.path.stat()
                return f"{target.key} {status.st_size} {status.st_mtime_ns}"
            case MadeFile():
                return digest((self._code, target.digest)).hex()
        return digest((self._code, about, target.inputs, [body.digest for body in target.bodies])).hex()

    def templates_digest(self, section: Section, lacks: frozenset[str]) -> bytes:
        """The digest of the templates of a section. lacks: names of the context that no page of it has."""
        return digest((self._code, [self._templates.version(name, lacks) for name in section.templates]))
