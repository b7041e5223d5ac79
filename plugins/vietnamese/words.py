"""Lists of words, kept in a YAML file beside the code that looks for them.

A list is one text: phrases as `text.spellings` reads them, parted by "; ", or single words parted by "|" where it is
but a part of phrases. `$name` in a list stands for another that comes before it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from string import Template
from typing import Any

import yaml

from .messages import LOADER


def read_words(folder: Path) -> Mapping[str, Any]:
    """The lists of the words.yaml in a folder, by their names."""
    lists: dict[str, Any] = {}
    for name, found in yaml.load((folder / "words.yaml").read_text(encoding="utf-8"), LOADER).items():
        lists[name] = _filled(found, lists)
    return lists


def _filled(found: Any, lists: Mapping[str, Any]) -> Any:
    if isinstance(found, dict):
        return {name: _filled(one, lists) for name, one in found.items()}
    return Template(found).substitute(lists)


def phrases_of(words: str) -> list[str]:
    """The phrases of a list."""
    return words.split("; ") if words else []
