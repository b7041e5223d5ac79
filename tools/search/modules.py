"""ES modules as one plain script, for V8 on its own, which cannot load modules."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from plugins.build.scripts import DYNAMIC, Module

_EXPORT = re.compile(r"^export ", re.MULTILINE)
_SCRIPT = """
const modules = {
%s
};
const exported = {};
function imported(name) {
  return (exported[name] ??= modules[name]());
}
"""


def as_script(sources: Mapping[str, str]) -> str:
    """A script that defines `imported(name)`, which runs a module on first use and returns what it exports.

    sources: the modules by name, in the form that plugins/build/scripts.py describes.
    """
    modules = [Module(name, text) for name, text in sources.items()]
    return _SCRIPT % ",\n".join(f"{json.dumps(module.name)}: () => {{\n{_body(module)}}}" for module in modules)


def _body(module: Module) -> str:
    imports = [f"const {{ {_listed(names)} }} = {_imported(path)};\n" for path, names in module.imports.items()]
    text = DYNAMIC.sub(lambda match: f"Promise.resolve({_imported(module.resolve(match['path']))})", module.text)
    return f"{''.join(imports)}{_EXPORT.sub('', text)}\nreturn {{ {_listed(module.exports)} }};\n"


def _listed(names: set[str]) -> str:
    return ", ".join(sorted(names))


def _imported(name: str) -> str:
    return f"imported({json.dumps(name)})"
