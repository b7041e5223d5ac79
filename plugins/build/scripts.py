"""ES modules bundled into the scripts that pages load: each entry in one file with all that it imports.

An entry is a module that others import at most dynamically, by `import("…")`. One imported so from its own folder is a
later part of the importing entry, and takes the modules that both need from the script of that entry. Sources keep to a
form in which bundling is concatenation: named imports by relative paths, never renamed; names exported where they are
declared, and again only by a module of the same script; and within one entry no name declared at the top of two
modules. ScriptError says where a source does not.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence

_IMPORT = re.compile(
    r'^(?P<verb>import|export) \{(?P<names>\s*[\w$]+(?:,\s*[\w$]+)*,?\s*)\} from "(?P<path>\.[^"]+)";\n', re.MULTILINE
)
_OTHER_IMPORT = re.compile(r"^import\b(?!\().*|^export (?:default|\{(?!\})|\*).*", re.MULTILINE)
DYNAMIC = re.compile(r'\bimport\("(?P<path>\.[^"]+)"\)')
_DECLARATION = re.compile(
    r"^(?P<export>export )?(?:async )?(?:function|class|const|let|var) (?P<names>[\w$]+|[\[{][^=]+[\]}])", re.MULTILINE
)
_NAME = re.compile(r"[\w$]+")
# Comments and indentation, on which no script may rely inside a string. Comments that begin with "//#" address the
# browser: "allFunctionsCalledOnLoad" lets it compile a module while it arrives.
_NOTES = re.compile(r"^[ \t]*//(?!#).*\n|[ \t]*/\*\*(?:[^*]|\*(?!/))*\*/[ \t]*\n?|^[ \t]+", re.MULTILINE)
HINTS = re.compile(r"^//#.*\n", re.MULTILINE)


class ScriptError(ValueError):
    """A script that is not written in the form that bundling needs."""


def bundles(sources: Mapping[str, str]) -> dict[str, str]:
    """The scripts to publish, by name: every entry, bundled with its imports, without comments."""
    modules = {name: Module(name, text) for name, text in sources.items()}
    for module in modules.values():
        for path, names in module.imports.items():
            missing = names - modules[path].exports if path in modules else names
            if missing:
                raise ScriptError(f"{module.name}: {path} exports no {', '.join(sorted(missing))}")
    imported = {path for module in modules.values() for path in module.imports}
    for module in modules.values():
        if both := imported & module.parts:
            raise ScriptError(f"{module.name}: {min(both)} is imported both dynamically and by another module")
    entries = {name: [*dict.fromkeys(_in_order(name, modules, ()))] for name in modules if name not in imported}
    wholes = _wholes(entries)
    return {
        name: _joined(name, some, {module.name: whole for whole in reversed(wholes[name]) for module in entries[whole]})
        for name, some in entries.items()
    }


def _wholes(entries: Mapping[str, Sequence[Module]]) -> dict[str, tuple[str, ...]]:
    """For each entry, those that it is a later part of: the one a page loads first comes first, its importer last."""
    asked = {
        entry: {part for module in modules for part in module.parts if part in entries} - {entry}
        for entry, modules in entries.items()
    }
    parts = set().union(*asked.values())
    found: dict[str, tuple[str, ...]] = {entry: () for entry in entries if entry not in parts}
    waiting = [*found]
    for entry in waiting:  # which grows
        own = (*found[entry], entry)
        for part in sorted(asked[entry]):
            if part not in found:
                found[part] = own
                waiting.append(part)
            elif found[part] != own[: len(found[part])]:
                raise ScriptError(f"{part}: imported dynamically by both {found[part][-1]} and {entry}")
    if lost := parts - found.keys():
        raise ScriptError(f"{min(lost)}: not imported by any script that a page loads")
    return found


class Module:
    """A parsed module. imports: the imported names, by module; names: those declared at its top level.

    again: the imported names that it exports again; parts: the modules of its folder that it imports dynamically.
    """

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.folder = posixpath.dirname(name)
        self.imports: dict[str, set[str]] = {}
        self.again: set[str] = set()
        for match in _IMPORT.finditer(text):
            names = _NAME.findall(match["names"])
            self.imports.setdefault(self.resolve(match["path"]), set()).update(names)
            self.again.update(names if match["verb"] == "export" else ())
        self.text = _IMPORT.sub("", text).lstrip("\n")
        if other := _OTHER_IMPORT.search(self.text):
            raise ScriptError(f"{name}: cannot be bundled: {other[0]}")
        found = [(bool(match["export"]), _NAME.findall(match["names"])) for match in _DECLARATION.finditer(self.text)]
        self.names = {each for _, some in found for each in some}
        self.exports = self.again.union(*(some for exported, some in found if exported))
        asked = {self.resolve(match["path"]) for match in DYNAMIC.finditer(_NOTES.sub("", text))}
        self.parts = {path for path in asked if posixpath.dirname(path) == self.folder}

    def resolve(self, path: str) -> str:
        """The name of the module at a path relative to this one."""
        return posixpath.normpath(posixpath.join(self.folder, path))


def _joined(entry: str, modules: Sequence[Module], elsewhere: Mapping[str, str]) -> str:
    """The script of an entry, from these modules in this order.

    elsewhere: for modules that other scripts contain, the script to import from.
    """
    parts = []
    owners: dict[str, str] = {}
    taken: dict[str, set[str]] = {}
    for module in (module for module in modules if module.name not in elsewhere):
        for path, names in module.imports.items():
            if path in elsewhere:
                if again := names & module.again:
                    raise ScriptError(f"{module.name}: {min(again)} of another script cannot be exported again")
                taken.setdefault(elsewhere[path], set()).update(names)
        for name in sorted(module.names):
            if owners.setdefault(name, module.name) != module.name:
                raise ScriptError(f"{module.name}: {name} is also declared by {owners[name]}")
        text = module.text if module.name == entry else HINTS.sub("", module.text)
        parts.append(_moved(text, module, entry))
    hint = HINTS.match(parts[-1])
    head = hint[0] if hint else ""
    parts[-1] = parts[-1].removeprefix(head)
    for whole, names in sorted(taken.items()):
        head += f'import {{ {", ".join(sorted(names))} }} from "{_relative(whole, entry)}";\n'
    return _NOTES.sub("", head + "\n".join(parts))


def _in_order(name: str, modules: Mapping[str, Module], above: tuple[str, ...]) -> Iterator[Module]:
    """A module and its imports in topological order: each once, after all that it imports."""
    if name in above:
        raise ScriptError(f"{name}: imported in a circle by {above[-1]}")
    seen: set[str] = set()
    for path in modules[name].imports:
        for module in _in_order(path, modules, (*above, name)):
            if module.name not in seen:
                seen.add(module.name)
                yield module
    yield modules[name]


def _moved(text: str, module: Module, entry: str) -> str:
    """The text of a module with its dynamic imports made relative to the folder of its entry."""

    def moved(match: re.Match[str]) -> str:
        return f'import("{_relative(module.resolve(match["path"]), entry)}")'

    return DYNAMIC.sub(moved, text)


def _relative(name: str, entry: str) -> str:
    """The path of a module from the folder of an entry."""
    path = posixpath.relpath(name, posixpath.dirname(entry) or ".")
    return path if path.startswith(".") else f"./{path}"
