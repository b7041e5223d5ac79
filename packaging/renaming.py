"""The step of building the package that renames `plugins`."""

from __future__ import annotations

import re
from pathlib import Path

from setuptools.command.build_py import build_py

_IMPORTS = re.compile(r"^(\s*(?:from|import) )plugins\b", re.MULTILINE)


class Renaming(build_py):
    """Copies modules, with `luu_tru` for `plugins` in their imports."""

    def build_module(self, module: str, module_file: str, package: str) -> tuple[str, bool]:
        """Copy one module; called by setuptools."""
        path, copied = super().build_module(module, module_file, package)
        text = Path(path).read_text(encoding="utf-8")
        Path(path).write_text(_IMPORTS.sub(r"\1luu_tru", text), encoding="utf-8")
        return path, copied
