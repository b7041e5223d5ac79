"""Bare addresses, https://…, www.… and a@b.vn, become links, as readers expect."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from ..urls import is_sound

SIGNS = ("://", "www.", "@")
"""Every such address contains one of these."""
_HOST = r"[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)+"
_REST = r"(?:[:/?#][^\s<>\"“”«»\x00-\x1f]*)?"
_ADDRESS = (
    rf"(?<![\w@./:=&?%#-])(?:(?P<web>https?://{_HOST}{_REST})|(?P<host>www\.{_HOST}{_REST})"
    rf"|(?P<mail>(?:mailto:)?[a-z0-9](?:[a-z0-9.+_-]{{0,63}})@{_HOST}))"
)
_AFTER = ".,;:!?'’*_…"
"""Characters at the end of an address that belong to the sentence or to a mark."""
_BRACKETS = {")": "(", "]": "[", "}": "{"}


class BareAddress(InlineProcessor):
    """Turns addresses into links, unless they are inside a link already."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, md: Markdown) -> None:
        super().__init__(_ADDRESS, md)
        self.compiled_re = re.compile(_ADDRESS, re.IGNORECASE)

    def getCompiledRegExp(self) -> Any:  # noqa: N802  # python-markdown's name
        """The finder of addresses: this object itself, which skips texts without SIGNS."""
        return self

    def finditer(self, text: str, start: int) -> Iterator[re.Match[str]]:
        """The addresses in a text from a place on."""
        return self.compiled_re.finditer(text, start) if any(sign in text for sign in SIGNS) else iter(())

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int, int]:  # type: ignore[override]  # noqa: N802
        """A link with the address as typed for its text; nothing if a browser could not follow it."""
        written = _without_end(m[0])
        kind = m.lastgroup
        scheme = "mailto" if kind == "mail" else written.partition(":")[0].lower() if kind == "web" else "http"
        target = written if ":" in written.partition("/")[0] and kind != "host" else f"{_PREFIXES[kind or '']}{written}"
        if not is_sound(target, scheme):
            return None, m.start(), m.end()
        link = Element("a", {"href": target})
        link.text = AtomicString(written)
        return link, m.start(), m.start() + len(written)


_PREFIXES = {"web": "", "host": "http://", "mail": "mailto:"}


def _without_end(written: str) -> str:
    """An address without the punctuation of the sentence after it: ")." in "(xem https://a.vn/b_(c))."."""
    while written:
        last = written[-1]
        opening = _BRACKETS.get(last)
        if last not in _AFTER and (opening is None or written.count(opening) >= written.count(last)):
            break
        written = written[:-1]
    return written
