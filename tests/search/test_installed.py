"""What `pip install` of this folder gives: two namespace plugins, found by Pelican without a path."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from importlib.resources import files
from pathlib import Path

import pytest

from tests.search.test_plain_site import ROOT, Built, write

PARTS = ("plugins", "packaging", "theme/static/js/search", "theme/templates/partials", "content/du-lieu")
ROOMS = ("vietnamese", "core", "content", "search")
FILES = ("pyproject.toml", "MANIFEST.in", "README.md", "LICENSE", "NOTICE")
SETTINGS = 'SITENAME = "Nhật ký"\nPATH = "content"\nTIMEZONE = "Asia/Ho_Chi_Minh"\nDEFAULT_LANG = "vi"\n'


def copy_sources(folder: Path) -> Path:
    """A copy of what this repository is installed from."""
    for name in PARTS:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        shutil.copy(ROOT / name, folder / name)
    return folder


def pip_install(source: Path, into: Path, *options: str) -> subprocess.CompletedProcess[str]:
    usual = ("--no-build-isolation", "--no-deps", "--no-index", "--target", str(into))
    command = [sys.executable, "-m", "pip", "install", *usual, *options, str(source)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def installed_files(packages: Path) -> dict[str, bytes]:
    """What this repository has installed in a folder, without what pip notes of it."""
    folders = [packages / "luu_tru", *packages.glob("pelican/plugins/vietnamese*")]
    paths = (path for folder in folders for path in folder.rglob("*") if path.suffix in {".py", ".yaml", ".js"})
    return {str(path.relative_to(packages)): path.read_bytes() for path in paths}


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of packages with Pelican and this repository, installed by pip."""
    folder = tmp_path_factory.mktemp("installed")
    done = pip_install(copy_sources(folder / "source"), folder / "packages")
    assert done.returncode == 0, done.stderr
    shutil.rmtree(folder / "source")
    shutil.copytree(str(files("pelican")), folder / "packages" / "pelican", dirs_exist_ok=True)
    return folder / "packages"


@pytest.mark.slow
def test_an_editable_installation_is_refused_with_the_cure(tmp_path: Path) -> None:
    done = pip_install(copy_sources(tmp_path / "source"), tmp_path / "packages", "--editable")
    assert done.returncode != 0
    assert "set PYTHONPATH to this folder" in done.stdout + done.stderr


@pytest.mark.slow
def test_a_source_distribution_from_a_folder_that_was_installed_before(installed: Path, tmp_path: Path) -> None:
    source, sources = copy_sources(tmp_path / "source"), tmp_path / "sources"
    old = source / "build/lib/luu_tru/search"
    old.mkdir(parents=True)
    for name in ("gone.py", "index.py"):
        (old / name).write_text("import gone\n")
        os.utime(old / name, (4e9, 4e9))  # newer than the source, as after unpacking another version over it
    assert pip_install(source, tmp_path / "again").returncode == 0
    program = "import sys; from setuptools.build_meta import build_sdist; build_sdist(sys.argv[1])"
    subprocess.run([sys.executable, "-c", program, sources], cwd=source, check=True, capture_output=True)
    (archive,) = sources.iterdir()
    done = pip_install(archive, tmp_path / "packages")
    assert done.returncode == 0, done.stderr
    for folder in ("again", "packages"):
        assert installed_files(tmp_path / folder) == installed_files(installed)


@pytest.mark.slow
@pytest.mark.parametrize("plugins", ['PLUGINS = ["vietnamese", "vietnamese_search"]', ""])
def test_pelican_finds_both_plugins(installed: Path, tmp_path: Path, plugins: str) -> None:
    (write(tmp_path) / "pelicanconf.py").write_text(f"{SETTINGS}{plugins}\n", encoding="utf-8")
    (tmp_path / "plugins").mkdir()
    (tmp_path / "plugins" / "__init__.py").touch()  # the site's own, which comes first
    environment = {**os.environ, "PYTHONPATH": str(installed), "COLUMNS": "400"}
    command = [sys.executable, "-X", "utf8", "-m", "pelican", "-s", "pelicanconf.py"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    built = Built(tmp_path / "output", done.stdout)
    assert built.cards()["Bữa cơm ngày mùa"]["date"] == "2019-09-05"
    page = (built.output / "tim-kiem/index.html").read_text(encoding="utf-8")
    assert "data-search-results" in page
    assert (built.output / "tim-kiem/js/search/main.js").is_file()


def test_a_site_keeps_its_versions_and_gets_what_the_plugins_import() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert not [one for one in project["dependencies"] if "==" in one]
    sources = (path for room in ROOMS for path in (ROOT / "plugins" / room).rglob("*.py"))
    imports = re.compile(r"^\s*(?:from|import) ([a-z]\w*)", re.MULTILINE | re.IGNORECASE)
    modules = {name for path in sources for name in imports.findall(path.read_text(encoding="utf-8"))}
    others = modules - sys.stdlib_module_names - {"plugins", "distributed"}  # the last for a cluster alone
    named = {re.split(r"[^\w-]", one)[0] for one in project["dependencies"]}
    provided = packages_distributions()
    found = {name for name in others if name in provided}
    assert {"numpy", "yaml", "lunar_vn"} <= found
    assert [name for name in sorted(found) if not named & {one.lower() for one in provided[name]}] == []


def test_every_room_that_is_installed_is_named_whole() -> None:
    tool = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    folders = {path.parent for room in ROOMS for path in (ROOT / "plugins" / room).rglob("*.py")}
    needed = {".".join(("luu_tru", *folder.relative_to(ROOT / "plugins").parts)) for folder in folders}
    assert needed <= {*tool["packages"]}
    assert all((ROOT / folder).is_dir() for folder in tool["package-dir"].values())
