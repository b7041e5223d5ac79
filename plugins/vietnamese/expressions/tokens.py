"""The tokeniser (numbers, words, signs), and a cursor over its tokens."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Concatenate, NamedTuple, ParamSpec, TypeVar

from plugins.vietnamese.when import When

from .lexicon import Lexicon

_TOKEN = re.compile(r"([0-9]+)|([^\W\d_]+)|(\S|\n)")

NUMBER, WORD, SIGN = 1, 2, 3


class Token(NamedTuple):
    """A number, a word (key: as the lexicon spells it) or a single sign, at text[start:end]."""

    kind: int
    key: str
    start: int
    end: int


def tokenise(text: str, lexicon: Lexicon) -> list[Token]:
    """The tokens of a plain text; spaces only separate them, and the end of a paragraph is a sign."""
    return list(_tokens(text, lexicon, 0, len(text)))


def tokenise_around(text: str, lexicon: Lexicon, start: int, sign: int, end: int) -> list[Token]:
    """The tokens of text[start:end], but after offset `sign` only up to the first that cannot be part of a date."""
    tokens = []
    for token in _tokens(text, lexicon, start, end):
        if token.start > sign and token.kind != NUMBER and token.key not in lexicon.parts:
            break
        tokens.append(token)
    return tokens


def _tokens(text: str, lexicon: Lexicon, start: int, end: int) -> Iterator[Token]:
    key = lexicon.key
    for match in _TOKEN.finditer(text, start, end):
        kind = match.lastindex or SIGN
        yield Token(kind, key(match[0]) if kind == WORD else match[0], match.start(), match.end())


class Reader:
    """A cursor over tokens; each reading method either consumes what it names, or finds nothing and does not move.

    prose: the tokens are running text, where only an unambiguous date counts as one; found_before: the last date
    before; found_until: where it ends, 0 if there is none.
    """

    def __init__(self, text: str, tokens: Sequence[Token], lexicon: Lexicon, *, prose: bool) -> None:
        self.text, self.tokens, self.lexicon, self.prose = text, tokens, lexicon, prose
        self.at = self.found_until = 0
        self.found_before: When | None = None
        self._first_words = lexicon.first_words

    @property
    def done(self) -> bool:
        """Whether all tokens are consumed."""
        return self.at >= len(self.tokens)

    def glued(self, offset: int = 0) -> bool:
        """Whether the token at this offset directly adjoins the one before it."""
        index = self.at + offset
        return 0 < index < len(self.tokens) and self.tokens[index].start == self.tokens[index - 1].end

    def is_kind(self, kind: int, offset: int = 0) -> bool:
        """Whether the token at this offset is of this kind: NUMBER, WORD or SIGN."""
        index = self.at + offset
        return 0 <= index < len(self.tokens) and self.tokens[index].kind == kind

    def is_sign(self, signs: str, offset: int = 0) -> bool:
        """Whether the token at this offset is one of these signs."""
        return self.is_kind(SIGN, offset) and self.tokens[self.at + offset].key in signs

    def is_word(self, *keys: str) -> bool:
        """Whether the current token is one of these words, as the lexicon spells them."""
        return self.is_kind(WORD) and self.tokens[self.at].key in keys

    @property
    def number(self) -> str:
        """The digits of the current token, not consumed; "" if it is no number."""
        return self.tokens[self.at].key if self.is_kind(NUMBER) else ""

    def phrase(self, role: str) -> int | None:
        """Consume the longest phrase of this role; its value, None if there is none here."""
        tokens, at = self.tokens, self.at
        if at >= len(tokens) or tokens[at].key not in self._first_words[role]:
            return None
        phrases = self.lexicon.roles[role]
        keys = tuple([token.key for token in tokens[at : at + self.lexicon.longest[role]]])
        for length in range(len(keys), 0, -1):
            value = phrases.get(keys[:length])
            if value is not None:
                self.at += length
                return value
        return None

    def has(self, role: str) -> bool:
        """Consume a phrase of this role; whether there was one here."""
        if self.at >= len(self.tokens) or self.tokens[self.at].key not in self._first_words[role]:
            return False
        return self.phrase(role) is not None

    def sees(self, role: str) -> bool:
        """Whether a phrase of this role comes next; consumes nothing."""
        at = self.at
        found = self.has(role)
        self.at = at
        return found

    def starts(self, group: str) -> bool:
        """Whether the current token is a number, or the first word of a phrase of any role in the group."""
        if self.at >= len(self.tokens):
            return False
        token = self.tokens[self.at]
        return token.kind == NUMBER or token.key in self._first_words[group]

    def figures(self, least: int = 1, most: int = 2) -> str:
        """Consume a number of `least` to `most` digits; as written, "" if there is none here."""
        if self.is_kind(NUMBER):
            key = self.tokens[self.at].key
            if least <= len(key) <= most:
                self.at += 1
                return key
        return ""

    def sign(self, signs: str, *, glued: bool = False) -> str:
        """Consume one of these signs; "" if there is none here. glued: only if it adjoins the token before."""
        if self.is_sign(signs) and (self.glued() or not glued):
            self.at += 1
            return self.tokens[self.at - 1].key
        return ""


Found = TypeVar("Found")
Rest = ParamSpec("Rest")


def rewinding(
    production: Callable[Concatenate[Reader, Rest], Found],
) -> Callable[Concatenate[Reader, Rest], Found]:
    """Make a production rewind the reader when it finds nothing (None or False)."""

    def read(reader: Reader, /, *args: Rest.args, **named: Rest.kwargs) -> Found:
        start = reader.at
        found = production(reader, *args, **named)
        if found is None or found is False:
            reader.at = start
        return found

    return read
