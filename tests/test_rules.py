"""Architecture rules that the code itself must obey."""

import ast
import re
import subprocess
import unicodedata
from fnmatch import fnmatch
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

import pelicanconf
from plugins.content.capability import capabilities
from plugins.content.fields import KEYS
from tests.archives import CAPABILITIES as PROJECT
from tests.tables import every

ROOT = Path(__file__).resolve().parents[1]
CAPABILITIES = sorted(
    path.name for path in (ROOT / "plugins").iterdir() if path.is_dir() and path.name != "__pycache__"
)
GROUND = {"vietnamese": set(), "core": {"vietnamese"}, "content": {"vietnamese", "core"}}
"""What each lower layer may import; capabilities, including the build, may import these three and nothing else."""
GLUE = {"__init__.py", "build/generator.py", "search/generator.py"}
"""The modules that may import Pelican, by name or by path below plugins/."""


def tracked(*patterns: str) -> list[Path]:
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *patterns],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return [ROOT / name for name in listing.split("\0") if name and (ROOT / name).is_file()]


@cache
def imports(path: Path) -> set[str]:
    """The dotted names that a module imports, with relative imports resolved."""
    package = list(path.relative_to(ROOT).with_suffix("").parts)[:-1]
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            names.update({module, *(f"{module}.{alias.name}" for alias in node.names)})
    return names


PLUGIN_MODULES = tracked("plugins/**/*.py", "plugins/*.py")


@every("path", PLUGIN_MODULES)
def test_only_glue_imports_pelican(path: Path) -> None:
    if not GLUE & {path.name, path.relative_to(ROOT / "plugins").as_posix()}:
        assert not [name for name in imports(path) if name.split(".")[0] == "pelican"]


@every("path", PLUGIN_MODULES)
def test_arrows_go_down(path: Path) -> None:
    parts = path.relative_to(ROOT / "plugins").parts
    if len(parts) < 2:
        return
    allowed = GROUND.get(parts[0], {"vietnamese", "core", "content"}) | {parts[0]}
    used = {name.split(".")[1] for name in imports(path) if re.match(r"plugins\.\w", name)}
    assert used <= allowed
    assert not [name for name in imports(path) if name.split(".")[0] in ("tools", "tests")]


def test_texts_are_nfc_and_name_no_machine() -> None:
    """No registries, download addresses or local paths; NFC everywhere, since tests of other forms use escapes."""
    forbidden = re.compile(r"pypi\.org|pythonhosted|registry\.npmjs|index-url|/home/\w|/Users/\w|/root/")
    for path in tracked("*.py", "*.md", "*.txt", "*.toml", "*.yaml", "*.html", "*.css", "*.js", ".ci/run"):
        if path == Path(__file__) or b"\0" in path.read_bytes() or "tests/site/faults" in path.as_posix():
            continue
        text = path.read_text(encoding="utf-8")
        assert unicodedata.is_normalized("NFC", text), path
        assert not forbidden.search(text), path


@pytest.mark.parametrize("name", CAPABILITIES)
def test_receivers_live_as_long_as_their_modules(name: str) -> None:
    """Signals hold receivers weakly: only a module's own function lives until the signal is sent.

    A function that is shadowed by a submodule of the same name is lost, too.
    """
    folder = ROOT / "plugins" / name
    glue = ast.parse((folder / "__init__.py").read_text(encoding="utf-8"))
    functions = {node.name for node in glue.body if isinstance(node, ast.FunctionDef)}
    connected = [
        node.args[0]
        for node in ast.walk(glue)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "connect"
    ]
    names = {receiver.id for receiver in connected if isinstance(receiver, ast.Name)}
    assert len(names) == len(connected)
    assert names <= functions - {path.stem for path in folder.iterdir()}


def test_every_plugin_that_has_a_capability_answers_with_it() -> None:
    for name in pelicanconf.PLUGINS:
        module = import_module(name)
        if hasattr(module, "CAPABILITY"):
            module.register()
            assert module.CAPABILITY in [answer for _, answer in capabilities.send(None)], name
    assert len({one.name for one in PROJECT.all}) == len(PROJECT.all)


def test_no_date_is_formatted_by_the_system() -> None:
    """Names in strftime depend on the locale: only numbers may be formatted with it, and nothing parsed."""
    names = re.compile(r"strptime|%[aAbBpcxX]\b|import locale|setlocale")
    for path in tracked("plugins/**/*.py", "tools/**/*.py", "theme/templates/**"):
        assert not names.search(path.read_text(encoding="utf-8")), path


def test_every_command_and_setting_is_documented() -> None:
    from tools.commands import parser

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (commands,) = (action for action in parser()._actions if action.choices)
    assert [name for name in commands.choices if f"`{name}" not in readme] == []
    for name, command in commands.choices.items():
        rows = "".join(line for line in readme.splitlines() if line.startswith(f"| `{name}"))
        options = {option for action in command._actions for option in action.option_strings if option.startswith("--")}
        assert [option for option in sorted(options - {"--help"}) if option not in rows] == [], name
    settings = re.findall(r"^(ARCHIVE_\w+|MARKDOWN_EXTENSIONS|SITE\w*)\b", (ROOT / "pelicanconf.py").read_text(), re.M)
    assert [name for name in settings if f"`{name}`" not in readme] == []


def test_every_key_of_front_matter_is_documented() -> None:
    guide = (ROOT / "HUONG-DAN.md").read_text(encoding="utf-8")
    keys = [*KEYS, *(key.name for key in PROJECT.keys)]
    assert [key for key in keys if f"`{key}`" not in guide] == []


def test_every_setting_of_ours_is_known_as_one() -> None:
    from plugins.build.idle_settings import OURS

    settings = re.findall(r"^(ARCHIVE_\w+)\b", (ROOT / "pelicanconf.py").read_text(encoding="utf-8"), re.MULTILINE)
    assert [name for name in settings if name not in OURS] == []


def test_no_folder_of_tests_is_left_out(pytestconfig: pytest.Config) -> None:
    """By default, pytest skips folders called "build" and the like."""
    folders = {part for path in tracked("tests/**/test_*.py") for part in path.relative_to(ROOT).parts[:-1]}
    passed_over = pytestconfig.getini("norecursedirs")
    assert [name for name in sorted(folders) if any(fnmatch(name, pattern) for pattern in passed_over)] == []
