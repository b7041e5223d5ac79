"""The project's capabilities, for tools that read the content without a build."""

from __future__ import annotations

from importlib import import_module

from plugins.content.capability import Capabilities
from tools import ROOT


def capabilities() -> Capabilities:
    """The capabilities of the plugins in pelicanconf.py, in order."""
    from pelican.settings import read_settings

    plugins = read_settings(str(ROOT / "pelicanconf.py"))["PLUGINS"]
    modules = map(import_module, plugins)
    return Capabilities(tuple(module.CAPABILITY for module in modules if hasattr(module, "CAPABILITY")))
