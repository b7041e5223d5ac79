"""What each target depends on, as one digest: a target is dirty if its digest is not the one it was last made with."""

from __future__ import annotations

from plugins.content.targets import CopiedFile, File, MadeFile, Page, Target
from plugins.core.code import code_digest
from plugins.core.codec import digest

from .templates import Templates


class Graph:
    """Digests of targets.

    A page depends on its template with all that this includes, on the facts of the site that they name, on its inputs
    and on the texts of its bodies; any other file on its inputs; each of them on our code.
    """

    def __init__(self, templates: Templates) -> None:
        self._templates = templates
        self._code = code_digest()

    def digest(self, target: Target) -> str:
        """What a file is made from, in hexadecimal."""
        match target:
            case Page():
                version = self._templates.version(target.template)
                parts: tuple[object, ...] = (version, target.template, target.address, target.context.__qualname__)
            case File():
                parts = (self._code, target.make.__module__, target.make.__qualname__)
            case CopiedFile():
                status = target.path.stat()
                return f"{status.st_size} {status.st_mtime_ns}"
            case MadeFile():
                return digest((self._code, target.digest)).hex()
        return digest((parts, target.inputs, [body.digest for body in target.bodies])).hex()
