"""Regular expressions compiled on first use, since most texts need few of them."""

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
        setattr(self, name, method)  # so that later calls bypass this method
        return method


def expression(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A regular expression, compiled on first use."""
    return cast("re.Pattern[str]", _Expression(pattern, flags))
