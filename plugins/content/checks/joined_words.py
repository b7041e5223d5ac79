"""Checks for words joined by mistake: "củaTổ quốc", "quốc tế.Trong", "cơ bản,đến", "khôngđược", "năm2021"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, pairwise

from plugins.core.diagnostics import Diagnostics

from ..legacy import is_syllable
from ..letters import LOWER, UPPER
from ..lines import Lines

_EDGES = " .,;:!?…()[]{}\"'“”‘’«»*_–-"
_SEAM = re.compile(rf"(?<=[{LOWER}])(?:[,;:](?=[{LOWER}])|(?:[.,;:!?)]|(?=[{UPPER}][{LOWER}]))(?=[{UPPER}]))")
_COMMAS = re.compile(r"[^\W\d_]{2,}(?:[,;][^\W\d_]{2,})+")
"""Matches words of any kind that are joined by commas: "VNPT,Viettel"."""
_BEFORE_SLASH = re.compile(r"^(?:[^\W\d_]+/)+(?=[^\W\d_])")
"""Matches words with slashes after them at the start of another: "triệu/phiên,cao"."""
_DEGREES = re.compile(r"(?:(?:P?GS|TS(?:KH)?|Th[sS]|BS|KS|CN),?)+")
_BY_FIGURES = re.compile(r"[^\W\d_]{2,}[,;](?=\d[\d/.-]*\Z)|\d[\d/.%-]*\)?[,;](?=[^\W\d_]{2,}\Z)")
"""Matches a word with a comma before figures, or figures with one before a word: "Thử,72", "20/9,Sở"."""
_BY_MARK = re.compile(rf"\w*[^\W\d_](?:[:,.]?(?=[“«])|[:,](?=\"))(?=.[{UPPER}])|[^)%]*[)%](?=[{LOWER}]{{2,}}\Z)")
"""Matches a word before a quotation, text in brackets or a share before a word: "nói:“Của", "2028)về", "24%so"."""
_WORD = re.compile(r"[^\W\d_]+")
_BEFORE_FIGURES = re.compile(r"(?P<word>[^\W\d_]{2,})(?P<figures>\d[\d/.,-]*)")
_COMMON = frozenset((
    "bị", "các", "cho", "có", "của", "cùng", "để", "đã", "đến", "được", "hoặc", "khi", "không", "là", "mà",
    "một", "năm", "này", "ngày", "những", "như", "phải", "qua", "ra", "sau", "sẽ", "tại", "theo", "thì", "từ",
    "trên", "trong", "trước", "và", "vào", "về", "với",
))  # fmt: skip
"""Words that any text contains; loan words such as "bêtông", "vắcxin" are not made of them."""
_LONGEST, _LONGEST_NOTE = 40, 2
"""The most letters of joined words, and of the number of a footnote."""
_KINDS = bytes.maketrans(
    bytes(range(0x80, 0x100)) + b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.:!?)%,; \t\n_",
    b"l" * (0x80 + 26) + b"U" * 36 + b"......" + b",," + b"___" + b" ",
)
"""The class of each byte of UTF-8: lower case (as all marked letters), capital or digit, stop, comma, space, other."""
_LONGEST_SYLLABLE = 10
"""The most bytes of one syllable; "trưởng" has nine."""
_PLACES = (b"lU", b"l.U", b"l.l", b"U.l", b",U", b",l", b'."U', b',"U', b"l" * (_LONGEST_SYLLABLE + 1))
"""Classes of bytes where words may be joined."""
_LETTERS = bytes.maketrans(
    bytes(range(0x80, 0x100)) + b"aeiouyAEIOUYbcdfghjklmnpqrstvwxzBCDFGHJKLMNPQRSTVWXZ \t\n",
    b"M" * 0x80 + b"v" * 12 + b"c" * 40 + b"___",
)
"""The class of each byte of UTF-8: marked letter, other vowel, consonant, space."""
_SYLLABLES = tuple(sign % (b"c" * number) for number in (1, 2, 3, 4) for sign in (b"M%sM", b"M%sv", b"v%sM"))
"""Classes of bytes where one syllable goes over into another, at least one of them with a mark."""


def check(text: str, lines: Lines, diagnostics: Diagnostics) -> None:
    """Report joined words in a plain text, each once."""
    for word in sorted({_BEFORE_SLASH.sub("", word) for word in _candidates(text.encode())}):
        parts = _parts(word, text)
        if parts and not _separates_cells(word, lines.source) and not lines.is_surplus(word):
            may_be_note = parts[0].isalpha() and parts[-1].isdecimal() and len(parts[-1]) <= _LONGEST_NOTE
            values = {"found": word, "right": " ".join(parts), "note": f"{parts[0]}[^{parts[-1]}]"}
            diagnostics.warning("note-joined" if may_be_note else "words-joined", lines.line_of(word), **values)


def _candidates(text: bytes) -> Iterator[str]:
    """The words of a text, in UTF-8, that may be joined; there are mostly none, which classes of bytes show quickly."""
    for classes, signs in ((_KINDS, _PLACES), (_LETTERS, _SYLLABLES)):
        kinds = text.translate(classes)
        for sign in signs:
            place = kinds.find(sign)
            while place >= 0:
                begin, end = kinds.rfind(b"_", 0, place) + 1, kinds.find(b"_", place)
                end = end if end >= 0 else len(kinds)
                yield text[begin:end].decode().strip(_EDGES)
                place = kinds.find(sign, end)


def _separates_cells(word: str, source: str) -> bool:
    """Whether a mark in a word separates the cells of its row, as no space follows it there: "Tên,Giá,Số lượng"."""
    place = source.find(word)
    row = source[source.rfind("\n", 0, place) + 1 :].partition("\n")[0].rstrip()
    signs = (sign for sign in ",;" if sign in word and row.count(sign) > 1 and f"{sign} " not in row)
    return any(signs) and not row.endswith(".")


def _parts(word: str, text: str) -> list[str]:
    """The parts that a word should be split into; none if it is correct, foreign, or a name of its own."""
    if len(word) > _LONGEST:
        return []
    if _COMMAS.fullmatch(word) and not _DEGREES.fullmatch(word):
        return re.split(r"(?<=[,;])", word)
    if word.isascii() and "%" not in word:
        return []
    if match := _BY_FIGURES.match(word) or _BY_MARK.match(word):
        left, right = match[0], word[match.end() :]
        known = [part for part in (left.rstrip(",;:."), right) if part.isalpha()]
        return [left, right] if all(map(is_syllable, known)) and (known or right[0] in '“«"') else []
    signed = _SEAM.sub("\\g<0> ", word).split(" ")
    parts = [part.rstrip(".,;:!?)") for part in signed]
    if len(parts) > 1:
        sound = (len(parts[0]) > 1 or not parts[0].isascii()) and all(
            _WORD.fullmatch(part) and is_syllable(part) for part in parts
        )
        capitals = any(before != before.lower() for before, _ in pairwise(parts[1:]))
        return signed if sound and not capitals else []
    if match := _BEFORE_FIGURES.fullmatch(word):
        sound = not match["word"].isascii() and match["word"][1:].islower() and is_syllable(match["word"])
        return [match["word"], match["figures"]] if sound else []
    if word.isalpha() and (word[1:].islower() or word.isupper()) and not is_syllable(word):
        return _syllables(word, text)
    return []


def _syllables(word: str, text: str) -> list[str]:
    """The two syllables of a word: those that stand side by side elsewhere in the text, or one of which is common."""
    pairs = [[word[:place], word[place:]] for place in range(2, len(word) - 1)]
    pairs = [pair for pair in pairs if all(map(is_syllable, pair))]
    apart = (pair for pair in pairs if tuple(map(str.lower, pair)) in _neighbours(text))
    common = (pair for pair in pairs if not _COMMON.isdisjoint(map(str.lower, pair)))
    sure = pairs if len(word.encode()) > _LONGEST_SYLLABLE else ()
    return next(chain(apart, common, sure), [])


@lru_cache(maxsize=1)
def _neighbours(text: str) -> frozenset[tuple[str, str]]:
    """The words that stand side by side in a text, in lower case."""
    return frozenset(pairwise(_WORD.findall(text.lower())))
