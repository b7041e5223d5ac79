"""Regular expressions that are compiled where a text first needs them, as most texts need few."""

from __future__ import annotations

import re
from functools import cached_property
from typing import cast


class _Expression:
    def __init__(self, pattern: str, flags: int) -> None:
        self._pattern, self._flags = pattern, flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._pattern, self._flags)

    def __getattr__(self, name: str) -> object:
        method = getattr(self._compiled, name)
        setattr(self, name, method)  # which is found without this from now on
        return method


def expression(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A regular expression."""
    return cast("re.Pattern[str]", _Expression(pattern, flags))
