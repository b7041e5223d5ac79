"""Word lists, kept in a YAML file beside the code that uses them.

A list is one string: phrases as `text.spellings` reads them, separated by "; ", or single words separated by "|" if
they are only parts of phrases. `$name` in a list stands for an earlier list.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from pathlib import Path
from string import Template
from typing import Any

from .messages import read_yaml
from .text import spellings


def read_words(folder: Path) -> Mapping[str, Any]:
    """The lists of a folder's words.yaml, by name."""
    lists: dict[str, Any] = {}
    for name, found in read_yaml(folder / "words.yaml").items():
        lists[name] = _filled(found, lists)
    return lists


def _filled(found: Any, lists: Mapping[str, Any]) -> Any:
    if isinstance(found, dict):
        return {name: _filled(one, lists) for name, one in found.items()}
    return Template(found).substitute(lists)


def phrases_of(words: str) -> list[str]:
    """The phrases of a list."""
    return words.split("; ") if words else []


def spelled(words: str) -> tuple[str, ...]:
    """All spellings of the phrases of a list."""
    return tuple(chain.from_iterable(map(spellings, phrases_of(words))))
