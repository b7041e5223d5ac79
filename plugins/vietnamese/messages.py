"""Messages to people, kept in a YAML file beside the code that says them."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import Any

import yaml

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's, many times as fast, wherever PyYAML has it: a build begins with reading messages."""


class Messages:
    """The templates of one messages.yaml: code → Vietnamese text with {names}."""

    def __init__(self, path: Path) -> None:
        self._texts: dict[str, str] = yaml.load(path.read_text(encoding="utf-8"), LOADER)

    def say(self, code: str, **values: object) -> str:
        """The text of `code` with its values filled in; KeyError for an unknown code or a missing value."""
        return self._texts[code].format(**values)

    def codes(self) -> frozenset[str]:
        """Every code there is, for the guide and its test."""
        return frozenset(self._texts)


@cache
def messages_of(package: str) -> Messages:
    """The messages of a package: those of the messages.yaml in its folder."""
    return Messages(Path(str(sys.modules[package].__file__)).with_name("messages.yaml"))
