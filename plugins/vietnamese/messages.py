"""Messages to users, kept in a YAML file beside the code that sends them."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import Any

import yaml

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's loader where PyYAML has it: many times as fast, and every build begins by reading messages."""

DEFAULT_LANGUAGE = "vi"
"""The language of anything that names none, as a BCP 47 tag."""


def read_yaml(path: Path) -> Any:
    """The value of a YAML file that belongs to the code."""
    return yaml.load(path.read_text(encoding="utf-8"), LOADER)


class Messages:
    """The templates of one messages.yaml: code → Vietnamese text with {names}."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._texts: dict[str, str] = read_yaml(path)

    def in_language(self, language: str) -> Messages:
        """The messages in a language: except for the default, those of messages.LANGUAGE.yaml in the same folder."""
        return self if language == DEFAULT_LANGUAGE else _of_file(self._path.with_suffix(f".{language}.yaml"))

    def say(self, code: str, **values: object) -> str:
        """The text of `code` with its values filled in; KeyError for an unknown code or a missing value."""
        return self._texts[code].format(**values)

    def codes(self) -> frozenset[str]:
        """All codes, for the guide and its test."""
        return frozenset(self._texts)


def messages_of(package: str) -> Messages:
    """The messages of a package: those of the messages.yaml in its folder."""
    return _of_file(Path(str(sys.modules[package].__file__)).with_name("messages.yaml"))


@cache
def _of_file(path: Path) -> Messages:
    return Messages(path)
