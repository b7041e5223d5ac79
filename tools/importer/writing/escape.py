"""Escapes text so that Markdown shows it literally, and only where a character would be special."""

from __future__ import annotations

import re

_INLINE = re.compile(r"[\\`*\[\]<]|&(?=#?\w+;|$)|(?<![^\W_])_|_(?![^\W_])")
_PAIR = re.compile(r"\[(?!\^)[^\[\]]*\](?![(:])")
"""Brackets that begin no link, note or definition."""
_NAMED = {
    "<": "&lt;",
    "&": "&amp;",
    "[": "&#91;",
    "`": "&#96;",
    "\\": "&#92;",
    "]": "&#93;",
    "*": "&#42;",
    "_": "&#95;",
}
_SIMPLE = frozenset("*_[]`")
"""Characters escaped with a backslash, which editors read more easily than an entity."""
_AFTER_DOTS = re.compile(r"(?:^|\W)\.{1,2}\Z")
"""Matches before a sign whose backslash would belong to a path, as in ".\\*"."""
_MANY = 40
"""Special characters beyond which entities are used: so many backslashes would be refused as too dense."""
_START = re.compile(
    r"(?P<hash>#)|(?P<quote>>)|(?P<bullet>[-+*](?=\s|$))|(?P<number>\d{1,9})(?P<dot>\.)(?=\s|$)|"
    r"(?P<rule>[-*_](?=[ \-*_]+$))"
    r"|(?P<other>[|~:/=])"
)
_ENTITY = re.compile(r"&(?=#?\w+;)")
_ATTRIBUTE = re.compile(r"[\\`*_\[\]<>&\"()!']")


def text(words: str, behind: str = "") -> str:
    """Escape words inside a paragraph; `behind` is the character that follows."""
    dense = len(_INLINE.findall(words)) > _MANY
    pairs = () if dense else _PAIR.finditer(words + behind)
    plain = {place for pair in pairs for place in (pair.start(), pair.end() - 1)}

    def escaped(match: re.Match[str]) -> str:
        sign = match[0]
        if match.start() in plain:
            return sign
        is_simple = sign in _SIMPLE and not (sign == "[" and words.startswith("^", match.end()))
        return _NAMED[sign] if dense or not is_simple or _AFTER_DOTS.search(words, 0, match.start()) else f"\\{sign}"

    return _INLINE.sub(escaped, words)


def start(line: str) -> str:
    """Escape the start of a paragraph that would begin another kind of block."""
    match = _START.match(line)
    if match is None:
        return line
    if match["number"]:
        return f"{match['number']}\\.{line[match.end() :]}"
    if match["other"]:
        return f"&#{ord(line[0])};{line[1:]}"
    return f"\\{line}"


def cell(markdown: str) -> str:
    """Escape Markdown inside a table cell."""
    return markdown.replace("|", "&#124;")


def attribute(words: str) -> str:
    """Escape the alt text or title of a picture; entities there are decoded twice."""
    words = _ENTITY.sub("&amp;", words)
    return _ATTRIBUTE.sub(lambda match: f"&#{ord(match[0])};", words)
