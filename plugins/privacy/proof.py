"""The proof of removal: nothing published contains an expired text, however it is written.

Pure: from the declarations of all sources to a search for their traces in the bytes of an output. For nearly all
outputs a look at their bare letters suffices; only if these contain a value is an output parsed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from html import unescape
from urllib.parse import unquote_to_bytes

import orjson
from msgspec import Struct

from plugins.content.body.text import INLINE
from plugins.content.grouping import grouped
from plugins.content.layout import ATTACHED_TYPES
from plugins.core.diagnostics import Diagnostic
from plugins.vietnamese.messages import messages_of
from plugins.vietnamese.personal.letters import WALL, View, bare_text, letters_of
from plugins.vietnamese.personal.values import Value

from .expired import Expired

MESSAGES = messages_of(__package__)

_SHARDS = re.compile(r"tim-kiem/chi-muc/(?:.+\.txt|manifest\.json)")
"""Matches files of the search index, where words are sorted alphabetically and neighbours are unrelated."""
_MARKED = (".html", ".xml", ".svg")
_MARKDOWN = ".md"
_ADDRESSES = re.compile(rb"\]\([^()\[\]]*\)|\[\^[^\]\n]*\]")
_PIXELS = (
    ".avif", ".webp", ".jpg", ".jpeg", ".png", ".ico", ".gif", ".woff2", ".gz", ".br", ".css", ".js", *ATTACHED_TYPES
)  # fmt: skip
"""Suffixes of outputs without text of articles, or checked before they enter the archive."""
_TAG = re.compile(r"""<(?P<name>/?[a-zA-Z!?][\w:-]*)(?P<rest>(?:[^<>"']|"[^"]*"|'[^']*')*)>""")
_TAG_BYTES = re.compile(rb"<[^<>]*>")
_ATTRIBUTE = re.compile(r"""=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_JSON_BREAK = re.compile(rb"\\(?:[nrtbf]|u00(?:2[0-9a-f]|3[a-f]))")
_ICS_FOLD = re.compile(rb"\r?\n[ \t]")
_DRESSED = re.compile(
    rb"&(?!amp;|lt;|gt;|quot;|nbsp;|#34;|#39;)#?\w+;|&amp;#|\\(?:u(?!00(?:2[0-9a-f]|3[a-f]))|U|x)[0-9a-fA-F]"
    rb"|\xef[\xac\xbc\xbd]|\xf0\x9d|\xf0\x9f[\x84\x85]|\xe2(?:[\x84\x85\x91-\x93]|\x81[\xb0-\xbf]|\x82[\x80-\x9c])"
    rb"|\xc2[\xaa\xb2\xb3\xb9\xba\xbc-\xbe]|\xe3[\x88-\x8f]"
)
"""Matches escapes and characters that stand for plain letters and digits; replacing them all takes longer."""
_LOWER = bytes(range(256)).lower()
_CONSONANTS = b"bcfghjklmnpqrstvwxz0123456789"
_LETTERS = _CONSONANTS + b"aeiouy"
"""Without d, since đ does not decompose into an ASCII letter and a mark."""
_NO_CONSONANTS, _NO_LETTERS = (bytes({*range(256)} - {*kept, *kept.upper()}) for kept in (_CONSONANTS, _LETTERS))


class Trace(Struct, frozen=True):
    """An expired text left in an output. path: of the output.

    sure: whether it can only be that text: the output is of the source that declares it, or of its translation, or the
    text identifies one person anywhere. A name in another article may be someone else's.
    """

    expired: Expired
    path: str
    sure: bool

    @property
    def diagnostic(self) -> Diagnostic:
        """The message to editors, at the declaration and without the text."""
        code = "personal-left" if self.sure else "personal-elsewhere"
        message = MESSAGES.say(code, path=self.path)
        return Diagnostic(self.expired.file, self.expired.line, code, message, "error" if self.sure else "warning")


class Proof:
    """Searches outputs for traces of the expired texts of an archive."""

    def __init__(self, expired: Iterable[Expired]) -> None:
        self._by_value = grouped(expired, lambda one: one.value)
        self._hints = {value: _hints(value) for value in self._by_value}

    @property
    def key(self) -> str:
        """Identifies the declarations of this proof, without their texts."""
        places = sorted({(one.file, one.line) for all_expired in self._by_value.values() for one in all_expired})
        return "\n".join(f"{file}:{line}" for file, line in places)

    def traces(self, path: str, data: bytes) -> list[Trace]:
        """The traces in an output, in its bytes or its path; one for each declaration."""
        traces = self._judged(path, self._of(path), (path,))
        if traces or path.endswith(_PIXELS):
            return traces
        hinted = self._hinted(path, data)
        return self._judged(path, hinted, texts_of(path, data)) if hinted else []

    def holds(self, text: str) -> bool:
        """Whether a short text, such as the first line of a commit, contains any of the values."""
        if not self._by_value:
            return False
        view = View(letters_of(text))
        return any(value.stands_in(view) for value in self._by_value)

    def _of(self, path: str) -> list[Value]:
        """The values to search an output for; an ambiguous number only in the outputs of its own article."""
        return [
            value
            for value, all_expired in self._by_value.items()
            if not value.is_short_number or any(self._is_own(expired, path) for expired in all_expired)
        ]

    def _is_own(self, expired: Expired, path: str) -> bool:
        return any(address and f"/{path}".startswith(address) for address in (expired.address, expired.english))

    def _hinted(self, path: str, data: bytes) -> list[Value]:
        """The values whose bare letters occur in the bytes, or may occur there in disguise."""
        values = self._of(path)
        if _SHARDS.fullmatch(path):
            return [value for value in values if value.is_number and value.forms[0].letters.encode() in data]
        if not values:
            return []
        plain = _undressed(path, data)
        if _DRESSED.search(data):
            plain = bare_text(plain.decode("utf-8", "replace")).encode("utf-8", "replace")
        pieces = [plain]
        if b"<" in plain:
            pieces.append(_TAG_BYTES.sub(b"", plain))
        if path.endswith(_MARKDOWN):
            pieces.append(_ADDRESSES.sub(b"", plain))
        consonants = b" ".join(piece.translate(_LOWER, _NO_CONSONANTS) for piece in pieces)
        values = [value for value in values if any(hint in consonants for hint, _ in self._hints[value])]
        if not values:
            return []
        letters = b" ".join(
            unicodedata.normalize("NFD", piece.decode("utf-8", "replace")).encode().translate(_LOWER, _NO_LETTERS)
            for piece in pieces
        )
        return [value for value in values if any(hint in letters for _, hint in self._hints[value])]

    def _judged(self, path: str, values: Iterable[Value], texts: Iterable[str]) -> list[Trace]:
        values = [*values]
        if not values:
            return []
        view = View(letters_of(WALL.join(texts)))
        return [
            Trace(expired, path, value.identifying or self._is_own(expired, path))
            for value in values
            if value.stands_in(view)
            for expired in self._by_value[value]
        ]


def _hints(value: Value) -> tuple[tuple[bytes, bytes], ...]:
    """What the bytes of any output with one of the forms contain, first without vowels, then with them."""
    letters = [form.letters.encode() for form in value.forms]
    return tuple({(one.translate(None, _NO_CONSONANTS), one.translate(None, _NO_LETTERS)): None for one in letters})


def _undressed(path: str, data: bytes) -> bytes:
    """The bytes of an output with the common escapes decoded: folded lines, JSON, percent signs, tags."""
    if path.endswith(".ics"):
        data = _ICS_FOLD.sub(b"", data)
    if b"\\" in data:
        data = _JSON_BREAK.sub(b" ", data)
    if b"%" in data:
        data = unquote_to_bytes(data)
    if b"&" in data:
        data = data.replace(b"&lt;", b"<").replace(b"&gt;", b">").replace(b"&nbsp;", b" ")
        data = data.replace(b"&amp;", b"&").replace(b"&#34;", b'"').replace(b"&#39;", b"'").replace(b"&quot;", b'"')
    return data


def texts_of(path: str, data: bytes) -> Iterator[str]:
    """The texts in an output: the whole of it, it without tags, each attribute; of JSON, each string."""
    if path.endswith(".json"):
        try:
            yield from _strings(orjson.loads(data))
            return
        except orjson.JSONDecodeError:
            pass
    if path.endswith(".ics"):
        data = _ICS_FOLD.sub(b"", data)
    text = _JSON_BREAK.sub(b" ", data).decode("utf-8", "replace")
    yield text
    if path.endswith(_MARKDOWN):
        yield _ADDRESSES.sub(b"", data).decode("utf-8", "replace")
    if path.endswith(_MARKED):
        for written in (text, unescape(text)) if "&lt;" in text else (text,):
            yield _TAG.sub(lambda tag: "" if tag["name"].strip("/").lower() in INLINE else "\n", written)
            for tag in _TAG.finditer(written):
                yield from (next(filter(None, found), "") for found in _ATTRIBUTE.findall(tag["rest"]))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
    elif isinstance(value, int | float):
        yield str(value)
