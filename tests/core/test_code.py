"""Digests of code follow every import."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.core import code
from plugins.core.code import code_digest, package_digest

FILES = {
    "__init__.py": "",
    "core/__init__.py": "",
    "core/text.py": "WORDS = 1\n",
    "images/__init__.py": "from .unrelated import x\n",
    "images/unrelated.py": "x = 1\n",
    "images/encoding.py": "from . import recipe\nfrom plugins.core.text import WORDS\n"
    "\ndef f():\n    from .late import y\n",
    "images/recipe.py": "from .facts import (\n    A,\n    B,\n)\nimport plugins.images.sizes\n",
    "images/facts.py": "A = B = 1\n",
    "images/sizes.py": "from ..content import model\n",
    "images/late.py": "y = 1\n",
    "images/messages.yaml": "a: b\n",
    "content/__init__.py": "",
    "content/model.py": "",
}
FOLLOWED = ("images/encoding.py", "images/recipe.py", "images/facts.py", "images/sizes.py", "images/late.py")
BEYOND = ("core/text.py", "content/model.py", "images/messages.yaml")


@pytest.fixture
def plugins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "plugins"
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    monkeypatch.setattr(code, "PLUGINS", folder)
    forget()
    yield folder
    forget()


def forget() -> None:
    code_digest.cache_clear()
    package_digest.cache_clear()
    code._contents.cache_clear()
    code._files.cache_clear()
    code._imported.cache_clear()


def digests() -> tuple[bytes, bytes, bytes]:
    forget()
    own = package_digest("plugins.images.encoding", "plugins.images")
    return code_digest(), code_digest("plugins.images.encoding"), own


@pytest.mark.parametrize("name", FILES)
def test_a_changed_file_changes_the_digests_that_follow_from_it(plugins: Path, name: str) -> None:
    before = digests()
    (plugins / name).write_text(FILES[name] + "# changed\n")
    changed = [old != new for old, new in zip(before, digests(), strict=True)]
    assert changed == [True, name in FOLLOWED + BEYOND, name in FOLLOWED]


def test_a_file_that_is_new_or_gone_changes_the_digest_of_everything(plugins: Path) -> None:
    before = digests()
    (plugins / "images/new.py").write_text("")
    assert digests()[0] != before[0]
    (plugins / "images/new.py").unlink()
    assert digests() == before


def test_names_of_the_standard_library_and_of_others_are_not_followed() -> None:
    assert code_digest("plugins.core.codec") != code_digest("plugins.core.files")
