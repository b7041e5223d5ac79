"""The step of building the package that renames `plugins`."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from setuptools.command.build_py import build_py
from setuptools.errors import SetupError

_IMPORTS = re.compile(r"^(\s*(?:from|import) )plugins\b", re.MULTILINE)
_EDITABLE = (
    "luu-tru cannot be installed with --editable, since its modules are renamed while they are copied. Run pip install "
    "without it, again after each change; or set PYTHONPATH to this folder, and in pelicanconf.py "
    'PLUGINS = ["plugins.vietnamese", "plugins.search"].'
)


class Renaming(build_py):
    """Copies modules, with `luu_tru` for `plugins` in their imports."""

    def finalize_options(self) -> None:
        """Refuse an editable installation; called by setuptools."""
        super().finalize_options()
        if self.editable_mode:
            raise SetupError(_EDITABLE)

    def run(self) -> None:
        """Copy everything; called by setuptools."""
        shutil.rmtree(self.build_lib, ignore_errors=True)  # of an older version of this folder
        super().run()

    def build_module(self, module: str, module_file: str, package: str) -> tuple[str, bool]:
        """Copy one module; called by setuptools."""
        path, copied = super().build_module(module, module_file, package)
        text = Path(path).read_text(encoding="utf-8")
        Path(path).write_text(_IMPORTS.sub(r"\1luu_tru", text), encoding="utf-8")
        return path, copied
