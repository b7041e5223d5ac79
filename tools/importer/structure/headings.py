"""Recognises headings (marked up, numbered, in capitals, bold, or plain lines between paragraphs) and their levels."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.content.body.tables import CAPTION

from ..classification.prose import LONG
from ..model import Heading, Item, Line, Official, Paragraph, Signatures, Table
from .markers import Marker, marker_of
from .official import signing
from .pieces import Context, Piece, Pieces, following, is_blank, is_text, preceding

_LONGEST = 200
_PLAIN_LONGEST = 150
_FIRST, _LAST = 2, 6
_ENDED = re.compile(r"[.;,!?…][\"”»’)\]]*$")
_COLON = re.compile(r":\s*$")
_INTRODUCES = re.compile(
    r"(?i)(?:\b(?:sau|sau đây|dưới đây|gồm|có|là|cụ thể|rằng|yêu cầu|đề nghị|nêu rõ|biết|cho biết|"
    r"nhấn mạnh|phát biểu|khẳng định|đó|tiêu chí|nói|viết)\s*(?: \w+){0,1})\s*:$"
)
_COLON_WORDS = 9
_TOLD = re.compile(r"(?i)\bđã\b")
_NAMING = re.compile(r"(?i)(?:những|các|một số|kết quả|công tác|tình hình|việc|về|nội dung|nhiệm vụ)\s")
"""The opening of a noun phrase, which a heading may be even if it says what was done."""
_MARKED = ("h1", "h2", "h3", "h4", "h5", "h6")
_NUMBERED = ("number", "dotted", "roman", "letter", "part")


def headings(pieces: Pieces, context: Context) -> Iterator[Piece]:
    """Turn lines into headings, each at the level of its kind among the headings before it."""
    signs = signing(pieces, _is_content)
    kinds = ["" if at in signs else _kind(pieces, at, context) for at in range(len(pieces))]
    colons = sum(kind == "colon" for kind in kinds)
    levels: list[str] = []
    for piece, kind in zip(pieces, kinds, strict=True):
        if not kind or not isinstance(piece, Line) or (kind == "colon" and colons < 2):
            yield piece
            continue
        if kind in levels:
            del levels[levels.index(kind) + 1 :]
        else:
            levels = [*(above for above in levels if kind != "top" or above.startswith("part")), kind]
        yield Heading(piece.numbers, piece.spans, min(_FIRST + len(levels) - 1, _LAST))


def _kind(pieces: Pieces, at: int, context: Context) -> str:
    """The kind of heading a piece is; "" if none. Kinds of one level share a name."""
    line = pieces[at]
    if not is_text(line) or line.marker or (line.cell and line.tag not in _MARKED):
        return ""
    text = line.text
    if len(text) > _LONGEST or not any(char.isalpha() for char in text):
        return ""
    after = following(pieces, at)
    if after is None or isinstance(after, Signatures):
        return ""
    if line.tag in _MARKED:
        return line.tag
    marker = marker_of(line.raw)
    strong = line.is_bold and context.page.kind != "text"
    capitals = text.isupper() and len(re.findall(r"[^\W\d_]", text)) > 7 and len(text.split()) > 1
    if marker and marker.kind in _NUMBERED:
        return _numbered(line, marker, pieces, at, firm=strong or capitals)
    if marker:
        return "bold" if strong and marker.kind == "ordinal" and not _ENDED.search(text) else ""
    if capitals and not _ENDED.search(text.rstrip(".")):
        return "top"
    if _ENDED.search(text):
        return ""
    if strong:
        return "" if _INTRODUCES.search(text) or CAPTION.match(text) else "bold"
    return _plain(line, pieces, at) if context.page.kind == "text" else ""


def _numbered(line: Line, marker: Marker, pieces: Pieces, at: int, *, firm: bool) -> str:
    """The kind of a numbered heading: bold, in capitals, or a short line outside a list of its kind; "" if none."""
    kind = {"roman": "top", "part": f"part-{marker.text.split()[0].lower()}"}.get(marker.kind, marker.kind)
    if marker.kind == "dotted":
        kind = f"dotted-{_depth(marker)}"
    if marker.kind == "letter" and marker.text[0].isupper():
        kind = "letter-capital"
    if firm:
        return kind
    text = line.text
    if _ENDED.search(text) or len(text) > _LONGEST:
        return ""
    if marker.kind == "letter" and marker.text[1] in ")/" and len(text) > _PLAIN_LONGEST:
        return ""
    for neighbour in (following(pieces, at), preceding(pieces, at)):
        other = marker_of(neighbour.raw) if is_text(neighbour) else None
        alike = other and other.kind == marker.kind and (marker.kind != "dotted" or _depth(other) == _depth(marker))
        counted = other and marker.value and abs(other.value - marker.value) == 1  # "1. Sở." above "2. Huyện:"
        if alike and isinstance(neighbour, Line) and (counted or not _ENDED.search(neighbour.text)):
            return ""
    return kind


def _depth(marker: Marker) -> int:
    return marker.text.strip(".").count(".")


def _plain(line: Line, pieces: Pieces, at: int) -> str:
    """The kind of an unmarked heading above prose: short, set apart, capitalised, no end punctuation; "" if none."""
    text = line.text
    before, after = preceding(pieces, at), following(pieces, at)
    apart = at == 0 or is_blank(pieces[at - 1]) or before is None
    if (
        (_TOLD.search(text) and not _NAMING.match(text))
        or not apart
        or len(text) > _PLAIN_LONGEST
        or not (text[0].isupper() or text[0].isdigit())
        or len(text.split()) < 2
    ):
        return ""
    if _COLON.search(text):
        introduces = _INTRODUCES.search(text) or len(text.split()) > _COLON_WORDS
        return "" if introduces or not _is_content(after) else "colon"
    return "plain" if _is_content(after) or _is_colon(after) or isinstance(after, Official) else ""


def _is_content(piece: Piece | None) -> bool:
    if isinstance(piece, Paragraph | Item | Table):
        return True
    if not is_text(piece):
        return False
    return (
        len(piece.text) >= LONG
        or bool(piece.marker)
        or marker_of(piece.raw) is not None
        or bool(_ENDED.search(piece.text))
    )


def _is_colon(piece: Piece | None) -> bool:
    return isinstance(piece, Line) and len(piece.text.split()) <= _COLON_WORDS and bool(_COLON.search(piece.text))
